"""A note's text by offsets: edits of spans, lines, line ends.

A line ends with `\\n`, alone or after `\\r`. Offsets count characters from 0; lines and
columns, which people read, count from 1.
"""

from collections.abc import Iterable
from typing import NamedTuple

BOM = "\ufeff"


class Edit(NamedTuple):
    """Replace `text[start:end]` by `text`; `start == end` inserts."""

    start: int
    end: int
    text: str


class Place(NamedTuple):
    """Where something stands, as an editor counts: both from 1."""

    line: int
    column: int


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """`text` with all edits made; their offsets are those of `text` itself.

    Edits at one offset are made in the order given.

    Raises:
        ValueError: two edits overlap, or one lies outside the text.
    """
    pieces: list[str] = []
    position = 0
    for edit in sorted(edits, key=lambda each: (each.start, each.end)):
        if not position <= edit.start <= edit.end <= len(text):
            raise ValueError(f"edits overlap or leave the text: {edit}")
        pieces += (text[position : edit.start], edit.text)
        position = edit.end
    return "".join(pieces) + text[position:]


def newline_of(text: str) -> str:
    """The line end that the note uses first, `"\\n"` where it has none."""
    found = text.find("\n")
    return "\r\n" if found > 0 and text[found - 1] == "\r" else "\n"


def place_of(text: str, offset: int) -> Place:
    """Line and column of `offset`."""
    start = line_start(text, offset)
    return Place(text.count("\n", 0, offset) + 1, offset - start + 1)


def line_start(text: str, offset: int) -> int:
    """The offset at which the line of `offset` begins."""
    return text.rfind("\n", 0, offset) + 1


def line_end(text: str, offset: int) -> int:
    """The offset at which the line of `offset` ends, before its line end."""
    found = text.find("\n", offset)
    if found == -1:
        return len(text)
    return found - 1 if found > offset and text[found - 1] == "\r" else found


def next_line(text: str, offset: int) -> int:
    """The offset at which the line after the one of `offset` begins."""
    found = text.find("\n", offset)
    return len(text) if found == -1 else found + 1
