"""Days and spans of days: no clock in here, `today` is always an argument."""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun",
    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip


def day_of(now: datetime, day_starts: str) -> date:
    """The day `now` belongs to: before `day_starts` (HH:MM) it is still yesterday."""
    hours, minutes = day_starts.split(":")
    early = now.time() < time(int(hours), int(minutes))
    return now.date() - timedelta(days=1) if early else now.date()


class Birthday(NamedTuple):
    """A birthday; `year` is `None` where only month and day are known."""

    month: int
    day: int
    year: int | None = None

    def in_year(self, year: int) -> date:
        """The day it is celebrated in `year`; 29 February falls on the 28th."""
        return _clipped(year, self.month, self.day)

    def next_on_or_after(self, day: date) -> date:
        """The first celebration on or after `day`."""
        this_year = self.in_year(day.year)
        return this_year if this_year >= day else self.in_year(day.year + 1)


class Cadence(NamedTuple):
    """How often to be in touch, in days; `days` is `None` for "never remind me".

    `text` is the cadence in words, as it stands in "every 3 months".
    """

    days: int | None
    text: str


def days_text(days: int) -> str:
    """A number of days as `1 day` or `12 days`."""
    return f"{days} day" if days == 1 else f"{days} days"


def short_day(day: date, today: date) -> str:
    """`20 Nov`, with the year where it is more than nine months from `today`."""
    text = f"{day.day} {MONTHS[day.month - 1]}"
    return text if abs((day - today).days) <= 270 else f"{text} {day.year}"


def week_day(day: date, today: date) -> str:
    """`Fri 20 Nov`, with the year where `short_day` has one."""
    return f"{WEEKDAYS[day.weekday()]} {short_day(day, today)}"


def monday(day: date) -> date:
    """The Monday of `day`'s ISO week."""
    return day - timedelta(days=day.weekday())


def academic_year_start(day: date) -> date:
    """1 July of the academic year that `day` lies in."""
    return date(day.year if day.month >= 7 else day.year - 1, 7, 1)


def add_months(day: date, months: int) -> date:
    """`day` so many months later, clipped to the end of a shorter month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return _clipped(year, month + 1, day.day)


def _clipped(year: int, month: int, day: int) -> date:
    """The day, or the last of a month that has no such one.

    Tried, not reckoned: `calendar` would load `locale`, 2 ms of every start.
    """
    while day > 28:
        try:
            return date(year, month, day)
        except ValueError:
            day -= 1
    return date(year, month, day)
