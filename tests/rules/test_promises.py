"""D6: promises due, overdue, held, undated, made again."""

import pytest

from mdnet.rules import items
from mdnet.rules.promises import due_day
from tests.rules.people import (
    SETTINGS,
    answer,
    day,
    lines,
    network,
    person,
    promise,
)


def maria(*tasks, **contact):
    return network(person("Maria Alvarez", tasks=tasks, **contact))


@pytest.mark.parametrize(
    ("dates", "today", "expected"),
    [
        pytest.param({"made": "2026-11-20"}, "2026-11-20",
            ["promised Fri 20 Nov, due Sat 21 Nov [from 2026-11-21]"], id="just made"),
        pytest.param({"made": "2026-11-20"}, "2026-11-21",
            ["promised Fri 20 Nov, due today"], id="the day after"),
        pytest.param({"made": "2026-11-20"}, "2026-11-22",
            ["promised Fri 20 Nov, overdue"], id="48 hours"),
        pytest.param({"made": "2024-02-28"}, "2024-02-29",
            ["promised Wed 28 Feb, due today"], id="leap day"),
        pytest.param({"made": "2026-12-31"}, "2027-01-02",
            ["promised Thu 31 Dec, overdue"], id="over the year's end"),
        pytest.param({"due": "2026-11-30"}, "2026-11-22", [], id="in eight days"),
        pytest.param({"due": "2026-11-30"}, "2026-11-23",
            ["due Mon 30 Nov [from 2026-11-30]"], id="in seven days"),
        pytest.param({"due": "2026-11-30"}, "2026-11-30", ["due today"], id="due"),
        pytest.param({"due": "2026-11-30"}, "2026-12-01",
            ["due Mon 30 Nov, overdue"], id="late"),
        pytest.param({"made": "2026-11-02", "due": "2026-11-30"}, "2026-12-03",
            ["promised Mon 2 Nov, due Mon 30 Nov, overdue"], id="late by its own day"),
        pytest.param({"made": "2026-11-02", "scheduled": "2026-11-30"}, "2026-12-03",
            ["promised Mon 2 Nov, due Mon 30 Nov, overdue"], id="scheduled"),
        pytest.param({"due": "2026-11-30", "scheduled": "2026-11-02"}, "2026-11-15",
            [], id="due counts before scheduled"),
        pytest.param({"due": "2026-11-20", "start": "2026-11-23"}, "2026-11-22",
            [], id="not to be started yet"),
        pytest.param({"due": "2026-11-20", "start": "2026-11-22"}, "2026-11-22",
            ["due Fri 20 Nov, overdue"], id="started"),
        pytest.param({}, "2026-11-22", ["no date yet"], id="undated"),
        pytest.param({"due": "2025-11-20"}, "2026-11-22",
            ["due Thu 20 Nov 2025, overdue"], id="a year ago"),
    ],
)  # fmt: skip
def test_when_a_promise_is_due(dates, today, expected):
    found = lines(maria(promise("send the paper", **dates)), today)
    assert found == [f"D6 Send Maria Alvarez the paper: {why}" for why in expected]


@pytest.mark.parametrize(
    ("status", "tags", "block_id", "count"),
    [
        pytest.param(" ", (), "", 1, id="open"),
        pytest.param("/", (), "", 1, id="in progress"),
        pytest.param("x", (), "", 0, id="done"),
        pytest.param("-", (), "", 0, id="cancelled"),
        pytest.param(" ", ("question",), "", 0, id="a question"),
        pytest.param(" ", ("waiting",), "", 0, id="theirs to do"),
        pytest.param(" ", (), "mdnet-0a1b2c3d", 0, id="an item of the digest"),
        pytest.param(" ", (), "mine", 1, id="a block id of the user's"),
    ],
)
def test_what_is_a_promise(status, tags, block_id, count):
    task = promise("send it", status, due="2026-11-20", tags=tags, block_id=block_id)
    assert len(lines(maria(task), "2026-11-22")) == count


def test_undated_promises_do_not_flood():
    found = maria(
        promise("send the slides", line=3),
        promise("call back", line=4),
        promise("bring the form", line=5, due="2026-11-22"),
    )
    assert lines(found, "2026-11-22") == [
        "D6 Bring Maria Alvarez the form: due today",
        "D6 Send Maria Alvarez the slides: no date yet",
    ]


