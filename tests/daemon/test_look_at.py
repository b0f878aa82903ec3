"""A look at some notes only: which is read, which compared, when all is looked at."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mdnet.index.row import digest_of
from mdnet.model.change import Rewrite
from mdnet.model.settings import Settings
from mdnet.vault import Vault
from mdnet.workspace import Workspace
from mdnet.workspace import refresh as refreshing
from mdnet.workspace.watched import WatchedWorkspace

NOTE = "People/Maria.md"
TOM = "People/Tom.md"


@pytest.fixture
def opened(root: Path, tmp_path: Path) -> Iterator[Callable[[], WatchedWorkspace]]:
    spaces: list[WatchedWorkspace] = []
    environ = {"MDNET_CACHE_DIR": str(tmp_path / "cache")}

    def open_() -> WatchedWorkspace:
        found = WatchedWorkspace.open(root, Settings(), environ)
        assert isinstance(found, WatchedWorkspace)
        spaces.append(found)
        return found

    yield open_
    for space in spaces:
        space.close()


def known(workspace: Workspace, path: str = NOTE) -> bytes | None:
    return workspace._index.asked(lambda index: index.digest(path))


def test_an_edited_note_is_read_and_another_is_compared(opened, root: Path):
    workspace = opened()
    (root / NOTE).write_text("edited\n")
    assert workspace.look_at([NOTE, TOM]) == (1, 0, 1)
    assert known(workspace) == digest_of(b"edited\n")
    assert workspace.verify() == ()


def test_what_was_not_named_is_not_seen(opened, root: Path):
    workspace = opened()
    (root / NOTE).write_text("edited\n")
    assert workspace.look_at([TOM]) == (0, 0, 1)
    assert known(workspace) != digest_of(b"edited\n")


def test_equal_times_prove_nothing_for_a_note_read_right_after_a_change(
    opened, root: Path, monkeypatch
):
    """As on a disk whose clock has steps of two seconds."""
    workspace = opened()
    before = workspace.vault.stat(NOTE)
    (root / NOTE).write_text("edited\n")
    monkeypatch.setattr(Vault, "stat", lambda vault, path: before)
    assert workspace.look_at([NOTE]).read == 1
    assert known(workspace) == digest_of(b"edited\n")


def test_an_unknown_note_has_everything_looked_at(opened, root: Path):
    workspace = opened()
    (root / NOTE).write_text("edited\n")
    (root / "People/Ann.md").write_text("new\n")
    workspace.look_at(["People/Ann.md"])
    assert known(workspace) == digest_of(b"edited\n")


def test_a_note_that_may_be_a_copy_has_everything_looked_at(opened, root: Path):
    (root / "People/Tom 2.md").write_text("somebody else\n")
    workspace = opened()
    (root / TOM).write_text("---\nid: one\n---\nText\n")
    (root / "People/Tom 2.md").write_text("---\nid: one\n---\nText of the copy\n")
    workspace.look_at([TOM])
    assert [f.path for f in workspace.findings() if f.code == "SYNC001"] == [
        "People/Tom 2.md"
    ]


def test_what_another_process_put_in_is_not_vouched_for(opened, root: Path):
    first = opened()
    assert first.proven() is not None
    second = opened()
    text = (root / NOTE).read_text()
    second.apply([Rewrite(NOTE, text, text + "more\n")])
    assert first.proven() is None
    first.refresh()
    assert first.proven() is not None


def test_a_forced_update_is_not_vouched_for(opened, root: Path, monkeypatch):
    """Another process was quicker three times: what it put in was not looked up."""
    first, second = opened(), opened()
    real = refreshing.differences

    def overtaken(*arguments):
        found = real(*arguments)
        (root / TOM).write_text((root / TOM).read_text() + "more\n")
        with monkeypatch.context() as patch:
            patch.setattr(refreshing, "differences", real)
            second.refresh()
        return found

    (root / NOTE).write_text("edited\n")
    monkeypatch.setattr(refreshing, "differences", overtaken)
    first.refresh()
    assert first.proven() is None


def test_an_index_that_was_built_anew_by_another_is_not_vouched_for(opened):
    """Both are in their first state: only the database tells them apart."""
    first, second = opened(), opened()
    second.rebuild()
    assert first.proven() is None
    first.refresh()
    assert first.proven() is not None
