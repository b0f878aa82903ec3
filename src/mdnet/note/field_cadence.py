"""How often, as people write it: a number of days, a span, or a word."""

import re
from functools import lru_cache

from mdnet.model.dates import Cadence

NEVER = frozenset({"none", "never", "no", "off", "false", "not", "0"})
_LONGEST_DAYS = 3660

_UNITS = {
    **dict.fromkeys(("d", "day", "days"), "day"),
    **dict.fromkeys(("w", "wk", "wks", "week", "weeks"), "week"),
    **dict.fromkeys(("m", "mo", "mos", "mth", "mths", "month", "months"), "month"),
    **dict.fromkeys(("q", "quarter", "quarters"), "quarter"),
    **dict.fromkeys(("y", "yr", "yrs", "year", "years"), "year"),
}
_SPANS = {
    "daily": (1, "day"), "weekly": (1, "week"), "biweekly": (2, "week"),
    "bi weekly": (2, "week"),
    "fortnightly": (2, "week"), "monthly": (1, "month"), "quarterly": (3, "month"),
    "yearly": (1, "year"), "annually": (1, "year"), "annual": (1, "year"),
    "once a day": (1, "day"), "once a week": (1, "week"),
    "once a month": (1, "month"), "once a quarter": (3, "month"),
    "once a year": (1, "year"),
}  # fmt: skip
_IN_WORDS = {
    "twice a week": Cadence(3, "twice a week"),
    "twice a month": Cadence(15, "twice a month"),
    **dict.fromkeys(
        ("twice a year", "twice yearly", "semiannually", "semi annually", "half yearly",
         "every half year", "biannually"), Cadence(182, "twice a year")
    ),
}  # fmt: skip
_NUMBERS = {
    "other": 2, "second": 2, "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4,
    "five": 5, "six": 6, "eight": 8, "ten": 10, "twelve": 12,
}  # fmt: skip
# `semi-annually` is `semi annually`, but `-5` stays what it is.
_JOINED = re.compile(r"(?<=\w)[-_](?=\w)")
_SPAN = re.compile(r"(?:once )?(?:every |each )?(?:(\d{1,5}) ?|([a-z]+) )?([a-z]+)")


@lru_cache(maxsize=256)
def cadence_of(text: str) -> Cadence | str:
    """The cadence that `text` says, or else what is wrong with it.

    Words (`weekly`, `biweekly`, `monthly`, `quarterly`, `twice a year`, `yearly`),
    spans (`6 weeks`, `every 3 months`, `90d`, `3m`, `12w`, `2y`), a bare number of
    days, and `none`, `never`, `no`, `off`, for which `days` is `None`. A month counts
    30 days and a quarter 90, but six months 182 and twelve 365.
    """
    words = " ".join(_JOINED.sub(" ", text.casefold()).replace(".", "").split())
    if words in NEVER:
        return Cadence(None, "never")
    if words in _IN_WORDS:
        return _IN_WORDS[words]
    span = _SPANS.get(words) or _span(words)
    if span is None:
        return (
            f"`{text}` is no cadence: write weekly, monthly, quarterly, yearly, "
            "6 weeks, 90d or none"
        )
    count, unit = span
    days = _days(count, unit)
    if not 1 <= days <= _LONGEST_DAYS:
        return f"`{text}`: a cadence is from 1 day to 10 years"
    return Cadence(days, _every(count, unit))


def _span(words: str) -> tuple[int, str] | None:
    bare = words.removeprefix("every ")
    if bare.isdecimal() and len(bare) < 6:
        return int(bare), "day"
    found = _SPAN.fullmatch(words)
    unit = _UNITS.get(found[3]) if found else None
    if found is None or unit is None:
        return None
    count = int(found[1]) if found[1] else _NUMBERS.get(found[2] or "one")
    if count is None:
        return None
    return (count * 3, "month") if unit == "quarter" else (count, unit)


def _days(count: int, unit: str) -> int:
    if unit == "month":
        halves, rest = divmod(count, 6)
        return halves * 365 // 2 + rest * 30
    return count * {"day": 1, "week": 7, "year": 365}[unit]


def _every(count: int, unit: str) -> str:
    return f"every {unit}" if count == 1 else f"every {count} {unit}s"
