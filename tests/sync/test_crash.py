"""Killed anywhere, the next sync goes on; an editor's save is never lost (P1, P4)."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from mdnet.errors import LockedError, VaultError
from mdnet.merge import Merged
from mdnet.model.settings import Settings
from mdnet.sync import swap as swapping
from mdnet.sync.checkout import Checkout
from mdnet.sync.contents import Contents
from mdnet.sync.swap import Swap, Swapper
from mdnet.sync.undo import undo
from mdnet.vault import Vault
from mdnet.vault.leftovers import swap_name
from tests.sync.devices import ANA, Device, settle

PATH = "People/Ana Lopez.md"
HERE = "- 2026-11-02 call: here\n"
THERE = "- 2026-11-03 call: there\n"
SAVED = "- 2026-11-04 met: typed meanwhile\n"


@pytest.fixture
def apart(two):
    laptop, desktop = two
    desktop.append(PATH, THERE)
    desktop.sync()
    laptop.append(PATH, HERE)
    return laptop, desktop


def union(path: str, base: bytes | None, ours: bytes, theirs: bytes) -> Merged:
    lines = dict.fromkeys((*ours.splitlines(True), *theirs.splitlines(True)))
    return Merged(b"".join(lines))


KILLED = """
import os, signal, sys
sys.path.insert(0, os.getcwd())
from tests.sync.devices import Device
import mdnet.git.repository as repository
import mdnet.vault.writing as w

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

def before(owner, name, count):
    real, left = getattr(owner, name), [count]
    def call(*words, **more):
        left[0] -= 1
        if left[0] == 0:
            die()
        return real(*words, **more)
    setattr(owner, name, call)

where = {
    "snapshot": (repository.Repository, "move", 1),
    "fetch": (repository.Repository, "fetch", 1),
    "swap": (w, "exchange", 1),
    "index": (repository.Repository, "set_index", 2),
    "ref": (repository.Repository, "move", 2),
    "push": (repository.Repository, "push", 1),
    "after the exchange": (w, "is_still", 1),
}[sys.argv[2]]
from pathlib import Path
device = Device.__new__(Device)
device.root, device.name = Path(sys.argv[1]), "laptop"
device.slips = lambda path, text: ()
Device.clock += 10_000
before(*where)
device.sync()
"""


def killed(device: Device, moment: str) -> None:
    """A sync that is killed at a moment."""
    child = subprocess.run(
        [sys.executable, "-c", KILLED, str(device.root), moment],
        cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert child.returncode == -signal.SIGKILL, child.stderr


@pytest.mark.parametrize(
    "moment",
    ["snapshot", "fetch", "swap", "after the exchange", "index", "ref", "push"],
)
def test_a_kill_at_any_step_is_made_good_by_the_next_sync(apart, moment):
    laptop, desktop = apart
    killed(laptop, moment)
    settle(laptop, desktop)
    assert laptop.notes() == desktop.notes() == {PATH: ANA + HERE + THERE}
    assert laptop.git("status", "--porcelain") == ""
    assert list((laptop.root / ".git").rglob("*.lock")) == []


def test_a_displaced_save_that_nobody_looked_at_is_merged(apart):
    """mdnet was killed after an exchange: an editor's save lies aside."""
    laptop, desktop = apart
    before, after = ANA.encode(), (ANA + HERE).encode()
    aside = laptop.root / "People" / swap_name(before, after, 4711)
    aside.write_text(ANA + SAVED)
    settle(laptop, desktop)
    assert laptop.notes() == desktop.notes()
    text = laptop.read(PATH)
    assert list(laptop.notes()) == [PATH]
    assert [text.count(line) for line in (HERE, THERE, SAVED)] == [1, 1, 1]


def test_a_leftover_that_holds_nothing_of_its_own_goes(apart):
    laptop, desktop = apart
    before, after = ANA.encode(), (ANA + HERE).encode()
    aside = laptop.root / "People" / swap_name(before, after, 4711)
    aside.write_bytes(before)
    settle(laptop, desktop)
    assert laptop.notes() == {PATH: ANA + HERE + THERE}


def test_a_kept_copy_is_merged_by_the_next_sync(apart):
    laptop, desktop = apart
    copy = PATH.replace(".md", " (mdnet kept 20261122-101500).md")
    laptop.write(copy, ANA + SAVED)
    settle(laptop, desktop)
    assert list(laptop.notes()) == [PATH]
    assert SAVED in laptop.read(PATH)
    assert "copies merged" in laptop.git("log", "--format=%s")
    held = laptop.git("log", "--format=%H", "--", copy).split()
    assert SAVED in laptop.git("show", f"{held[-1]}:{copy}")


