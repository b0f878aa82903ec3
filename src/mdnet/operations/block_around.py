"""The note around the digest's block, of both sides of a merge."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mdnet.operations.conflicts import Segment

Lines = tuple[str, ...]


class Spot(NamedTuple):
    """A line of one side: the index of its segment and its own there."""

    segment: int
    row: int


def around(
    cut: Sequence[Segment], ours: frozenset[Spot], theirs: frozenset[Spot]
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
    taken: frozenset[Spot], number: int, lines: Sequence[str]
) -> tuple[bool, ...]:
    """For each line of a side of a segment, whether it belongs to a block."""
    return tuple(Spot(number, index) in taken for index in range(len(lines)))


def _is_past(taken: frozenset[Spot], number: int) -> bool:
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
