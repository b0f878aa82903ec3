"""M8: the last check-in, and the agenda that waits for the next."""

import pytest

from mdnet.model.agenda import Agenda
from mdnet.model.point import Point
from mdnet.note.agenda_lines import was_held
from mdnet.rules.check_ins import (
    agenda_links,
    held_ahead,
    last_check_in,
    waiting_agenda,
)
from tests.rules.people import day, log, person

TOM = "People/Tom Reed.md"
TICKED = (Point("notes", "Met [[Tom Reed]] ✅ 2026-11-19", 9, None, "x"),)
MET = (Point("notes", "Met [[Tom Reed]]", 9, None, "x"),)


def agenda(on, status="draft", points=(), path=TOM):
    name = f"{on} Tom Reed"
    when = day(on) if on else None
    return Agenda(f"Agendas/{name}.md", name, "Tom Reed", when, status, points, path)


@pytest.mark.parametrize(
    ("status", "points", "held"),
    [
        ("draft", (), False),
        ("sent", (), False),
        ("held", (), True),
        ("draft", MET, True),
        ("draft", (MET[0]._replace(box=" "),), False),
        ("draft", (MET[0]._replace(text="Metrics sent"),), False),
        ("draft", (MET[0]._replace(section="goals"),), False),
    ],
)
def test_held_by_status_or_by_the_box(status, points, held):
    assert was_held(agenda("2026-11-20", status, points)) is held


@pytest.mark.parametrize(
    ("history", "agendas", "last"),
    [
        ([], [], None),
        ([log("2026-11-01", "met")], [], None),
        ([log("2026-10-01", "check-in"), log("2026-11-01", "met")], [], "2026-10-01"),
        ([log("2026-12-01", "check-in")], [], None),
        ([], [agenda("2026-10-02", "held")], "2026-10-02"),
        ([log("2026-10-01", "check-in")], [agenda("2026-10-02", "draft", MET)],
            "2026-10-02"),
        ([], [agenda("2026-12-02", "held")], "2026-11-22"),
        ([], [agenda("2026-12-02", "draft", TICKED)], "2026-11-19"),
        ([], [agenda("2026-11-12", "draft", TICKED)], "2026-11-12"),
        ([], [agenda("2026-10-02", "draft")], None),
        ([], [agenda("", "held")], None),
        ([], [agenda("2026-10-02", "held", path="People/Ann.md")], None),
    ],
)  # fmt: skip
def test_the_last_check_in(history, agendas, last):
    found = last_check_in(person("Tom Reed", *history), agendas, day("2026-11-22"))
    assert found == (day(last) if last else None)


@pytest.mark.parametrize(
    ("agendas", "last", "waits"),
    [
        ([], None, None),
        ([agenda("2026-11-29"), agenda("2026-12-10")], None, "2026-11-29"),
        ([agenda("2026-11-10"), agenda("2026-12-10")], None, "2026-12-10"),
        ([agenda("2026-11-10"), agenda("2026-11-20")], None, "2026-11-20"),
        ([agenda("2026-11-22")], None, "2026-11-22"),
        ([agenda("2026-11-08")], None, "2026-11-08"),
        ([agenda("2026-11-07")], None, None),
        ([agenda("2026-11-20")], "2026-11-20", None),
        ([agenda("2026-11-20")], "2026-11-19", "2026-11-20"),
        ([agenda("2026-11-20")], "2026-01-19", "2026-11-20"),
        ([agenda("2026-11-29", "held")], None, None),
        ([agenda("2026-11-29", "sent")], None, "2026-11-29"),
        ([agenda("")], None, None),
        ([agenda("2026-11-29", path="People/Ann.md")], None, None),
    ],
)
def test_the_agenda_that_waits(agendas, last, waits):
    after = day(last) if last else None
    found = waiting_agenda(agendas, TOM, day("2026-11-22"), after)
    assert (str(found.day) if found else None) == waits


def test_held_before_its_day_is_known_until_the_day_comes():
    agendas = [agenda("2026-12-02", "held"), agenda("2026-11-20", "held"),
               agenda("2026-12-05", path="People/Ann.md"),
               agenda("2026-12-05", "held", TICKED, "People/Bea.md")]  # fmt: skip
    assert held_ahead(agendas, day("2026-11-22")) == {TOM}
    assert held_ahead(agendas, day("2026-12-02")) == frozenset()


def test_links_are_by_the_persons_note():
    agendas = [agenda("2026-11-29"), agenda("2026-11-29", path="")]
    assert agenda_links(agendas, day("2026-11-22")) == {
        TOM: "[[2026-11-29 Tom Reed|agenda]]"
    }
    assert agenda_links(agendas, day("2027-11-22")) == {}
