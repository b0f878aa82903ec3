"""How a line of the log begins: date, time and kind, as people type them."""

import re
from datetime import date
from typing import NamedTuple

from mdnet.model.vocabulary import KINDS, kind_of
from mdnet.note.short_dates import MONTH, full_date, iso_date

_ISO = re.compile(
    r"(\[\[(?:[^\[\]|#\n]*/)?)?([0-9]{4})([-/.])([0-9]{1,2})\3([0-9]{1,2})(?![0-9])"
    r"(?(1)[^\[\]\n]*\]\])"
)
_DATE_BEGINS = re.compile(rf"[0-9\[]|(?:{MONTH})\b", re.IGNORECASE)
_DAY = r"([0-9]{1,2})(?:st|nd|rd|th)?"
_NAMED = re.IGNORECASE
_DAY_MONTH = re.compile(rf"{_DAY}[ .-]+({MONTH})\.?,?[ -]([0-9]{{4}})(?![0-9])", _NAMED)
_MONTH_DAY = re.compile(rf"({MONTH})\.? {_DAY},? ([0-9]{{4}})(?![0-9])", _NAMED)
# The form that mdnet itself writes; all others take four times as long.
_USUAL = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}) ([a-z-]+): (?=\S)")
_DATES = ((_ISO, (2, 4, 5)), (_DAY_MONTH, (3, 2, 1)), (_MONTH_DAY, (3, 1, 2)))
# Dates that may mean several days: 3/5/2026, 5.3.26, 20260305, 5 Mar.
_UNCLEAR = re.compile(
    rf"(?:[0-9]{{1,2}}([/.-])[0-9]{{1,2}}(?:\1(?:[0-9]{{4}}|[0-9]{{2}}))?"
    rf"|20[0-9]{{6}}|(?:{MONTH})\.? {_DAY}|{_DAY} (?:{MONTH}))(?=[:,;.]?(?:\s|$))",
    _NAMED,
)
_WEEKDAY = re.compile(r"(?:[ \t]*\([A-Za-z]{2,9}\.?\))?")
_TIME = re.compile(
    r"(?:T|,?[ \t]*(?:at )?)?([0-9]{1,2}):([0-5][0-9])(?::[0-9]{2})?(?![0-9])"
    r"(?:[ ]?[-–][ ]?[0-9]{1,2}:[0-5][0-9])?(?:[ ]?([ap])\.?m\b\.?)?",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"[ \t]*(?::|,|\||[-–—]+(?=\s|$))?[ \t]*")
_EMPHASIS = re.compile(r"([*_]{1,3})(?=[^\s*_])")
_KIND = re.compile(r"(check in(?!\w)|[^\W\d_][\w-]*)(:?)(?![\w'’])", re.IGNORECASE)
_SECOND_WORD = re.compile(r"[ \t]+([^\W\d_][\w-]*):(?=\s|$)")


_KINDS = frozenset(KINDS)
_VERBS = {
    "check": "check-in", "nudge": "email", "thank": "thanks", "send": "give",
    "sent": "give", "share": "give", "forward": "give", "bring": "give",
    "write": "email", "follow": "email", "introduce": "intro", "wish": "text",
}  # fmt: skip
_FIRST_WORD = re.compile(r"\W*([\w-]+)")


class Head(NamedTuple):
    """What stands at the beginning of a line of the log, and the `text` after it.

    `typed` is the date as typed, empty without one; `day` is `None` where there is no
    such day, or no date. `time` is `HH:MM` or empty. `kind` is the vocabulary's word
    if `known`, else another single word before a colon, else empty.
    """

    text: str
    typed: str = ""
    day: date | None = None
    time: str = ""
    kind: str = ""
    known: bool = False


def dated_head(line: str) -> Head | None:
    """The head of a line that begins with a date, `None` for any other line."""
    usual = _USUAL.match(line)
    if usual and usual[2] in _KINDS:
        typed, kind = usual.groups()
        values = (line[usual.end() :], typed, iso_date(typed), "", kind, True)
        return tuple.__new__(Head, values)  # in half the time of a NamedTuple's own
    line = _without_emphasis(line)
    if not _DATE_BEGINS.match(line):
        return None
    for pattern, groups in _DATES:
        found = pattern.match(line)
        if found:
            head = undated_head(_WEEKDAY.sub("", line[found.end() :], count=1))
            day = full_date(*found.group(*groups))
            return head._replace(typed=found.group(), day=day)
    return None


def may_be_dated(text: str, start: int, end: int) -> bool:
    """Whether `dated_head` may find a date there; cheap, and sure where it says no."""
    return text[start : start + 1] in ("*", "_") or bool(
        _DATE_BEGINS.match(text, start, end)
    )


def undated_head(line: str) -> Head:
    """Time, kind and text of a line (or of what follows the date)."""
    time, line = _time(_without_emphasis(line))
    kind, known, text = kind_and_text(_SEPARATOR.sub("", line, count=1))
    return Head(text, time=time, kind=kind, known=known)


def unclear_date(line: str) -> str:
    """The date at the beginning of the line that may mean several days, else empty."""
    found = _UNCLEAR.match(_without_emphasis(line))
    return found.group() if found else ""


def kind_and_text(line: str) -> tuple[str, bool, str]:
    """The kind that the line begins with, whether the vocabulary has it, the rest.

    A word of the vocabulary, with or without a colon, else any word before a colon:
    `met: at NCE`, `**Called** her`, `phone call: …`, `rounds: …`.
    """
    plain = _without_emphasis(line)
    found = _KIND.match(plain)
    if found is None:
        return "", False, line.strip()
    word, colon = found[1].replace(" ", "-"), found[2]
    rest = plain[found.end() :]
    kind = kind_of(word)
    if kind is None:
        if colon and (not rest or rest[0].isspace()):
            return word.casefold(), False, rest.strip()
        return "", False, line.strip()
    second = None if colon else _SECOND_WORD.match(rest)
    if second and kind_of(second[1]):
        rest = rest[second.end() :]
    return kind, True, _SEPARATOR.sub("", rest, count=1).strip()


def kind_of_verb(line: str) -> str:
    """The kind of contact that a thing to do is, by its first word; empty if unknown.

    `**Send** [[Maria Alvarez]] the paper` is `give`.
    """
    found = _FIRST_WORD.match(line)
    word = found[1].casefold() if found else ""
    return _VERBS.get(word) or kind_of(word) or ""


def _time(line: str) -> tuple[str, str]:
    """The time at the beginning as `HH:MM`, or empty, and the rest."""
    found = _TIME.match(line)
    if found is None or int(found[1]) > 23:
        return "", line
    hour = int(found[1])
    half = (found[3] or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{found[2]}", line[found.end() :]


def _without_emphasis(line: str) -> str:
    """The line without the first pair of `*` or `_` marks, if it begins with one."""
    if line[:1] not in ("*", "_"):
        return line
    found = _EMPHASIS.match(line)
    if found is None:
        return line
    mark = found[1]
    closing = line.find(mark, len(mark))
    if closing == -1:
        return line
    return line[len(mark) : closing] + line[closing + len(mark) :]
