"""A note goes into a row and comes back the same."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mdnet.index.row import digest_of, skipped_row
from mdnet.index.rows import decoded, encoded, row_of
from mdnet.model.agenda import Agenda
from mdnet.model.answer import Answer
from mdnet.model.application import Application, Program
from mdnet.model.calendar import Profile, Rotation, Season, SeasonDate
from mdnet.model.contact import Contact
from mdnet.model.dates import Birthday, Cadence
from mdnet.model.finding import Finding
from mdnet.model.letter import Letter
from mdnet.model.note import Entry, Link, Note
from mdnet.model.point import Point
from mdnet.model.project import Project
from mdnet.model.task import Task

DAY = date(2026, 11, 20)
CONTACT = Contact(
    "People/Maria.md", "Maria", "a1", ("Dr. A",), ("x",), "attending", "MD",
    "Lakeside", ("inner",), ("mentor",), ("clinical",), "kind", ("cardiology",), DAY,
    "rounds", Cadence(90, "every 3 months"), DAY, True, ("m@example.org",), ("1",),
    "https://example.org", "ma-REE-a", Birthday(2, 29),
)  # fmt: skip
FULL = Note(
    "People/Maria.md", "Maria", "contact", DAY, CONTACT,
    (Entry(DAY, "met", "über \u2028 „Kaffee“", 9, ("thanks",), ("Tom",), "08:30",
           True, "ab"),),
    (Task("People/Maria.md", 4, " ", "send", ("t",), ("Tom",), DAY, DAY, DAY, DAY, DAY,
          DAY, "high", "every week", "id", ("a", "b"), "delete", "block"),),
    (Answer("ab", "snoozed", DAY, "later", DAY, "p", 3),),
    (Link("Tom", 4, 5, "T"),),
)  # fmt: skip


@pytest.mark.parametrize(
    "record",
    [
        None,
        CONTACT,
        Contact("a.md", "a"),
        Profile("Me.md", "Sam", 2, DAY, "P", "t", "s", ("a",), True, "introvert"),
        Profile(),
        Rotation("r.md", "r", "PICU", "Main", DAY, DAY, "heavy", ("Tom",)),
        Season("s.md", "s", (SeasonDate("opens", DAY, "published"),), "Portal", 4),
        Letter(
            "l.md",
            "l",
            "Maria",
            "App",
            "pd",
            "asked",
            "yes",
            DAY,
            DAY,
            waived=True,
            year=2025,
            packet=(Point("packet", "CV", 4, DAY, "x"),),
        ),
        Application("a.md", "a", "job", "x", "s", 3, 4, ("pd",), DAY, "july", "done"),
        Program("p.md", "p", "i", "x", "a", "target", DAY, ("Priya",)),
        Project("p.md", "p", presented_on=DAY, log=(Point("log", "t", 4, DAY),)),
        Agenda("a.md", "a", "Tom", DAY, "sent", (Point("notes", "t", 4),)),
    ],
    ids=lambda record: type(record).__name__,
)
def test_every_record_comes_back(record):
    note = FULL._replace(record=record)
    assert decoded(note.path, encoded(note), "") == note._replace(links=())


def test_links_come_back_when_asked_for():
    row = row_of(FULL, (FULL.path, 1, 2, 3, 4), 5, b"data")
    assert decoded(FULL.path, row.payload, row.links) == FULL


def test_types_are_the_models_own():
    note = decoded(FULL.path, encoded(FULL))
    assert type(note.entries[0]) is Entry
    assert type(note.tasks[0]) is Task
    assert type(note.record) is Contact
    assert note.record.cadence == Cadence(90, "every 3 months")
    assert type(note.record.cadence) is Cadence


texts = st.text(max_size=20)
days = st.dates()
names = st.lists(texts, max_size=3).map(tuple)
entries = st.builds(
    Entry, days, texts, texts, st.integers(1, 99), names, names, texts, st.booleans()
)
tasks = st.builds(
    Task, texts, st.integers(1, 99), st.sampled_from(" xX-/"), texts, names, names,
    st.none() | days, due=st.none() | days, depends_on=names,
)  # fmt: skip


@given(st.lists(entries, max_size=4), st.lists(tasks, max_size=3))
@settings(max_examples=60, deadline=None)
def test_any_entries_and_tasks_come_back(some: list[Entry], others: list[Task]):
    note = Note("p.md", "p", entries=tuple(some), tasks=tuple(others))
    assert decoded("p.md", encoded(note)) == note


@pytest.mark.parametrize(
    "payload",
    ["", "[]", "{", "[1,2,3,4,5,6,7]", '["a","",null,["No",[]],[],[],[]]', "null",
     '["a","",null,null,[[1]],[],[]]', '["a","","x",null,[],[],[]]'],
)  # fmt: skip
def test_a_damaged_payload_is_a_value_error(payload: str):
    with pytest.raises(ValueError):  # noqa: PT011 - JSON's own is one too
        decoded("p.md", payload)


def test_a_row_has_what_the_index_needs():
    note = FULL._replace(body="text", findings=(Finding("p", 1, 2, "C", "info", "m"),))
    row = row_of(note, (FULL.path, 4, 2, 3, 5), 6, b"data")
    assert row[:6] == ("People/Maria.md", 4, 2, 3, 5, 6)
    assert row.digest == digest_of(b"data")
    assert (row.skipped, row.kind) == (0, "contact")
    assert (row.title, row.body, row.findings) == ("Maria", "text", note.findings)


def test_of_a_skipped_note_only_the_stat_is_kept():
    row = skipped_row(("a.md", 4, 2, 3, 5), 6, b"data")
    assert (row.path, row.skipped, row.payload, row.body) == ("a.md", 1, "", "")
