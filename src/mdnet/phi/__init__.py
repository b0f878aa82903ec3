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

from collections.abc import Iterable, Iterator

from mdnet.model.finding import Finding, Severity
from mdnet.model.settings import Settings
from mdnet.phi.chart import Charted, charted
from mdnet.phi.escapes import MARK, escape_reason
from mdnet.phi.judge import judged
from mdnet.phi.searched import searched
from mdnet.phi.suspects import Suspect, suspects

__all__ = ["slips"]

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


def slips(path: str, text: str, settings: Settings) -> tuple[Finding, ...]:
    """The findings in a text and in the name of its note, sorted by place.

    None when the setting `phi.enabled` is off. Of the name, line and column are 0.
    """
    if not settings.phi.enabled:
        return ()
    lines = tuple(suspects(searched(text), settings.phi.allow))
    found = [*_in_name(path, settings.phi.allow), *_in_chart(path, lines)]
    for line in lines:
        if escape_reason(line.text.lower()) == "":
            place = (line.number, line.text.lower().find(MARK) + 1)
            found.append(Finding(path, *place, "PHI090", "warning", _NO_REASON))
        for slip in judged(line.text, line.shapes):
            place = (line.number, slip.start + 1)
            found.append(_finding(path, place, slip.code, slip.severity))
    return tuple(sorted(found))


def _in_name(path: str, allowed: tuple[str, ...]) -> Iterator[Finding]:
    """Of the note's own name, which leaves the vault with it."""
    for line in suspects(path.rpartition("/")[2].removesuffix(".md"), allowed):
        for slip in judged(line.text, line.shapes):
            yield _finding(path, (0, 0), slip.code, slip.severity)


def _in_chart(path: str, lines: Iterable[Suspect]) -> Iterator[Finding]:
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
