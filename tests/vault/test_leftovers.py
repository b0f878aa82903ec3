"""What a killed mdnet left is cleaned by the next write, and never a user's save."""

from pathlib import Path

import pytest

from mdnet.model.change import Create
from mdnet.vault import Vault
from mdnet.vault.leftovers import is_temporary, new_name, swap_name

OLD, NEW = b"old\n", b"old\nours\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "vault"
    (folder / "People").mkdir(parents=True)
    (folder / "People" / "Anna.md").write_bytes(NEW)
    return folder


def after_the_next_write(root: Path) -> dict[str, bytes]:
    vault = Vault(root)
    vault.walk()
    vault.apply([Create("Other.md", "x")])
    return {p.name: p.read_bytes() for p in sorted((root / "People").iterdir())}


@pytest.mark.parametrize("left", [OLD, NEW], ids=["the old text", "the new text"])
def test_a_text_that_mdnet_knew_is_removed(root: Path, left: bytes):
    (root / "People" / swap_name(OLD, NEW, 123)).write_bytes(left)
    assert after_the_next_write(root) == {"Anna.md": NEW}


def test_a_half_written_file_is_removed(root: Path):
    (root / "People" / new_name(123, 1)).write_bytes(b"ol")
    assert after_the_next_write(root) == {"Anna.md": NEW}


def test_what_an_editor_saved_into_it_is_kept_beside_its_note(root: Path):
    left = root / "People" / swap_name(OLD, NEW, 123)
    left.write_bytes(b"theirs\n")
    found = after_the_next_write(root)
    assert found.pop("Anna.md") == NEW
    (kept,) = found.items()
    assert kept[0].startswith("Anna (mdnet kept 2")
    assert kept[1] == b"theirs\n"


def test_without_its_note_it_is_kept_under_a_name_of_its_own(root: Path):
    (root / "People" / swap_name(OLD, b"other", 123)).write_bytes(b"theirs\n")
    names = sorted(after_the_next_write(root))
    assert names[0] == "Anna.md"
    assert names[1].startswith("Saved text (mdnet kept 2")


def test_an_empty_leftover_is_removed(root: Path):
    (root / "People" / swap_name(OLD, NEW, 123)).write_bytes(b"")
    assert after_the_next_write(root) == {"Anna.md": NEW}


def test_one_that_a_program_still_writes_to_is_left_alone(root: Path, monkeypatch):
    monkeypatch.setattr("mdnet.vault.writers.WAIT", 0.05)
    name = swap_name(OLD, NEW, 123)
    (root / "People" / name).write_bytes(OLD)
    with (root / "People" / name).open("r+"):
        assert sorted(after_the_next_write(root)) == [name, "Anna.md"]


def test_without_a_walk_those_beside_the_note_are_found(root: Path):
    (root / "People" / swap_name(OLD, NEW, 123)).write_bytes(OLD)
    Vault(root).apply([Create("People/Tom.md", "Tom")])
    assert sorted(p.name for p in (root / "People").iterdir()) == ["Anna.md", "Tom.md"]


def test_a_leftover_that_is_gone_by_then_is_no_matter(root: Path):
    left = root / "People" / swap_name(OLD, NEW, 123)
    left.write_bytes(OLD)
    vault = Vault(root)
    vault.walk()
    left.unlink()
    assert vault.apply([Create("Other.md", "x")]).kept == ()


@pytest.mark.parametrize("name", [".mdnet-notes.tmp", ".mdnet-x-y-1.tmp", "mdnet.tmp"])
def test_other_peoples_files_are_not_ours(name: str):
    assert not is_temporary(name)
