"""Text in which `git merge` left conflict markers, read as the two texts behind it."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

Side = Literal["ours", "theirs"]

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_START = re.compile(r"<{7}(?: .*)?\r?\n?")
_BASE = re.compile(r"\|{7}(?: .*)?\r?\n?")
_MIDDLE = re.compile(r"={7}\r?\n?")
_END = re.compile(r">{7}(?: .*)?\r?\n?")


class Segment(NamedTuple):
    """A stretch of lines, the same on both sides unless `is_hunk`.

    `line` is the number (from 1) of its first line in the text as it stands. `marks`
    are the three marker lines of a hunk: start, middle, end; `raw` all its lines.
    """

    line: int
    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    raw: tuple[str, ...]
    marks: tuple[str, str, str] | None = None

    @property
    def is_hunk(self) -> bool:
        """Whether the two sides differ here."""
        return self.marks is not None

    def side(self, side: Side) -> tuple[str, ...]:
        """The lines of one side."""
        return self.ours if side == "ours" else self.theirs

    def line_of(self, side: Side, row: int) -> int:
        """The number in the text of a side's line, given its index here."""
        if self.marks is None:
            return self.line + row
        if side == "ours":
            return self.line + 1 + row
        return self.line + len(self.raw) - 1 - len(self.theirs) + row


def lines_of(text: str) -> list[str]:
    """The lines with their ends, cut at line feeds only."""
    return _LINE.findall(text)


def segments(lines: Sequence[str]) -> tuple[Segment, ...]:
    """The text as common stretches and hunks, in order.

    A marker that is not part of a complete hunk is an ordinary line.
    """
    found: list[Segment] = []
    common: list[str] = []
    index = 0
    while index < len(lines):
        hunk = _hunk(lines, index) if lines[index].startswith("<<<<<<<") else None
        if hunk is None:
            common.append(lines[index])
            index += 1
            continue
        found += _common(common, index)
        common = []
        found.append(hunk)
        index += len(hunk.raw)
    return (*found, *_common(common, index))


def _common(lines: list[str], end: int) -> list[Segment]:
    whole = tuple(lines)
    return [Segment(end - len(whole) + 1, whole, whole, whole)] if whole else []


def _hunk(lines: Sequence[str], start: int) -> Segment | None:
    """The hunk that begins at `start`, `None` if its markers are not complete."""
    places: list[int] = []
    wanted = [_START, _BASE, _MIDDLE, _END]
    for index in range(start, len(lines)):
        step = _step(wanted, lines[index])
        if step is None:
            continue
        if step < 0:
            return None
        wanted = wanted[step + 1 :]
        places.append(index)
        if not wanted:
            return _segment(lines, places)
    return None


def _step(wanted: list[re.Pattern[str]], line: str) -> int | None:
    """Which of the wanted markers the line is; -1 for one out of place."""
    for step, pattern in enumerate(wanted[:2]):
        if pattern.fullmatch(line) and (step == 0 or wanted[0] is _BASE):
            return step
    return -1 if _START.fullmatch(line) else None


def _segment(lines: Sequence[str], places: list[int]) -> Segment:
    start, end, middle = places[0], places[-1], places[-2]
    return Segment(
        start + 1,
        tuple(lines[start + 1 : places[1]]),
        tuple(lines[middle + 1 : end]),
        tuple(lines[start : end + 1]),
        (lines[start], lines[middle], lines[end]),
    )
