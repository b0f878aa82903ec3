"""What is in a folder, read from a real disk."""

import pytest

from mdnet.errors import VaultError
from mdnet.template import Existing, survey
from mdnet.template.survey import SAMPLE_A_FOLDER


def test_a_folder_that_does_not_exist_is_empty(tmp_path):
    assert survey(tmp_path / "new") == Existing()


def test_a_file_is_refused(tmp_path):
    (tmp_path / "a").write_text("")
    with pytest.raises(VaultError, match="is a file; a vault is a folder"):
        survey(tmp_path / "a")


def test_dot_folders_are_left_out_but_obsidians(tmp_path):
    for folder in (".git", ".obsidian/snippets", "People"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / ".git/config").write_text("")
    (tmp_path / ".obsidian/app.json").write_text("{}")
    (tmp_path / ".obsidian/types.json").write_bytes(b"\xff")
    (tmp_path / "People/Ann.md").write_bytes(b"\xef\xbb\xbfhello\r\n")
    found = survey(tmp_path)
    assert found.paths == {
        ".obsidian/app.json",
        ".obsidian/types.json",
        "People/Ann.md",
    }
    assert found.texts == {"People/Ann.md": "\ufeffhello\r\n"}
    assert found.is_vault


def test_a_link_to_a_folder_is_not_followed(tmp_path):
    (tmp_path / "loop").symlink_to(tmp_path)
    assert survey(tmp_path).paths == {"loop"}


def test_of_a_large_folder_a_sample_is_read(tmp_path):
    for number in range(SAMPLE_A_FOLDER + 5):
        (tmp_path / f"{number:03}.md").write_text("x")
    found = survey(tmp_path)
    assert len(found.paths) == 30
    assert len(found.texts) == 25


def test_other_files_are_no_vault(tmp_path):
    (tmp_path / "photo.jpg").write_bytes(b"")
    assert not survey(tmp_path).is_vault
