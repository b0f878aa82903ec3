"""Business days against the calendar and against the `holidays` package."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mdnet.business_days import (
    add_business_days,
    business_days_between,
    federal_holidays,
    is_business_day,
)
from mdnet.federal_holidays import BY_YEAR
from tests.make_federal_holidays import table


def test_the_table_is_what_the_holidays_package_says():
    assert table() == BY_YEAR


@pytest.mark.parametrize(
    ("day", "open_for_business"),
    [
        pytest.param(date(2026, 11, 20), True, id="a Friday"),
        pytest.param(date(2026, 11, 21), False, id="a Saturday"),
        pytest.param(date(2026, 11, 22), False, id="a Sunday"),
        pytest.param(date(2026, 11, 26), False, id="Thanksgiving"),
        pytest.param(date(2026, 11, 27), True, id="the Friday after it"),
        pytest.param(date(2026, 7, 3), False, id="4 July 2026 observed on Friday"),
        pytest.param(date(2027, 7, 5), False, id="4 July 2027 observed on Monday"),
        pytest.param(date(2021, 12, 31), False, id="New Year 2022 observed in 2021"),
        pytest.param(date(2020, 6, 19), True, id="Juneteenth before it was one"),
        pytest.param(date(2021, 6, 18), False, id="Juneteenth 2021 observed"),
        pytest.param(date(2024, 2, 29), True, id="29 February"),
        pytest.param(date(1999, 12, 24), True, id="before the table"),
        pytest.param(date(2101, 1, 1), False, id="after the table, a Saturday"),
    ],
)
def test_business_day(day, open_for_business):
    assert is_business_day(day) is open_for_business


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        pytest.param(date(2026, 11, 20), 0, date(2026, 11, 20), id="none"),
        pytest.param(date(2026, 11, 21), 0, date(2026, 11, 21), id="none, Saturday"),
        pytest.param(date(2026, 11, 20), 1, date(2026, 11, 23), id="over a weekend"),
        pytest.param(date(2026, 11, 21), 1, date(2026, 11, 23), id="from a Saturday"),
        pytest.param(date(2026, 11, 10), 7, date(2026, 11, 20), id="Veterans Day"),
        pytest.param(date(2026, 11, 10), 10, date(2026, 11, 25), id="ten"),
        pytest.param(date(2026, 11, 10), 20, date(2026, 12, 10), id="Thanksgiving"),
        pytest.param(date(2026, 12, 31), 1, date(2027, 1, 4), id="the year's end"),
        pytest.param(date(2028, 2, 28), 1, date(2028, 2, 29), id="a leap day"),
    ],
)
def test_so_many_business_days_later(day, count, expected):
    assert add_business_days(day, count) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        pytest.param(date(2026, 11, 10), date(2026, 11, 22), 7, id="Sunday counts not"),
        pytest.param(date(2026, 11, 10), date(2026, 11, 10), 0, id="the same day"),
        pytest.param(date(2026, 11, 10), date(2026, 11, 9), 0, id="backwards"),
        pytest.param(date(2026, 12, 24), date(2027, 1, 4), 5, id="the year's end"),
    ],
)
def test_business_days_between(start, end, expected):
    assert business_days_between(start, end) == expected


def test_business_days_are_not_counted_backwards():
    with pytest.raises(ValueError, match="forwards"):
        add_business_days(date(2026, 11, 20), -1)


def test_a_year_outside_the_table_has_no_holidays():
    assert federal_holidays(1999) == frozenset()


@given(
    st.dates(date(2000, 1, 1), date(2090, 1, 1)),
    st.integers(min_value=0, max_value=60),
)
def test_counting_undoes_adding(day, count):
    assert business_days_between(day, add_business_days(day, count)) == count
