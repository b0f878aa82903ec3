"""`mdnet watch --sync`: the vault committed when quiet, fetched on a timer, pushed."""

import logging
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from mdnet.daemon.keeping import Keeping
from mdnet.daemon.syncing import ASK_AGAIN_S, Syncing
from mdnet.model.settings import Settings, SyncSettings
from tests.daemon.test_process import Process
from tests.sync.devices import Device, devices, git

ANA = "People/Ana Lopez.md"


@pytest.fixture
def two(tmp_path: Path) -> tuple[Device, ...]:
    return devices(tmp_path, "laptop", "desktop")


def ended(syncing: Syncing, now: datetime) -> float:
    """Call until the sync that it began has ended; the wait for the next one."""
    assert syncing(now) == ASK_AGAIN_S
    until = time.monotonic() + 30
    while True:
        wait = syncing(now)
        assert wait is not None
        if wait != ASK_AGAIN_S:
            return wait
        assert time.monotonic() < until
        time.sleep(0.02)


def syncing_of(device: Device) -> Syncing:
    return Syncing(str(device.root), lambda now, settings: device.caller)


def in_remote(device: Device, path: str) -> str:
    return git(device.root.parent / "remote.git", "show", f"main:{path}")


def now_of(device: Device) -> datetime:
    return datetime.fromtimestamp(device.clock)


def test_an_edit_is_pushed_and_the_other_devices_is_fetched(two):
    laptop, desktop = two
    desktop.append(ANA, "- 2026-11-20 call: from the desktop\n")
    desktop.sync()
    laptop.append(ANA, "- 2026-11-21 call: from the laptop\n")
    ended(syncing_of(laptop), now_of(laptop))
    assert "from the desktop" in laptop.read(ANA)
    assert "from the laptop" in in_remote(laptop, ANA)
    assert "from the desktop" in in_remote(laptop, ANA)


def test_the_next_one_is_due_by_the_timer_and_later_after_failures(two, caplog):
    laptop, _ = two
    syncing = syncing_of(laptop)
    wait = ended(syncing, now_of(laptop))
    assert 0 < wait <= 360
    (laptop.root.parent / "remote.git").rename(laptop.root.parent / "away")
    caplog.set_level(logging.INFO, "mdnet.watch")
    for _ in range(3):
        wait = ended(syncing, now_of(laptop))
    assert 900 < wait <= 3600
    said = [r.message for r in caplog.records if "sync:" in r.message]
    assert len(said) == 1  # not every time that it comes again


def test_it_says_where_to_look_when_another_client_took_an_edit_back(two, caplog):
    laptop, phone = two
    old = laptop.read(ANA)
    laptop.append(ANA, "- 2026-11-21 call: from the laptop\n")
    laptop.sync()
    phone.git("pull", "-q", "--ff-only", "origin", "main")
    phone.write(ANA, old)
    phone.commit_plainly()
    phone.git("push", "-q", "origin", "main")
    caplog.set_level(logging.INFO, "mdnet.watch")
    ended(syncing_of(laptop), now_of(laptop))
    said = [r.message for r in caplog.records if "sync:" in r.message]
    assert said == ["sync: 1 taken back elsewhere: mdnet undo --list"]


def test_what_is_edited_while_one_runs_is_taken_by_another(two):
    laptop, _ = two
    laptop.append(ANA, "- 2026-11-21 call: one\n")
    syncing, now = syncing_of(laptop), now_of(laptop)
    assert syncing(now, True) == ASK_AGAIN_S
    thread = syncing._thread
    assert thread
    thread.join()
    laptop.append(ANA, "- 2026-11-22 call: two\n")
    assert syncing(now, True) == ASK_AGAIN_S
    until = time.monotonic() + 30
    while syncing(now, False) == ASK_AGAIN_S:
        assert time.monotonic() < until
    assert "call: two" in in_remote(laptop, ANA)


