"""Where the digest's block stands in today's note, also after a plain `git merge`.

A merge may leave two blocks, or conflict markers inside, around or straddling the
block. The text is then read as the two texts that were merged; their blocks become
one, and what is the user's outside stays, of both sides. So with a merge by union,
which leaves marks twice and no conflict markers: see `block_runs`.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from mdnet.errors import NotEditableError
from mdnet.note.block_marks import Mark
from mdnet.note.blocks import find
from mdnet.operations.block_around import Lines, Spot, around
from mdnet.operations.block_chunks import own_rows
from mdnet.operations.block_runs import runs_of
from mdnet.operations.conflicts import Segment, Side, lines_of, segments

NAME = "today"
OPEN, CLOSE = f"<!-- mdnet:{NAME} -->", "<!-- /mdnet -->"
SIDES: tuple[Side, Side] = ("ours", "theirs")


class Place(NamedTuple):
    """The note around the block. All are lines with their ends.

    `before` and `after` are the user's text with what conflicts are left in it;
    `contents` what stands between the marks, one of each block. `opening` is the
    block's first line with the heading where it has to be written anew, `closing` its
    last.
    """

    before: tuple[str, ...]
    opening: tuple[str, ...]
    contents: tuple[tuple[str, ...], ...]
    closing: str
    after: tuple[str, ...]


class _View(NamedTuple):
    """One side of the note: its lines, where each comes from, and its blocks.

    `contents` is what stands between the marks. `taken` are the spots of that and of
    the marks, their headings and the blank lines before those. `pair` are the indices
    of the marks if there are just two.
    """

    spots: tuple[Spot, ...]
    contents: tuple[Lines, ...]
    taken: frozenset[Spot]
    has_heading: bool
    pair: tuple[int, int] | None


def place(
    text: str,
    heading: str,
    newline: str,
    path: str = "",
    promises: frozenset[str] = frozenset(),
) -> Place | None:
    """Where the block stands, `None` when there is none.

    `heading` is the line that mdnet writes above the block; `path` names the note in
    messages; `promises` as for `rules.recognise`.

    Raises:
        NotEditableError: a mark without its partner, or not alone on its line.
    """
    cut = segments(lines_of(text))
    ours, theirs = (_view(cut, side, heading, path, promises) for side in SIDES)
    if not (ours.taken or theirs.taken):
        return None
    single = _single(cut, ours, theirs)
    return single or _joined(cut, ours, theirs, heading, newline)


def _view(
    cut: Sequence[Segment],
    side: Side,
    heading: str,
    path: str,
    promises: frozenset[str],
) -> _View:
    spots = tuple(
        Spot(number, index)
        for number, segment in enumerate(cut)
        for index in range(len(segment.side(side)))
    )
    lines = tuple(cut[s.segment].side(side)[s.row] for s in spots)
    runs = _runs(lines, spots, cut, side, path)
    stretches = [
        _stretch(lines, left, right, heading, promises)
        for run in runs
        for left, right in pairwise(run)
    ]
    marks = [mark for run in runs for mark in run]
    opens = [mark.line - 1 for mark in marks if mark.name]
    heads = [range(_start(lines, row, heading), row) for row in opens]
    rows = {mark.line - 1 for mark in marks}.union(*stretches, *heads)
    is_pair = len(marks) == 2
    return _View(
        spots,
        tuple(tuple(lines[row] for row in stretch) for stretch in stretches),
        frozenset(spots[row] for row in rows),
        any(heads),
        (opens[0], marks[1].line - 1) if is_pair else None,
    )


def _stretch(
    lines: Lines, left: Mark, right: Mark, heading: str, promises: frozenset[str]
) -> Sequence[int]:
    """The indices of the block's lines between two marks of it.

    All from a start on; from an end on, where a merge by union left another end or
    start below, only what mdnet wrote and items. The user's lines there are outside,
    and those right above a second heading.
    """
    first, last = left.line, right.line - 1
    if right.name:
        last = _start(lines, last, heading)
    if left.name and last in (first, right.line - 1):
        return range(first, last)
    own = own_rows(lines[first:last], promises)
    rows = [row for row in range(first, last) if row - first not in own]
    return range(first, max(rows, default=first - 1) + 1) if left.name else rows


def _runs(
    lines: Lines, spots: Sequence[Spot], cut: Sequence[Segment], side: Side, path: str
) -> list[tuple[Mark, ...]]:
    """The marks of the digest's blocks, cut at blocks of other names."""
    found = find("".join(lines), NAME)
    runs, lonely = runs_of(found.marks, NAME)
    if lonely:
        problem = next(p for p in found.problems if p.line == lonely.line)
        spot = spots[lonely.line - 1]
        line = cut[spot.segment].line_of(side, spot.row)
        where = f"{path}:{line}" if path else f"line {line}"
        raise NotEditableError(f"{where}: {problem.message}")
    return runs


def _start(lines: Sequence[str], first: int, heading: str) -> int:
    """Where a block begins with its heading and the blank lines before that."""
    index = _over_blanks(lines, first)
    if not heading or index == 0 or lines[index - 1].strip() != heading.strip():
        return first
    return _over_blanks(lines, index - 1)


def _over_blanks(lines: Sequence[str], index: int) -> int:
    while index > 0 and not lines[index - 1].strip():
        index -= 1
    return index


def _single(cut: Sequence[Segment], ours: _View, theirs: _View) -> Place | None:
    """The place of a block that is one and the same on both sides, else `None`."""
    if ours.pair is None or theirs.pair is None:
        return None
    (first, last), (other, end) = ours.pair, theirs.pair
    span = ours.spots[first : last + 1]
    is_common = (
        span == theirs.spots[other : end + 1]
        and len({spot.segment for spot in span}) == 1
    )
    if not is_common or cut[span[0].segment].is_hunk:
        return None
    raw = [line for segment in cut for line in segment.raw]
    start = cut[span[0].segment].line - 1 + span[0].row
    stop = start + len(span) - 1
    return Place(
        tuple(raw[:start]),
        (raw[start],),
        (tuple(raw[start + 1 : stop]),),
        raw[stop],
        tuple(raw[stop + 1 :]),
    )


def _joined(
    cut: Sequence[Segment], ours: _View, theirs: _View, heading: str, newline: str
) -> Place:
    """One place for all blocks of both sides, where the first of them stands."""
    stream = list(around(cut, ours.taken, theirs.taken))
    here = stream.index(None)
    before = [line for line in stream[:here] if line]
    after = tuple(line for line in stream[here:] if line)
    opening = [OPEN + newline]
    if ours.has_heading or theirs.has_heading:
        blank = [newline] if before and before[-1].strip() else []
        opening = [*blank, heading.strip() + newline, *opening]
    contents = dict.fromkeys((*ours.contents, *theirs.contents))
    return Place(tuple(before), tuple(opening), tuple(contents), CLOSE + newline, after)
