"""Days and birthdays as people write them."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mdnet.model.dates import Birthday
from mdnet.note.field_dates import birthday_of, day_of

THE_DAY = date(2026, 3, 5)


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-05", "2026-3-5", "2026/03/05", "2026.3.5", "20260305", "5 Mar 2026",
        "5 March 2026", "05 mar 2026", "5. March 2026", "5th of March 2026",
        "5-Mar-2026",
        "March 5, 2026", "Mar 5 2026", "Mar. 5th, 2026", "MARCH 5, 2026", "Mar-5-2026",
        "Thu, 5 March 2026", "Thursday 5 Mar 2026", "03/05/2026", "3/5/26", "3-5-2026",
        "2026-03-05T10:00:00", "2026-03-05 10:00", "2026-03-05T10:00Z",
        "5 Mar 2026, 10:00",
        "2026-03-05T10:00:00+02:00", "March 5, 2026 at 3:00 pm", "[[2026-03-05]]",
        "[[Daily/2026-03-05|that day]]", "[[2026-03-05#Log]]", " 2026-03-05 ",
    ],
)  # fmt: skip
def test_the_fifth_of_march(text):
    assert day_of(text) == THE_DAY


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("25/12/2026", date(2026, 12, 25)), ("12/11/2026", date(2026, 12, 11)),
        ("2028-02-29", date(2028, 2, 29)), ("Sept 1, 2026", date(2026, 9, 1)),
    ],
)  # fmt: skip
def test_other_days(text, day):
    assert day_of(text) == day


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2026-02-30", "does not exist"), ("13/13/2026", "does not exist"),
        ("2026-13-01", "does not exist"), ("31 Apr 2026", "does not exist"),
        ("1626-03-05", "from 1900 to 2199"), ("2026-03", "no day"), ("2026", "no day"),
        ("March 2026", "no day"), ("5 Mar", "no day"), ("soon", "no day"),
        ("", "no day"),
        ("5 Foo 2026", "no day"), ("yesterday", "no day"), ("2026-03/05", "no day"),
        ("9999999999", "no day"), ("2026-03-05 and more", "no day"),
        ("[[Tom]]", "no day"),
    ],
)  # fmt: skip
def test_is_no_day(text, reason):
    problem = day_of(text)
    assert isinstance(problem, str)
    assert reason in problem


@settings(deadline=None)
@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_every_iso_day_is_read(day):
    assert day_of(day.isoformat()) == day
    assert day_of(f"{day.day} {day:%B} {day.year}") == day


@settings(deadline=None)
@given(st.text(max_size=20))
def test_no_text_crashes_the_readers(text):
    assert isinstance(day_of(text), date | str)
    assert isinstance(birthday_of(text), Birthday | str)


@pytest.mark.parametrize(
    ("text", "birthday"),
    [
        ("1990-04-17", Birthday(4, 17, 1990)), ("17 Apr 1990", Birthday(4, 17, 1990)),
        ("4/17/1990", Birthday(4, 17, 1990)), ("19900417", Birthday(4, 17, 1990)),
        ("04-17", Birthday(4, 17)), ("4/17", Birthday(4, 17)),
        ("17/4", Birthday(4, 17)),
        ("--04-17", Birthday(4, 17)), ("--0417", Birthday(4, 17)),
        ("17 Apr", Birthday(4, 17)), ("April 17", Birthday(4, 17)),
        ("Apr 17th", Birthday(4, 17)), ("1604-04-17", Birthday(4, 17)),
        ("0000-04-17", Birthday(4, 17)), ("02-29", Birthday(2, 29)),
        ("[[1990-04-17]]", Birthday(4, 17, 1990)),
    ],
)  # fmt: skip
def test_birthdays(text, birthday):
    assert birthday_of(text) == birthday


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("04-31", "does not exist"), ("1990-02-29", "does not exist"),
        ("4/17/90", "no birthday"), ("spring", "no birthday"), ("0417", "no birthday"),
        ("1804-04-17", "from 1900 to 2199"),
    ],
)  # fmt: skip
def test_is_no_birthday(text, reason):
    problem = birthday_of(text)
    assert isinstance(problem, str)
    assert reason in problem
