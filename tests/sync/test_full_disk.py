"""A disk that is full or fails: what git or the system refuses, and what it hides.

Found by harming a sync at each of its system calls (`tests.torture.sync_syscalls`).
"""

import os
import shutil
from pathlib import Path

import pytest

from mdnet.errors import GitError, VaultError
from mdnet.sync.setup import set_up
from mdnet.vault import Vault
from tests.sync.devices import ANA, Device, git

PATH = "People/Ana Lopez.md"
LINE = "- 2026-11-02 call: here\n"


@pytest.fixture
def failing_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A git in which what stands in this file fails: a command and its exit code."""
    told, place = tmp_path / "told", tmp_path / "bin"
    place.mkdir()
    wrapper = place / "git"
    wrapper.write_text(
        f'#!/bin/sh\nread command code < "{told}" 2> /dev/null\n'
        'case " $* " in *" ${command:-none} "*) cat > /dev/null; exit $code ;; esac\n'
        f'exec {shutil.which("git")} "$@"\n'
    )
    wrapper.chmod(0o755)
    monkeypatch.setenv("PATH", f"{place}{os.pathsep}{os.environ['PATH']}")
    return told


def test_the_branch_never_moves_to_what_git_has_not_stored(two, failing_git):
    """git 2.39 leaves an object out whose folder cannot be made, and says nothing."""
    laptop = two[0]
    head = laptop.git("rev-parse", "main")
    laptop.append(PATH, LINE)
    failing_git.write_text("unpack-objects 0\n")
    with pytest.raises(GitError, match="git could not store everything: the disk is"):
        laptop.sync()
    assert laptop.git("rev-parse", "main") == head
    failing_git.unlink()
    assert laptop.sync().pushed
    assert laptop.notes() == {PATH: ANA + LINE}


def test_a_commit_whose_tree_is_missing_is_no_order_to_delete(two):
    laptop = two[0]
    tree = laptop.git("rev-parse", "main^{tree}").strip()
    (laptop.root / ".git" / "objects" / tree[:2] / tree[2:]).unlink()
    head = laptop.git("rev-parse", "main").strip()
    with laptop.syncer() as syncer:
        text = f"the tree of {head} is missing from git's store"
        with pytest.raises(GitError, match=text):
            syncer.checkout.store.changes(head, head)
    with pytest.raises(GitError, match="git"):
        laptop.sync()
    assert laptop.notes() == {PATH: ANA}


def test_a_base_that_git_cannot_tell_is_not_taken_for_none(two, failing_git):
    """Without a base, what was deleted on one device would come back on both."""
    laptop, desktop = two
    laptop.write("Old.md", "old\n")
    laptop.sync()
    desktop.sync()
    desktop.delete("Old.md")
    desktop.sync()
    laptop.append(PATH, LINE)
    failing_git.write_text("merge-base 128\n")
    with pytest.raises(GitError, match="git merge-base failed: exit code 128"):
        laptop.sync()
    failing_git.unlink()
    laptop.sync()
    assert laptop.notes() == {PATH: ANA + LINE}


def test_what_the_disk_refuses_is_said_in_words(two):
    laptop = two[0]
    own = laptop.root / ".git" / "mdnet"
    shutil.rmtree(own)
    own.write_text("a file where a folder has to be")
    with pytest.raises(VaultError, match="The disk refuses"):
        laptop.sync()
    own.unlink()
    laptop.sync()


def interrupted(folder: Path) -> None:
    """What a `git init` leaves behind that was killed while it wrote its settings."""
    (folder / "refs").mkdir(parents=True)
    (folder / "HEAD").write_text("ref: refs/heads/main\n")
    (folder / "config.lock").write_text("[core]\n")


def test_a_repository_that_was_killed_while_it_was_made_is_made_again(tmp_path: Path):
    laptop = Device(tmp_path / "laptop", None)
    shutil.rmtree(laptop.root / ".git")
    interrupted(laptop.root / ".git")
    interrupted(tmp_path / "stick.git")
    laptop.write(PATH, ANA)
    stick = str(tmp_path / "stick.git")
    found = set_up(Vault(laptop.root), laptop.caller.environ, stick, "laptop")
    assert found.report[0] == f"made a git repository in {laptop.root}"
    assert laptop.sync().pushed
    assert git(tmp_path / "stick.git", "show", f"main:{PATH}") == ANA


def test_a_folder_with_something_else_in_it_is_not_made_a_repository(tmp_path: Path):
    laptop = Device(tmp_path / "laptop", None)
    interrupted(tmp_path / "stick")
    (tmp_path / "stick" / "photo.jpg").write_bytes(b"\xff")
    vault, stick = Vault(laptop.root), str(tmp_path / "stick")
    set_up(vault, laptop.caller.environ, stick, "laptop")
    assert not (tmp_path / "stick" / "objects").exists()
