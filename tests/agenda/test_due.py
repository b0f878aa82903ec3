"""M8: whose check-in is due, and the day a new agenda is for."""

from datetime import date

import pytest

from mdnet.agenda.due import check_ins, next_day, waiting
from tests.agenda.world import SETTINGS, contact, network

MENTOR = {"relationship": "mentor", "circle": "mentorship"}


def mentor(last, **more):
    return contact(f"## Log\n\n- {last} met: rounds\n", **(MENTOR | more))


def due(found, today):
    return [
        (each.person.name, str(each.due), each.state, each.is_wanted)
        for each in check_ins(found, SETTINGS, date.fromisoformat(today))
    ]


@pytest.mark.parametrize(
    ("today", "state"),
    [
        ("2026-11-01", "later"),
        ("2026-11-02", "soon"),
        ("2026-11-15", "soon"),
        ("2026-11-16", "due"),
        ("2026-11-30", "due"),
        ("2026-12-01", "overdue"),
    ],
)
def test_soon_due_and_overdue(today, state):
    found = network(People__Tom_Reed=mentor("2026-08-18"))
    assert due(found, today) == [("Tom Reed", "2026-11-16", state, state != "later")]


def test_the_most_urgent_first_and_nobody_else():
    found = network(
        People__Ann=mentor("2026-10-01"),
        People__Bob=mentor("2026-08-01"),
        People__Cy=mentor("2026-08-01", paused="true"),
        People__Di=mentor("2026-08-01", snooze_until="2027-01-01"),
        People__Ed=contact("## Log\n\n- 2026-08-01 met: x\n", circle="mentorship"),
        People__Flo=contact(**MENTOR),
        People__Gus=mentor("2026-08-01", cadence="none"),
        People__Hal=contact(met="2026-11-20", **MENTOR),
    )
    assert due(found, "2026-11-22") == [
        ("Bob", "2026-10-30", "overdue", True),
        ("Ann", "2026-12-30", "later", False),
    ]


def test_soap_holds_a_program_director_back():
    season = "---\ntype: season\nmatch_week_start: 2027-03-15\n---\n"
    found = network(
        People__Ann=mentor("2026-08-01", role="program_director"),
        Applications__S=season,
    )
    assert due(found, "2027-03-14") != []
    assert due(found, "2027-03-15") == []


def test_the_agenda_that_waits_is_with_it():
    agenda = "---\ntype: agenda\ncontact: '[[Ann]]'\n---\n"
    found = network(
        People__Ann=mentor("2026-08-01"), **{"Agendas__2026-11-27_Ann": agenda}
    )
    (one,) = check_ins(found, SETTINGS, date(2026, 11, 22))
    assert one.agenda
    assert one.agenda.path == "Agendas/2026-11-27 Ann.md"


@pytest.mark.parametrize(
    ("last", "today", "day"),
    [
        ("2026-08-18", "2026-11-22", "2026-11-25"),  # Sunday: Wednesday
        ("2026-08-18", "2026-11-23", "2026-11-27"),  # Thursday is Thanksgiving
        ("2026-08-18", "2026-11-25", "2026-11-30"),  # Saturday: Monday
        ("2026-11-10", "2026-11-22", "2027-02-08"),
        ("2026-11-22", "2026-11-22", "2027-02-22"),  # a Saturday: Monday
    ],
)
def test_a_business_day_with_time_for_the_mail(last, today, day):
    found = network(People__Ann=mentor(last))
    assert str(
        next_day(found.people[0], found, SETTINGS, date.fromisoformat(today))
    ) == day  # fmt: skip


def test_without_a_clock_it_is_in_three_days():
    found = network(People__Ann=contact())
    assert next_day(found.people[0], found, SETTINGS, date(2026, 11, 22)) == date(
        2026, 11, 25
    )
    assert waiting(found.people[0], found, date(2026, 11, 22)) is None
