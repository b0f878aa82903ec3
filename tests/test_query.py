"""The query language of `mdnet list`."""

from datetime import date
from typing import Any

import pytest

from mdnet.errors import UsageError
from mdnet.model.contact import Contact
from mdnet.model.network import Person
from mdnet.query import SORTS, only_due, predicate
from mdnet.rows import Row

TODAY = date(2026, 11, 22)


def row(
    name: str,
    last: date | None = None,
    due: date | None = None,
    cadence: int | None = None,
    **fields: Any,
) -> Row:
    contact = Contact(f"People/{name}.md", name)._replace(**fields)
    return Row(Person(contact), last, due, cadence, TODAY)


MARIA = row(
    "María Alvarez",
    date(2026, 11, 20),
    date(2026, 11, 25),
    90,
    role="attending",
    institution="Lakeview Children's",
    interests=("Cardiology", "QI"),
    relationship=("mentor",),
    tags=("person", "clinic"),
    email=("maria@example.org",),
    aliases=("Mia",),
    why="growth charts",
)
TOM = row("Tom Reed", date(2026, 7, 1), date(2026, 9, 29), 90, role="nurse",
          mentor_slots=("clinical",), phone=("+1 555 0100",))  # fmt: skip
PRIYA = row("Priya Nair", role="fellow", circle=("national",), paused=True,
            snooze_until=date(2026, 12, 1), met_at="[[PAS 2026]]")  # fmt: skip
EVERYBODY = (MARIA, TOM, PRIYA)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["María Alvarez", "Tom Reed", "Priya Nair"]),
        ("maria", ["María Alvarez"]),
        ("MIA", ["María Alvarez"]),
        ("circle:inner", ["María Alvarez", "Tom Reed"]),
        ("-circle:national", ["María Alvarez", "Tom Reed"]),
        ("circle:national", ["Priya Nair"]),
        ("circle:national,mentorship", ["Priya Nair"]),
        ("role:nurse", ["Tom Reed"]),
        ("role:RN", ["Tom Reed"]),
        ("group:faculty", ["María Alvarez"]),
        ("relationship:Mentor", ["María Alvarez"]),
        ("slot:clinical", ["Tom Reed"]),
        ("interest:cardio", ["María Alvarez"]),
        ("interests:qi", ["María Alvarez"]),
        ('institution:"lakeview children\'s"', ["María Alvarez"]),
        ("org:lakeview", ["María Alvarez"]),
        ("tag:#clinic", ["María Alvarez"]),
        ("why:growth", ["María Alvarez"]),
        ("met_at:pas", ["Priya Nair"]),
        ("has:email", ["María Alvarez"]),
        ("-has:email", ["Tom Reed", "Priya Nair"]),
        ("has:phone,email", ["María Alvarez", "Tom Reed"]),
        ("due<7d", ["María Alvarez", "Tom Reed"]),
        ("due<3d", ["Tom Reed"]),
        ("due<=3d", ["María Alvarez", "Tom Reed"]),
        ("due>=3", ["María Alvarez"]),
        ("due<2026-11-25", ["Tom Reed"]),
        ("last>90d", ["Tom Reed", "Priya Nair"]),
        ("last<1w", ["María Alvarez"]),
        ("last<2026-07-02", ["Tom Reed", "Priya Nair"]),
        ("last>=2026-07-01", ["María Alvarez", "Tom Reed"]),
        ("last>2026-07-01", ["María Alvarez"]),
        ("due<=2026-09-29", ["Tom Reed"]),
        ("cadence<=3m", ["María Alvarez", "Tom Reed"]),
        ("cadence>1y", []),
        ("is:overdue", ["Tom Reed"]),
        ("is:due", ["Tom Reed"]),
        ("is:paused", ["Priya Nair"]),
        ("is:snoozed", ["Priya Nair"]),
        ("is:never", ["Priya Nair"]),
        ("is:overdue,paused", ["Tom Reed", "Priya Nair"]),
        ("-is:paused role:nurse", ["Tom Reed"]),
        ("-", []),
    ],
)
def test_a_query_holds_for(query: str, names: list[str]):
    holds = predicate(query, TODAY)
    assert [r.contact.name for r in EVERYBODY if holds(r)] == names


def test_a_row_due_today_is_due_but_not_overdue():
    today = row("Sam", due=TODAY)
    assert predicate("is:due", TODAY)(today)
    assert not predicate("is:overdue", TODAY)(today)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("colour:red", "unknown key “colour” in the query; known are circle, role,"),
        ("is:happy", "is:happy is not known; use one of overdue, due, paused,"),
        ("has:hat", "has:hat is not known; use one of circle, role,"),
        ("due<soon", "“soon” is neither a span (7d, 6w, 3m, 1y) nor a date"),
        ("cadence<2026-01-01", "“2026-01-01” is neither a span"),
        ("due<2026-13-01", "“2026-13-01” is neither a span"),
        ("met<7d", "met<… is not known; due, last, cadence are"),
    ],
)
def test_a_bad_query_says_what_is_valid(query: str, message: str):
    with pytest.raises(UsageError) as error:
        predicate(query, TODAY)
    assert str(error.value).startswith(message)


@pytest.mark.parametrize(
    ("key", "names"),
    [
        ("name", ["María Alvarez", "Priya Nair", "Tom Reed"]),
        ("due", ["Tom Reed", "María Alvarez", "Priya Nair"]),
        ("last", ["Priya Nair", "Tom Reed", "María Alvarez"]),
        ("circle", ["María Alvarez", "Tom Reed", "Priya Nair"]),
        ("institution", ["Priya Nair", "Tom Reed", "María Alvarez"]),
        ("role", ["María Alvarez", "Priya Nair", "Tom Reed"]),
    ],
)
def test_rows_sort_by(key: str, names: list[str]):
    assert [r.contact.name for r in sorted(EVERYBODY, key=SORTS[key])] == names


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("is:overdue", True),
        ("role:nurse IS:Due", True),
        ('is:due,"overdue"', True),
        ("is:due,never", False),
        ("-is:overdue", False),
        ("has:due", False),
        ("due<7d", False),
        ("overdue", False),
        ("", False),
    ],
)
def test_a_query_that_only_who_is_due_can_pass_is_known(query: str, expected: bool):
    assert only_due(query) is expected
