"""The short dates that people type: `today`, `fri`, `+3d`, `1 Dec`, `2026-12-01`."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from mdnet.model.dates import MONTHS, WEEKDAYS, add_months

FIRST_YEAR, LAST_YEAR = 1900, 2199
_MONTH_NUMBER = {name.lower(): number for number, name in enumerate(MONTHS, 1)}
_WEEKDAY_NUMBER = {name.lower(): number for number, name in enumerate(WEEKDAYS)}
_WEEKDAY = (
    r"mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?"
    r"|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
)
MONTH = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_DAY = r"([0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:,?[ -]+([0-9]{4}))?"
_NAMED = {"today": 0, "tomorrow": 1, "yesterday": -1}


def short_date(text: str, today: date) -> date | None:
    """The day that `text` means, seen from `today`; `None` if it is no date.

    `today`, `tomorrow`, `yesterday`; `fri` is the next Friday, never today, `last fri`
    the one before today; `+3d`, `3 days`, `2w`, `1m`, `1 year` from today, `-2d` before
    it;
    `2026-12-01`, `2026-3-5`; `1 Dec 2026`, `Dec 1, 2026`, and without a year the next
    such day, today included. Case does not matter.
    """
    typed = " ".join(text.casefold().split())
    try:
        if typed in _NAMED:
            return in_reach(today + timedelta(days=_NAMED[typed]))
        for pattern, read in _FORMS:
            found = re.fullmatch(pattern, typed)
            if found:
                return in_reach(read(found, today))
    except (ValueError, OverflowError):
        return None
    return None


def in_reach(day: date) -> date | None:
    """The day, if it can be reckoned with: 9999-12-31 has no day after it."""
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def iso_date(text: str) -> date | None:
    """The day of `2026-12-01`; `None` if there is none, or out of reach."""
    try:
        return in_reach(date.fromisoformat(text))
    except ValueError:
        return None


def full_date(year: str, month: str, day: str) -> date | None:
    """The day with these parts, `month` a number or a name; `None` if there is none."""
    number = _MONTH_NUMBER.get(month[:3].lower())
    try:
        return in_reach(date(int(year), number or int(month), int(day)))
    except ValueError:
        return None


def _weekday(found: re.Match[str], today: date) -> date:
    wanted = _WEEKDAY_NUMBER[found[2][:3]]
    if found[1]:
        return today - timedelta(days=(today.weekday() - wanted - 1) % 7 + 1)
    return today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)


def _span(found: re.Match[str], today: date) -> date:
    count = int(found[2]) * (-1 if found[1] == "-" else 1)
    unit = found[3][0]
    if unit in "dw":
        return today + timedelta(days=count * (7 if unit == "w" else 1))
    return add_months(today, count * (12 if unit == "y" else 1))


def _iso(found: re.Match[str], today: date) -> date:
    return date(int(found[1]), int(found[2]), int(found[3]))


def _day_month(found: re.Match[str], today: date) -> date:
    return _of_year(found[3], _MONTH_NUMBER[found[2][:3]], int(found[1]), today)


def _month_day(found: re.Match[str], today: date) -> date:
    return _of_year(found[3], _MONTH_NUMBER[found[1][:3]], int(found[2]), today)


def _of_year(year: str | None, month: int, day: int, today: date) -> date:
    if year:
        return date(int(year), month, day)
    for ahead in range(9):  # 29 February may be eight years away
        try:
            found = date(today.year + ahead, month, day)
        except ValueError:
            continue
        if found >= today:
            return found
    raise ValueError(f"no such day: {month}-{day}")


# Compiled when tried: most dates are of the first form.
_FORMS: tuple[tuple[str, Callable[[re.Match[str], date], date]], ...] = (
    (r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})", _iso),
    (r"([+-]?)([0-9]{1,4}) ?([dwmy]|day|week|month|year)s?", _span),
    (rf"(last )?({_WEEKDAY})", _weekday),
    (rf"{_DAY}[ -]+({MONTH})\.?{_YEAR}", _day_month),
    (rf"({MONTH})\.?[ -]+{_DAY}{_YEAR}", _month_day),
)
