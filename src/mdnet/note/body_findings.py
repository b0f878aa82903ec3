"""What is wrong with a body as a whole: conflicts, broken marks, open ends."""

import re

from mdnet.model.finding import Finding
from mdnet.note.block_marks import blocks_of
from mdnet.note.body import Body, is_too_long
from mdnet.note.frontmatter import FrontMatter
from mdnet.note.limits import MAX_BODY_LINES

_CONFLICT = re.compile(r"^(?:<{7}|>{7}) ", re.MULTILINE)


def findings(path: str, scanned: Body) -> tuple[Finding, ...]:
    """CFL001, BODY001, and the marks' own (see `note.block_marks`)."""
    found: list[Finding] = []
    if "<<<<<<< " in scanned.masked or ">>>>>>> " in scanned.masked:
        found += _conflict(path, scanned)
    if scanned.unclosed:
        found += _unclosed(path, scanned, *scanned.unclosed)
    if scanned.comments and "mdnet" in scanned.text:
        found += blocks_of(scanned, path).problems
    return tuple(found)


def too_long(path: str, text: str, front: FrontMatter) -> tuple[Finding, ...]:
    """BODY002: the body has more lines than are read."""
    if not is_too_long(text, front.body_start):
        return ()
    message = (
        f"The text has more than {MAX_BODY_LINES:,} lines, so only the properties are "
        "read and nothing is written to it: split the note."
    )
    line = front.body_line + MAX_BODY_LINES
    return (Finding(path, line, 1, "BODY002", "error", message),)


def _conflict(path: str, scanned: Body) -> list[Finding]:
    """The first of git's conflict markers outside the front matter and code."""
    marker = _CONFLICT.search(scanned.masked, scanned.start)
    if marker is None:
        return []
    line = scanned.text.count("\n", 0, marker.start()) + 1
    message = (
        "Git left a conflict here: keep what is right of both sides and delete the "
        "lines of <, = and >."
    )
    return [Finding(path, line, 1, "CFL001", "error", message)]


def _unclosed(path: str, scanned: Body, line: int, mark: str) -> list[Finding]:
    what = "code block" if mark[0] in "`~" else "comment"
    message = (
        f"This {what} ({mark}) is never closed, so nothing below it is read: close it."
    )
    return [Finding(path, line, 1, "BODY001", "warning", message)]
