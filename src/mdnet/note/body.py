"""The body's block structure: headings, list items and how they nest.

A scan of our own by regular expressions: a Markdown library takes 700 microseconds a
note, this takes some 30. Offsets are those of the whole text, front matter included.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from mdnet.errors import NotEditableError
from mdnet.note.frontmatter import split
from mdnet.note.hidden import hidden, width
from mdnet.note.limits import MAX_BODY_LINES

_LINE = re.compile(
    r"\n([ \t>]*)(?:([-*+]|[0-9]{1,9}[.)])(?:[ \t]+|(?=\n|\Z))"
    r"|(#{1,6})(?:[ \t]+|(?=\n|\Z)))([^\n]*)"
)
# A tuple's own constructor takes half the time of a NamedTuple's.
_new = tuple.__new__
# People nest four or five deep; nested deeper, an item belongs to the 64th above it.
_DEEPEST = 64
_CLOSING_MARKS = re.compile(r"(?:^|[ \t])#+[ \t]*$")


class Line(NamedTuple):
    """One heading or list item.

    `number` counts from 1 in the whole text. `start` and `end` are the offsets of the
    line (without its line end), `text` where its text begins after the marker.
    `level` is a heading's, 1 to 6, and 0 for a list item. `parent` is the index (in
    `Body.lines`) of the list item that it is nested in, -1 for none. `quoted`: it
    stands in a block quote or callout.
    """

    number: int
    start: int
    text: int
    end: int
    level: int
    marker: str
    indent: int = 0
    quoted: bool = False
    parent: int = -1


class Body(NamedTuple):
    """A note's body, scanned; see `Line` and `note.hidden.Hidden`.

    `masked` is as long as `text`: code and comments are blanked, carriage returns are
    spaces. `start` is the offset of the body. `unclosed` is the line (from 1) and the
    mark of a fence or comment that never ends.
    """

    text: str
    start: int
    masked: str
    lines: tuple[Line, ...]
    comments: tuple[tuple[int, int], ...] = ()
    unclosed: tuple[int, str] | None = None

    def visible(self, start: int, end: int) -> str:
        """The text from `start` to `end` without comments, stripped; code is kept."""
        if not self.comments:
            return self.text[start:end].strip()
        return self._without_comments(start, end).strip()

    def _without_comments(self, start: int, end: int) -> str:
        pieces = []
        first = bisect_left(self.comments, (start, start))
        if first and self.comments[first - 1][1] > start:
            first -= 1
        last = bisect_left(self.comments, (end, end))
        for left, right in self.comments[first:last]:
            pieces.append(self.text[start : max(left, start)])
            start = min(right, end)
        return "".join(pieces) + self.text[start:end]

    def title(self, line: Line) -> str:
        """A heading's text, without closing marks."""
        title = self.visible(line.text, line.end)
        return _CLOSING_MARKS.sub("", title).strip() if "#" in title else title

    @property
    def headings(self) -> Iterator[Line]:
        """The headings, in order."""
        return (line for line in self.lines if line.level)


def body(text: str, start: int = 0, line: int = 1) -> Body:
    """The scan of `text` from the offset `start`, which is on line number `line`."""
    scan = text[start:] if start else text
    if "\r" in scan:
        scan = scan.replace("\r", " ")
    found = hidden(scan)
    comments = tuple((a + start, b + start) for a, b in found.comments)
    unclosed = (found.unclosed[0] + line, found.unclosed[1]) if found.unclosed else None
    lines = _lines("\n" + found.masked, start - 1, line)
    masked = text[:start] + found.masked if start else found.masked
    return Body(text, start, masked, tuple(lines), comments, unclosed)


def is_too_long(text: str, start: int) -> bool:
    """Whether the body from the offset `start` on has more lines than are read."""
    return text.count("\n", start) > MAX_BODY_LINES


def note_body(text: str) -> Body:
    """The scan of a whole note that is to be edited, from below its front matter.

    Raises:
        NotEditableError: it has more lines than are read.
    """
    start = split(text).body_start
    if is_too_long(text, start):
        raise NotEditableError(
            f"The note has more than {MAX_BODY_LINES:,} lines: split it first."
        )
    return body(text, start, text.count("\n", 0, start) + 1)


def _lines(scan: str, shift: int, first: int) -> list[Line]:
    """`scan` begins with a line end of its own; `shift` leads to the text's offsets."""
    lines: list[Line] = []
    nest: list[int] = []  # the list items that the line at hand may be nested in
    number, counted, end = first - 1, 0, 0
    for found in _LINE.finditer(scan):
        start = found.start() + 1
        number += scan.count("\n", counted, start)
        counted = start
        if nest and start - end > 2 and _ends_list(scan, end, start):
            nest.clear()
        space, marker, marks = found.group(1, 2, 3)
        text, end = found.span(4)
        if marks:
            if len(space) < 4 and not space.strip(" "):
                nest.clear()
                lines.append(
                    Line(number, start + shift, text + shift, end + shift,
                         len(marks), marks)
                )  # fmt: skip
            continue
        quoted, indent = False, 0
        if space:
            quoted, indent = ">" in space, width(space)
            while nest and not _is_nested(lines[nest[-1]], indent, quoted):
                nest.pop()
            if len(nest) == _DEEPEST:
                nest.pop()
        else:
            nest.clear()
        parent = nest[-1] if nest else -1
        nest.append(len(lines))
        lines.append(
            _new(Line, (number, start + shift, text + shift, end + shift, 0, marker,
                        indent, quoted, parent))
        )  # fmt: skip
    return lines


def _ends_list(scan: str, end: int, start: int) -> bool:
    """Whether text at the margin after a blank line stands between two list items."""
    after_blank = False
    for line in scan[end + 1 : start - 1].split("\n"):
        if not line or line.isspace():
            after_blank = True
        elif after_blank and line[0] not in " \t":
            return True
    return False


def _is_nested(above: Line, indent: int, quoted: bool) -> bool:
    return indent > above.indent and quoted == above.quoted
