"""The marks around generated text: `<!-- mdnet:NAME -->` and `<!-- /mdnet -->`."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from mdnet.model.finding import Finding
from mdnet.note.body import Body
from mdnet.note.source import line_end, next_line

_MARK = re.compile(r"<!--[ \t]*(?:mdnet:([a-z][a-z0-9-]*)|/mdnet)[ \t]*-->")


class Mark(NamedTuple):
    """One mark: the name that it opens, empty for a closing one; its line and span.

    The span is that of its whole line, without the line end.
    """

    name: str
    line: int
    start: int
    end: int


class Block(NamedTuple):
    """A pair of marks; `text[start:end]` are the whole lines between them."""

    name: str
    start: int
    end: int
    opening: Mark
    closing: Mark


class Blocks(NamedTuple):
    """The blocks of a note, and what is wrong with its marks.

    `marks` are all marks, paired or not, in order. `problems` are BLK001 (a mark
    without its partner) and BLK002 (a second block of one name).
    """

    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...]
    problems: tuple[Finding, ...]


def blocks_of(scanned: Body, path: str = "") -> Blocks:
    """All blocks of a note; `path` is for the findings.

    A mark stands alone on its line, outside code, quotes and other comments.
    """
    marks = tuple(_marks(scanned))
    blocks: list[Block] = []
    problems: list[Finding] = []
    names: set[str] = set()
    opening: Mark | None = None
    for mark in marks:
        if mark.name or opening is None:
            if opening or not mark.name:
                problems.append(_no_partner(path, opening or mark))
            opening = mark if mark.name else None
            continue
        if opening.name in names:
            problems.append(_second(path, opening))
        names.add(opening.name)
        start = next_line(scanned.text, opening.end)
        blocks.append(Block(opening.name, start, mark.start, opening, mark))
        opening = None
    if opening:
        problems.append(_no_partner(path, opening))
    return Blocks(tuple(blocks), marks, tuple(problems))


def _marks(scanned: Body) -> Iterator[Mark]:
    text, line, counted, above = scanned.text, 1, 0, 0
    for start, end in scanned.comments:
        found = _MARK.fullmatch(text, start, end)
        first = text.rfind("\n", above, start) + 1
        is_first = first > 0 or above == 0  # so a long line is looked at only once
        above = end
        if not (found and is_first):
            continue
        last = line_end(text, end)
        if text[first:last].strip() == found.group():
            line += text.count("\n", counted, first)
            counted = first
            yield Mark(found[1] or "", line, first, last)


def _no_partner(path: str, mark: Mark) -> Finding:
    name = f"mdnet:{mark.name}" if mark.name else "/mdnet"
    missing = "<!-- /mdnet -->" if mark.name else "<!-- mdnet:… -->"
    message = (
        f"The mark <!-- {name} --> has no partner {missing}: restore it, or delete "
        "both. Until then mdnet writes nothing to this note."
    )
    return Finding(path, mark.line, 1, "BLK001", "error", message)


def _second(path: str, mark: Mark) -> Finding:
    message = f"The block mdnet:{mark.name} stands twice in this note: keep one."
    return Finding(path, mark.line, 1, "BLK002", "error", message)
