"""The short dates that people type, seen from Friday 6 March 2026."""

from datetime import date

import pytest

from mdnet.note.short_dates import full_date, iso_date, short_date

TODAY = date(2026, 3, 6)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("today", date(2026, 3, 6)),
        ("Tomorrow", date(2026, 3, 7)),
        (" yesterday ", date(2026, 3, 5)),
        ("sat", date(2026, 3, 7)),
        ("fri", date(2026, 3, 13)),
        ("Thursday", date(2026, 3, 12)),
        ("thurs", date(2026, 3, 12)),
        ("tues", date(2026, 3, 10)),
        ("last fri", date(2026, 2, 27)),
        ("last  Thu", date(2026, 3, 5)),
        ("last sat", date(2026, 2, 28)),
        ("+3d", date(2026, 3, 9)),
        ("3d", date(2026, 3, 9)),
        ("-2d", date(2026, 3, 4)),
        ("2w", date(2026, 3, 20)),
        ("1m", date(2026, 4, 6)),
        ("-1y", date(2025, 3, 6)),
        ("2026-12-01", date(2026, 12, 1)),
        ("2026-3-5", date(2026, 3, 5)),
        ("1 Dec", date(2026, 12, 1)),
        ("6 march", date(2026, 3, 6)),
        ("5 mar", date(2027, 3, 5)),
        ("Dec 1", date(2026, 12, 1)),
        ("Sept. 3rd", date(2026, 9, 3)),
        ("1 Dec 2025", date(2025, 12, 1)),
        ("December 1, 2025", date(2025, 12, 1)),
        ("29 feb", date(2028, 2, 29)),
    ],
)
def test_read(text, expected):
    assert short_date(text, TODAY) == expected


@pytest.mark.parametrize(
    "text",
    ["", "soon", "2026-02-30", "31 feb", "31 feb 2026", "last today", "9999y", "3x",
     "3/5/2026", "1 dec 26", "fri next"],
)  # fmt: skip
def test_not_read(text):
    assert short_date(text, TODAY) is None


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("2026", "3", "5"), date(2026, 3, 5)),
        (("2026", "September", "05"), date(2026, 9, 5)),
        (("2026", "2", "30"), None),
        (("0000", "1", "1"), None),
    ],
)
def test_full_date(parts, expected):
    assert full_date(*parts) == expected


@pytest.mark.parametrize("text", ["9999-12-31", "0001-01-01", "1899-12-31", "9999d"])
def test_days_out_of_reach_are_no_days(text):
    assert short_date(text, date(2199, 1, 1)) is None
    assert iso_date(text) is None


def test_the_last_day_in_reach():
    assert iso_date("2199-12-31") == date(2199, 12, 31)
    assert short_date("tomorrow", date(2199, 12, 31)) is None
    assert full_date("9999", "12", "31") is None
