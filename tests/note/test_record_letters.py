"""Letters, applications, programs, projects and agendas from whole notes."""

from datetime import date
from typing import Any

import pytest

from mdnet.model.agenda import Agenda
from mdnet.model.application import Application, Program
from mdnet.model.calendar import Profile, Season
from mdnet.model.contact import Contact
from mdnet.model.letter import Letter
from mdnet.model.note import Note
from mdnet.model.point import Point
from mdnet.model.project import Project
from mdnet.model.settings import Settings
from mdnet.note.assemble import assemble
from mdnet.note.parse import parse

LETTER = """---
type: letter
writer: "[[Maria Alvarez]]"
application: "[[Cardiology 2028|the fellowship]]"
slot: research
status: Agreed strong
need_by: 2027-07-07
asked_on: 2026-09-26
answered_on: 2026-09-27
waived: true
---
## Packet

- [x] CV
- [ ] Statement
\t- [ ] read it aloud
> - [ ] quoted

## Else

- [ ] not of the packet
"""


def note(path: str, text: str) -> Any:
    return parse(path, text, Settings())


def read(kind: str, yaml: str, body: str = "", title: str = "N") -> Any:
    return note(f"{title}.md", f"---\ntype: {kind}\n{yaml}---\n{body}")


def codes(found: Note) -> list[str]:
    return [f"{f.line}:{f.code}" for f in found.findings]


def test_a_letter_with_its_packet():
    found = note("Applications/L.md", LETTER)
    assert found.findings == ()
    assert found.record == Letter(
        "Applications/L.md", "L", "Maria Alvarez", "Cardiology 2028", "research",
        "agreed_strong", "", date(2027, 7, 7), date(2026, 9, 26),
        date(2026, 9, 27), waived=True,
        packet=(Point("packet", "CV", 14, None, "x"),
                Point("packet", "Statement", 15, None, " ")),
    )  # fmt: skip


def test_an_empty_letter_is_an_idea_and_nothing_is_known():
    assert read("letter", "").record == Letter("N.md", "N")
    assert read("letter", "").record.waived is None


def test_no_is_an_answer_to_waived():
    assert read("letter", "waived: false\n").record.waived is False


@pytest.mark.parametrize(
    ("yaml", "answer"),
    [
        ("status: agreed\n", "yes"),
        ("status: packet_sent\n", ""),
        ("status: packet_sent\nanswer: yes strong\n", "yes_strong"),
        ("status: declined\n", "declined"),
    ],
)
def test_the_answer_is_kept_when_the_status_goes_on(yaml, answer):
    assert read("letter", yaml).record.said == answer


def test_an_unknown_status_is_an_idea_and_said():
    found = read("letter", "status: posted\n")
    assert found.record.status == "idea"
    assert codes(found) == ["3:FLD004"]
    assert "write one of idea, asked" in found.findings[0].message


def test_an_application():
    yaml = (
        "track: fellowship\nspecialty: Cards\nseason: '[[ERAS 2028]]'\n"
        "letters_required: 3\nletters_max: 4\nslots: [pd, other, other]\n"
        "need_by: 2027-06-30\nstatus: Withdrawn\n"
    )
    found = read("application", yaml)
    assert found.record == Application(
        "N.md", "N", "fellowship", "cardiology", "ERAS 2028", 3, 4,
        ("pd", "other", "other"), date(2027, 6, 30), "july", "withdrawn",
    )  # fmt: skip
    assert found.record.is_closed
    assert not read("application", "").record.is_closed


@pytest.mark.parametrize(
    ("yaml", "slots"),
    [
        ("", ("pd", "subspecialty", "research")),
        ("track: residency\n", ("other", "other", "other")),
        ("slots: pd\n", ("pd",)),
        ("slots: pd\nletters_required: 2\n", ("pd", "other")),
        ("letters_required: 2\n", ("pd", "subspecialty")),
    ],
)
def test_the_slots_that_have_to_be_filled(yaml, slots):
    assert read("application", yaml).record.required_slots == slots


