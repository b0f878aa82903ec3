"""The dates of the stories."""

from datetime import date

import pytest

from mdnet.demo.almanac import Almanac

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("token", "text"),
    [
        ("{-1!}", "2026-11-21"),
        ("{-1}", "2026-11-20"),
        ("{+6}", "2026-11-30"),
        ("{+6!}", "2026-11-28"),
        ("{w-1+0}", "2026-11-09"),
        ("{w+4+3}", "2026-12-17"),
        ("{b-8}", "2026-11-09"),
        ("{r0}", "Cardiology Nov 2026"),
        ("{r-1}", "PICU Oct 2026"),
        ("{r0.starts}", "2026-11-02"),
        ("{r-1.ends}", "2026-11-01"),
        ("{r-1+5}", "2026-10-09"),
        ("{md+2}", "11-24"),
        ("{~w-1+1}", "Tue 10 Nov"),
        ("{~~-198}", "8 May"),
        ("{days:-198:w-1+1}", "186 days"),
        ("{id:carmen}", "f3c2ce17"),
        ("{ay}", "2026-07-01"),
        ("{app}", "Cardiology 2028"),
        ("{season}", "ERAS 2028"),
        ("{week}", "2026-W46"),
        ("{past}", "Great Lakes Pediatrics Meeting 2026"),
        ("{next}", "Young Hearts Symposium 2026"),
        ("no token", "no token"),
    ],
)
def test_token(token, text):
    assert Almanac(SUNDAY).fill(token) == text


@pytest.mark.parametrize("token", ["{nobody}", "{days:-1:never}"])
def test_an_unknown_token_is_an_error(token):
    with pytest.raises(KeyError):
        Almanac(SUNDAY).fill(token)


def test_eight_business_days_before_a_weekend_leave_out_the_holiday():
    # Veterans Day, 11 November, is not a business day.
    assert Almanac(date(2026, 11, 15)).fill("{b-8}") == "2026-11-02"


@pytest.mark.parametrize(
    ("today", "application"),
    [
        (date(2026, 6, 30), "Cardiology 2027"),
        (date(2026, 7, 1), "Cardiology 2028"),
        (date(2036, 2, 29), "Cardiology 2037"),
    ],
)
def test_the_application_is_that_of_a_second_year_resident(today, application):
    assert Almanac(today).fill("{app}") == application
