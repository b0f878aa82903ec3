"""Days as people write them, in ISO order, in English, or month first as in the US."""

import re
from datetime import date
from functools import lru_cache

from mdnet.model.dates import Birthday

_MONTHS = {
    name: number + 1
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june",
         "jul july", "aug august", "sep sept september", "oct october",
         "nov november", "dec december")
    )
    for name in names.split()
}  # fmt: skip
_WEEKDAY = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]*\s+", re.IGNORECASE)
_TIME = re.compile(r"(?:[T ]\s*|,\s*|\s+at\s+)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*"
                   r"(?:[ap]\.?m\.?|z|[-+]\d{2}:?\d{2})?\Z", re.IGNORECASE)  # fmt: skip
_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_SLASHED = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})")
_DAY_FIRST = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?[. -]\s*(?:of\s+)?([a-z]+)\.?,?[ -]*(\d{4})?",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    r"([a-z]+)\.?[ -]\s*(\d{1,2})(?:st|nd|rd|th)?(?:,?[ -]\s*(\d{4}))?", re.IGNORECASE
)
_NO_YEAR = re.compile(r"(?:--)?(\d{1,2})[-/](\d{1,2})|--(\d{2})(\d{2})")
_LINK = re.compile(
    r"\[\[(?:[^\[\]|#]*/)?([^\[\]|#/]+)(?:#[^\[\]|]*)?(?:\|[^\[\]]*)?\]\]"
)

# What some phones and address books write for a birthday without a year.
_NO_YEAR_YEARS = frozenset({0, 1, 1604})
_FIRST_YEAR, _LAST_YEAR = 1900, 2199
# A link to a daily note in a deep folder; more is no date, and takes long to search.
_LONGEST = 500

_Parts = tuple[int | None, int, int]


@lru_cache(maxsize=1024)
def day_of(text: str) -> date | str:
    """The day that `text` says, or else what is wrong with it.

    `2026-03-05`, `2026-3-5`, `2026/03/05`, `20260305`, `5 Mar 2026`, `March 5, 2026`,
    `Thu, 5 March 2026`, `[[2026-03-05]]`, each with a time behind it or without.
    `03/05/2026` is 5 March, month first as in the US; `25/12/2026` can only be
    25 December. A two-digit year is one of this century.
    """
    parts = _parts(text)
    year, month, day = parts or (None, 0, 0)
    if year is None:
        return f"`{text}` is no day that mdnet knows: write it as 2026-03-05"
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return f"`{text}`: the year must be from {_FIRST_YEAR} to {_LAST_YEAR}"
    try:
        return date(year, month, day)
    except ValueError:
        return f"`{text}` does not exist in the calendar: write it as 2026-03-05"


@lru_cache(maxsize=1024)
def birthday_of(text: str) -> Birthday | str:
    """The birthday that `text` says, or else what is wrong with it.

    With a year as `day_of` reads it, but never of two digits; without one as `04-17`,
    `--04-17`, `4/17` (month first), `17 Apr` or `April 17`. The years 1604 and 0000,
    which address books put in for "unknown", are no years.
    """
    parts = _parts(text, short_years=False) or _yearless(text)
    if parts is None:
        return f"`{text}` is no birthday that mdnet knows: write 1990-04-17 or 04-17"
    year, month, day = parts
    known = None if year in _NO_YEAR_YEARS else year
    try:
        date(known or 2000, month, day)
    except ValueError:
        return f"`{text}` does not exist in the calendar: write 1990-04-17 or 04-17"
    if known is not None and not _FIRST_YEAR <= known <= _LAST_YEAR:
        return f"`{text}`: the year must be from {_FIRST_YEAR} to {_LAST_YEAR}"
    return Birthday(month, day, known)


def _parts(text: str, short_years: bool = True) -> _Parts | None:
    """Year (`None`: not said), month and day, not checked against the calendar."""
    found = _ISO.fullmatch(text)  # as mdnet writes it: nothing to take off
    bare = text if found else _bare(text)
    found = found or _ISO.fullmatch(bare)
    if found:
        return int(found[1]), int(found[3]), int(found[4])
    found = _COMPACT.fullmatch(bare)
    if found:
        return int(found[1]), int(found[2]), int(found[3])
    found = _SLASHED.fullmatch(bare)
    if found and (short_years or len(found[4]) == 4):
        year = int(found[4]) + (2000 if len(found[4]) == 2 else 0)
        return year, *_month_and_day(int(found[1]), int(found[3]))
    return _worded(bare)


def _bare(text: str) -> str:
    bare = text.strip()
    if len(bare) > _LONGEST:
        return ""
    link = _LINK.fullmatch(bare)
    bare = link[1] if link else bare
    return _TIME.sub("", _WEEKDAY.sub("", bare, count=1)).strip()


def _month_and_day(first: int, second: int) -> tuple[int, int]:
    return (second, first) if first > 12 >= second else (first, second)


def _worded(bare: str) -> _Parts | None:
    """`5 Mar 2026` or `March 5, 2026`, the year left out or not."""
    found = _DAY_FIRST.fullmatch(bare)
    if found:
        day, name, year = found.groups()
    else:
        found = _MONTH_FIRST.fullmatch(bare)
        if found is None:
            return None
        name, day, year = found.groups()
    month = _MONTHS.get(name.lower())
    return (int(year) if year else None, month, int(day)) if month else None


def _yearless(text: str) -> _Parts | None:
    found = _NO_YEAR.fullmatch(text.strip())
    if found is None:
        return None
    first, second = (int(part) for part in found.groups() if part)
    return None, *_month_and_day(first, second)
