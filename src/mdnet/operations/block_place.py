"""Where the digest's block stands in today's note, also after a plain `git merge`.

A merge may leave two blocks, or conflict markers inside, around or straddling the
block. The text is then read as the two texts that were merged; their blocks become
one, and what is the user's outside stays, of both sides.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mdnet.errors import NotEditableError
from mdnet.note.blocks import find
from mdnet.operations.conflicts import Segment, Side, lines_of, segments

NAME = "today"
OPEN, CLOSE = f"<!-- mdnet:{NAME} -->", "<!-- /mdnet -->"
Lines = tuple[str, ...]
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


class _Spot(NamedTuple):
    """A line of one side: the index of its segment and its own there."""

    segment: int
    row: int


class _View(NamedTuple):
    """One side of the note: its lines, where each comes from, and its blocks.

    `taken` are the spots of the blocks with their marks, their headings and the blank
    lines before those.
    """

    lines: tuple[str, ...]
    spots: tuple[_Spot, ...]
    blocks: tuple[tuple[int, int], ...]
    taken: frozenset[_Spot]
    has_heading: bool


def place(text: str, heading: str, newline: str, path: str = "") -> Place | None:
    """Where the block stands, `None` when there is none.

    `heading` is the line that mdnet writes above the block; `path` names the note in
    messages.

    Raises:
        NotEditableError: a mark without its partner, or not alone on its line.
    """
    cut = segments(lines_of(text))
    ours, theirs = (_view(cut, side, heading, path) for side in SIDES)
    if not (ours.blocks or theirs.blocks):
        return None
    single = _single(cut, ours, theirs)
    return single or _joined(cut, ours, theirs, heading, newline)


def _view(cut: Sequence[Segment], side: Side, heading: str, path: str) -> _View:
    spots = tuple(
        _Spot(number, index)
        for number, segment in enumerate(cut)
        for index in range(len(segment.side(side)))
    )
    lines = tuple(cut[s.segment].side(side)[s.row] for s in spots)
    blocks = _blocks(lines, spots, cut, side, path)
    starts = [_start(lines, first, heading) for first, _ in blocks]
    taken = frozenset(
        spots[index]
        for start, (_, last) in zip(starts, blocks, strict=True)
        for index in range(start, last + 1)
    )
    opens = [first for first, _ in blocks]
    return _View(lines, spots, blocks, taken, starts != opens)


def _blocks(
    lines: Lines, spots: Sequence[_Spot], cut: Sequence[Segment], side: Side, path: str
) -> tuple[tuple[int, int], ...]:
    """The spans of the digest's blocks as indices of their mark lines, inclusive."""
    found = find("".join(lines), NAME)
    for problem in found.problems:
        if problem.code == "BLK001":
            spot = spots[problem.line - 1]
            line = cut[spot.segment].line_of(side, spot.row)
            where = f"{path}:{line}" if path else f"line {line}"
            raise NotEditableError(f"{where}: {problem.message}")
    return tuple((b.opening.line - 1, b.closing.line - 1) for b in found.blocks)


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
    if len(ours.blocks) != 1 or len(theirs.blocks) != 1:
        return None
    (first, last), (other, end) = ours.blocks[0], theirs.blocks[0]
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
    stream = list(_around(cut, ours.taken, theirs.taken))
    here = stream.index(None)
    before = [line for line in stream[:here] if line]
    after = tuple(line for line in stream[here:] if line)
    opening = [OPEN + newline]
    if ours.has_heading or theirs.has_heading:
        blank = [newline] if before and before[-1].strip() else []
        opening = [*blank, heading.strip() + newline, *opening]
    contents = dict.fromkeys((*_contents(ours), *_contents(theirs)))
    return Place(tuple(before), tuple(opening), tuple(contents), CLOSE + newline, after)


def _contents(view: _View) -> list[tuple[str, ...]]:
    return [view.lines[first + 1 : last] for first, last in view.blocks]


def _around(
    cut: Sequence[Segment], ours: frozenset[_Spot], theirs: frozenset[_Spot]
) -> Iterator[str | None]:
    """The lines outside of the blocks of both sides; `None` where a block stands."""
    for number, segment in enumerate(cut):
        mine = _flags(ours, number, segment.ours)
        yours = _flags(theirs, number, segment.theirs)
        if not any(mine) and not any(yours):
            yield from segment.raw
        elif segment.is_hunk:
            heads, tails = zip(
                _halves(segment.ours, mine, _is_past(ours, number)),
                _halves(segment.theirs, yours, _is_past(theirs, number)),
                strict=True,
            )
            yield from residue(segment, *heads)
            yield None
            yield from residue(segment, *tails)
        else:
            for line, *taken in zip(segment.raw, mine, yours, strict=True):
                yield None if any(taken) else line


def _flags(
    taken: frozenset[_Spot], number: int, lines: Sequence[str]
) -> tuple[bool, ...]:
    """For each line of a side of a segment, whether it belongs to a block."""
    return tuple(_Spot(number, index) in taken for index in range(len(lines)))


def _is_past(taken: frozenset[_Spot], number: int) -> bool:
    return bool(taken) and min(taken).segment < number


def _halves(
    lines: Sequence[str], flags: Sequence[bool], is_past: bool
) -> tuple[Lines, Lines]:
    """A side's own lines before and after the block."""
    kept = tuple(line for line, flag in zip(lines, flags, strict=True) if not flag)
    if True not in flags:
        return ((), kept) if is_past else (kept, ())
    first = flags.index(True)
    return kept[:first], kept[first:]


def residue(segment: Segment, ours: Lines, theirs: Lines) -> Lines:
    """What both sides have outside the block, in conflict only where they differ."""
    if not any(line.strip() for line in ours):
        return theirs
    if not any(line.strip() for line in theirs):
        return ours
    head = _common_head(ours, theirs)
    ours_rest, theirs_rest = ours[head:], theirs[head:]
    tail = _common_head(ours_rest[::-1], theirs_rest[::-1])
    mine, yours = (rest[: len(rest) - tail] for rest in (ours_rest, theirs_rest))
    middle: Lines = (*mine, *yours)
    if mine and yours and segment.marks:
        start, between, end = segment.marks
        middle = (start, *mine, between, *yours, end)
    return (*ours[:head], *middle, *ours_rest[len(mine) :])


def _common_head(left: Lines, right: Lines) -> int:
    pairs = zip(left, right, strict=False)
    return next(
        (n for n, (a, b) in enumerate(pairs) if a != b), min(len(left), len(right))
    )
