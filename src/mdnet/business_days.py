"""US business days: weekdays that are not federal holidays (rules X9 to X11).

The holidays come from the generated table in `federal_holidays` and not from the
`holidays` package, whose import alone takes 55 ms. Outside the years of the table only
weekends are skipped.
"""

from datetime import date, timedelta
from functools import cache

from mdnet.federal_holidays import BY_YEAR

_DAY = timedelta(days=1)


@cache
def federal_holidays(year: int) -> frozenset[date]:
    """The weekdays of `year` on which federal offices are closed.

    Empty for a year that the table does not hold (it holds 2000 to 2100).
    """
    days = BY_YEAR.get(year, "").split()
    return frozenset(date(year, int(text[:2]), int(text[2:])) for text in days)


def is_business_day(day: date) -> bool:
    """Whether `day` is neither on a weekend nor a US federal holiday."""
    return day.weekday() < 5 and day not in federal_holidays(day.year)


def add_business_days(day: date, count: int) -> date:
    """The business day that is `count` business days after `day`.

    Zero gives `day` itself, business day or not.

    Raises:
        ValueError: `count` is negative.
    """
    if count < 0:
        raise ValueError("business days are only counted forwards")
    while count:
        day += _DAY
        count -= is_business_day(day)
    return day


def business_days_between(start: date, end: date) -> int:
    """How many business days lie after `start` up to and with `end`; 0 if none."""
    days = (end - start).days
    return sum(is_business_day(start + _DAY * n) for n in range(1, days + 1))
