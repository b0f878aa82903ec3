"""The note of a letter: packet, draft, slot, warnings."""

from typing import Any

import pytest

from mdnet.errors import NotEditableError, RefusedError, UsageError
from mdnet.letters.ask import Ask, ask
from mdnet.letters.draft import draft
from mdnet.letters.report import letter_note, letter_of, letters
from mdnet.model.application import Application
from mdnet.model.calendar import Profile
from mdnet.model.network import Network
from mdnet.model.point import Point
from mdnet.model.settings import Settings
from mdnet.note.parse import parse
from mdnet.operations.new_letter import ask_draft, letter_path, new_letter
from tests.letters.world import (
    CARDIOLOGY,
    SEASON,
    day,
    letter,
    person,
    project,
    rotation,
    world,
)
from tests.rules.people import log

TODAY = day("2026-11-22")
ME = Profile("Me.md", "Leila Haddad", 2, day("2026-07-01"), "Lakeview")


def asked(network: Network, slot: str = "", name: str = "Maria") -> Ask:
    report = letters(network, Settings(), TODAY)
    writer = next(w for w in report.writers if w.person.name == name)
    return ask(writer, report.applications[0], network, slot, TODAY)


def full() -> Network:
    maria = person(
        "Maria", log("2026-06-01"), log("2026-09-01", "email"), log("2026-11-01"),
        role="research_mentor", email=("m@example.org",), interests=("cardiology",),
        examples=(Point("examples", "built the model", 20, day("2026-08-01")),
                  Point("examples", "asked for names", 21, day("2026-09-01")),
                  Point("examples", "undated", 22),
                  Point("examples", "to come", 23, day("2027-01-01"))),
    )  # fmt: skip
    return world(
        maria, person("Helen", role="program_director"), profile=ME,
        letters=[letter("Helen", "agreed", "pd")],
        rotations=[rotation("PICU Oct", "2026-10-01", "2026-10-28", "Maria"),
                   rotation("Wards Nov", "2026-11-20", "2026-12-20", "Maria"),
                   rotation("Later", "2027-01-01", "2027-01-28", "Maria")],
        projects=[project("Growth", "Maria", kind="research", status="active",
                          started="2026-03-01"),
                  project("Old idea", "Maria", status="idea")],
    )  # fmt: skip


def test_what_an_ask_rests_on():
    found = asked(full())
    assert (found.slot, found.need_by) == ("research", day("2027-07-07"))
    assert found.together == (
        "Wards Nov", "PICU Oct, 4 weeks", "Growth, since 2026-03-01",
    )  # fmt: skip
    assert found.reminders == ("asked for names", "built the model")
    assert found.others == ("Helen (pd)",)
    assert found.warnings == ()


def test_a_week_is_one_week():
    served = rotation("PICU", "2026-10-05", "2026-10-09", "Maria")
    found = asked(world(person("Maria", role="qi_lead"), rotations=[served]))
    assert found.together == ("PICU, 1 week",)
    bare = project("Study", "Maria", status="active")
    found = asked(world(person("Maria", role="qi_lead"), projects=[bare]))
    assert found.together == ("Study",)


def test_warnings_are_said():
    found = asked(world(person("Maria", role="qi_lead")))
    assert [gate.rule for gate in found.warnings] == ["L1"]


def test_a_slot_can_be_named_and_has_to_be_where_none_fits():
    one = world(person("Maria", role="attending"))
    assert asked(one, "other").slot == "other"
    with pytest.raises(UsageError, match="no open slot of Cardiology fits Maria: name"):
        asked(one)


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("declined", r"out of the plan for Cardiology \(declined\)"),
        ("hesitant", r"out of the plan for Cardiology \(hesitant\)"),
        ("agreed", "a letter of Maria for Cardiology already, agreed"),
    ],
)
def test_nobody_is_asked_twice(status, words):
    there = letter("Maria", status, "research")
    with pytest.raises(RefusedError, match=words):
        asked(world(person("Maria", role="qi_lead"), letters=[there]))


def test_a_request_that_the_portal_deleted_may_be_asked_for_again():
    there = letter("Maria", "void", "research")
    network = world(person("Maria", role="qi_lead"), letters=[there])
    assert asked(network).slot == "research"


