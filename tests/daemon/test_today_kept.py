"""Today's note, kept by the daemon: when it is written, and when it is left alone."""

import os
import struct
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from mdnet.model.change import Rewrite
from mdnet.settings import load_settings


def promise(root: Path) -> None:
    """Something new that is due."""
    maria = root / "People/Maria.md"
    text = maria.read_text() + "- [ ] Send the poster ➕ 2026-11-20 📅 2026-11-21\n"
    maria.write_text(text)


def follows(played) -> bool:
    """Whether today's note says so."""
    return "the poster" in today(played).read_text()


def today(played) -> Path:
    root: Path = played.root
    return root / f"Daily/{played.now():%Y-%m-%d}.md"


def old(path: Path, seconds: float = 60) -> None:
    """Make a note look as if nobody had typed in it for a while."""
    then = datetime.now().timestamp() - seconds
    os.utime(path, (then, then))


@pytest.fixture
def played(play, root: Path):
    """At noon, whatever the time is: no turn of the day comes in between."""
    found = play()
    noon = found.now().replace(hour=12, minute=0)
    found.ahead = noon - datetime.now()
    found.steps(0.1)
    return found


def test_the_note_is_made_with_the_digest(played):
    assert played.until(lambda: today(played).exists())
    assert "**Send** [[Maria]] the growth chart" in today(played).read_text()


def test_a_note_that_nobody_types_in_follows_what_changes(played, root: Path):
    assert played.until(lambda: today(played).exists())
    old(today(played), 60 - played.ahead.total_seconds())
    promise(root)
    assert played.until(lambda: follows(played))


def test_a_note_that_was_saved_just_now_is_left_alone(played, root: Path):
    assert played.until(lambda: today(played).exists())
    text = today(played).read_text() + "\nI am typing\n"
    today(played).write_text(text)
    when = played.now().timestamp() - 3
    os.utime(today(played), (when, when))
    promise(root)
    played.steps(1.5)
    assert today(played).read_text() == text
    played.ahead += timedelta(seconds=30)
    assert played.until(lambda: follows(played))
    assert "I am typing\n" in today(played).read_text()


@pytest.mark.parametrize(("dirty", "is_written"), [(b"\x55", False), (b"\0", True)])
def test_what_vim_has_not_saved_holds_the_note(
    played, root: Path, dirty: bytes, is_written: bool
):
    assert played.until(lambda: today(played).exists())
    old(today(played), 60 - played.ahead.total_seconds())
    swap = today(played).with_name(f".{today(played).name}.swp")
    swap.write_bytes(b"b0VIM 9.0".ljust(1007, b"\0") + dirty)
    promise(root)
    came = played.until(lambda: follows(played), 3)
    assert came is is_written
    swap.unlink()
    assert played.until(lambda: follows(played))


def test_what_emacs_has_not_saved_holds_the_note(played, root: Path):
    assert played.until(lambda: today(played).exists())
    old(today(played), 60 - played.ahead.total_seconds())
    lock = today(played).with_name(f".#{today(played).name}")
    lock.symlink_to("sam@laptop.4711:1700000000")
    promise(root)
    assert not played.until(lambda: follows(played), 1)
    lock.unlink()
    assert played.until(lambda: follows(played))


def test_a_tick_closes_the_task_at_once_and_leaves_the_note(played, root: Path):
    assert played.until(lambda: today(played).exists())
    text = today(played).read_text().replace("- [ ] **Send**", "- [x] **Send**")
    today(played).write_text(text)
    when = played.now().timestamp()
    os.utime(today(played), (when, when))
    maria = root / "People/Maria.md"
    assert played.until(lambda: "- [x] Send the growth chart" in maria.read_text(), 5)
    assert f"✅ {played.now():%Y-%m-%d}" in maria.read_text()
    assert today(played).read_text() == text


def test_the_turn_of_the_day_brings_the_next_note(played, root: Path):
    assert played.until(lambda: today(played).exists())
    played.ahead += timedelta(hours=15)
    day = datetime.now() + played.ahead - timedelta(days=1)
    assert not (root / f"Daily/{played.now():%Y-%m-%d}.md").exists()
    played.steps(0.3)
    assert not (root / f"Daily/{played.now():%Y-%m-%d}.md").exists(), "before 04:00"
    played.ahead += timedelta(hours=2)
    assert played.until(lambda: today(played).exists())
    assert (root / f"Daily/{day:%Y-%m-%d}.md").exists()


def test_nothing_is_written_when_nothing_changes(played):
    assert played.until(lambda: today(played).exists())
    played.steps(3)
    before = today(played).stat().st_mtime_ns
    wrote = played.keeping.wrote
    played.steps(2)
    assert today(played).stat().st_mtime_ns == before
    assert played.keeping.wrote == wrote


def test_own_writes_are_compared_not_read(played, root: Path):
    assert played.until(lambda: today(played).exists())
    played.steps(0.5)
    counts = []
    real = played.workspace.look_at

    def look_at(paths):
        wanted = tuple(paths)
        found = real(wanted)
        if "People/Tom.md" in wanted:
            counts.append(found)
        return found

    played.workspace.look_at = look_at
    before = (root / "People/Tom.md").read_text()
    change = Rewrite("People/Tom.md", before, before + "\n## Log\n")
    played.workspace.apply([change])
    assert played.until(lambda: bool(counts))
    assert {found.read for found in counts} == {0}


def test_settings_are_followed_when_their_file_changes(played, root: Path):
    assert played.until(lambda: today(played).exists())
    (root / "mdnet.toml").write_text(
        '[daily]\nfolder = "Journal"\n[watch]\nquiet = 1\n'
    )
    assert played.until(lambda: (root / f"Journal/{played.now():%Y-%m-%d}.md").exists())
    assert played.opened.settings == load_settings(root)


def test_settings_that_cannot_be_used_leave_the_old_ones(played, root: Path):
    before = played.opened.settings
    (root / "mdnet.toml").write_text("[watch]\nquite = 1\n")
    played.steps(0.5)
    assert played.opened.settings == before
    (root / "People/Maria.md").write_text("---\ntype: contact\nrole: nurse\n---\n")
    assert played.until(
        lambda: any(
            person.contact.role == "nurse"
            for person in played.workspace.network().people
        )
    )


def test_who_waits_for_a_still_vault_is_called_after_each_change(play, root: Path):
    calls: list[datetime] = []
    settings = "[watch]\nquiet = 1\n[sync]\nquiet_seconds = 1\n"
    (root / "mdnet.toml").write_text(settings)

    def sync(now: datetime, edited: bool) -> None:
        calls.append(now)

    played = play(sync=sync)
    assert played.until(lambda: bool(calls))
    played.steps(2.5)
    number = len(calls)
    (root / "People/Tom.md").write_text("---\ntype: contact\nrole: nurse\n---\n")
    played.steps(0.3)
    assert len(calls) == number
    assert played.until(lambda: len(calls) > number, 5)


def test_the_swap_file_is_vims(tmp_path: Path):
    """The offset of the flag, by the sizes in vim's `struct block0`."""
    sizes = {"id": 2, "version": 10, "page_size": 4, "mtime": 4, "ino": 4, "pid": 4,
             "uname": 40, "hname": 40, "fname": 900}  # fmt: skip
    assert sum(sizes.values()) - 1 == 1007
    assert struct.calcsize("2s10s4s4s4s4s40s40s899sc") == 1008
