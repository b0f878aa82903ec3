"""M10: support that waits for an ask."""

import pytest

from mdnet.rules.support import supported_lately
from tests.rules.people import day, log, person

SPOKE = log("2026-11-10", "support", "named me")


@pytest.mark.parametrize(
    ("history", "today", "found"),
    [
        ([], "2026-11-22", None),
        ([SPOKE], "2026-11-10", "2026-11-10"),
        ([SPOKE], "2026-11-24", "2026-11-10"),
        ([SPOKE], "2026-11-25", None),
        ([SPOKE], "2026-11-09", None),
        ([log("2026-11-10", "met", "", "support")], "2026-11-22", "2026-11-10"),
        ([SPOKE, log("2026-11-12", "ask")], "2026-11-22", None),
        ([SPOKE, log("2026-11-12", "met")], "2026-11-22", "2026-11-10"),
        ([log("2026-11-09", "ask"), SPOKE], "2026-11-22", "2026-11-10"),
        ([SPOKE, log("2026-11-12", "support")], "2026-11-22", "2026-11-12"),
    ],
)
def test_the_last_sign_that_was_not_followed_by_an_ask(history, today, found):
    last = supported_lately(person("Tom Reed", *history), day(today))
    assert (str(last.day) if last else None) == found


def test_the_days_are_an_argument():
    assert supported_lately(person("T", SPOKE), day("2026-11-25"), within=15) == SPOKE
