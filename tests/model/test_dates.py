"""Days, birthdays and rotations as values."""

from datetime import date

import pytest

from mdnet.model.calendar import Profile, Rotation
from mdnet.model.dates import Birthday, add_months, days_text, short_day, week_day

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("rotation", "covers"),
    [
        (Rotation("R.md", "R", starts=date(2026, 11, 1), ends=TODAY), True),
        (Rotation("R.md", "R", starts=TODAY, ends=date(2026, 12, 1)), True),
        (
            Rotation("R.md", "R", starts=date(2026, 11, 1), ends=date(2026, 11, 21)),
            False,
        ),
        (Rotation("R.md", "R", starts=date(2026, 11, 1)), False),
        (Rotation("R.md", "R", ends=TODAY), False),
    ],
    ids=["last day", "first day", "over", "no end", "no start"],
)
def test_a_rotation_covers_today(rotation: Rotation, covers: bool):
    assert rotation.covers(TODAY) is covers


@pytest.mark.parametrize(
    ("pgy", "since", "today", "stage"),
    [
        (None, None, TODAY, None),
        (2, None, TODAY, 2),
        (2, date(2026, 7, 1), date(2027, 6, 30), 2),
        (2, date(2026, 7, 1), date(2027, 7, 1), 3),
        (1, date(2026, 6, 24), TODAY, 2),
    ],
    ids=["unknown", "as written", "last day", "1 July", "since orientation"],
)
def test_the_year_rolls_over_on_the_first_of_july(pgy, since, today, stage):
    assert Profile(pgy=pgy, pgy_since=since).stage(today) == stage


@pytest.mark.parametrize(
    ("birthday", "day", "celebrated"),
    [
        (Birthday(2, 29), date(2027, 1, 1), date(2027, 2, 28)),
        (Birthday(2, 29), date(2028, 1, 1), date(2028, 2, 29)),
        (Birthday(1, 1, 1990), date(2026, 12, 31), date(2027, 1, 1)),
        (Birthday(11, 22), TODAY, TODAY),
    ],
)
def test_the_next_birthday(birthday: Birthday, day: date, celebrated: date):
    assert birthday.next_on_or_after(day) == celebrated


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
    ],
)
def test_months_later(day: date, months: int, later: date):
    assert add_months(day, months) == later


def test_days_in_words():
    assert (days_text(1), days_text(12)) == ("1 day", "12 days")
    assert short_day(date(2026, 11, 20), TODAY) == "20 Nov"
    assert short_day(date(2025, 11, 20), TODAY) == "20 Nov 2025"
    assert week_day(date(2026, 11, 20), TODAY) == "Fri 20 Nov"
