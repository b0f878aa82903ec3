"""What a slip looks like: a pattern, how sure it is alone, and what makes it surer.

A line is searched only for the shapes of which it holds a trigger word: of an ordinary
note that leaves a few lines. No pattern has a repeat without an upper bound, nor one
inside another (a test looks), so the time is linear in the length of the line.
"""

import re
from enum import IntEnum
from typing import NamedTuple


class Grade(IntEnum):
    """How much a shape says by itself."""

    CONTEXT = 0  # nothing, and it is never reported: it raises or softens others
    HINT = 1  # nothing, until another cue stands near
    LIKELY = 2  # a warning
    CERTAIN = 3  # an error


class Shape(NamedTuple):
    """One way in which a patient gets into a note.

    `kind` is what it tells: who, ill, when, where, name, id; or, of a context, family
    and study. `raised_by` are the kinds that make it `raised` when they stand at most
    `before` or `after` characters away. `spared_by` are contexts: beside family it is
    no slip, beside study one grade less.
    """

    code: str
    kind: str
    grade: Grade
    words: frozenset[str]
    needs: frozenset[str]
    pattern: re.Pattern[str]
    raised_by: frozenset[str] = frozenset()
    before: int = 90
    after: int = 90
    spared_by: frozenset[str] = frozenset()
    raised: Grade = Grade.CERTAIN


class Cue(NamedTuple):
    """A shape found in a line, from the offset `start` to `end`."""

    start: int
    end: int
    shape: Shape


def shape(
    code: str,
    kind: str,
    grade: Grade,
    words: str,
    pattern: str,
    raised_by: str = "",
    spared_by: str = "",
    reach: tuple[int, int] = (90, 90),
    raised: Grade = Grade.CERTAIN,
) -> Shape:
    """A shape from its words, kinds and contexts as lists separated by spaces.

    Words behind a `&` are needed as well: one of the first and one of the second.
    """
    triggers, _, needs = words.partition("&")
    return Shape(
        code,
        kind,
        grade,
        frozenset(triggers.split()),
        frozenset(needs.split()),
        re.compile(pattern),
        frozenset(raised_by.split()),
        *reach,
        frozenset(spared_by.split()),
        raised,
    )


def context(kind: str, pattern: str) -> Shape:
    """What only raises or softens others."""
    return Shape("", kind, Grade.CONTEXT, frozenset(), frozenset(), re.compile(pattern))
