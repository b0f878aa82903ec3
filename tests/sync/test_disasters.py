"""Fifty disasters: a missing file is not an order to delete (promise P7)."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from mdnet.errors import MdnetError, SyncStoppedError
from tests.sync.devices import ANA, Device, devices, git

SIZES = (3, 12, 40)


def person(number: int) -> str:
    text = ANA.replace("aaaa1111", f"cc{number:06x}").replace(
        "Ana Lopez", f"P {number}"
    )
    return text + "".join(
        f"- 2026-11-{day:02d} call: {number}\n" for day in range(2, 9)
    )


@pytest.fixture
def many(tmp_path: Path, request: pytest.FixtureRequest) -> tuple[Device, ...]:
    """A laptop and a desktop with so many more people."""
    laptop, desktop = devices(tmp_path, "laptop", "desktop")
    for number in range(getattr(request, "param", 12)):
        laptop.write(f"People/P {number}.md", person(number))
    laptop.sync()
    for device in (laptop, desktop):
        device.sync()
    return laptop, desktop


def people(device: Device) -> list[Path]:
    return sorted((device.root / "People").glob("*.md"))


def all_gone(device: Device) -> None:
    for path in people(device):
        path.unlink()


def folder_gone(device: Device) -> None:
    shutil.rmtree(device.root / "People")


def folder_moved_out(device: Device) -> None:
    shutil.move(device.root / "People", device.root.parent / "elsewhere")


def all_emptied(device: Device) -> None:
    for path in people(device):
        path.write_bytes(b"")


def half_gone_half_empty(device: Device) -> None:
    for number, path in enumerate(people(device)):
        path.write_bytes(b"") if number % 2 else path.unlink()


def all_cut_short(device: Device) -> None:
    for path in people(device):
        path.write_bytes(path.read_bytes()[:100])


def all_cut_in_half(device: Device) -> None:
    for path in people(device):
        lines = path.read_bytes().splitlines(keepends=True)
        path.write_bytes(b"".join(lines[: len(lines) // 3]))


def everything_but_git_gone(device: Device) -> None:
    for path in device.root.iterdir():
        if path.name != ".git":
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def a_third_gone(device: Device) -> None:
    for path in people(device)[: max(3, len(people(device)) // 3)]:
        path.unlink()


def index_gone_and_files_gone(device: Device) -> None:
    (device.root / ".git" / "index").unlink()
    all_gone(device)


def cloned_without_checkout(device: Device) -> None:
    everything_but_git_gone(device)
    device.git("read-tree", "--empty")


def renamed_to_nothing_that_is_a_note(device: Device) -> None:
    for path in people(device):
        path.rename(path.with_suffix(".icloud"))
        path.with_suffix(".icloud").write_bytes(b"placeholder")


DISASTERS = [
    all_gone, folder_gone, folder_moved_out, all_emptied, half_gone_half_empty,
    all_cut_short, all_cut_in_half, everything_but_git_gone, a_third_gone,
    index_gone_and_files_gone, cloned_without_checkout,
    renamed_to_nothing_that_is_a_note,
]  # fmt: skip


@pytest.mark.parametrize("many", SIZES, indirect=True)
@pytest.mark.parametrize("disaster", DISASTERS)
def test_nothing_is_deleted_anywhere(many, disaster: Callable[[Device], None]):
    laptop, desktop = many
    before = desktop.notes()
    head = laptop.git("rev-parse", "HEAD")
    disaster(laptop)
    with pytest.raises(SyncStoppedError) as stopped:
        laptop.sync()
    assert "mdnet sync --yes-delete" in str(stopped.value)
    assert laptop.git("rev-parse", "HEAD") == head
    desktop.sync()
    assert desktop.notes() == before
    laptop.git("restore", "--source=HEAD", ".")
    laptop.sync()
    assert {p: t for p, t in laptop.notes().items() if p.endswith(".md")} == before


def test_a_vault_whose_disk_is_not_there_is_no_repository(many, tmp_path):
    laptop, desktop = many
    before = desktop.notes()
    laptop.root.rename(tmp_path / "unmounted")
    laptop.root.mkdir()
    with pytest.raises(MdnetError, match="is not synced yet"):
        laptop.sync()
    desktop.sync()
    assert desktop.notes() == before


def test_emptied_root_with_git_outside_of_it(many, tmp_path):
    laptop, desktop = many
    laptop.git("init", "-q", f"--separate-git-dir={tmp_path / 'laptop.git'}")
    laptop.sync()
    before = desktop.notes()
    folder_gone(laptop)
    with pytest.raises(SyncStoppedError, match="The vault is empty: all 13 notes"):
        laptop.sync()
    desktop.sync()
    assert desktop.notes() == before


def test_a_stale_copy_of_the_vault_is_not_newer_than_the_commit(many, tmp_path):
    """A backup is copied over the vault, but not over `.git`."""
    laptop, desktop = many
    backup = {path: path.read_bytes() for path in people(laptop)}
    for path in people(laptop):
        path.write_bytes(path.read_bytes() + b"- 2026-11-20 met: newer\n")
    laptop.sync()
    for path, data in backup.items():
        path.write_bytes(data)
    with pytest.raises(SyncStoppedError, match="13 of 13 notes are what they were"):
        laptop.sync()
    desktop.sync()
    assert all("met: newer" in text for text in desktop.notes().values())


@pytest.mark.parametrize("missing", [1, 2, 5])
def test_a_git_that_was_killed_while_it_wrote_notes(many, missing):
    """`git pull` unlinks a note before it writes the new one, and leaves its lock."""
    laptop, desktop = many
    before = desktop.notes()
    (laptop.root / ".git" / "index.lock").write_bytes(b"")
    for path in people(laptop)[:missing]:
        path.unlink()
    with pytest.raises(SyncStoppedError, match="git was killed in this vault"):
        laptop.sync()
    desktop.sync()
    assert desktop.notes() == before


def test_what_another_device_deleted_by_the_dozen_is_asked_about_once(many):
    laptop, desktop = many
    for path in people(desktop)[:11]:
        path.unlink()
    desktop.commit_plainly()
    desktop.git("push", "-q", "origin", "main")
    with pytest.raises(SyncStoppedError, match="Another device deleted 11 of 13"):
        laptop.sync()
    assert len(people(laptop)) == 13
    laptop.sync(yes_delete=True)
    assert len(people(laptop)) == 2


def test_a_confirmed_deletion_is_not_asked_about_on_the_other_device(many):
    laptop, desktop = many
    for path in people(desktop)[:11]:
        path.unlink()
    desktop.sync(yes_delete=True)
    laptop.sync()
    assert laptop.notes() == desktop.notes()
    assert "Deleted-on-purpose: 11" in laptop.git("log", "-1", "--format=%B")


def test_a_note_or_two_may_go_unasked(many):
    laptop, desktop = many
    for path in people(laptop)[:2]:
        path.unlink()
    laptop.sync()
    desktop.sync()
    assert laptop.notes() == desktop.notes()
    assert len(people(desktop)) == 11


def test_a_folder_renamed_is_no_disaster(many):
    laptop, desktop = many
    (laptop.root / "People").rename(laptop.root / "Persons")
    laptop.sync()
    desktop.sync()
    assert laptop.notes() == desktop.notes()
    assert len(list((desktop.root / "Persons").glob("*.md"))) == 13


def test_one_emptied_note_keeps_its_last_text_elsewhere(many):
    laptop, desktop = many
    laptop.write("People/P 1.md", "")
    outcome = laptop.sync()
    assert [(held.path, held.code) for held in outcome.held] == [
        ("People/P 1.md", "empty")
    ]
    desktop.sync()
    assert desktop.read("People/P 1.md") == person(1)


def test_an_emptied_note_takes_the_edit_of_another_device(many):
    laptop, desktop = many
    laptop.write("People/P 1.md", "")
    desktop.append("People/P 1.md", "- 2026-11-21 met: again\n")
    desktop.sync()
    laptop.sync()
    assert laptop.read("People/P 1.md") == desktop.read("People/P 1.md")


def test_a_file_that_is_being_written_waits_for_the_next_sync(many):
    laptop, _ = many
    path = laptop.root / "People" / "P 1.md"
    with path.open("r+b") as file:
        file.write(b"+++\n")
        file.flush()
        outcome = laptop.sync()
        assert [held.code for held in outcome.held] == ["busy"]
        assert outcome.committed == ()
    os.utime(path)
    laptop.write("People/P 1.md", person(1) + "- 2026-11-21 met: x\n")
    assert laptop.sync().committed == ("People/P 1.md",)


def test_a_stopped_sync_of_a_first_commit_is_none(tmp_path):
    """A new vault has nothing that could be missing."""
    git(tmp_path, "init", "-q", "--bare", "-b", "main", str(tmp_path / "remote.git"))
    laptop = Device(tmp_path / "laptop", tmp_path / "remote.git")
    assert laptop.sync().committed == ()