NOTE = """\
---
type: letter
writer: "[[Maria]]"
application: "[[Cardiology]]"
slot: research
status: idea
need_by:
asked_on:
answered_on:
packet_on:
requested_on:
uploaded_on:
thanked_on:
outcome_told_on:
waived:
---
Never what the letter says, nor a guess at it.

## Packet

- [ ] CV
- [ ] Personal statement, a draft will do
- [ ] List of programs, or the specialty: cardiology
- [ ] The day it is needed by: 7 Jul 2027 (date extrapolated: check aamc.org)
- [ ] How to submit: the Letter Portal sends a link by e-mail
- [ ] Whether I waived my right to see it
- [ ] Dates and services together: Wards Nov; PICU Oct, 4 weeks; Growth, since \
2026-03-01
- [ ] Three to five reminders of what I did, nothing about patients
\t- asked for names
\t- built the model
- [ ] One sentence on where I am going
- [ ] What the other letters cover: Helen (pd)

## The ask

> [!note] Draft, for one person; live is better
> Subject: Letter: Cardiology
>
> Dear Maria,
>
> Would you feel comfortable writing a strong letter by 7 Jul 2027 (not final yet)? \
[my number]
>
> Leila Haddad, Pediatrics resident, PGY-2, Lakeview
>
> [Open as a mail, then fill in what is in brackets](mailto:m@example.org?\
subject=Letter%3A%20Cardiology&body=Dear%20\
Maria%2C%0D%0A%0D%0AWould%20you%20feel%20comfortable%20writing%20a%20strong%20letter%20\
by%207%20Jul%202027%20%28not%20final%20yet%29%3F%20%5Bmy%20number%5D%0D%0A%0D%0ALeila%20Haddad%2C%20Pediatrics%20\
resident%2C%20PGY-2%2C%20Lakeview)
"""
TEMPLATE = """---
subject: "Letter: {{application}}"
---
Dear {{first_name}},

Would you feel comfortable writing a strong letter by {{need_by}}? {{my_number}}

{{my_name}}, {{my_stage}}, {{my_program}}
"""


CARDIO = "[[Cardiology]]"


def test_a_day_that_is_no_guess_is_kept_in_the_note():
    dates = tuple(d._replace(basis="user") for d in SEASON.dates)
    network = full()._replace(seasons=(SEASON._replace(dates=dates),))
    found = asked(network)
    mail = ask_draft(found, ME, TODAY, TEMPLATE, "T.md")
    text = new_letter(found, mail, "L.md", "[[Maria]]", CARDIO).text
    assert "need_by: 2027-07-07\n" in text
    assert "strong letter by 7 Jul 2027? [my number]\n" in text


def test_the_note_has_the_packet_and_the_draft():
    found = asked(full())
    mail = ask_draft(found, ME, TODAY, TEMPLATE, "T.md")
    assert mail.blanks == ("[my number]",)
    path = letter_path(found, "Applications", lambda _: False)
    change = new_letter(found, mail, path, "[[Maria]]", CARDIO)
    assert change.path == "Applications/Letter Maria, Cardiology.md"
    assert change.text == NOTE
    read = parse(change.path, change.text, Settings())
    assert read.findings == ()
    assert len(read.record.packet) == 10  # type: ignore[union-attr]
    taken = {"Letter Maria, Cardiology.md"}
    assert letter_path(found, "", taken.__contains__) == (
        "Letter (2) Maria, Cardiology.md"
    )


def test_a_job_has_no_portal_and_an_unknown_day_none_to_name():
    job = Application("Job.md", "Job", "job", slots=("other",))
    network = world(person("Maria", role="attending"), applications=(job,))
    found = asked(network)
    mail = ask_draft(found, None, TODAY, None, "")
    text = new_letter(found, mail, "L.md", "[[People/Maria|Maria]]", "[[Job]]").text
    assert 'writer: "[[People/Maria|Maria]]"\n' in text
    assert "- [ ] How to send it: name, address and phone of whom it goes to\n" in text
    assert "- [ ] The day it is needed by\n" in text
    assert "- [ ] List of programs, or the specialty\n" in text
    assert "- [ ] Dates and services together\n" in text
    assert "need_by:\n" in text
    assert "Open as a mail" not in text
    assert "It would be needed by [need by]." in text


def test_our_own_draft_keeps_the_way_out_and_names_the_purpose():
    mail = draft(None, {"application": "Cardiology"})
    assert mail.subject == "A question about a letter for Cardiology"
    assert "feel comfortable writing a strong letter" in mail.body
    assert mail.blanks == (
        "[first name]", "[service and dates]", "[what you saw me do]",
        "[need by]", "[my name]",
    )  # fmt: skip


def test_a_template_without_the_way_out_is_refused():
    with pytest.raises(NotEditableError, match=r"T\.md: .*; comfortable is missing"):
        draft("Please write me a strong letter.\n", {}, "T.md")
    with pytest.raises(NotEditableError, match="comfortable and strong is missing"):
        draft("---\nsubject: x\n---\nPlease.\n", {}, "T.md")


def test_a_template_without_a_subject_gets_one():
    mail = draft("strong, comfortable\n", {"application": "A\nB"}, "T.md")
    assert mail.subject == "A letter for A B"