def test_a_program():
    yaml = (
        "institution: '[[Lakeview]]'\nspecialty: PEM\napplication: '[[A]]'\n"
        "stage: target\nletters_by: 2027-06-01\nfaculty: ['[[Priya Nair]]']\n"
    )
    assert read("program", yaml).record == Program(
        "N.md", "N", "Lakeview", "emergency_medicine", "A", "target",
        date(2027, 6, 1), ("Priya Nair",),
    )  # fmt: skip


PROJECT = """---
type: project
kind: QI
status: Active
mentor: "[[Luis]]"
time: 2 h
started: 2026-05-01
---
## Next step

Slides for the committee.

## Log

- 2026-06-01 **baseline** done
- **2026-05-20:** data request
- no date
"""


def test_a_project_with_its_log():
    record = note("P.md", PROJECT).record
    assert isinstance(record, Project)
    assert record.next_step == "Slides for the committee."
    assert record.log == (
        Point("log", "**baseline** done", 15, date(2026, 6, 1)),
        Point("log", "data request", 16, date(2026, 5, 20)),
        Point("log", "no date", 17),
    )
    assert record.first_day == date(2026, 5, 1)
    assert record._replace(started=None).first_day == date(2026, 5, 20)
    assert (record.is_running, record.is_finished) == (True, False)
    assert record.unanswered == ("timeline", "my_role", "authorship")


def test_a_project_without_sections_has_no_next_step():
    assert read("project", "status: done\n").record == Project("N.md", "N", "", "done")
    assert read("project", "", "## Next step\n\n## Log\n").record.next_step == ""
    assert read("project", "", "## Next step\n").record.next_step == ""


AGENDA = """---
type: agenda
contact: "[[Tom Reed]]"
date: 2026-11-20
status: held
---
## Updates

- [x] Talked about [[Maria Alvarez]]

## Questions

- [ ] Ask [[Tom Reed]] about it

## Goals

- [ ] One goal

## Notes

- [ ] Met [[Tom Reed]]
- [ ] Send the draft
- [ ] Tell [[Maria Alvarez]]
- agreed to write
"""


def test_an_agenda_says_that_the_check_in_was_held():
    found = note("Agendas/2026-11-20 Tom Reed.md", AGENDA)
    assert [(e.day, e.kind, e.links) for e in found.entries] == [
        (date(2026, 11, 20), "check-in", ("Tom Reed",))
    ]
    assert isinstance(found.record, Agenda)
    assert [p.text for p in found.record.section("Notes")] == [
        "Met [[Tom Reed]]", "Send the draft", "Tell [[Maria Alvarez]]",
        "agreed to write",
    ]  # fmt: skip


def test_tasks_in_the_notes_of_an_agenda_are_promises_the_others_are_none():
    found = note("Agendas/2026-11-20 Tom Reed.md", AGENDA)
    assert [(t.description, t.links) for t in found.tasks] == [
        ("Send the draft", ("Tom Reed",)),
        ("Tell [[Maria Alvarez]]", ("Maria Alvarez",)),
    ]


def test_a_ticked_box_in_the_notes_is_the_check_in():
    text = AGENDA.replace("status: held", "status: sent")
    assert note("Agendas/A.md", text).entries == ()
    text = text.replace("- [ ] Met [[Tom", "- [x] Met [[Tom")
    (entry,) = note("Agendas/A.md", text).entries
    assert (entry.day, entry.kind, entry.links) == (
        date(2026, 11, 20), "met", ("Tom Reed",),
    )  # fmt: skip


def test_the_ticked_box_needs_no_link():
    text = AGENDA.replace("status: held", "status: sent")
    text = text.replace("- [ ] Met [[Tom Reed]]", "- [x] Met, at last")
    (entry,) = note("Agendas/A.md", text).entries
    assert (entry.day, entry.kind, entry.links) == (
        date(2026, 11, 20), "check-in", ("Tom Reed",),
    )  # fmt: skip


def test_both_count_once():
    text = AGENDA.replace("- [ ] Met", "- [x] Met")
    assert len(note("Agendas/A.md", text).entries) == 1


