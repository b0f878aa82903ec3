"""X9, X10, X11: one nudge in business days, never a second, then an end."""

import pytest

from mdnet.rules import items
from mdnet.rules.outreach import wait, waiting
from tests.rules.people import SETTINGS, answer, day, lines, log, network, person

MAIL = log("2026-11-10", "email", "asked about the rota", "awaiting")


def nudges(*history, today, **contact):
    found = network(person("Priya Nair", *history, **contact))
    return [line for line in lines(found, today) if line.startswith("X9")]


@pytest.mark.parametrize(
    ("today", "state"),
    [
        pytest.param("2026-11-10", None, id="the day itself"),
        pytest.param("2026-11-12", None, id="nothing within a week"),
        pytest.param(
            "2026-11-13", "(2 business days) [from 2026-11-20]", id="comes up"
        ),
        pytest.param("2026-11-19", "(6 business days) [from 2026-11-20]", id="six"),
        pytest.param(
            "2026-11-20", "(7 business days)", id="seven, Veterans Day skipped"
        ),
        pytest.param("2026-11-22", "(7 business days)", id="the weekend"),
        pytest.param("2026-11-25", "(10 business days)", id="ten, due"),
        pytest.param("2026-12-09", "(19 business days)", id="nineteen, late"),
        pytest.param("2026-12-10", None, id="twenty, closed"),
        pytest.param("2027-11-10", None, id="closed for good"),
    ],
)
def test_one_nudge_after_seven_business_days(today, state):
    text = "X9 Nudge once Priya Nair: no answer to your mail of 10 Nov"
    assert nudges(MAIL, today=today) == ([f"{text} {state}"] if state else [])


@pytest.mark.parametrize(
    ("later", "count"),
    [
        pytest.param(log("2026-11-12", "reply"), 0, id="an answer"),
        pytest.param(log("2026-11-12", "met"), 0, id="a meeting"),
        pytest.param(log("2026-11-12", "call"), 0, id="a call"),
        pytest.param(log("2026-11-12", "email"), 0, id="the nudge itself"),
        pytest.param(log("2026-11-12", "email", "", "awaiting"), 0, id="no new thread"),
        pytest.param(log("2026-11-12", "talk"), 1, id="a talk heard"),
        pytest.param(log("2026-11-12", "note"), 1, id="a remark"),
        pytest.param(log("2026-11-26", "reply"), 1, id="an answer yet to come"),
    ],
)
def test_what_ends_the_wait(later, count):
    assert len(nudges(MAIL, later, today="2026-11-23")) == count


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-11-13", "no answer to your mail of 10 Nov, one nudge from 20 Nov"),
        ("2026-11-20", "no answer to your mail of 10 Nov, one nudge by Wed"),
        ("2026-12-01", "no answer to your mail of 10 Nov, one nudge due since 25 Nov"),
    ],
)
def test_the_short_form_of_a_nudge(today, expected):
    found = items(network(person("Priya Nair", MAIL)), SETTINGS, day(today))
    assert [item.later for item in found] == [expected]


def test_a_word_of_any_kind_is_said_as_message():
    start = log("2026-11-10", "give", "", "awaiting")
    assert nudges(start, today="2026-11-23")[0] == (
        "X9 Nudge once Priya Nair: no answer to your message of 10 Nov "
        "(8 business days)"
    )


def test_a_ticked_nudge_is_the_nudge():
    ticked = answer("X9", "Priya Nair", "2026-11-10", "done", "2026-11-20")
    found = network(person("Priya Nair", MAIL), answers=ticked)
    assert lines(found, "2026-11-23") == []
    assert waiting(found.people[0], SETTINGS, day("2026-11-23"), ticked)[0][8] == day(
        "2026-11-20"
    )


def test_a_tick_of_tomorrow_is_not_yet_a_nudge():
    ticked = answer("X9", "Priya Nair", "2026-11-10", "done", "2026-11-24")
    found = network(person("Priya Nair", MAIL), answers=ticked)
    assert len(lines(found, "2026-11-23")) == 1


def test_a_ticked_box_of_any_item_counts_as_a_word_to_them():
    tick = log("2026-11-20", "note")._replace(answer_of="0a1b2c3d")
    assert nudges(MAIL, tick, today="2026-11-23") == []


def test_a_skipped_nudge_stays_away():
    skipped = answer("X9", "Priya Nair", "2026-11-10", "skipped", "2026-11-20")
    assert (
        lines(network(person("Priya Nair", MAIL), answers=skipped), "2026-11-23") == []
    )


def test_after_a_closed_thread_a_new_one_may_start():
    again = log("2027-01-04", "text", "", "awaiting")
    assert nudges(MAIL, again, today="2027-01-14") == [
        "X9 Nudge once Priya Nair: no answer to your text of 4 Jan (8 business days)"
    ]


def test_a_meeting_may_start_a_wait():
    met = log("2026-11-12", "met", "she will look", "awaiting")
    assert waiting(person("P", MAIL, met), SETTINGS, day("2026-11-13"))[0].since == day(
        "2026-11-12"
    )


@pytest.mark.parametrize(
    ("history", "today", "expected"),
    [
        pytest.param([MAIL], "2026-11-22", ("2026-11-10", 7, None, "2026-12-10"),
            id="waiting"),
        pytest.param([MAIL, log("2026-11-20", "text")], "2026-11-22",
            ("2026-11-10", 7, "2026-11-20", "2026-12-07"), id="nudged"),
        pytest.param([MAIL, log("2026-11-20", "text"), log("2026-11-23", "text")],
            "2026-11-24", ("2026-11-10", 9, "2026-11-20", "2026-12-07"),
            id="only the first word is the nudge"),
        pytest.param([MAIL, log("2026-11-20", "text")], "2026-12-07", None,
            id="ten business days after the nudge"),
        pytest.param([MAIL], "2026-12-10", None, id="closed"),
        pytest.param([], "2026-11-22", None, id="nothing asked"),
    ],
)  # fmt: skip
def test_what_i_wait_for(history, today, expected):
    found = waiting(person("Priya Nair", *history), SETTINGS, day(today))
    shown = [
        (
            str(w.since),
            w.business_days,
            str(w.nudged_on or "") or None,
            str(w.closes_on),
        )
        for w in found
    ]
    assert shown == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("history", "today", "expected"),
    [
        pytest.param([MAIL], "2026-12-09", None, id="waiting"),
        pytest.param([MAIL], "2026-12-10", "2026-12-10", id="no reply"),
        pytest.param([MAIL, log("2026-12-20", "email")], "2026-12-24", "2026-12-10",
            id="a later mail does not open it again"),
        pytest.param([MAIL, log("2026-12-20", "reply")], "2026-12-24", None,
            id="a late answer"),
    ],
)  # fmt: skip
def test_when_a_thread_was_given_up(history, today, expected):
    found = wait(person("Priya Nair", *history), SETTINGS, day(today))
    assert found.gave_up_on == (day(expected) if expected else None)


def test_a_paused_person_is_not_nudged():
    assert nudges(MAIL, today="2026-11-23", paused=True) == []