def test_after_a_no_the_readiest_for_the_slot_are_suggested():
    network = world(
        person("A", log("2026-11-01"), role="program_director"),
        person("B", role="program_director"),
        person("C", role="program_director"),
        person("D", role="attending"),
        letters=[letter("B", "declined", "pd")],
    )  # fmt: skip
    report = letters(network, Settings(), TODAY)
    found = report.applications[0]
    names = [w.person.name for w in report.suggested(found, "pd")]
    assert names == ["A", "C"]
    assert [w.person.name for w in report.suggested(found, "other")] == [
        "A", "C",
    ]  # fmt: skip
    assert len(report.suggested(found, "pd", 1)) == 1


def test_whoever_has_a_letter_of_another_application_is_judged_for_this_one():
    job = Application("Job.md", "Job", "job", slots=("pd",), need_by=day("2027-09-01"))
    network = world(
        person("A", role="program_director"),
        applications=(CARDIOLOGY, job),
        letters=[letter("A", "declined", "pd")],
    )
    report = letters(network, Settings(), TODAY)
    cardiology, for_job = report.applications
    assert report.suggested(cardiology, "pd") == ()
    (found,) = report.suggested(for_job, "pd")
    assert (found.person.name, found.application, found.status) == (
        "A", "Job", "not ready",
    )  # fmt: skip
    assert report.writers[0].status == "out"


def test_whoever_has_no_letter_is_judged_for_the_open_slots_they_fit_best():
    job = Application("Job.md", "Job", "job", slots=("pd",), need_by=day("2027-09-01"))
    network = world(
        person("Head", role="program_director"),
        person("Heart", role="attending", interests=("cardiology",)),
        applications=(CARDIOLOGY, job),
        letters=[letter("Pat", "agreed", "pd")],
    )
    found = letters(network, Settings(), TODAY).writers
    assert [(w.person.name, w.application, w.slot) for w in found] == [
        ("Heart", "Cardiology", "subspecialty"), ("Head", "Job", "pd"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("more", "today", "why"),
    [
        ({"status": "matched"}, "2026-11-22", "Cardiology is put away"),
        ({}, "2027-12-20", "Cardiology is over: Match Day was on 2027-12-01"),
    ],
)
def test_no_letter_is_asked_for_once_it_is_over(more, today, why):
    network = world(
        person("Maria", role="attending"), applications=(CARDIOLOGY._replace(**more),)
    )
    report = letters(network, Settings(), day(today))
    with pytest.raises(RefusedError, match=why):
        ask(report.writers[0], report.applications[0], network, "other", day(today))


def warned(today: str, slot: str, **more: Any) -> list[str]:
    there = [letter(s, "agreed", s) for s in ("pd", "subspecialty", "research")]
    maria = person("Maria", role="attending")
    application = CARDIOLOGY._replace(**more)
    network = world(maria, letters=there, applications=(application,))
    report = letters(network, Settings(), day(today))
    writer = next(w for w in report.writers if w.person.name == "Maria")
    found = ask(writer, report.applications[0], network, slot, day(today))
    return [gate.text for gate in found.warnings if gate.rule != "L1"]


def test_an_ask_in_vain_is_warned_of():
    filled = "no required slot is open for it: others have agreed"
    assert warned("2027-05-01", "pd") == [filled]
    assert warned("2027-05-01", "pd", letters_max=3) == [
        filled, "3 letters are agreed, and it takes 3 at most",
    ]  # fmt: skip
    assert warned("2027-07-08", "pd") == [
        "it was needed by 2027-07-07, which has passed", filled,
    ]  # fmt: skip
    assert warned("2027-05-01", "pd", slots=("pd", "pd"), season_path="") == []


def two_of_one() -> Network:
    twin = letter("A", "idea", "pd")._replace(path="Old/Letter A.md", name="Old one")
    return world(person("A"), letters=[letter("A", "asked", "pd"), twin])


def test_two_letters_for_one_application_are_told_apart_by_their_notes():
    network = two_of_one()
    with pytest.raises(UsageError, match=r'"Letter A, Cardiology\.md", "Old/Letter A'):
        letter_of(network.people[0], network.letters, CARDIOLOGY)
    assert letter_note(network.letters, "Old/Letter A.md") == network.letters[1]
    assert letter_note(network.letters, "Old one") == network.letters[1]
    assert letter_note(network.letters, "A") is None


def test_of_several_letters_the_one_that_is_still_open():
    a = person("A")
    told = letter("A", "outcome_told", "pd")._replace(application_path="Other.md")
    network = world(a, letters=[letter("A", "asked", "pd"), told])
    assert letter_of(a, network.letters).status == "asked"
    both = [told, told._replace(application_path="X.md", application="X")]
    with pytest.raises(UsageError, match="say which with --for: Cardiology, X"):
        letter_of(a, both)
    with pytest.raises(UsageError, match='lor ask "A" --for "Cardiology"` makes its'):
        letter_of(a, [told], CARDIOLOGY)
    with pytest.raises(UsageError, match='lor ask "A"` makes its'):
        letter_of(a, [])
    assert letter_of(a, [told]) == told
