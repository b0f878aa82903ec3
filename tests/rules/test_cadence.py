"""CAD, M8, NEW: whose cadence has run out, and what holds it."""

from typing import Any

import pytest

from mdnet.model.agenda import Agenda
from mdnet.model.answer import Answer
from mdnet.model.calendar import Profile
from mdnet.model.contact import Contact
from mdnet.model.dates import Cadence
from mdnet.model.settings import Cadences, Settings
from mdnet.rules.cadence import cadence_days, due_by_cadence
from mdnet.rules.context import context
from mdnet.rules.made import item_id
from tests.rules.people import (
    EVERY_10_DAYS,
    SETTINGS,
    answer,
    day,
    lines,
    log,
    network,
    person,
)

TOM = "Tom Reed"
AUGUST = log("2026-08-18")
MENTOR: dict[str, Any] = {"relationship": ("mentor",), "circle": ("mentorship",)}
NEVER = Cadence(None, "never")


def tom(*history, today="2026-11-22", answers=None, **contact):
    found = network(person(TOM, *history, **contact), answers=answers or {})
    return lines(found, today)


@pytest.mark.parametrize(
    ("contact", "expected"),
    [
        pytest.param({}, None, id="nothing known"),
        pytest.param({"cadence": EVERY_10_DAYS, **MENTOR}, 10, id="one's own"),
        pytest.param({"cadence": NEVER, **MENTOR}, None, id="never"),
        pytest.param({"relationship": ("peer", "mentor")}, 90, id="mentor"),
        pytest.param({"relationship": ("sponsor",)}, 90, id="sponsor"),
        pytest.param({"relationship": ("advisor",), "circle": ("national",)}, 180,
            id="advisor before circle"),
        pytest.param({"relationship": ("advisor", "mentor")}, 90, id="mentor first"),
        pytest.param({"circle": ("national", "inner")}, 365, id="the first circle"),
        pytest.param({"circle": ("inner", "national")}, None, id="inner: none"),
        pytest.param({"role": "nurse"}, None, id="a nurse is inner"),
        pytest.param({"role": "legislator"}, 180, id="the role's circle"),
        pytest.param({"circle": ("friends",)}, None, id="a circle of the user's"),
    ],
)  # fmt: skip
def test_the_cadence_in_force(contact, expected):
    assert cadence_days(Contact("p", "P", **contact), SETTINGS) == expected


def test_a_default_of_zero_means_none():
    settings = Settings(cadence=Cadences(mentor=0))
    assert cadence_days(Contact("p", "P", **MENTOR), settings) is None


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        pytest.param("2026-11-01", [], id="fifteen days before"),
        pytest.param("2026-11-02", ["every 3 months, last on 18 Aug (76 days)"
            " [from 2026-11-16]"], id="fourteen days before"),
        pytest.param("2026-11-09", ["every 3 months, last on 18 Aug (83 days)"
            " [from 2026-11-16]"], id="seven days before"),
        pytest.param("2026-11-16", ["every 3 months, last on 18 Aug (90 days)"],
            id="due"),
        pytest.param("2026-11-22", ["every 3 months, last on 18 Aug (96 days)"],
            id="late"),
        pytest.param("2027-08-18", ["every 3 months, last on 18 Aug 2026 (365 days)"],
            id="a year late"),
    ],
)  # fmt: skip
def test_a_mentor_is_checked_in_with(today, expected):
    assert tom(AUGUST, today=today, **MENTOR) == [
        f"M8 Check in Tom Reed: {why}" for why in expected
    ]


@pytest.mark.parametrize(
    ("contact", "expected"),
    [
        pytest.param({"circle": ("national",), "cadence": EVERY_10_DAYS},
            ["CAD Write to Tom Reed: every 10 days, last on 18 Aug (96 days)"],
            id="a contact"),
        pytest.param({"relationship": ("sponsor",)},
            ["M8 Check in Tom Reed: every 3 months, last on 18 Aug (96 days)"],
            id="a sponsor"),
        pytest.param({"relationship": ("sponsor",), "paused": True}, [], id="paused"),
        pytest.param({**MENTOR, "snooze_until": day("2026-11-23")}, [], id="snoozed"),
        pytest.param({**MENTOR, "snooze_until": day("2026-11-22")},
            ["M8 Check in Tom Reed: every 3 months, last on 18 Aug (96 days)"],
            id="snoozed until today"),
        pytest.param({"role": "nurse"}, [], id="the inner circle"),
    ],
)  # fmt: skip
def test_who_is_due_in_november(contact, expected):
    assert tom(AUGUST, **contact) == expected


