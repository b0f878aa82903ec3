"""Whole notes: golden cases as files, and that no text can stop the parser."""

import re
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mdnet.model.contact import Contact
from mdnet.model.finding import Finding
from mdnet.model.note import Link, Note
from mdnet.model.settings import Settings
from mdnet.note.parse import parse, unreadable
from tests.note.messy_notes import LINES, messy_note

FILES = sorted((Path(__file__).parent / "golden" / "body").glob("*.md"))
GOLDEN = re.compile(
    r"# (.+?)\n\n````\n(.*?)````\n\n# reads\n\n```text\n(.*?)```\n", re.S
)


def told(note: Note) -> str:
    """What was read, one line each."""
    lines = [f"{note.kind or 'no kind'} {note.day or ''}".strip()]
    for e in note.entries:
        about = ["own"] * e.own + [f"[[{link}]]" for link in e.links]
        about += [f"#{tag}" for tag in e.tags] + [f"^{e.answer_of}"] * bool(e.answer_of)
        when = f"{e.day} {e.time}".strip()
        lines.append(
            f"{e.line}: entry {when} {e.kind or '-'}: {e.text} | {' '.join(about)}"
        )
    for t in note.tasks:
        days = (("made", t.made), ("due", t.due), ("done", t.done))
        known = [f"{name} {day}" for name, day in days if day]
        known += [f"[[{link}]]" for link in t.links]
        lines.append(f"{t.line}: task [{t.status}] {t.description} | {' '.join(known)}")
    for a in note.answers:
        until = f" until {a.until}" if a.until else ""
        lines.append(f"{a.line}: answer {a.id} {a.verdict}{until}: {a.words}")
    lines += [f"{f.line}:{f.column}: {f.code}" for f in note.findings]
    return "".join(f"{line.rstrip(' |')}\n" for line in lines)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_golden_notes(file, update):
    golden = file.read_text(encoding="utf-8")
    found = GOLDEN.fullmatch(golden)
    assert found
    reads = told(parse(found[1], found[2], Settings()))
    if update:
        done = golden[: found.start(3)] + reads + golden[found.end(3) :]
        file.write_text(done, encoding="utf-8")
    assert reads == found[3]


def test_a_contact_is_read_whole():
    note = parse(
        "People/Ann Lee.md", "---\nrole: nurse\n---\nsee [[Tom|T]]\n", Settings()
    )
    assert (note.title, note.kind, note.day) == ("Ann Lee", "contact", None)
    assert isinstance(note.record, Contact)
    assert (note.record.name, note.record.role) == ("Ann Lee", "nurse")
    assert note.links == (Link("Tom", 4, 5, "T"),)
    assert note.body == "see [[Tom|T]]\n"


@pytest.mark.parametrize("kind", ["profile", "rotation", "season"])
def test_other_records_are_read(kind):
    note = parse("x.md", f"---\ntype: {kind}\n---\n", Settings())
    assert (note.kind, type(note.record).__name__) == (kind, kind.title())


@pytest.mark.parametrize("kind", ["conference", "review"])
def test_the_others_have_no_record(kind):
    note = parse("x.md", f"---\ntype: {kind}\n---\n", Settings())
    assert (note.kind, note.record) == (kind, None)


def test_links_of_front_matter_and_body_without_embeds_code_and_own_headings():
    text = (
        '---\nmet_at: "[[NCE]]"\n---\r\n![[E]] `[[C]]` [[#own]] [[A#h]]\r\n\r\n> [[B]]'
    )
    assert parse("x.md", text, Settings()).links == (
        Link("NCE", 2, 10), Link("A", 4, 25), Link("B", 6, 3)
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ann #person", "contact"),
        ("Ann #people/work", "contact"),
        ("Ann #personal", ""),
        ("Ann `#person`", ""),
        ("---\ntags: [person]\n---\n", "contact"),
    ],
)
def test_a_tag_makes_a_person(text, kind):
    assert parse("Ann.md", text, Settings()).kind == kind


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2026-03-05", date(2026, 3, 5)),
        ('"[[2026-03-05]]"', date(2026, 3, 5)),
        ("2026-03-05T10:00:00", date(2026, 3, 5)),
        ("soon", None),
        ("[a]", None),
        ("", None),
    ],
)
def test_the_day_of_an_agenda(value, day):
    note = parse("Agendas/Tom.md", f"---\ndate: {value}\n---\n", Settings())
    assert note.day == day


def test_of_a_template_only_the_text_is_read():
    text = "---\ntype: contact\nmet: soon\n---\n- 2026-03-05 met [[X]]"
    assert parse("Templates/Contact.md", text, Settings()) == Note(
        "Templates/Contact.md", "Contact", body="- 2026-03-05 met [[X]]"
    )


def test_an_unreadable_note_keeps_its_name():
    assert unreadable("People/Ann.md", "FILE001", "No text", Settings()) == Note(
        "People/Ann.md", "Ann", "contact", record=Contact("People/Ann.md", "Ann"),
        findings=(Finding("People/Ann.md", 0, 0, "FILE001", "error", "No text"),),
    )  # fmt: skip


PATHS = ("People/A.md", "Daily/2026-03-05.md", "Agendas/2026-03-05 A.md", "Me.md", "x")
FRAGMENTS = (
    *LINES,
    "- [>] **x** [[A]] ^mdnet-01234567 ",
    "2026-03-05",
    "[[",
    "]]",
    "|",
    "\\",
    "`",
    "```",
    "~~~",
    "%%",
    "<!--",
    "-->",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "- ",
    "> ",
    "**",
    "#",
    "met ",
    ":",
    "📅 ",
    "✅ 2026-02-30",
    "🔁 every day",
    "\0",
    "\u2028",
    "<<<<<<< ",
    "9999-12-31",
)
ANY_TEXT = st.one_of(
    st.text(), st.lists(st.sampled_from(FRAGMENTS), max_size=30).map("".join)
)


@settings(max_examples=120)
@given(st.sampled_from(PATHS), ANY_TEXT)
def test_any_text_is_a_note(path, text):
    note = parse(path, text, Settings())
    assert isinstance(note, Note)
    lines = text.count("\n") + 1
    found = [e.line for e in note.entries] + [t.line for t in note.tasks]
    assert all(1 <= line <= lines for line in found)
    assert all(1 <= link.line <= lines for link in note.links)


@settings(max_examples=50)
@given(st.sampled_from(PATHS), st.integers(0, 2**32))
def test_line_ends_do_not_matter(path, seed):
    text = messy_note(Random(seed)).text.replace("\r\n", "\n")
    unix, windows = (
        parse(path, each, Settings()) for each in (text, text.replace("\n", "\r\n"))
    )
    assert unix._replace(body="", record=None) == windows._replace(body="", record=None)


@pytest.mark.parametrize(
    ("path", "codes"),
    [
        ("Daily/21-11-2026.md", ["DAY001"]),
        ("Daily/2026-11-21.md", []),
        ("Notes/21-11-2026.md", []),
    ],
)
def test_a_daily_note_that_stands_for_no_day_is_said(path, codes):
    assert [f.code for f in parse(path, "- met [[A]]", Settings()).findings] == codes
