"""The demo's notes: the same for the same day, valid on any day, a life."""

import re
from collections import Counter
from datetime import date, timedelta
from functools import cache

import pytest

from mdnet.demo import demo_notes, demo_vault
from mdnet.digest import digest
from mdnet.errors import UsageError
from mdnet.model.settings import DailyNotes, Settings
from mdnet.note.assemble import assemble
from mdnet.note.parse import parse

SETTINGS = Settings(daily=DailyNotes("Daily", "YYYY-MM-DD", "Templates/Daily note.md"))
DAYS = [
    date(2026, 11, 22),
    date(2026, 11, 23),
    date(2028, 2, 29),
    date(2027, 7, 1),
    date(2027, 6, 30),
    date(2026, 12, 31),
    date(2027, 1, 1),
    date(2027, 3, 16),
    date(2036, 11, 22),
    date(1999, 12, 31),
]
PATIENT_WORDS = re.compile(
    r"\b\d+\s?-?(yo|y/o|mo|year-old|month-old|week-old|weeker)\b|\bMRN\b|\bDOL\b|\bpt\b"
    r"|\bpatients?\b|\b(bed|room) \d|\b(admitted|discharged?|intubated|coded|died)\b"
    r"|\bBaby (Boy|Girl)\b|\bs/p\b|\bHPI\b|\bMom\b|\bthe kid\b"
)


@cache
def read_all(today):
    notes = [
        parse(change.path, change.text, SETTINGS)
        for change in demo_vault(today)
        if change.path.endswith(".md") and not change.path.startswith("Templates/")
    ]
    network, findings = assemble(notes)
    found = [finding for note in notes for finding in note.findings]
    return network, [*found, *findings]


def test_the_same_day_and_seed_give_the_same_bytes():
    assert demo_notes(DAYS[0]) == demo_notes(DAYS[0], seed=7)
    assert demo_notes(DAYS[0]) != demo_notes(DAYS[0], seed=8)


def test_it_holds_a_year_of_a_life():
    folders = Counter(change.path.split("/")[0] for change in demo_notes(DAYS[0]))
    assert folders == {
        "People": 66,
        "Daily": 34,
        "Rotations": 13,
        "Applications": 18,
        "Programs": 8,
        "Projects": 5,
        "Conferences": 2,
        "Agendas": 2,
        "Reviews": 1,
        "Me.md": 1,
    }


def test_the_vault_is_the_template_with_the_story_laid_over_it():
    paths = [change.path for change in demo_vault(DAYS[0])]
    assert len(set(paths)) == len(paths)
    assert "mdnet.toml" in paths
    me = next(c.text for c in demo_vault(DAYS[0]) if c.path == "Me.md")
    assert "\nname: Leila Haddad\npgy: 2\npgy_since: 2026-07-01\n" in me


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_every_note_is_read_without_a_complaint(today):
    _, findings = read_all(today)
    assert [f for f in findings if f.severity != "info"] == []


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_the_digest_is_lively(today):
    network, _ = read_all(today)
    found = digest(network, SETTINGS, today)
    assert len([item for item in found.items if not item.ignores_limit]) <= 3
    assert len(found.items) >= 3
    assert len(found.later) >= 4
    assert found.coming


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_nothing_has_happened_yet_that_is_not_past(today):
    network, _ = read_all(today)
    days = {i.day for person in network.people for i in person.interactions}
    assert max(days) < today
    assert min(days) > today - timedelta(days=410)


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_there_is_no_daily_note_for_today(today):
    paths = [c.path for c in demo_notes(today) if c.path.startswith("Daily/")]
    assert max(paths) < f"Daily/{today}.md"
    assert len(paths) >= 25


def test_all_circles_and_their_colleagues_are_there():
    network, _ = read_all(DAYS[0])
    circles = Counter(c for p in network.people for c in p.contact.circles)
    assert min(circles.values()) >= 10
    assert set(circles) == {"inner", "mentorship", "institutional", "national"}


def test_every_person_has_a_reason_and_a_history():
    network, _ = read_all(DAYS[0])
    assert [p.name for p in network.people if not p.contact.why] == []
    silent = [p.name for p in network.people if not p.interactions]
    assert silent == ["Mariam Touré"]


def test_no_sentence_is_said_twice():
    texts = Counter(
        re.sub(r"^- \d{4}-\d{2}-\d{2} ", "", line)
        for change in demo_notes(DAYS[0])
        if change.path.startswith("People/")
        for line in change.text.splitlines()
        if line.startswith("- 2")
    )
    assert [text for text, count in texts.items() if count > 1] == []


@pytest.mark.parametrize("today", [DAYS[0], DAYS[2]], ids=str)
def test_there_is_nothing_about_a_patient(today):
    assert [
        (change.path, match[0])
        for change in demo_notes(today)
        for match in PATIENT_WORDS.finditer(change.text)
    ] == []


def test_no_token_is_left():
    assert [c.path for c in demo_notes(DAYS[0]) if re.search(r"[{}]", c.text)] == []


def test_every_link_leads_to_a_note():
    changes = demo_vault(DAYS[0])
    names = {change.path.rpartition("/")[2].removesuffix(".md") for change in changes}
    links = {
        link
        for change in demo_notes(DAYS[0])
        for link in re.findall(r"\[\[([^]|]+)", change.text)
    }
    assert links - names == set()


@pytest.mark.parametrize("today", [date(1989, 1, 1), date(2151, 1, 1)])
def test_a_day_out_of_reach_is_refused(today):
    with pytest.raises(UsageError, match="between 1990 and 2150"):
        demo_notes(today)