@pytest.mark.parametrize(
    ("history", "count"),
    [
        pytest.param([log("2026-11-01")], 0, id="met since"),
        pytest.param([log("2026-11-01", "talk")], 1, id="a talk heard"),
        pytest.param([log("2026-11-01", "note")], 1, id="a remark"),
        pytest.param([log("2026-11-23")], 1, id="a meeting that has not been yet"),
    ],
)
def test_what_counts_as_contact(history, count):
    assert len(tom(AUGUST, *history, **MENTOR)) == count


@pytest.mark.parametrize(
    ("met", "contact", "expected"),
    [
        pytest.param("2026-11-15", {}, ["NEW Write to Tom Reed: met on 15 Nov, "
            "nothing since"], id="a week ago"),
        pytest.param("2026-11-16", {}, ["NEW Write to Tom Reed: met on 16 Nov, "
            "nothing since [from 2026-11-23]"], id="six days ago"),
        pytest.param("2026-11-15", MENTOR, ["NEW Write to Tom Reed: met on 15 Nov, "
            "nothing since"], id="a new mentor"),
        pytest.param("2026-11-15", {"circle": ("inner",)}, [], id="met daily"),
        pytest.param("2026-11-15", {"cadence": NEVER}, [], id="never to be reminded"),
        pytest.param("2026-08-24", {}, ["NEW Write to Tom Reed: met on 24 Aug, "
            "nothing since"], id="90 days ago"),
        pytest.param("2026-08-23", {}, [], id="91 days ago"),
        pytest.param("2026-08-23", MENTOR, ["M8 Check in Tom Reed: "
            "every 3 months, met on 23 Aug and not in touch since"],
            id="a mentor met 91 days ago"),
        pytest.param("2019-08-23", {"circle": ("national",)}, ["CAD Write to Tom Reed: "
            "every year, met on 23 Aug 2019 and not in touch since"], id="years ago"),
        pytest.param("2026-11-23", {}, [], id="to be met tomorrow"),
        pytest.param(None, MENTOR, [], id="nothing to count from"),
    ],
)  # fmt: skip
def test_someone_never_written_to(met, contact, expected):
    assert tom(met=day(met) if met else None, **contact) == expected


@pytest.mark.parametrize(
    ("verdict", "on", "until", "today", "count"),
    [
        pytest.param("skipped", "2026-11-20", None, "2026-11-22", 0, id="skipped"),
        pytest.param("skipped", "2026-11-20", None, "2027-02-17", 1, id="coming again"),
        pytest.param("done", "2026-11-20", None, "2026-11-22", 0, id="done"),
        pytest.param(
            "snoozed", "2026-11-20", "2026-12-01", "2026-11-30", 0, id="later"
        ),
        pytest.param("snoozed", "2026-11-20", "2026-12-01", "2026-12-01", 1, id="now"),
        pytest.param("skipped", "2026-11-25", None, "2026-11-22", 1, id="not yet"),
    ],
)
def test_an_answer_restarts_the_clock(verdict, on, until, today, count):
    answers = answer("M8", TOM, "2026-08-18", verdict, on, until)
    assert len(tom(AUGUST, today=today, answers=answers, **MENTOR)) == count


def test_skipped_twice_counts_from_the_second_time():
    first = answer("M8", TOM, "2026-08-18", "skipped", "2026-11-20")
    second = answer("M8", TOM, "2026-11-20", "skipped", "2027-02-20")
    found = network(person(TOM, AUGUST, **MENTOR), answers={**first, **second})
    here = context(found, SETTINGS, day("2027-03-01"))
    assert due_by_cadence(found.people[0], here) == day("2027-05-21")


def test_an_answer_older_than_the_last_contact_restarts_nothing():
    odd_id = item_id("M8", TOM, "2026-08-18")
    odd = {odd_id: Answer(odd_id, "skipped", day("2026-08-01"))}
    found = network(person(TOM, AUGUST, **MENTOR), answers=odd)
    here = context(found, SETTINGS, day("2026-11-22"))
    assert due_by_cadence(found.people[0], here) == day("2026-11-16")


@pytest.mark.parametrize(
    ("today", "due"),
    [
        pytest.param("2026-11-22", None, id="while waiting"),
        pytest.param("2026-12-10", "2027-03-10", id="closed without a reply"),
    ],
)
def test_an_awaited_answer_holds_the_cadence(today, due):
    mail = log("2026-11-10", "email", "", "awaiting")
    found = network(person(TOM, AUGUST, mail, **MENTOR))
    here = context(found, SETTINGS, day(today))
    assert due_by_cadence(found.people[0], here) == (day(due) if due else None)


