"""What an event of the file system is a hint to."""

import pytest

from mdnet.daemon.hints import EVERYTHING, SETTINGS, hint_of


@pytest.mark.parametrize(
    ("path", "is_folder", "hint"),
    [
        ("People/Maria.md", False, "People/Maria.md"),
        ("Maria.md", False, "Maria.md"),
        ("mdnet.toml", False, SETTINGS),
        (".obsidian/daily-notes.json", False, SETTINGS),
        (".obsidian/templates.json", False, SETTINGS),
        (".obsidian/workspace.json", False, None),
        (".git/index.lock", False, None),
        ("People/.Maria.md.swp", False, None),
        ("People/.#Maria.md", False, None),
        ("People/.mdnet-12-1.new.tmp", False, None),
        ("People/Maria.md~", False, None),
        ("People/4913", False, None),
        ("People/~$Maria.md", False, None),
        ("People/photo.png", False, None),
        ("People", True, EVERYTHING),
        ("People/.trash", True, None),
        ("", True, EVERYTHING),
    ],
)
def test_hint(path: str, is_folder: bool, hint: str | None):
    assert hint_of(path, is_folder) == hint
