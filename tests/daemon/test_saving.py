"""However a note is saved, the index has it a moment later."""

import shutil
from pathlib import Path

import pytest

from mdnet.index.row import digest_of
from tests.editors import REAL, WAYS, is_installed, run

NOTE = "People/Maria.md"


def is_known(played, path: str = NOTE) -> bool:
    found: bytes | None = played.indexed(path)
    return found == digest_of((played.root / path).read_bytes())


@pytest.mark.parametrize("way", WAYS)
def test_a_save_is_seen(play, root: Path, way: str):
    played = play()
    played.steps(0.1)
    before = (root / NOTE).read_text()
    for number in range(3):
        WAYS[way](root / NOTE, f"{before}\nsaved {number}\n")
        assert played.until(lambda: is_known(played))
    assert played.differences() == ()


@pytest.mark.parametrize("way", REAL)
def test_a_save_by_the_program_itself_is_seen(play, root: Path, way: str):
    program, save = REAL[way]
    if not is_installed(program):
        pytest.skip(f"{program} is not installed; its calls are in tests/editors.py")
    played = play()
    save(root / NOTE, "A line by the program.")
    assert (root / NOTE).read_text().endswith("A line by the program.\n")
    assert played.until(lambda: is_known(played))
    assert played.differences() == ()


def test_a_note_that_is_written_to_all_the_time_is_seen_before_it_ends(play, root):
    played = play()
    for number in range(40):
        (root / NOTE).write_text(f"state {number}\n")
        played.steps(0.04)
        if played.indexed(NOTE) == digest_of(f"state {number}\n".encode()):
            return
    pytest.fail("it waited for the end")


def test_new_renamed_and_deleted_notes_are_seen(play, root: Path):
    played = play()
    (root / "People/Ann.md").write_text("---\ntype: contact\n---\n")
    assert played.until(lambda: is_known(played, "People/Ann.md"))
    (root / "People/Ann.md").rename(root / "People/Anna.md")
    assert played.until(lambda: is_known(played, "People/Anna.md"))
    assert played.indexed("People/Ann.md") is None
    (root / "People/Anna.md").unlink()
    assert played.until(lambda: played.indexed("People/Anna.md") is None)


def test_a_folder_is_renamed_and_moved_out_and_in(play, root: Path, tmp_path: Path):
    played = play()
    (root / "Archive").rename(root / "Attic")
    assert played.until(lambda: is_known(played, "Attic/Old.md"))
    (root / "Attic/Old.md").write_text("written to under its new name\n")
    assert played.until(lambda: is_known(played, "Attic/Old.md"))
    (root / "Attic").rename(tmp_path / "outside")
    assert played.until(lambda: played.indexed("Attic/Old.md") is None)
    (tmp_path / "outside/Old.md").write_text("written to outside\n")
    (tmp_path / "outside").rename(root / "In again")
    assert played.until(lambda: is_known(played, "In again/Old.md"))
    (root / "In again/Old.md").write_text("written to inside again\n")
    assert played.until(lambda: is_known(played, "In again/Old.md"))
    assert played.differences() == ()


def test_a_note_in_a_folder_that_is_made_with_it_is_seen(play, root: Path):
    played = play()
    (root / "New/Deep/Deeper").mkdir(parents=True)
    (root / "New/Deep/Deeper/Note.md").write_text("first\n")
    assert played.until(lambda: is_known(played, "New/Deep/Deeper/Note.md"))
    (root / "New/Deep/Deeper/Note.md").write_text("second\n")
    assert played.until(lambda: is_known(played, "New/Deep/Deeper/Note.md"))


def test_a_checkout_of_many_notes_is_taken_in_whole(play, root: Path):
    for number in range(400):
        (root / f"People/P{number}.md").write_text(f"first state of {number}\n")
    git = ("git", "-c", "user.name=sam", "-c", "user.email=sam@example.org")
    run(*git, "init", "-q", "-b", "one", cwd=root)
    run(*git, "add", "-A", cwd=root)
    run(*git, "commit", "-qm", "one", cwd=root)
    run(*git, "checkout", "-qb", "two", cwd=root)
    for number in range(400):
        (root / f"People/P{number}.md").write_text(f"second state of {number}\n")
    run(*git, "commit", "-qam", "two", cwd=root)
    played = play()
    run(*git, "checkout", "-q", "one", cwd=root)
    last = digest_of(b"first state of 399\n")
    assert played.until(lambda: played.indexed("People/P399.md") == last)
    played.steps(0.3)
    assert played.differences() == ()


def test_an_empty_note_keeps_its_last_text_until_it_is_empty_for_good(
    play, root: Path, monkeypatch
):
    played = play()
    before = played.indexed(NOTE)
    (root / NOTE).write_text("")
    played.steps(0.4)
    assert played.indexed(NOTE) == before
    monkeypatch.setattr("mdnet.workspace.refresh.EMPTY_NS", 10**8)
    assert played.until(lambda: played.indexed(NOTE) is None)
    assert played.differences() == ()


def test_what_comes_back_after_being_away_is_looked_at_anew(play, root: Path, tmp_path):
    played = play()
    (root).rename(tmp_path / "away")
    played.steps(0.2)
    assert played.daemon.status().trouble == f"{root} is not there; waiting for it"
    (tmp_path / "away" / NOTE).write_text("written to while it was away\n")
    (tmp_path / "away").rename(root)
    assert played.until(lambda: is_known(played))
    (root / NOTE).write_text("and afterwards\n")
    assert played.until(lambda: is_known(played))


def test_an_empty_folder_in_the_vaults_place_is_no_vault(play, root: Path, tmp_path):
    played = play()
    before = played.indexed(NOTE)
    root.rename(tmp_path / "unmounted")
    root.mkdir()
    played.steps(2.5)
    assert played.indexed(NOTE) == before
    assert list(root.iterdir()) == []
    root.rmdir()
    shutil.copytree(tmp_path / "unmounted", root)
    (root / NOTE).write_text("another copy of the vault\n")
    assert played.until(lambda: is_known(played))