@pytest.mark.parametrize(
    ("contact", "expected"),
    [
        pytest.param(MENTOR, "2026-11-16", id="by cadence"),
        pytest.param({**MENTOR, "paused": True}, None, id="paused"),
        pytest.param({**MENTOR, "snooze_until": day("2027-01-05")}, "2027-01-05",
            id="snoozed"),
        pytest.param({}, None, id="no cadence"),
    ],
)  # fmt: skip
def test_when_someone_is_due_by_cadence(contact, expected):
    found = network(person(TOM, AUGUST, **contact))
    here = context(found, SETTINGS, day("2026-11-22"))
    assert due_by_cadence(found.people[0], here) == (
        day(expected) if expected else None
    )


@pytest.mark.parametrize(
    ("pgy", "contact", "count"),
    [
        pytest.param(1, {"circle": ("national",)}, 0, id="national in PGY-1"),
        pytest.param(1, {"role": "ethics"}, 0, id="institutional by role in PGY-1"),
        pytest.param(1, {"circle": ("national", "mentorship")}, 1, id="mentorship too"),
        pytest.param(1, {"circle": ("national",), "cadence": EVERY_10_DAYS}, 1,
            id="a cadence of its own"),
        pytest.param(1, {"relationship": ("mentor",)}, 1, id="no circle"),
        pytest.param(2, {"circle": ("national",)}, 1, id="PGY-2"),
        pytest.param(None, {"circle": ("national",)}, 1, id="year unknown"),
    ],
)  # fmt: skip
def test_the_outer_circles_wait_for_the_second_year(pgy, contact, count):
    old = person(TOM, log("2025-01-01"), **contact)
    found = network(old, profile=Profile("Me.md", pgy=pgy))
    shown = [i for i in lines(found, "2026-11-22") if not i.startswith(("W", "A"))]
    assert len(shown) == count


def test_the_second_year_begins_on_the_first_of_july():
    me = Profile("Me.md", pgy=1, pgy_since=day("2025-07-01"))
    found = network(person(TOM, log("2024-01-01"), circle=("national",)), profile=me)
    assert lines(found, "2026-06-30") == []
    assert len(lines(found, "2026-07-01")) == 1


def agenda_of(path: str, on: str, status: str = "draft") -> Agenda:
    name = f"{on} Tom Reed"
    return Agenda(f"Agendas/{name}.md", name, TOM, day(on), status, (), path)


@pytest.mark.parametrize(
    ("on", "status", "end"),
    [
        ("2026-11-29", "draft", "; [[2026-11-29 Tom Reed|agenda]]"),
        ("2026-11-29", "sent", "; [[2026-11-29 Tom Reed|agenda]] (sent)"),
        ("2026-11-08", "draft", "; [[2026-11-08 Tom Reed|agenda]]"),
        ("2026-11-07", "draft", ""),
    ],
)
def test_the_check_in_links_the_agenda_that_waits(on, status, end):
    them = person(TOM, AUGUST, **MENTOR)
    found = network(them, agendas=(agenda_of("People/Tom Reed.md", on, status),))
    assert lines(found, "2026-11-22") == [
        f"M8 Check in Tom Reed: every 3 months, last on 18 Aug (96 days){end}"
    ]


def test_a_check_in_that_was_held_before_its_day_is_not_asked_for():
    held = agenda_of("People/Tom Reed.md", "2026-11-29", "held")
    them = person(TOM, AUGUST, **MENTOR)
    found = network(them, agendas=(held,))
    assert lines(found, "2026-11-22") == []
    back = network(them, agendas=(held._replace(status="draft"),))
    assert len(lines(back, "2026-11-22")) == 1


def test_somebody_never_written_to_has_one_too():
    them = person(TOM, met=day("2026-01-05"), **MENTOR)
    agendas = (agenda_of("People/Tom Reed.md", "2026-11-29"),)
    assert lines(network(them, agendas=agendas), "2026-11-22") == [
        "M8 Check in Tom Reed: every 3 months, met on 5 Jan 2026 and not in touch "
        "since; [[2026-11-29 Tom Reed|agenda]]"
    ]


def test_only_a_check_in_links_an_agenda():
    them = person(TOM, AUGUST, circle=("mentorship",))
    agendas = (agenda_of("People/Tom Reed.md", "2026-11-29"),)
    assert lines(network(them, agendas=agendas), "2026-11-22") == [
        "CAD Write to Tom Reed: every 3 months, last on 18 Aug (96 days)"
    ]


@pytest.mark.parametrize(
    "history",
    [
        pytest.param([log("2026-11-20", "check-in", "goals")], id="a check-in"),
        pytest.param([log("2026-11-20", "met", "Met")], id="the ticked box"),
    ],
)
def test_a_check_in_restarts_the_quarter(history):
    assert tom(AUGUST, *history, today="2026-11-22", **MENTOR) == []
    assert tom(AUGUST, *history, today="2027-02-18", **MENTOR) == [
        "M8 Check in Tom Reed: every 3 months, last on 20 Nov (90 days)"
    ]
