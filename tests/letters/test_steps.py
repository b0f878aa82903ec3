"""What one letter needs next."""

from typing import Any

import pytest

from mdnet.letters.steps import Step, Times, next_step
from mdnet.model.settings import LetterSettings
from tests.letters.world import day, letter

TIMES = Times(
    need_by=day("2027-07-07"), portal_opens=day("2027-06-02"),
    match_day=day("2027-12-01"),
)  # fmt: skip


def step(today: str, status: str, times: Times = TIMES, **more: Any) -> tuple[str, ...]:
    found = next_step(letter("A", status, **more), times, LetterSettings(), day(today))
    number = (str(found.number),) if found.number else ()
    return (found.kind, str(found.due), str(found.opens), *number)


@pytest.mark.parametrize(
    ("status", "more", "found"),
    [
        ("idea", {}, ("ask", "2027-05-12", "2027-04-28")),
        ("asked", {"asked_on": "2027-03-01"}, ("hear", "2027-03-15", "2027-03-15")),
        ("asked", {}, ("hear", "None", "None")),
        (
            "agreed",
            {"answered_on": "2026-11-20"},
            ("packet", "2027-05-12", "2027-05-05"),
        ),
        (
            "agreed_strong",
            {"answered_on": "2027-05-20"},
            ("packet", "2027-05-27", "2027-05-20"),
        ),
        (
            "packet_sent",
            {"packet_on": "2027-05-12"},
            ("request", "2027-06-09", "2027-06-02"),
        ),
        (
            "packet_sent",
            {"packet_on": "2027-06-20"},
            ("request", "2027-06-27", "2027-06-20"),
        ),
        ("hesitant", {}, ("", "None", "None")),
        ("declined", {}, ("", "None", "None")),
        ("void", {}, ("request", "2027-06-09", "2027-05-01")),
        ("uploaded", {}, ("thank", "None", "None")),
        (
            "uploaded",
            {"uploaded_on": "2027-06-30"},
            ("thank", "2027-07-02", "2027-06-30"),
        ),
        (
            "uploaded",
            {"uploaded_on": "2027-06-30", "thanked_on": "2027-07-01"},
            ("assign", "2027-07-07", "None"),
        ),
        (
            "assigned",
            {"uploaded_on": "2027-06-30", "thanked_on": "2027-07-01"},
            ("tell", "2027-12-08", "2027-12-01"),
        ),
        ("thanked", {}, ("tell", "2027-12-08", "2027-12-01")),
        ("imported", {}, ("tell", "2027-12-08", "2027-12-01")),
        ("outcome_told", {}, ("", "None", "None")),
    ],
)
def test_the_next_step_of_each_state(status, more, found):
    assert step("2027-05-01", status, **more) == found


@pytest.mark.parametrize(
    "status",
    ["idea", "asked", "agreed", "agreed_strong", "packet_sent", "request_sent", "void"],
)
def test_from_match_day_on_no_letter_is_asked_for(status):
    assert step("2027-11-30", status, asked_on="2027-06-01")[0]
    assert step("2027-12-01", status, asked_on="2027-06-01")[0] == ""


@pytest.mark.parametrize(
    ("status", "found"),
    [
        ("idea", ("ask", "None", "None")),
        ("agreed", ("packet", "None", "None")),
        ("packet_sent", ("request", "None", "None")),
        ("request_sent", ("wait", "None", "None")),
        ("void", ("request", "None", "None")),
        ("thanked", ("tell", "None", "None")),
    ],
)
def test_without_days_there_is_no_due_day(status, found):
    assert step("2027-05-01", status, Times()) == found


@pytest.mark.parametrize(
    ("today", "found"),
    [
        ("2027-06-03", ("remind", "2027-06-09", "2027-06-09", "28")),
        ("2027-06-09", ("remind", "2027-06-09", "2027-06-09", "28")),
        ("2027-06-22", ("remind", "2027-06-09", "2027-06-09", "28")),
        ("2027-06-23", ("remind", "2027-06-23", "2027-06-23", "14")),
        ("2027-07-02", ("remind", "2027-07-02", "2027-07-02", "5")),
        ("2027-07-07", ("remind", "2027-07-02", "2027-07-02", "5")),
        ("2027-07-08", ("wait", "2027-07-07", "None")),
    ],
)
def test_reminders_at_28_14_and_5_days_then_silence(today, found):
    assert step(today, "request_sent", requested_on="2027-06-02") == found


def test_a_request_made_late_is_not_reminded_of_at_once():
    found = step("2027-06-25", "request_sent", requested_on="2027-06-24")
    assert found == ("remind", "2027-07-02", "2027-07-02", "5")
    late = step("2027-07-05", "request_sent", requested_on="2027-07-04")
    assert late == ("wait", "2027-07-07", "None")


def test_who_wrote_since_has_reminded():
    wrote = TIMES._replace(reached=day("2027-06-10"))
    assert step("2027-06-12", "request_sent", wrote) == (
        "remind", "2027-06-23", "2027-06-23", "14",
    )  # fmt: skip
    last = TIMES._replace(reached=day("2027-07-03"))
    assert step("2027-07-04", "request_sent", last) == ("wait", "2027-07-07", "None")


def test_a_job_has_no_portal():
    job = TIMES._replace(has_portal=False)
    assert step("2027-06-01", "packet_sent", job, packet_on="2027-05-12")[0] == "remind"
    assert step("2027-06-01", "void", job)[0] == "ask"
    days = {"uploaded_on": "2027-06-30", "thanked_on": "2027-07-01"}
    assert step("2027-07-02", "uploaded", job, **days)[0] == "tell"


def test_after_match_day_thanks_and_outcome_are_one():
    assert step("2027-12-01", "uploaded", uploaded_on="2027-06-30")[0] == "tell"


def test_after_match_day_nothing_is_assigned():
    days: Any = {"uploaded_on": "2027-06-30", "thanked_on": "2027-07-01"}
    assert step("2027-12-01", "uploaded", **days)[0] == "tell"


def test_thanks_in_the_log_count():
    thanked = TIMES._replace(thanked=day("2027-07-01"))
    found = step("2027-07-02", "uploaded", thanked, uploaded_on="2027-06-30")
    assert found[0] == "assign"


def test_nothing_left_is_an_empty_step():
    assert Step() == Step("", None, None, 0)
