"""How often, in words, spans and numbers."""

import pytest

from mdnet.model.dates import Cadence
from mdnet.note.field_cadence import cadence_of


@pytest.mark.parametrize(
    ("text", "days", "words"),
    [
        ("daily", 1, "every day"), ("weekly", 7, "every week"),
        ("Weekly", 7, "every week"),
        ("biweekly", 14, "every 2 weeks"), ("fortnightly", 14, "every 2 weeks"),
        ("Bi-weekly", 14, "every 2 weeks"), ("monthly", 30, "every month"),
        ("every month", 30, "every month"), ("once a month", 30, "every month"),
        ("quarterly", 90, "every 3 months"), ("every quarter", 90, "every 3 months"),
        ("twice a year", 182, "twice a year"), ("semi-annually", 182, "twice a year"),
        ("yearly", 365, "every year"), ("annually", 365, "every year"),
        ("once a year", 365, "every year"), ("6 weeks", 42, "every 6 weeks"),
        ("every 6 weeks", 42, "every 6 weeks"),
        ("every 3 months", 90, "every 3 months"),
        ("90d", 90, "every 90 days"), ("90 days", 90, "every 90 days"),
        ("3m", 90, "every 3 months"), ("12w", 84, "every 12 weeks"),
        ("2y", 730, "every 2 years"), ("90", 90, "every 90 days"),
        ("every 90", 90, "every 90 days"), ("1 week", 7, "every week"),
        ("6 months", 182, "every 6 months"), ("12 months", 365, "every 12 months"),
        ("4 months", 120, "every 4 months"), ("18 months", 547, "every 18 months"),
        ("every other week", 14, "every 2 weeks"),
        ("every two months", 60, "every 2 months"),
        ("each week", 7, "every week"), ("once every 2 wks", 14, "every 2 weeks"),
        ("2q", 182, "every 6 months"), ("every 2 yrs.", 730, "every 2 years"),
        ("twice a month", 15, "twice a month"),
    ],
)  # fmt: skip
def test_cadences(text, days, words):
    assert cadence_of(text) == Cadence(days, words)


@pytest.mark.parametrize("text", ["none", "Never", "no", "off", "false", "0"])
def test_never(text):
    assert cadence_of(text) == Cadence(None, "never")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("sometimes", "no cadence"), ("6 moons", "no cadence"),
        ("seven weeks ago", "no"),
        ("umpteen weeks", "no cadence"), ("-5", "no cadence"),
        ("bimonthly", "no cadence"),
        ("11 years", "from 1 day"), ("0 days", "from 1 day"), ("99999", "from 1 day"),
        ("123456", "no cadence"), ("½ year", "no cadence"),
    ],
)  # fmt: skip
def test_is_no_cadence(text, reason):
    problem = cadence_of(text)
    assert isinstance(problem, str)
    assert reason in problem
