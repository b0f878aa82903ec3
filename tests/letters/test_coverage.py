"""What an application has of its letters."""

from datetime import timedelta

import pytest

from mdnet.errors import UsageError
from mdnet.letters.coverage import Coverage, coverage, coverages
from mdnet.letters.report import application_named, letters
from mdnet.model.application import Application
from mdnet.model.network import Network
from mdnet.model.settings import LetterSettings, Settings
from mdnet.rules.letter_words import guess, next_of, step_text
from tests.letters.world import CARDIOLOGY, SEASON, day, letter, person, world
from tests.rules.people import log

TODAY = day("2026-11-22")


def of(network: Network, today: str = "2026-11-22", **application: object) -> Coverage:
    found = CARDIOLOGY._replace(**application)  # type: ignore[arg-type]
    return coverage(found, network, LetterSettings(), day(today))


def test_slots_are_filled_by_what_is_promised():
    network = world(
        person("Helen"), person("Maria"), person("Gordon"), person("Sam"),
        letters=[
            letter("Helen", "agreed", "pd"),
            letter("Maria", "agreed_strong", "research"),
            letter("Gordon", "declined", "subspecialty"),
            letter("Sam", "idea", "subspecialty"),
        ],
    )  # fmt: skip
    found = of(network)
    assert found.slots == {
        "pd": ("Helen",), "subspecialty": (), "research": ("Maria",),
    }  # fmt: skip
    assert found.missing == ("subspecialty",)
    assert (found.filled, len(found.required), found.at_most) == (2, 3, 4)
    assert [row.writer for row in found.rows] == ["Helen", "Maria", "Sam", "Gordon"]


def test_a_writer_counts_once():
    one = letter("Maria", "agreed", "pd")
    two = letter("Maria", "uploaded", "research")._replace(path="z.md")
    found = of(world(person("Maria"), letters=[one, two]))
    assert found.slots["research"] == ("Maria",)
    assert found.missing == ("pd", "subspecialty")


def test_a_letter_without_a_place_of_its_own_fills_one_for_any():
    network = world(
        person("A"), person("B"), person("C"),
        letters=[letter("A", "agreed", "pd"), letter("B", "agreed", "pd"),
                 letter("C", "agreed")],
    )  # fmt: skip
    found = of(network, slots=("pd", "other"), letters_required=2)
    assert found.slots == {"pd": ("A",), "other": ("C",)}
    found = of(network, slots=("pd", "other", "other"))
    assert found.slots == {"pd": ("A",), "other": ("C", "B")}


def test_a_writer_who_is_nobody_in_the_vault_has_the_links_name():
    stray = letter("X", "agreed", "pd")._replace(writer="People/Xu Li", writer_path="")
    (row,) = of(world(letters=[stray])).rows
    assert row.writer == "Xu Li"


def test_letters_of_other_applications_do_not_count():
    other = Application("Job.md", "Job")
    network = world(person("A"), letters=[letter("A", "agreed", "pd", of=other)])
    assert of(network).rows == ()


@pytest.mark.parametrize(
    ("application", "season", "at_most"),
    [({"letters_max": 3}, 4, 3), ({}, 2, 2), ({}, None, 4)],
)
def test_how_many_letters_it_takes_at_most(application, season, at_most):
    network = world(seasons=(SEASON._replace(letters_max=season),))
    assert of(network, **application).at_most == at_most


PROMISED = {"pd": "agreed", "subspecialty": "request_sent", "research": "uploaded"}


