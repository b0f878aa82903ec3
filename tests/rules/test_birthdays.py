"""B1: birthdays around the year's ends and leap days."""

import pytest

from mdnet.model.dates import Birthday
from tests.rules.people import answer, lines, log, network, person

NOVEMBER = Birthday(11, 25)


@pytest.mark.parametrize(
    ("birthday", "today", "expected"),
    [
        pytest.param(NOVEMBER, "2026-11-14", [], id="eleven days before"),
        pytest.param(NOVEMBER, "2026-11-21",
            ["birthday on Wed 25 Nov [from 2026-11-22]"], id="four days before"),
        pytest.param(NOVEMBER, "2026-11-22", ["birthday on Wed 25 Nov"], id="three"),
        pytest.param(NOVEMBER, "2026-11-25", ["birthday today"], id="the day"),
        pytest.param(NOVEMBER, "2026-11-28", ["birthday was on Wed 25 Nov"], id="late"),
        pytest.param(NOVEMBER, "2026-11-29", [], id="too late"),
        pytest.param(Birthday(1, 1, 1980), "2026-12-30", ["birthday on Fri 1 Jan"],
            id="over the year's end"),
        pytest.param(Birthday(12, 31), "2027-01-02", ["birthday was on Thu 31 Dec"],
            id="late over the year's end"),
        pytest.param(Birthday(2, 29, 1988), "2027-02-28", ["birthday today"],
            id="29 February in a common year"),
        pytest.param(Birthday(2, 29), "2028-02-28", ["birthday on Tue 29 Feb"],
            id="29 February in a leap year"),
        pytest.param(None, "2026-11-25", [], id="unknown"),
    ],
)  # fmt: skip
def test_a_birthday(birthday, today, expected):
    found = network(person("Ana Lima", birthday=birthday))
    assert lines(found, today) == [
        f"B1 Wish Ana Lima a happy birthday: {why}" for why in expected
    ]


@pytest.mark.parametrize(
    ("history", "count"),
    [
        pytest.param(log("2026-11-24", "text"), 1, id="the day before"),
        pytest.param(log("2026-11-25", "text"), 0, id="on the day"),
        pytest.param(log("2026-11-26", "text"), 0, id="the day after"),
        pytest.param(log("2026-11-25", "note"), 1, id="only a remark"),
        pytest.param(log("2026-11-27", "text"), 1, id="tomorrow"),
    ],
)
def test_a_word_on_the_day_or_after_is_enough(history, count):
    found = network(person("Ana Lima", history, birthday=NOVEMBER))
    assert len(lines(found, "2026-11-26")) == count


def test_wished_early_and_ticked_is_done():
    done = answer("B1", "Ana Lima", "2026-11-25", "done", "2026-11-23")
    found = network(person("Ana Lima", birthday=NOVEMBER), answers=done)
    assert lines(found, "2026-11-25") == []
    assert len(lines(found, "2027-11-25")) == 1


def test_a_paused_person_has_no_birthday_here():
    found = network(person("Ana Lima", birthday=NOVEMBER, paused=True))
    assert lines(found, "2026-11-25") == []
