"""A daily note that does not exist yet."""

from datetime import date, time

import pytest

from mdnet.note.moment import MomentError
from mdnet.operations.new_daily import new_daily_text

DAY, NOW = date(2026, 11, 2), time(7, 5, 9)


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        (None, ""),
        ("", ""),
        ("# {{title}}\r\n\r\n", "# Mon\r\n\r\n"),
        ("{{date}} {{ date }}", "2026-11-02 2026-11-02"),
        ("{{date:dddd, D MMMM YYYY}}", "Monday, 2 November 2026"),
        ("{{time}} {{time:H-m-s}} {{time:HHmmss}}", "07:05 7-5-9 070509"),
        ("{{unknown}} {{date", "{{unknown}} {{date"),
    ],
)
def test_a_template_is_filled_in(template, expected):
    assert new_daily_text(template, "Mon", DAY, NOW) == expected


def test_a_format_that_is_not_known_is_an_error():
    with pytest.raises(MomentError):
        new_daily_text("{{date:LL}}", "x", DAY, NOW)
