"""The lines that are worth a search: few, and found by their words.

Every shape names words of which its lines hold one. A note has few of them, and few of
its lines hold one of these: the rest costs a look, no search.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from mdnet.phi.chart import WORDS as CHART_WORDS
from mdnet.phi.escapes import MARK, escape_reason
from mdnet.phi.judge import shapes_of
from mdnet.phi.searched import without_addresses
from mdnet.phi.shape import Shape

_WORD = re.compile("[a-z]+")
# What stands behind a number, "4yo", "26 weeks", "33+4": a word "#yo" of its own.
_COUNTED = re.compile(r"\d([ -]?[a-z]+|[+,)])")
# Marks that count as words: a sign before a number, a number without label, an escape.
_MARKS = (
    ("#", re.compile(r"#[ :.=-]{0,4}[a-z]{0,3}\d")),
    ("-", re.compile(r"-\d\d-\d{4}")),
    (MARK, re.compile(MARK)),
)


class Suspect(NamedTuple):
    """A line that may hold a slip: its number from 1, its text, what it may hold."""

    number: int
    text: str
    shapes: list[Shape]
    may_be_chart: bool


def suspects(text: str, allowed: tuple[str, ...]) -> Iterator[Suspect]:
    """The lines that may hold a slip and that no escape with a reason covers."""
    words = words_of(text.lower())
    found = (words & CHART_WORDS) | (words & {MARK})
    found = found.union(*(shape.words & words for shape in shapes_of(words)))
    # Most lines hold none of what the whole text holds, and that is quick to see.
    stems = [word.lstrip("#") for word in found]
    for number, line in enumerate(text.split("\n") if stems else (), 1):
        low = line.lower()
        if not _holds_one(low, stems):
            continue
        words = words_of(low)
        shapes, may_be_chart = shapes_of(words), not words.isdisjoint(CHART_WORDS)
        if (shapes or may_be_chart or MARK in words) and not escape_reason(low):
            shown = without_addresses(line, allowed)
            yield Suspect(number, shown, shapes, may_be_chart)


def _holds_one(line: str, stems: list[str]) -> bool:
    for stem in stems:  # noqa: SIM110 - a third of the time that `any` takes
        if stem in line:
            return True
    return False


def words_of(folded: str) -> set[str]:
    """The words of a text in lower case, and the marks that count as words.

    What stands behind a number is one of them: `#yo`, `#weeks`, `#,`.
    """
    words = set(_WORD.findall(folded))
    words |= {"#" + unit.lstrip(" -") for unit in _COUNTED.findall(folded)}
    for mark, pattern in _MARKS:
        if pattern.search(folded):
            words.add(mark)
    return words
