"""What kind of note it is, and which day it stands for."""

from datetime import date

import pytest

from mdnet.model.settings import DailyNotes, Folders
from mdnet.note.kinds import is_template, note_kind

DAY = date(2026, 3, 5)
USUAL = DailyNotes()
NESTED = DailyNotes("Journal/Days", "YYYY/MM-MMMM/YYYY-MM-DD")


def kind(path, type_value="", tags=(), daily=USUAL, date_value=None):
    title = path.rpartition("/")[2].removesuffix(".md")
    return note_kind(path, title, type_value, tags, Folders(), daily, date_value)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("People/Maria.md", "contact"),
        ("People/Ward 4/Maria.md", "contact"),
        ("people/Maria.md", "contact"),
        ("Rotations/NICU.md", "rotation"),
        ("Projects/QI.md", "project"),
        ("Conferences/NCE.md", "conference"),
        ("Programs/A.md", "program"),
        ("Applications/A.md", "application"),
        ("Agendas/A.md", "agenda"),
        ("Reviews/2026-W10.md", "review"),
        ("Peoples/Maria.md", ""),
        ("Maria.md", ""),
        ("Notes/People/Maria.md", ""),
    ],
)
def test_kind_by_folder(path, expected):
    assert kind(path) == (expected, None)


@pytest.mark.parametrize(
    ("type_value", "tags", "expected"),
    [
        ("contact", (), "contact"),
        ("Person", (), "contact"),
        ("[[People]]", (), "contact"),
        (("x", "person"), (), "contact"),
        ("letter", (), "letter"),
        ("season", ("person",), "season"),
        ("", ("person",), "contact"),
        ("", ("#People/work",), "contact"),
        ("friend", ("person",), "contact"),
        ("book", ("a",), ""),
        (None, (), ""),
    ],
)
def test_kind_by_type_and_tag(type_value, tags, expected):
    assert kind("Notes/Maria.md", type_value, tags)[0] == expected


def test_a_vault_with_daily_notes_at_its_root_or_of_no_usable_format():
    assert kind("Maria.md", daily=DailyNotes("", "YYYY-MM-DD")) == ("", None)
    assert kind("People/Maria.md", daily=DailyNotes("/", "LL")) == ("contact", None)


def test_a_daily_note_of_a_day_out_of_reach_is_none():
    assert kind("Daily/9999-12-31.md") == ("", None)


def test_an_unknown_type_is_of_its_folders_kind_only_among_people():
    assert kind("Projects/How to.md", "guide") == ("", None)
    assert kind("People/Ann.md", "friend") == ("contact", None)


@pytest.mark.parametrize(
    ("path", "daily"),
    [
        ("Daily/2026-03-05.md", DailyNotes()),
        ("Daily/2026/2026-03-05.md", DailyNotes()),
        ("Daily/2026-03-05 night.md", DailyNotes()),
        ("2026-03-05.md", DailyNotes("", "YYYY-MM-DD")),
        ("Journal/Days/2026/03-March/2026-03-05.md", NESTED),
        ("Journal/Days/2026-03-05.md", NESTED),
        ("Daily/2026-03-05.md", NESTED),
    ],
)
def test_daily_notes(path, daily):
    assert kind(path, daily=daily) == ("daily", DAY)


def test_a_daily_note_of_a_format_that_names_no_day_but_by_its_folders():
    daily = DailyNotes("Daily", "YYYY/MM/DD")
    assert kind("Daily/2026/03/05.md", daily=daily) == ("daily", DAY)
    assert kind("Daily/05.md", daily=daily) == ("", None)


@pytest.mark.parametrize(
    ("path", "type_value", "date_value", "expected"),
    [
        ("2026-03-05 Meeting with Tom.md", "", None, ("", DAY)),
        ("Agendas/2026-03-05 Tom.md", "", None, ("agenda", DAY)),
        ("Agendas/Tom.md", "", DAY, ("agenda", DAY)),
        ("Meeting.md", "meeting", DAY, ("", DAY)),
        ("Log/x.md", "daily", DAY, ("daily", DAY)),
        ("Daily/2026-03-05.md", "journal", None, ("daily", DAY)),
        ("Daily/How to.md", "", None, ("", None)),
        ("Log/x.md", "daily", None, ("", None)),
        ("2026-02-30.md", "", None, ("", None)),
        ("2026-03-055.md", "", None, ("", None)),
        ("People/2026-03-05.md", "", DAY, ("contact", None)),
        ("Reviews/2026-03-05.md", "", DAY, ("review", None)),
        ("Daily/2026-03-05.md", "review", None, ("review", None)),
    ],
)
def test_days(path, type_value, date_value, expected):
    assert kind(path, type_value, date_value=date_value) == expected


def test_templates_are_of_no_kind():
    assert kind("Templates/Contact.md", "contact", date_value=DAY) == ("", None)
    assert is_template("Templates/Email/a.md", Folders())
    assert not is_template("People/Templates.md", Folders())