def test_a_dead_lock_of_git_is_cleared(two):
    laptop, _ = two
    (laptop.root / ".git" / "refs" / "heads" / "main.lock").write_bytes(b"")
    (laptop.root / ".git" / "index.lock").write_bytes(b"")
    laptop.append(PATH, HERE)
    outcome = laptop.sync()
    assert set(outcome.cleared) == {"index.lock", "refs/heads/main.lock"}
    assert outcome.pushed


def test_a_lock_of_a_git_at_work_is_waited_for(two, monkeypatch):
    laptop, _ = two
    lock = laptop.root / ".git" / "index.lock"
    lock.write_bytes(b"")
    worker = subprocess.Popen(
        ["git", "cat-file", "--batch"], cwd=laptop.root,
        stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    monkeypatch.setattr("mdnet.git.locks.WAIT", 0.2)
    monkeypatch.setattr("mdnet.git.locks.clear_dead_locks.__defaults__", (0.2,))
    try:
        with pytest.raises(Exception, match="Another git is at work"):
            laptop.sync()
    finally:
        assert worker.stdin
        worker.stdin.close()
        worker.wait()
    assert laptop.sync().cleared == ("index.lock",)


def saving_before(device: Device, monkeypatch, name: str, save) -> None:
    """Let an editor save at the last moment before a step of the swap."""
    real = getattr(swapping, name)
    done: list[object] = []

    def call(*words, **more):
        if not done:
            done.append(save())
        return real(*words, **more)

    monkeypatch.setattr(swapping, name, call)


def test_a_save_between_snapshot_and_swap_is_merged(apart, monkeypatch):
    laptop, desktop = apart

    def save() -> None:
        laptop.write(PATH, ANA + HERE + SAVED, later=0)

    saving_before(laptop, monkeypatch, "_make", save)
    laptop.sync()
    assert laptop.read(PATH) == ANA + HERE + THERE + SAVED
    settle(laptop, desktop)
    assert desktop.notes() == {PATH: ANA + HERE + THERE + SAVED}


def test_a_note_deleted_there_and_saved_here_meanwhile_stays(two, monkeypatch):
    laptop, desktop = two
    laptop.write("People/Tom Reed.md", "Tom\n")
    settle(laptop, desktop)
    desktop.delete("People/Tom Reed.md")
    desktop.sync()
    saving_before(
        laptop, monkeypatch, "_make",
        lambda: laptop.write("People/Tom Reed.md", "Tom, edited\n", later=0),
    )  # fmt: skip
    laptop.sync()
    settle(laptop, desktop)
    assert desktop.read("People/Tom Reed.md") == "Tom, edited\n"


def test_a_note_made_here_meanwhile_meets_the_one_from_there(two, monkeypatch):
    laptop, desktop = two
    desktop.write("Daily/2026-11-22.md", "- 08:00 met [[Ana Lopez]]\n")
    desktop.sync()
    saving_before(
        laptop, monkeypatch, "_make",
        lambda: laptop.write("Daily/2026-11-22.md", "- 09:00 call [[Tom]]\n", later=0),
    )  # fmt: skip
    laptop.sync()
    text = laptop.read("Daily/2026-11-22.md")
    assert "- 08:00 met [[Ana Lopez]]\n" in text
    assert "- 09:00 call [[Tom]]\n" in text


def test_a_stale_buffer_saved_after_the_swap_takes_nothing_back(apart):
    """The editor read the note before the sync and saves after it, at once."""
    laptop, desktop = apart
    laptop.sync()
    assert THERE in laptop.read(PATH)
    laptop.write(PATH, ANA + HERE + SAVED, later=0)
    settle(laptop, desktop)
    assert laptop.notes() == desktop.notes() == {PATH: ANA + HERE + THERE + SAVED}


@pytest.mark.parametrize("moment", ["snapshot", "swap"])
def test_a_kill_before_a_stale_buffer_was_looked_at_takes_nothing_back(apart, moment):
    """The snapshot that holds the stale text is no wish because nobody went on."""
    laptop, desktop = apart
    laptop.sync()
    laptop.write(PATH, ANA + HERE + SAVED, later=0)
    killed(laptop, moment)
    settle(laptop, desktop)
    assert laptop.notes() == desktop.notes() == {PATH: ANA + HERE + THERE + SAVED}


@pytest.mark.parametrize(
    ("error", "is_committed"), [(VaultError, True), (LockedError, False)]
)
def test_what_cannot_be_put_right_is_committed_unless_that_will_pass(
    apart, monkeypatch, error, is_committed
):
    """A note that can never be written must not stop every sync to come."""
    laptop, _ = apart
    laptop.sync()
    head = laptop.git("rev-parse", "HEAD")
    laptop.write(PATH, ANA + HERE + SAVED, later=0)

    def refuse(*_: object) -> None:
        raise error("refused")

    monkeypatch.setattr(Swapper, "swap_all", refuse)
    with pytest.raises(error):
        laptop.sync()
    assert (laptop.git("rev-parse", "HEAD") != head) is is_committed
    assert laptop.read(PATH) == ANA + HERE + SAVED
    monkeypatch.undo()
    laptop.sync()
    assert (THERE in laptop.read(PATH)) is not is_committed


def test_undo_takes_back_nothing_that_a_stale_buffer_has_not(apart):
    """What it commits first is put right; it is not what it takes back."""
    laptop, _ = apart
    laptop.sync()
    laptop.write(PATH, ANA + HERE + SAVED, later=0)
    with laptop.syncer() as syncer:
        change, _ = undo(syncer, "")
    assert change.kind == "merge"
    assert laptop.read(PATH) == ANA + HERE + SAVED
    assert "repaired: " in laptop.git("log", "--format=%s")


def test_a_kept_copy_is_merged_into_a_note_that_is_put_right_just_then(apart):
    laptop, desktop = apart
    laptop.sync()
    laptop.write(PATH, ANA + HERE + SAVED, later=0)
    copy = PATH.replace(".md", " (mdnet kept 20261122-101500).md")
    laptop.write(copy, ANA + HERE + "- 2026-11-05 met: kept\n")
    settle(laptop, desktop)
    assert list(laptop.notes()) == [PATH]
    there = ANA + HERE + THERE + SAVED + "- 2026-11-05 met: kept\n"
    assert laptop.read(PATH) == desktop.read(PATH) == there


def swapper_of(device: Device) -> Swapper:
    vault = Vault(device.root)
    merge = Contents(Settings()).merge
    return Swapper(vault, merge, lambda path, data: path, lambda path, saved: ())


def put(swapper: Swapper, before: str, after: str) -> None:
    swap = Swap(PATH, before.encode(), after.encode())
    swapper.swap_all([swap], lambda done, total: None)


def test_an_editor_that_slept_through_two_exchanges_takes_nothing_back(two):
    laptop, _ = two
    swapper = swapper_of(laptop)
    put(swapper, ANA, ANA + HERE)
    put(swapper, ANA + HERE, ANA + HERE + THERE)
    laptop.write(PATH, ANA + SAVED, later=0)
    swapper.put_back()
    assert laptop.read(PATH) == ANA + HERE + THERE + SAVED
    laptop.write(PATH, ANA + SAVED + "- 2026-11-05 met: more\n", later=0)
    swapper.put_back()
    there = ANA + HERE + THERE + SAVED + "- 2026-11-05 met: more\n"
    assert laptop.read(PATH) == there


def test_a_note_deleted_or_replaced_after_its_exchange_is_left_so(two, tmp_path):
    laptop, _ = two
    swapper = swapper_of(laptop)
    put(swapper, ANA, ANA + HERE)
    laptop.delete(PATH)
    swapper.put_back()
    assert laptop.notes() == {}
    (tmp_path / "elsewhere.md").write_text(ANA)
    (laptop.root / PATH).symlink_to(tmp_path / "elsewhere.md")
    swapper.put_back()
    assert (laptop.root / PATH).is_symlink()
    laptop.delete(PATH)
    (laptop.root / PATH).mkdir()
    swapper.put_back()
    assert (laptop.root / PATH).is_dir()


def test_what_cannot_be_put_back_just_now_is_left_to_the_next_sync(two, monkeypatch):
    laptop, desktop = two
    laptop.write("People/Tom Reed.md", ANA.replace("aaaa1111", "bbbb2222"))
    settle(laptop, desktop)
    desktop.append(PATH, THERE)
    desktop.append("People/Tom Reed.md", THERE)
    desktop.sync()
    real = Swapper.swap_one

    def locked(swapper: Swapper, swap: Swap) -> None:
        if swap.path == PATH:
            raise LockedError("another mdnet writes")
        real(swapper, swap)

    def move(*words, **more) -> None:
        monkeypatch.setattr(Checkout, "move", moved)
        moved(*words, **more)
        laptop.write(PATH, ANA + SAVED, later=0)
        tom = laptop.read("People/Tom Reed.md")
        laptop.write("People/Tom Reed.md", tom.replace(THERE, SAVED), later=0)

    moved = Checkout.move
    monkeypatch.setattr(Checkout, "move", move)
    monkeypatch.setattr(Swapper, "swap_one", locked)
    assert laptop.sync().fetched == (PATH, "People/Tom Reed.md")
    assert laptop.read(PATH) == ANA + SAVED
    assert THERE in laptop.read("People/Tom Reed.md")
    monkeypatch.undo()
    laptop.sync()
    assert laptop.read(PATH) == ANA + THERE + SAVED


@pytest.mark.parametrize(
    ("where", "name"), [(swapping, "_make"), (Checkout, "move")], ids=["swap", "branch"]
)
def test_an_editor_that_goes_on_for_an_hour_with_stale_text_takes_nothing_back(
    apart, monkeypatch, where, name
):
    """Its first save comes right after the exchange; the last, an hour later, alone
    would look like somebody's wish."""
    laptop, desktop = apart
    real = getattr(where, name)

    def call(*words, **more):
        real(*words, **more)
        if THERE in laptop.read(PATH):
            laptop.write(PATH, ANA + HERE + SAVED, later=0)
            monkeypatch.undo()

    monkeypatch.setattr(where, name, call)
    laptop.sync()
    assert laptop.read(PATH) == ANA + HERE + THERE + SAVED
    laptop.append(PATH, "- 2026-11-09 met: an hour later\n")
    settle(laptop, desktop)
    expected = {PATH: ANA + HERE + THERE + SAVED + "- 2026-11-09 met: an hour later\n"}
    assert laptop.notes() == desktop.notes() == expected


def test_it_takes_nothing_back_where_the_push_is_overtaken(apart, monkeypatch):
    laptop, desktop = apart
    again = "- 2026-11-05 met: on the desktop again\n"
    real = swapping._make

    def call(*words, **more):
        real(*words, **more)
        if THERE in laptop.read(PATH):
            monkeypatch.undo()
            laptop.write(PATH, ANA + HERE + SAVED)
            desktop.append(PATH, again)
            desktop.sync()

    monkeypatch.setattr(swapping, "_make", call)
    laptop.sync()
    assert sorted(laptop.read(PATH)[len(ANA) :].splitlines(keepends=True)) == sorted(
        (HERE, THERE, SAVED, again)
    )
    settle(laptop, desktop)
    assert laptop.notes() == desktop.notes()


def test_a_line_deleted_a_minute_after_it_came_stays_deleted(apart):
    laptop, desktop = apart
    laptop.sync()
    laptop.write(PATH, ANA + HERE, later=60)
    settle(laptop, desktop)
    assert laptop.notes() == desktop.notes() == {PATH: ANA + HERE}


def test_a_note_held_open_by_a_writer_stops_the_sync_and_nothing_is_lost(apart):
    laptop, desktop = apart
    laptop.sync(offline=True)
    with (laptop.root / PATH).open("a") as file:
        with pytest.raises(Exception, match=r"being saved|held open|again and again"):
            laptop.sync()
        file.write(SAVED)
    settle(laptop, desktop)
    assert laptop.notes() == desktop.notes()
    assert sorted(laptop.read(PATH).splitlines()[-3:]) == sorted(
        line.strip() for line in (HERE, THERE, SAVED)
    )


def test_a_rewrite_that_meets_another_rewrite_ends(tmp_path):
    root = tmp_path / "vault"
    root.mkdir()
    (root / "a.md").write_bytes(b"base\nmine\n")
    swapper = Swapper(Vault(root), union, lambda path, data: path + ".copy", _none)
    swapper.swap_one(Swap("a.md", b"base\n", b"base\ntheirs\n"))
    assert (root / "a.md").read_bytes() == b"base\nmine\ntheirs\n"
    assert [path.name for path in root.iterdir()] == ["a.md"]


def _none(path: str, saved: int) -> tuple[bytes, ...]:
    return ()