def test_an_undated_promise_comes_after_everything_else():
    found = items(maria(promise("call")), SETTINGS, day("2026-11-22"))
    assert [(i.order, i.due, i.overdue_days) for i in found] == [(10, None, 0)]


def test_the_next_undated_promise_follows_one_that_rests():
    key = "send the slides|None|None|None"
    found = maria(promise("send the slides"), promise("call about it", line=13))
    rested = answer("D6", "Maria Alvarez", key, "skipped", "2026-11-21")
    assert lines(found._replace(answers=rested), "2026-11-22") == [
        "D6 Call Maria Alvarez about it: no date yet"
    ]


@pytest.mark.parametrize(
    ("verdict", "on", "until", "today", "count"),
    [
        pytest.param("done", "2026-11-22", None, "2027-11-22", 0, id="done for good"),
        pytest.param("done", "2026-11-23", None, "2026-11-22", 1, id="done tomorrow"),
        pytest.param("skipped", "2026-11-22", None, "2026-11-28", 0, id="rests"),
        pytest.param("skipped", "2026-11-22", None, "2026-11-29", 1, id="comes back"),
        pytest.param(
            "snoozed", "2026-11-22", "2026-12-01", "2026-11-30", 0, id="later"
        ),
        pytest.param(
            "snoozed", "2026-11-22", "2026-12-01", "2026-12-01", 1, id="again"
        ),
        pytest.param("snoozed", "2026-11-22", None, "2026-11-28", 0, id="a week"),
        pytest.param("snoozed", "2026-11-22", None, "2026-11-29", 1, id="week over"),
    ],
)
def test_an_answered_promise(verdict, on, until, today, count):
    key = "send it|None|None|2026-11-20"
    answers = answer("D6", "Maria Alvarez", key, verdict, on, until)
    found = maria(promise("send it", due="2026-11-20"))._replace(answers=answers)
    assert len(lines(found, today)) == count


def test_the_same_promise_made_again_is_new():
    first = answer(
        "D6", "Maria Alvarez", "call|2026-11-01|None|None", "done", "2026-11-02"
    )
    found = maria(
        promise("call", "x", made="2026-11-01"), promise("call", made="2026-11-20")
    )
    assert lines(found._replace(answers=first), "2026-11-22") == [
        "D6 Call Maria Alvarez: promised Fri 20 Nov, overdue"
    ]


def test_of_two_equal_promises_the_done_one_does_not_answer_the_other():
    first = answer("D6", "Maria Alvarez", "call|None|None|None", "done", "2026-11-02")
    found = maria(promise("call", "x", line=3), promise("call", line=4))
    assert len(lines(found._replace(answers=first), "2026-11-22")) == 1


@pytest.mark.parametrize(
    ("relationship", "today", "ignores"),
    [
        pytest.param(("mentor",), "2026-11-21", True, id="overdue to a mentor"),
        pytest.param(("sponsor",), "2026-11-21", True, id="overdue to a sponsor"),
        pytest.param(("mentor",), "2026-11-20", False, id="due to a mentor"),
        pytest.param(("peer",), "2026-11-21", False, id="overdue to a peer"),
    ],
)
def test_overdue_promises_to_mentors_ignore_the_limit(relationship, today, ignores):
    found = maria(promise("call", due="2026-11-20"), relationship=relationship)
    assert items(found, SETTINGS, day(today))[0].ignores_limit is ignores


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ({"due": "2026-11-30", "made": "2026-11-01"}, "2026-11-30"),
        ({"scheduled": "2026-11-29", "made": "2026-11-01"}, "2026-11-29"),
        ({"made": "2026-12-31"}, "2027-01-01"),
    ],
)
def test_due_day(dates, expected):
    assert due_day(promise("call", **dates)) == day(expected)


def test_a_promise_without_dates_has_no_due_day():
    assert due_day(promise("call")) is None


def test_an_item_says_where_its_task_is_and_how_long_it_had():
    found = maria(promise("call", line=31, made="2026-11-01", due="2026-11-11"))
    item = items(found, SETTINGS, day("2026-11-21"))[0]
    assert (item.source, item.interval, item.overdue_days, item.later) == (
        ("People/A.md", 31), 10, 10, "call, due since 11 Nov"
    )  # fmt: skip