@pytest.mark.parametrize(
    ("states", "today", "application", "status"),
    [
        ({}, "2026-11-22", {}, "open"),
        ({}, "2027-05-12", {}, "ask"),
        ({}, "2027-05-27", {}, "amber"),
        ({}, "2027-06-10", {}, "red"),
        ({}, "2027-07-08", {}, "overdue"),
        ({}, "2026-11-22", {"season_path": ""}, "open"),
        ({}, "2026-11-22", {"status": "withdrawn"}, "closed"),
        ({}, "2027-12-01", {}, "over"),
        (PROMISED, "2026-11-22", {}, "covered"),
        (PROMISED, "2027-07-08", {}, "late"),
        (dict.fromkeys(PROMISED, "uploaded"), "2027-07-08", {}, "in hand"),
        (dict.fromkeys(PROMISED, "thanked"), "2027-12-01", {}, "tell"),
        (dict.fromkeys(PROMISED, "outcome_told"), "2027-12-02", {}, "told"),
        (dict.fromkeys(PROMISED, "outcome_told"), "2027-01-01",
         {"season_path": ""}, "told"),
    ],
)  # fmt: skip
def test_the_status_of_an_application(states, today, application, status):
    people = [person(slot) for slot in states]
    there = [letter(slot, state, slot) for slot, state in states.items()]
    found = of(world(*people, letters=there), today, **application)
    assert found.status == status
    over = ("closed", "over", "told")
    assert found.is_open == (status not in over)
    assert found.is_pending == (status not in (*over, "tell"))


def kinds(found):
    return [(row.writer, row.step.kind) for row in found.rows]


def test_an_idea_whose_slot_is_filled_has_nothing_to_do():
    filled = [letter(slot, "agreed", slot) for slot in PROMISED]
    idea = letter("Zoe", "idea", next(iter(PROMISED)))
    found = of(world(letters=[*filled, idea]), "2027-05-13")
    assert kinds(found)[-1] == ("Zoe", "")
    found = of(world(letters=[*filled[1:], idea]), "2027-05-13")
    assert kinds(found)[-1] == ("Zoe", "ask")


@pytest.mark.parametrize(
    ("more", "kind"),
    [
        ({"answer": "yes"}, "request"),
        ({"requested_on": "2027-05-01"}, "request"),
        ({"answer": "declined"}, ""),
        ({}, ""),
    ],
)
def test_a_request_that_was_deleted_is_made_again_after_a_yes(more, kind):
    (row,) = of(world(letters=[letter("A", "void", "pd", **more)]), "2027-06-20").rows
    assert (row.step.kind, row.is_out, row.is_hoped_for) == (
        kind, not kind, bool(kind),
    )  # fmt: skip


def test_a_request_that_another_letter_took_the_place_of_is_not_made_again():
    void = letter("A", "void", "pd", answer="yes")
    other = letter("A", "imported", "other")._replace(path="Other.md")
    found = of(world(letters=[void, other]), "2027-06-20")
    assert kinds(found) == [("A", "tell"), ("A", "")]


def test_open_applications_come_first_by_their_day():
    other = Application("Job.md", "Job", "job", need_by=day("2027-01-15"))
    done = Application("Old.md", "Old", status="matched")
    network = world(applications=(CARDIOLOGY, done, other))
    found = coverages(network, LetterSettings(), TODAY)
    assert [c.application.name for c in found] == ["Job", "Cardiology", "Old"]


def test_needed_by_is_the_first_letters_day_where_the_application_has_none():
    own = letter("A", "request_sent", "other", need_by="2026-11-18")
    network = world(person("A"), letters=[own])
    found = of(network, season_path="", slots=("other",))
    assert found.needed_by(TODAY) == day("2026-11-18")
    assert found.status == "late"
    assert found.rows[0].is_late
    empty = of(world(), season_path="")
    assert empty.needed_by(TODAY) == TODAY


def test_thanks_and_words_in_the_writers_log_are_seen():
    uploaded = letter("A", "uploaded", "pd", uploaded_on="2027-06-20")
    history = [log("2027-06-19", "thanks"), log("2027-06-21", "thanks", "for it")]
    (row,) = of(world(person("A", *history), letters=[uploaded]), "2027-06-22").rows
    assert row.step.kind == "assign"
    (row,) = of(world(person("A", history[0]), letters=[uploaded]), "2027-06-22").rows
    assert row.step.kind == "thank"


