"""What git answers about odd commits, and under settings of the user's own."""

import os
from pathlib import Path
from subprocess import run
from typing import Any

import pytest

from mdnet.errors import GitError
from mdnet.git.formats import stored
from mdnet.git.repository import Repository
from mdnet.git.run import Git
from mdnet.sync.known import Known
from mdnet.sync.repair import Repairer
from mdnet.sync.store import Signature, Store

EMPTY = stored("tree", b"").oid
WHEN = "Ana <ana@example.org> 1795000000 +0000"


def git(folder: Path, *words: str, data: bytes = b"") -> str:
    found = run(
        ("git", "-C", str(folder), *words), input=data, capture_output=True, check=True
    )
    return found.stdout.decode().strip()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q", "--bare", "-b", "main", ".")
    git(tmp_path, "mktree")
    return tmp_path


def store_of(folder: Path) -> Store:
    opened = Repository(Git(str(folder), str(folder), dict(os.environ)))
    return Store(opened, Signature("laptop", "A <a@example.org>", 0, "+0000"))


def commit(folder: Path, tree: str, message: str, *up: str, when: str = WHEN) -> str:
    lines = [f"tree {tree}", *(f"parent {each}" for each in up)]
    lines += [f"author {when}", f"committer {when}", "", message]
    words = ("hash-object", "-t", "commit", "-w", "--literally", "--stdin")
    return git(folder, *words, data="\n".join(lines).encode())


def tree(folder: Path, text: bytes, path: str = "Ana.md") -> str:
    blob = git(folder, "hash-object", "-w", "--stdin", data=text)
    return git(folder, "mktree", data=f"100644 blob {blob}\t{path}\n".encode())


def test_a_control_character_in_a_message_does_not_end_the_commit(folder: Path):
    first = commit(folder, EMPTY, "seen\x01on\n\nmore")
    second = commit(folder, EMPTY, "", first)
    found = store_of(folder).repository.log(second)
    assert [(each.oid, each.message) for each in found] == [
        (second, ""),
        (first, "seen\x01on\n\nmore"),
    ]


def test_a_commit_without_a_time_is_read_as_the_oldest(folder: Path):
    oid = commit(folder, EMPTY, "old", when="Ana <ana@example.org> never +0000")
    (found,) = store_of(folder).repository.log(oid)
    assert (found.when, found.committed, found.subject) == (0, 0, "old")


def test_a_tree_that_is_not_there_is_said_to_be_missing(folder: Path):
    first = commit(folder, tree(folder, b"1\n"), "1")
    gone = tree(folder, b"2\n")
    second = commit(folder, gone, "2", first)
    store = store_of(folder)
    known = Known(store, store.repository.log(second))
    (folder / "objects" / gone[:2] / gone[2:]).unlink()
    with pytest.raises(GitError, match=f"{gone} is missing from git's store"):
        known.changes(first, second)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("log.showRoot", "false"),
        ("log.diffMerges", "combined"),
        ("log.follow", "true"),
        ("diff.orderFile", "/nowhere/at/all"),
    ],
)
def test_settings_of_the_user_change_no_answer_of_git(folder: Path, key, value):
    one = commit(folder, tree(folder, b"1\n"), "1")
    two = commit(folder, tree(folder, b"2\n"), "2", one)
    three = commit(folder, tree(folder, b"3\n"), "3", one)
    merge = commit(folder, tree(folder, b"4\n"), "4", two, three)
    repository = store_of(folder).repository
    words = ("--full-history", merge, "--", ":(top,literal)Ana.md")
    before = repository.earlier(merge, ["Ana.md"]), repository.log(*words)
    assert len(before[0]["Ana.md"]) == 3
    assert [each.oid for each in before[1]][0::3] == [merge, one]
    git(folder, "config", key, value)
    assert (repository.earlier(merge, ["Ana.md"]), repository.log(*words)) == before


def test_a_commit_of_mdnet_counts_as_looked_at(folder: Path):
    """Else the bar stays on the screen, short of its end."""
    first = commit(folder, EMPTY, "1\n\nMdnet: snapshot")
    second = commit(folder, EMPTY, "2\n\nMdnet: snapshot", first)
    store, looks = store_of(folder), []
    known = Known(store, store.repository.log(second))
    rules: Any = None
    looked = lambda: looks.append(1)  # noqa: E731
    Repairer(known, rules, lambda _path, _data: None, looked).repairs(second, {})
    assert len(looks) == 2
