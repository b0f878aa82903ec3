"""From what stands in one line to what is wrong with it.

A cue alone says as much as its shape's grade; another cue near it, of a kind that
raises the shape, makes it an error. Family and studies spare it.
"""

from bisect import bisect_left
from collections.abc import Iterable, Set
from typing import NamedTuple

from mdnet.model.finding import Severity
from mdnet.phi import ages, identifiers, names, places, stories
from mdnet.phi.clinical import CONTEXTS
from mdnet.phi.shape import Cue, Grade, Shape

SHAPES: tuple[Shape, ...] = (
    *identifiers.SHAPES,
    *ages.SHAPES,
    *places.SHAPES,
    *names.SHAPES,
    *stories.SHAPES,
)
# How far a family or a study makes itself felt, in characters.
SPARED = {"family": 36, "study": 80, "venue": 60}
# The longest that a cue can be, and the furthest that one is felt.
REACH = 200


def _by_word() -> dict[str, tuple[Shape, ...]]:
    found: dict[str, tuple[Shape, ...]] = {}
    for shape in SHAPES:
        for word in shape.words:
            found[word] = (*found.get(word, ()), shape)
    return found


_BY_WORD = _by_word()
WORDS = frozenset(_BY_WORD)


class Slip(NamedTuple):
    """One slip in a line: the offset, the code, how bad."""

    start: int
    code: str
    severity: Severity


def shapes_of(words: Set[str]) -> list[Shape]:
    """The shapes that a line with these words may hold, each once."""
    triggered = dict.fromkeys([s for w in words & WORDS for s in _BY_WORD[w]])
    return [s for s in triggered if not (s.needs and s.needs.isdisjoint(words))]


def judged(line: str, shapes: Iterable[Shape]) -> list[Slip]:
    """The slips of a line that may hold `shapes`: one of each code, the worst."""
    found = _cues(line, shapes)
    if not found:
        return []
    around = sorted([*found, *_cues(line, CONTEXTS)], key=_start)
    starts = [cue.start for cue in around]
    worst: dict[str, tuple[Cue, Severity]] = {}
    for cue in found:
        first = bisect_left(starts, cue.start - REACH)
        last = bisect_left(starts, cue.end + REACH)
        severity = _severity(cue, around[first:last])
        code = cue.shape.code
        known = worst.get(code)
        if severity and (known is None or _order(cue, severity) < _order(*known)):
            worst[code] = (cue, severity)
    return [Slip(cue.start, code, level) for code, (cue, level) in worst.items()]


def _order(cue: Cue, severity: Severity) -> tuple[bool, int]:
    """Errors before warnings, then from left to right."""
    return severity != "error", cue.start


def _start(cue: Cue) -> int:
    return cue.start


def _cues(line: str, shapes: Iterable[Shape]) -> list[Cue]:
    return [
        Cue(found.start(), found.end(), each)
        for each in shapes
        for found in each.pattern.finditer(line)
    ]


def _severity(cue: Cue, around: list[Cue]) -> Severity | None:
    """How bad a cue is among those around it, `None` if not at all."""
    shape = cue.shape
    grade = shape.grade
    if any(_raises(other, cue) for other in around):
        grade = shape.raised
    beside = {
        other.shape.kind
        for other in around
        if other.shape.kind in shape.spared_by
        and _distance(cue, other) <= SPARED[other.shape.kind]
    }
    if beside - {"study"}:
        return None
    if beside:
        grade = min(Grade(grade - 1), shape.grade)
    if grade < Grade.LIKELY:
        return None
    return "error" if grade == Grade.CERTAIN else "warning"


def _raises(other: Cue, cue: Cue) -> bool:
    shape = cue.shape
    if other.shape.kind not in shape.raised_by:
        return False
    if other.end <= cue.start:
        return cue.start - other.end <= shape.before
    return other.start >= cue.end and other.start - cue.end <= shape.after


def _distance(cue: Cue, other: Cue) -> int:
    return max(cue.start - other.end, other.start - cue.end, 0)
