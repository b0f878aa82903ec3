"""What a commit says of itself is read whole, whatever bytes its message has."""

import os
import subprocess
from pathlib import Path

import pytest

from mdnet.git.repository import Repository

MESSAGES = (
    "one line",
    "a bell\x07, a mark of its own \x01, an escape \x1b[31m\n\nand a body",
    "",
    "\x01\x01\n\n\x01",
    "a body\n\nthat ends in blank lines\n\n\n",
)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A repository with a commit for each of the messages, in their order."""
    who = ["-c", "user.name=Ana \x01 Lopez", "-c", "user.email=ana@example.org"]
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    for message in MESSAGES:
        words = ["commit", "-q", "--allow-empty", "--allow-empty-message"]
        git = ["git", "-C", str(tmp_path), *who, *words, "--cleanup=verbatim", "-F-"]
        subprocess.run(git, input=message.encode(), check=True)
    found = Repository.opened(str(tmp_path), os.environ)
    assert found
    return found


def test_each_commit_with_its_message(repository):
    with repository:
        found = repository.log("HEAD")
    assert [each.message for each in reversed(found)] == [
        "one line",
        "a bell\x07, a mark of its own \x01, an escape \x1b[31m\n\nand a body",
        "",
        "\x01\x01\n\n\x01",
        "a body\n\nthat ends in blank lines",
    ]
    assert {each.author for each in found} == {"Ana \x01 Lopez"}
    assert [len(each.parents) for each in found] == [1, 1, 1, 1, 0]


def test_no_commit_is_none(repository):
    with repository:
        assert repository.log("HEAD", "^HEAD") == ()