def test_a_vault_that_is_not_synced_is_said_and_stops_nothing(root: Path, caplog):
    device = Device.__new__(Device)
    device.root, device.name = root, "laptop"
    device.slips = lambda path, text: ()
    assert ended(Syncing(str(root), lambda *_: device.caller), now_of(device)) >= 1
    assert any("is not synced yet" in r.message for r in caplog.records)


def test_settings_that_cannot_be_used_are_said(two, caplog):
    laptop, _ = two
    (laptop.root / "mdnet.toml").write_text("[sync]\nquite = 1\n")
    assert ended(syncing_of(laptop), now_of(laptop)) >= 1
    assert any("there is no 'quite'" in r.message for r in caplog.records)


def test_a_bug_is_said_without_what_stands_in_a_note(two, caplog):
    laptop, _ = two

    def broken(path: str, text: str) -> tuple[()]:
        raise ValueError(text)

    laptop.append(ANA, "- 2026-11-21 call: secret\n")
    laptop.slips = broken
    ended(syncing_of(laptop), now_of(laptop))
    said = [r.message for r in caplog.records if "sync:" in r.message]
    assert said == ["sync: a bug in mdnet: ValueError"]


def test_what_was_done_is_one_line_and_nothing_is_none(two, caplog):
    laptop, _ = two
    caplog.set_level(logging.INFO, "mdnet.watch")
    syncing = syncing_of(laptop)
    laptop.append(ANA, "- 2026-11-21 call: from the laptop\n")
    ended(syncing, now_of(laptop))
    ended(syncing, now_of(laptop))
    said = [r.message for r in caplog.records if r.message.startswith("sync:")]
    assert said == ["sync: committed, pushed"]
    syncing.close()


QUIET = Settings(sync=SyncSettings(quiet_seconds=30, fetch_minutes=5))


@pytest.mark.parametrize(
    ("edits", "due"),
    [
        ([100.0], 130.0),
        ([100.0, 120.0], 150.0),
        ([100.0, *(100.0 + 20 * n for n in range(1, 16))], 400.0),
    ],
)
def test_it_waits_for_quiet_but_not_for_ever(edits, due):
    keeping = Keeping(lambda now, edited: None)
    for now in edits:
        keeping.changed(["People/A.md"], QUIET, now)
    assert keeping._edited == due


@pytest.fixture
def watched(two, tmp_path: Path) -> Iterator[Process]:
    laptop, _ = two
    (laptop.root / "mdnet.toml").write_text("[sync]\nquiet_seconds = 1\n")

    class Syncer(Process):
        def begin(self) -> subprocess.Popen[str]:
            return subprocess.Popen(
                [sys.executable, "-m", "mdnet", "watch", "--sync",
                 "--vault", str(self.root)],
                env=self.environ, text=True, stderr=subprocess.PIPE,
            )  # fmt: skip

    process = Syncer(laptop.root, tmp_path)
    yield process
    process.end()


def test_as_a_process_an_edit_reaches_the_remote(two, watched):
    laptop, _ = two
    watched.wait_until_it_runs()
    text = (laptop.root / ANA).read_text()
    (laptop.root / ANA).write_text(text + "- 2026-11-21 call: while it watches\n")
    until = time.monotonic() + 30
    while "while it watches" not in in_remote(laptop, ANA):
        assert time.monotonic() < until
        time.sleep(0.1)
    # It says so after the push: ended in between, it would say nothing.
    while "sync: committed, pushed" not in watched.log:
        assert time.monotonic() < until
        time.sleep(0.1)
    assert watched.end(signal.SIGTERM)[0] == 0


def test_without_a_repository_it_says_how_to_set_one_up(root: Path, tmp_path: Path):
    process = Process(root, tmp_path)
    process.end()
    found = process.run("watch", "--sync")
    assert found.returncode == 5
    assert "is not synced yet: set it up with mdnet sync --setup URL" in found.stderr
    found = process.run("watch", "--sync", "--once")
    assert found.returncode == 2
    assert "--sync goes with the daemon, not with --once" in found.stderr
