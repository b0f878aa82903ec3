"""What goes wrong around a daemon, done on purpose: afterwards the index is right."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from mdnet.daemon import watching
from mdnet.daemon.events import Watcher
from mdnet.index.row import digest_of

NOTE = "People/Maria.md"


def is_known(played, path: str = NOTE) -> bool:
    found: bytes | None = played.indexed(path)
    return found == digest_of((played.root / path).read_bytes())


@pytest.fixture
def begun(play, monkeypatch):
    """A daemon, and the list of reasons for which it began anew since."""
    played = play()
    played.steps(0.3)
    reasons: list[str] = []
    real = played.daemon.begin

    def begin(why: str) -> None:
        reasons.append(why)
        real(why)

    monkeypatch.setattr(played.daemon, "begin", begin)
    return played, reasons


def deaf(played) -> None:
    """Let the daemon hear nothing any more, without its noticing."""
    played.daemon.watching._watcher.dispatch = lambda event: None


def flood(folder: Path) -> None:
    """More events than the system's queue holds."""
    limit = int(Path("/proc/sys/fs/inotify/max_queued_events").read_text())
    for number in range(limit // 3):
        path = folder / f"{number % 50}.md"
        path.write_text(f"{number}\n")
        path.unlink()


def test_an_overflow_of_the_systems_queue_is_noticed(begun, root: Path):
    played, reasons = begun
    (emitter,) = played.daemon.watching._watcher._observer.emitters
    # Who empties the queue waits here meanwhile, as on a machine that is too slow.
    with emitter._inotify._lock:
        flood(root / "Archive")
        (root / NOTE).write_text("in the flood\n")
    assert played.until(lambda: is_known(played))
    assert played.until(lambda: bool(reasons))
    assert reasons[0] == "the system's queue of events overflowed"
    (root / NOTE).write_text("after the flood\n")
    assert played.until(lambda: is_known(played))
    assert played.differences() == ()


def test_a_lost_event_after_an_overflow_is_made_up_for(begun, root: Path):
    played, reasons = begun
    deaf(played)
    (root / NOTE).write_text("nobody heard of it\n")
    played.daemon.watching._watcher._warnings.overflow = True
    assert played.until(lambda: is_known(played))
    assert reasons == ["the system's queue of events overflowed"]


def test_what_watchdog_writes_to_its_log_is_heard(begun, root: Path):
    import logging

    played, reasons = begun
    logging.getLogger("watchdog.observers.inotify_c").warning(
        "Inotify queue overflowed; filesystem events were lost"
    )
    assert played.until(lambda: bool(reasons))
    assert reasons == ["the system's queue of events overflowed"]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_an_emitter_that_died_is_begun_anew(begun, root: Path):
    played, reasons = begun
    (emitter,) = played.daemon.watching._watcher._observer.emitters

    def fail(*_: object) -> None:
        raise KeyError("as when a tree is copied in")

    emitter.queue_events = fail
    (root / "People/Tom.md").write_text("this one is the last it hears of\n")
    (root / NOTE).write_text("nobody hears of this one\n")
    assert played.until(lambda: is_known(played))
    assert reasons == ["a thread that listens has ended"]
    (root / NOTE).write_text("the new one hears\n")
    assert played.until(lambda: is_known(played), 1)


def test_threads_that_hang_are_noticed(begun, root: Path, monkeypatch):
    played, reasons = begun
    monkeypatch.setattr(watching, "MARK_S", 0.2)
    played.daemon.watching._ask_at = 0.0
    deaf(played)
    (root / NOTE).write_text("nobody heard of it\n")
    assert played.until(lambda: is_known(played))
    assert reasons == ["a thread that listens does not answer"]


@pytest.mark.parametrize("hours", [8, -1])
def test_after_a_jump_of_the_clock_everything_is_looked_at(
    begun, root: Path, hours: int
):
    played, reasons = begun
    deaf(played)
    (root / NOTE).write_text("while the machine slept\n")
    played.ahead += timedelta(hours=hours)
    assert played.until(lambda: is_known(played))
    assert len(reasons) == 1
    assert f"the clock moved by {hours * 3600:+d} s" in reasons[0]


def test_what_no_event_told_is_found_on_time(play, root: Path):
    (root / "mdnet.toml").write_text("[watch]\nreconcile = 1\n")
    played = play()
    played.steps(0.3)
    deaf(played)
    (root / NOTE).write_text("nobody heard of it\n")
    assert played.until(lambda: is_known(played))


def test_folders_that_cannot_be_watched_are_polled(begun, root: Path, monkeypatch):
    """As with fs.inotify.max_user_watches too low: watchdog says nothing of it."""
    played, _ = begun
    real = played.daemon.watching._watcher.watches
    monkeypatch.setattr(Watcher, "watches", lambda watcher: real() - 2)
    monkeypatch.setattr(watching, "raised", lambda name, needed: f"Raise {name}.")
    (root / "New").mkdir()
    assert played.until(lambda: bool(played.daemon.watching.polls))
    assert played.daemon.status().polls == (
        "only 4 of 6 folders can be watched. Raise max_user_watches."
    )
    (root / NOTE).write_text("found by looking\n")
    assert played.until(lambda: is_known(played))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("inotify watch limit reached", "sudo sysctl fs.inotify.max_user_watches="),
        ("inotify instance limit reached", "fs.inotify.max_user_instances="),
        ("Permission denied", "the system refuses: Permission denied"),
    ],
)
def test_a_system_that_refuses_to_watch_is_polled(
    play, root: Path, monkeypatch, text: str, said: str
):
    def refuse(watcher) -> None:
        raise OSError(28, text)

    monkeypatch.setattr(Watcher, "start", refuse)
    played = play()
    assert said in played.daemon.watching.polls
    (root / NOTE).write_text("found by looking\n")
    assert played.until(lambda: is_known(played))


