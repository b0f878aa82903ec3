"""From what stands in one line to what is wrong with it.

A cue alone says as much as its shape's grade; another cue near it, of a kind that
raises the shape, makes it an error. Family and studies spare it.
"""

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Set
from itertools import islice
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
# No further than this is a context felt, its own length included.
FELT = 200
# How often a shape is looked for in one line: beyond that nobody has written it.
MOST = 200


def _by_word() -> dict[str, tuple[Shape, ...]]:
    found: dict[str, tuple[Shape, ...]] = {}
    for shape in SHAPES:
        for word in shape.words:
            found[word] = (*found.get(word, ()), shape)
    return found


_BY_WORD = _by_word()
WORDS = frozenset(_BY_WORD)


class _Places(NamedTuple):
    """Where the cues of one kind begin and end, both in ascending order."""

    starts: list[int]
    ends: list[int]

    def brings_out(self, cue: Cue) -> bool:
        """Whether one stands before or behind `cue`, as near as its shape wants it."""
        before = bisect_right(self.ends, cue.start) - 1
        if before >= 0 and cue.start - self.ends[before] <= cue.shape.before:
            return True
        after = bisect_left(self.starts, cue.end)
        if after == len(self.starts):
            return False
        return self.starts[after] - cue.end <= cue.shape.after

    def stands_near(self, cue: Cue, distance: int) -> bool:
        """Whether one stands over `cue`, or at most so far from it."""
        begun = bisect_right(self.starts, cue.end + distance)
        return begun > bisect_left(self.ends, cue.start - distance)


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
    start = max(min(cue.start for cue in found) - FELT, 0)
    end = max(cue.end for cue in found) + FELT
    kinds = _by_kind([*found, *_cues(line, CONTEXTS, start, end)])
    worst: dict[str, tuple[Cue, Severity]] = {}
    for cue in found:
        severity = _severity(cue, kinds)
        code = cue.shape.code
        known = worst.get(code)
        if severity and (known is None or _order(cue, severity) < _order(*known)):
            worst[code] = (cue, severity)
    return [Slip(cue.start, code, level) for code, (cue, level) in worst.items()]


def _order(cue: Cue, severity: Severity) -> tuple[bool, int]:
    """Errors before warnings, then from left to right."""
    return severity != "error", cue.start


def _by_kind(cues: Iterable[Cue]) -> dict[str, "_Places"]:
    found: dict[str, _Places] = {}
    for cue in cues:
        places = found.setdefault(cue.shape.kind, _Places([], []))
        places.starts.append(cue.start)
        places.ends.append(cue.end)
    for places in found.values():
        places.starts.sort()
        places.ends.sort()
    return found


def _cues(
    line: str, shapes: Iterable[Shape], start: int = 0, end: int = sys.maxsize
) -> list[Cue]:
    return [
        Cue(found.start(), found.end(), each)
        for each in shapes
        for found in islice(each.pattern.finditer(line, start, end), MOST)
    ]


def _severity(cue: Cue, kinds: dict[str, "_Places"]) -> Severity | None:
    """How bad a cue is among those around it, `None` if not at all."""
    shape = cue.shape
    grade = shape.grade
    if any(k in kinds and kinds[k].brings_out(cue) for k in shape.raised_by):
        grade = shape.raised
    beside = {
        kind
        for kind in shape.spared_by
        if kind in kinds and kinds[kind].stands_near(cue, SPARED[kind])
    }
    if beside - {"study"}:
        return None
    if beside:
        grade = min(Grade(grade - 1), shape.grade)
    if grade < Grade.LIKELY:
        return None
    return "error" if grade == Grade.CERTAIN else "warning"
