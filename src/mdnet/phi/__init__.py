"""X12: a patient's identifying details in a text, before they leave this device.

It catches common slips; it is not de-identification. It is stricter than the eighteen
identifiers of 45 CFR 164.514(b)(2): an age is none of them, but age, illness, unit and
day are a child somebody knows. No message repeats what was found.

======  =================================================================  ==========
PHI001  a medical record number, by its label                              error
PHI002  a social security number                                           error
PHI003  the number of a visit, an insurance or an account                  both
PHI004  a date of birth, admission, discharge, death, by label             both
PHI005  the age of a patient                                               both
PHI006  weeks of gestation, day of life, day in hospital or after surgery  both
PHI007  a bed, an isolette, the room of a patient                          both
PHI008  the name or initials of a patient or of a patient's family         both
PHI009  what happened to a patient: admitted, intubated, died              both
PHI010  a patient's story: who together with the illness or the place      both
PHI011  the language of a chart: values, doses, headings                   both
PHI012  a message about a patient                                          both
PHI090  an escape without a reason                                         warning
======  =================================================================  ==========

Errors block what leaves the vault (drafts, agendas, exports, a push), warnings are
shown. `<!-- phi-ok: reason -->` in a line says that it was looked at; the setting
`phi.allow` holds phrases that are never meant.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mdnet.model.finding import Finding, Severity
from mdnet.model.settings import Settings
from mdnet.phi.chart import WORDS as CHART_WORDS
from mdnet.phi.chart import Charted, charted
from mdnet.phi.escapes import MARK, escape_reason
from mdnet.phi.judge import judged, shapes_of
from mdnet.phi.searched import searched, without_addresses
from mdnet.phi.shape import Shape

__all__ = ["slips"]

_WORD = re.compile("[a-z]+")
# What stands behind a number, "4yo", "26 weeks", "33+4": a word "#yo" of its own.
_COUNTED = re.compile(r"\d([ -]?[a-z]+|[+,)])")
# Marks that count as words: a sign before a number, a number without label, an escape.
_MARKS = (
    ("#", re.compile(r"#[ :.=-]{0,4}[a-z]{0,3}\d")),
    ("-", re.compile(r"-\d\d-\d{4}")),
    (MARK, re.compile(MARK)),
)
_WHAT = {
    "PHI001": "a medical record number",
    "PHI002": "a social security number",
    "PHI003": "the number of a visit, an insurance or an account",
    "PHI004": "a date from a patient's chart",
    "PHI005": "a patient's age",
    "PHI006": "weeks of gestation, or a day of life or in hospital",
    "PHI007": "a patient's bed or room",
    "PHI008": "the name of a patient or of a patient's family",
    "PHI009": "what happened to a patient",
    "PHI010": "a patient's story",
    "PHI011": "words and values from a chart",
    "PHI012": "a message about a patient",
}
_OUT = "take it out, or say in this line why it may stay: <!-- phi-ok: why -->"
_NO_REASON = "an escape without a reason does not count: write <!-- phi-ok: why -->"


class _Line(NamedTuple):
    """A line that may hold a slip: its number from 1, its text, what it may hold."""

    number: int
    text: str
    shapes: list[Shape]
    may_be_chart: bool


def slips(path: str, text: str, settings: Settings) -> tuple[Finding, ...]:
    """The findings in a text and in the name of its note, sorted by place.

    None when the setting `phi.enabled` is off. Of the name, line and column are 0.
    """
    if not settings.phi.enabled:
        return ()
    lines = tuple(_suspects(searched(text), settings.phi.allow))
    found = [*_in_name(path, settings.phi.allow), *_in_chart(path, lines)]
    for line in lines:
        if escape_reason(line.text.lower()) == "":
            place = (line.number, line.text.lower().find(MARK) + 1)
            found.append(Finding(path, *place, "PHI090", "warning", _NO_REASON))
        for slip in judged(line.text, line.shapes):
            place = (line.number, slip.start + 1)
            found.append(_finding(path, place, slip.code, slip.severity))
    return tuple(sorted(found))


def _suspects(text: str, allowed: tuple[str, ...]) -> Iterator[_Line]:
    """The lines that may hold a slip and that no escape with a reason covers."""
    words = _words(text.lower())
    found = (words & CHART_WORDS) | (words & {MARK})
    found = found.union(*(shape.words & words for shape in shapes_of(words)))
    # Most lines hold none of what the whole text holds, and that is quick to see.
    stems = [word.lstrip("#") for word in found]
    for number, line in enumerate(text.split("\n") if stems else (), 1):
        low = line.lower()
        if not _holds_one(low, stems):
            continue
        words = _words(low)
        shapes, may_be_chart = shapes_of(words), not words.isdisjoint(CHART_WORDS)
        if (shapes or may_be_chart or MARK in words) and not escape_reason(low):
            shown = without_addresses(line, allowed)
            yield _Line(number, shown, shapes, may_be_chart)


def _holds_one(line: str, stems: list[str]) -> bool:
    for stem in stems:  # noqa: SIM110 - a third of the time that `any` takes
        if stem in line:
            return True
    return False


def _words(folded: str) -> set[str]:
    """The words of a text in lower case, and the marks that count as words.

    What stands behind a number is one of them: `#yo`, `#weeks`, `#,`.
    """
    words = set(_WORD.findall(folded))
    words |= {"#" + unit.lstrip(" -") for unit in _COUNTED.findall(folded)}
    for mark, pattern in _MARKS:
        if pattern.search(folded):
            words.add(mark)
    return words


def _in_name(path: str, allowed: tuple[str, ...]) -> Iterator[Finding]:
    """Of the note's own name, which leaves the vault with it."""
    for line in _suspects(path.rpartition("/")[2].removesuffix(".md"), allowed):
        for slip in judged(line.text, line.shapes):
            yield _finding(path, (0, 0), slip.code, slip.severity)


def _in_chart(path: str, lines: Iterable[_Line]) -> Iterator[Finding]:
    """The lines in a chart's language, if the note has two different words of it."""
    found: list[tuple[int, Charted]] = []
    for line in lines:
        if line.may_be_chart and (chart := charted(line.text)):
            found.append((line.number, chart))
    if len({kind for _, chart in found for kind in chart.kinds}) < 2:
        return
    for number, chart in found:
        severity: Severity = "error" if chart.is_pasted else "warning"
        yield _finding(path, (number, chart.start + 1), "PHI011", severity)


def _finding(path: str, place: tuple[int, int], code: str, level: Severity) -> Finding:
    sure = "this is" if level == "error" else "this may be"
    return Finding(path, *place, code, level, f"{sure} {_WHAT[code]}: {_OUT}")