def test_a_mount_that_tells_nothing_is_polled(play, root: Path, monkeypatch):
    mounts = f"27 1 0:1 / {root} rw - fuse.sshfs laptop rw\n"
    monkeypatch.setattr(watching, "_mountinfo", lambda: mounts)
    played = play()
    assert played.daemon.watching.polls == f"fuse.sshfs at {root} tells of no changes"
    (root / NOTE).write_text("found by looking\n")
    assert played.until(lambda: is_known(played))


def test_a_mount_that_comes_is_noticed(begun, root: Path, monkeypatch):
    played, reasons = begun
    monkeypatch.setattr(watching, "_mountinfo", lambda: "27 1 0:1 / / rw - ext4 d rw\n")
    assert played.until(lambda: bool(reasons))
    assert reasons == ["file systems were mounted or unmounted"]


def test_a_cache_that_is_deleted_is_made_anew(begun, root: Path, tmp_path: Path):
    played, reasons = begun
    shutil.rmtree(tmp_path / "cache")
    assert played.until(lambda: bool(reasons))
    (root / NOTE).write_text("after the deletion\n")
    assert played.until(lambda: is_known(played))
    assert played.workspace.is_in_use


def test_a_damaged_index_is_built_anew(begun, root: Path):
    played, _ = begun
    path = played.workspace.state().path
    for name in (path, f"{path}-wal"):
        size = Path(name).stat().st_size
        Path(name).write_bytes(b"\x00\xff" * (size // 2))
    (root / NOTE).write_text("after the damage\n")
    assert played.until(lambda: is_known(played))
    assert played.differences() == ()


def test_a_program_that_was_exchanged_says_so_and_ends(begun, tmp_path: Path):
    from mdnet.daemon.opened import OutdatedError

    played, _ = begun
    played.opened._program = "another version"
    shutil.rmtree(tmp_path / "cache")
    with pytest.raises(OutdatedError, match="mdnet was updated while it ran"):
        played.until(lambda: False, 5)