@pytest.mark.parametrize(
    ("there", "today", "text"),
    [
        ([], "2026-11-22", "ask by 12 May (date extrapolated: check aamc.org)"),
        ([], "2027-06-01", "ask now"),
        (
            [letter("A", "agreed", "pd", answered_on="2026-11-20")],
            "2026-11-22",
            "ask by 12 May (date extrapolated: check aamc.org)",
        ),
        (
            [letter(s, "request_sent", s, requested_on="2027-06-03") for s in PROMISED],
            "2027-06-04",
            "reminder on 9 Jun (date extrapolated: check aamc.org)",
        ),
        (
            [letter(s, "uploaded", s, uploaded_on="2027-06-03") for s in PROMISED],
            "2027-06-04",
            "thank by 5 Jun",
        ),
        (
            [letter(s, "thanked", s, uploaded_on="2027-06-03") for s in PROMISED],
            "2027-06-04",
            "tell the outcome by 8 Dec (date extrapolated: check nrmp.org)",
        ),
        ([letter(s, "outcome_told", s) for s in PROMISED], "2027-12-02", ""),
    ],
)
def test_what_an_application_needs_next(there, today, text):
    people = [person(x.writer) for x in there]
    found = of(world(*people, letters=there), today)
    words, site = next_of(found, day(today))
    assert words + guess(site) == text


def test_an_open_slot_without_a_date_is_to_be_asked_for():
    assert next_of(of(world(), season_path=""), TODAY) == ("ask now", "")
    assert next_of(of(world(), status="closed"), TODAY) == ("", "")
    after = "2027-12-01"
    assert next_of(of(world(), after), day(after)) == ("", "")


def test_steps_without_a_day_have_words_too():
    (row,) = of(world(person("A"), letters=[letter("A", "asked", "pd")])).rows
    assert step_text(row.step, TODAY) == "hear back"


def test_two_applications_share_a_writer():
    job = Application("Job.md", "Job", "job", "", slots=("other",),
                      need_by=day("2027-02-01"))  # fmt: skip
    network = world(
        person("Maria", role="research_mentor"),
        applications=(CARDIOLOGY, job),
        letters=[letter("Maria", "agreed_strong", "research"),
                 letter("Maria", "asked", "other", of=job, asked_on="2026-11-20")],
    )  # fmt: skip
    found = letters(network, Settings(), TODAY)
    assert [(c.application.name, c.filled, c.missing) for c in found.applications] == [
        ("Job", 0, ("other",)),
        ("Cardiology", 1, ("pd", "subspecialty")),
    ]
    (writer,) = found.writers
    assert (writer.application, writer.slot) == ("Job", "other")
    assert writer.letter
    assert writer.letter.status == "asked"
    only = letters(network, Settings(), TODAY, CARDIOLOGY)
    assert [c.application.name for c in only.applications] == ["Cardiology"]
    assert only.writers[0].letter
    assert only.writers[0].letter.status == "agreed_strong"


@pytest.mark.parametrize("typed", ["cardiology", "Card", "diolo", "Cardiology.md"])
def test_an_application_is_found_by_a_part_of_its_name(typed):
    assert application_named(world(), typed) == CARDIOLOGY


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("e", "can be Cardiology East, Cardiology West; write more"),
        ("x", "no application is called “x”; there is Cardiology East, Cardiology"),
    ],
)
def test_an_unclear_application_is_never_a_guess(typed, words):
    pair = (
        Application("e.md", "Cardiology East"),
        Application("w.md", "Cardiology West"),
    )
    with pytest.raises(UsageError, match=words):
        application_named(world(applications=pair), typed)
    with pytest.raises(UsageError, match="there is none yet"):
        application_named(world(applications=()), typed)


def test_reminders_rest_while_the_writer_was_written_to():
    sent = letter("A", "request_sent", "pd", requested_on="2027-06-02")
    wrote = log("2027-06-10", "email", "the link again")
    network = world(person("A", wrote), letters=[sent])
    (row,) = of(network, "2027-06-11").rows
    assert row.step.due == day("2027-06-11") + timedelta(days=12)
