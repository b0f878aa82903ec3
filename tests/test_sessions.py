"""Sessions at the command line, told as Markdown, run as tests.

In `tests/sessions/*.md`, a block fenced as `file PATH` is written to the vault, one
fenced as `console` holds commands after `$ ` with their output (and `[exit 1]` where a
command does not end with 0), one fenced as `note PATH` shows what the note then holds.
`$ at 2026-11-23T07:30` moves the clock. `pytest --update` fills everything in.
"""

import re
import shlex
from pathlib import Path

import pytest

from tests.command import CommandLine

SESSIONS = sorted((Path(__file__).parent / "sessions").glob("*.md"))
BLOCK = re.compile(r"^(````?)(file|console|note)(?: (.+?))?\n(.*?)^\1$", re.M | re.S)


def played(text: str, mdnet: CommandLine) -> str:
    """The session's text with every output and note as they really are."""

    def replay(match: re.Match[str]) -> str:
        fence, what, path, body = match.groups()
        if what == "file":
            mdnet.write(path, body)
        elif what == "note":
            body = mdnet.read(path)
            body += "" if body.endswith("\n") else "\n"
        else:
            lines = [line for line in body.splitlines() if line.startswith("$ ")]
            body = "".join(typed(line[2:], mdnet) for line in lines)
        head = f"{fence}{what}" + (f" {path}" if path else "")
        return f"{head}\n{body}{fence}"

    return BLOCK.sub(replay, text)


def typed(command: str, mdnet: CommandLine) -> str:
    """One command with its output and exit code."""
    program, *arguments = shlex.split(command)
    if program == "at":
        mdnet.at(arguments[0])
        return f"$ {command}\n"
    assert program == "mdnet", command
    outcome = mdnet(*arguments, code=None)
    out = (outcome.out + outcome.err).replace(str(mdnet.folder), "~/Vault")
    out = out.replace(str(mdnet.folder.parent / "home"), "~")
    status = f"[exit {outcome.code}]\n" if outcome.code else ""
    return f"$ {command}\n{out}{status}"


@pytest.mark.parametrize("path", SESSIONS, ids=lambda path: path.stem)
def test_session(path: Path, mdnet: CommandLine, update: bool):
    told = path.read_text()
    really = played(told, mdnet)
    if update:
        path.write_text(really)
    assert really == told or update


def test_a_session_that_tells_something_else_is_seen(mdnet: CommandLine):
    told = "```console\n$ mdnet --version\nmdnet, version 0.0.0\n```"
    assert played(told, mdnet) != told


def test_there_are_sessions():
    assert len(SESSIONS) >= 5
