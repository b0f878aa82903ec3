"""Habits of other tools: a vault is adopted without touching it."""

from datetime import date

import pytest

from mdnet.model.note import Entry
from mdnet.model.settings import Settings
from mdnet.note.parse import parse

TOLD = "last contact, by the property"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("last_contact: 2026-06-01", date(2026, 6, 1)),
        ("prm-last-contacted: 2026-6-1", date(2026, 6, 1)),
        ("last: 1 Jun 2026", date(2026, 6, 1)),
    ],
)
def test_a_last_contact_property_is_a_line_of_the_log(line: str, day: date):
    note = parse("People/Ann.md", f"---\nrole: nurse\n{line}\n---\n", Settings())
    assert note.entries == (Entry(day, "", TOLD, 3, own=True),)


@pytest.mark.parametrize("line", ["last_contact:", "last_contact: last week", "x: 1"])
def test_without_a_day_there_is_no_line(line: str):
    assert parse("People/Ann.md", f"---\n{line}\n---\n", Settings()).entries == ()


def test_a_meeting_note_counts_for_those_it_names():
    text = '---\ndate: 2026-10-01\npeople:\n  - "[[Ann]]"\n  - "[[Bo|B]]"\n---\n'
    note = parse("Notes/Meeting about QI.md", text, Settings())
    assert note.entries == (
        Entry(date(2026, 10, 1), "met", "Meeting about QI", 4, links=("Ann", "Bo")),
    )


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("Notes/Plan.md", '---\npeople: ["[[Ann]]"]\n---\n'),
        ("Notes/2026-10-01 Plan.md", "---\npeople:\n---\n"),
        ("Notes/2026-10-01 Plan.md", "Ann came.\n"),
    ],
    ids=["no day", "nobody", "no property"],
)
def test_no_meeting(path: str, text: str):
    assert parse(path, text, Settings()).entries == ()


@pytest.mark.parametrize(
    ("path", "front", "kind"),
    [
        ("References/Ann.md", 'categories: ["[[People]]"]', "contact"),
        (
            "References/Ann.md",
            'categories: ["[[People]]"]\ntype: "[[Author]]"',
            "contact",
        ),
        ("References/Small Hearts.md", 'categories: ["[[Books]]"]', ""),
        ("People/Small Hearts.md", 'categories: ["[[Books]]"]', ""),
        ("People/Ann.md", "type: friend", "contact"),
        ("Projects/Handoff.md", "type: idea", ""),
        ("Projects/Handoff.md", "status: open", "project"),
    ],
)
def test_who_is_a_person(path: str, front: str, kind: str):
    assert parse(path, f"---\n{front}\n---\n", Settings()).kind == kind