def test_an_agenda_without_properties_takes_them_from_its_name():
    found = note("Agendas/2026-11-20 Tom Reed.md", "---\ntype: agenda\n---\n")
    assert found.record == Agenda(
        "Agendas/2026-11-20 Tom Reed.md", "2026-11-20 Tom Reed", "Tom Reed",
        date(2026, 11, 20),
    )  # fmt: skip
    other = note("Agendas/Plans.md", "---\ntype: agenda\nstatus: held\n---\n")
    assert other.record == Agenda("Agendas/Plans.md", "Plans", status="held")
    assert other.entries == ()


def test_a_held_agenda_without_a_person_is_nobodys():
    found = read("agenda", "date: 2026-11-20\nstatus: held\n")
    assert found.entries == ()


def test_examples_of_a_contact():
    body = (
        "## Examples\n\n- 2026-08-01 Built the model alone.\n- asked for names\n"
        "- \n### Deeper\n- 2026-08-02 too\n## Personal\n- 2026-01-01 no\n"
    )
    record = read("contact", "", body).record
    assert isinstance(record, Contact)
    assert record.examples == (
        Point("examples", "Built the model alone.", 6, date(2026, 8, 1)),
        Point("examples", "asked for names", 7),
        Point("examples", "too", 10, date(2026, 8, 2)),
    )


def test_goals_and_updates_of_the_profile():
    body = "## Goals\n- [x] one\n- two\n## Updates\n- 2026-08-01 poster\n"
    record = read("profile", "", body).record
    assert isinstance(record, Profile)
    assert record.section("Goals") == (
        Point("goals", "one", 5, None, "x"), Point("goals", "two", 6),
    )  # fmt: skip
    assert [p.is_done for p in record.section("Goals")] == [True, False]
    assert record.section("Updates") == (
        Point("updates", "poster", 8, date(2026, 8, 1)),
    )


def test_a_season_knows_its_portal():
    yaml = "match_day: 2027-12-01\nportal: Portal\nletters_max: 4\n"
    record = read("season", yaml).record
    assert isinstance(record, Season)
    assert (record.portal, record.letters_max) == ("Portal", 4)
    found = record.find("match_day")
    assert found
    assert found.day == date(2027, 12, 1)
    assert record.find("eras_open") is None


def test_links_among_records_are_resolved():
    letter = "writer: '[[Maria]]'\napplication: '[[Cardiology]]'\n"
    notes = [
        read("contact", "", title="Maria"),
        read("letter", letter, title="L"),
        read("letter", "writer: Nobody\n", title="K"),
        read("application", "season: '[[ERAS]]'\n", title="Cardiology"),
        read("season", "", title="ERAS"),
        read("program", "application: '[[Cardiology]]'\n", title="Prog"),
        read("project", "mentor: '[[Maria]]'\n", title="Study"),
        read("agenda", "contact: '[[Maria]]'\n", title="Ag"),
    ]
    network, _ = assemble(notes)
    assert [(x.writer_path, x.application_path) for x in network.letters] == [
        ("", ""), ("Maria.md", "Cardiology.md"),
    ]  # fmt: skip
    assert [a.season_path for a in network.applications] == ["ERAS.md"]
    assert [p.application_path for p in network.programs] == ["Cardiology.md"]
    assert [p.mentor_path for p in network.projects] == ["Maria.md"]
    assert [a.contact_path for a in network.agendas] == ["Maria.md"]


@pytest.mark.parametrize(
    ("path", "known"),
    [("Applications/A.md", False), ("Agendas/A.md", False), ("People/A.md", True)],
)
def test_without_readable_properties_only_a_person_is_known(path, known):
    assert (note(path, "---\nstatus: [idea\n---\n").record is not None) is known


def test_a_task_under_personal_is_marked_as_such():
    text = (
        "## Log\n- [ ] a\n## Personal\n- [ ] b\n### Deeper\n- [ ] c\n## Log\n- [ ] d\n"
    )
    found = read("contact", "", text)
    assert [(t.description, t.personal) for t in found.tasks] == [
        ("a", False), ("b", True), ("c", True), ("d", False),
    ]  # fmt: skip
