"""What letters bring into the digest."""

from typing import Any

import pytest

from mdnet.model.answer import Answer
from mdnet.model.calendar import Profile
from mdnet.model.network import Network
from mdnet.model.settings import Settings
from mdnet.rules import items
from mdnet.rules.letters import letter_item_id
from mdnet.rules.recognise import is_item_text, is_later_text
from tests.letters.world import CARDIOLOGY, SEASON, letter, person, world
from tests.rules.people import day, log

GUESS = " (date extrapolated: check aamc.org)"
KNOWN = (log("2026-01-10"), log("2026-02-10", "rotation"), log("2026-05-10"))


def lines(network: Network, today: str, horizon: str = "") -> list[str]:
    found = items(network, Settings(), day(today), day(horizon) if horizon else None)
    return [
        f"{i.rule} {i.text}: {i.why}" + ("" if i.is_open(day(today)) else " [later]")
        for i in found
        if i.order == 2
    ]


def one(status: str, slot: str = "pd", **more: Any) -> Network:
    """Helen's letter; the other slots are filled."""
    rest = [
        letter(s, "outcome_told", s)
        for s in ("pd", "subspecialty", "research")
        if s != slot
    ]
    return world(
        person("Helen", *KNOWN), person("pd"), person("subspecialty"),
        person("research"),
        letters=[letter("Helen", status, slot, **more), *rest],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("network", "today", "line"),
    [
        (
            one("idea"),
            "2027-05-12",
            "LA Ask Helen for a letter: [[Cardiology]] needs it by 7 Jul"
            f"{GUESS}, so ask by 12 May",
        ),
        (
            one("asked", asked_on="2027-05-12"),
            "2027-05-26",
            "LH Ask Helen once more about the letter: asked on 12 May for "
            "[[Cardiology]], no answer yet",
        ),
        (
            one("agreed", answered_on="2027-05-12"),
            "2027-05-19",
            "LP Send Helen the packet for the letter: [[Cardiology]] needs the letter "
            f"by 7 Jul{GUESS}",
        ),
        (
            one("uploaded", uploaded_on="2027-06-29"),
            "2027-07-29",
            "LT Thank Helen for the letter: letter for [[Cardiology]] uploaded on Tue "
            "29 Jun",
        ),
        (
            one("packet_sent", packet_on="2027-05-19"),
            "2027-06-02",
            "LQ Request the letter of Helen in the portal: [[Cardiology]] needs it by "
            f"7 Jul{GUESS}; the portal writes to them",
        ),
        (
            one("request_sent", requested_on="2027-06-02"),
            "2027-06-23",
            f"LR Remind Helen of the letter: [[Cardiology]] needs it by 7 Jul{GUESS}, "
            "in 14 days",
        ),
        (
            one("uploaded", uploaded_on="2027-06-29"),
            "2027-06-30",
            "LT Thank Helen for the letter: letter for [[Cardiology]] uploaded on Tue "
            "29 Jun",
        ),
        (
            one("thanked", uploaded_on="2027-06-29"),
            "2027-12-02",
            "LO Tell Helen how it turned out: [[Cardiology]]: Match Day was on 1 Dec "
            "(date extrapolated: check nrmp.org)",
        ),
    ],
)
def test_each_step_says_what_and_why(network, today, line):
    assert lines(network, today) == [line]


@pytest.mark.parametrize(
    ("network", "today"),
    [
        (one("idea"), "2027-04-20"),
        (one("asked", asked_on="2027-05-12"), "2027-05-18"),
        (one("agreed", answered_on="2026-11-20"), "2027-04-20"),
        (one("packet_sent", packet_on="2027-05-12"), "2027-05-20"),
        (one("request_sent", requested_on="2027-05-20"), "2027-06-01"),
        (one("request_sent", requested_on="2027-05-20"), "2027-07-08"),
        (one("asked", asked_on="2027-05-12"), "2027-07-08"),
        (one("idea"), "2027-07-08"),
        (one("idea"), "2027-12-20"),
        (one("asked", asked_on="2027-06-30"), "2028-06-01"),
        (one("uploaded", uploaded_on="2027-06-29"), "2027-07-30"),
        (one("hesitant"), "2027-01-12"),
        (one("declined"), "2027-01-12"),
        (one("outcome_told"), "2027-12-02"),
        (one("thanked"), "2028-02-01"),
        (one("uploaded", uploaded_on="2027-06-29", thanked_on="2027-06-30"),
         "2027-07-01"),
        (world(), "2026-11-22"),
        (world(applications=()), "2026-11-22"),
    ],
)  # fmt: skip
def test_before_and_after_there_is_silence(network, today):
    assert lines(network, today) == []


@pytest.mark.parametrize(("today", "count"), [("2026-02-02", 1), ("2026-02-03", 0)])
def test_an_ask_that_nobody_answers_is_let_go_where_no_day_ends_it(today, count):
    """14 days for the answer, and 10 business days for one more question."""
    bare = CARDIOLOGY._replace(season_path="")
    network = one("asked", asked_on="2026-01-05")._replace(applications=(bare,))
    assert len(lines(network, today)) == count


def test_what_opens_within_the_week_comes_up():
    assert lines(one("idea"), "2027-04-22")[0].endswith("so ask by 12 May [later]")


def undated(status: str, **more: Any) -> Network:
    """Helen's letter for an application without a day by which it is needed."""
    network = one(status, **more)
    bare = CARDIOLOGY._replace(season_path="")
    return network._replace(applications=(bare,))


@pytest.mark.parametrize(
    ("network", "today", "line"),
    [
        (
            undated("agreed", answered_on="2027-05-12"),
            "2027-05-20",
            "LP Send Helen the packet for the letter: [[Cardiology]]: they agreed, and "
            "no day is set by which it is needed",
        ),
        (
            undated("packet_sent", packet_on="2027-05-12"),
            "2027-05-20",
            "LQ Request the letter of Helen in the portal: [[Cardiology]]: no day is "
            "set by which it is needed; the portal writes to them",
        ),
    ],
)
def test_where_no_day_is_known_none_is_named_and_it_ends(network, today, line):
    assert lines(network, today) == [line]
    assert len(lines(network, "2027-07-18")) == 1
    assert lines(network, "2027-07-19") == []


def test_a_request_that_the_portal_deleted_is_made_again():
    assert lines(one("void", answer="yes"), "2027-06-12") == [
        "LQ Request the letter of Helen in the portal: [[Cardiology]] needs it by "
        f"7 Jul{GUESS}; the portal writes to them"
    ]
    assert [x[:2] for x in lines(one("void"), "2027-06-12")] == ["LF"]


def helen_met(*days: str) -> Network:
    """Helen, known by these days only, with a letter to be asked for."""
    network = one("idea")
    helen = person("Helen", *(log(each, "met") for each in days))
    others = (p for p in network.people if p.name != "Helen")
    return network._replace(people=(helen, *others))


def test_where_it_is_too_early_to_ask_the_writer_is_to_be_met_first():
    asked = "before you can ask for the letter for [[Cardiology]], needed by 7 Jul"
    assert lines(helen_met("2027-03-01"), "2027-05-12") == [
        f"LE Be in touch with Helen: 1 of 3 contacts {asked}{GUESS}"
    ]
    assert lines(helen_met("2027-01-01", "2027-02-01", "2027-04-01"), "2027-05-12") == [
        f"LE Be in touch with Helen: 1 of 2 kinds of contact {asked}{GUESS}"
    ]
    assert lines(helen_met(), "2027-05-12") == [
        f"LE Be in touch with Helen: 0 of 3 contacts {asked}{GUESS}"
    ]
    assert lines(helen_met("2027-03-01"), "2027-07-08") == []


def test_after_a_contact_two_weeks_pass_before_the_next_is_asked_for():
    network = helen_met("2027-05-12")
    assert lines(network, "2027-05-13") == []
    assert lines(network, "2027-05-19")[0].endswith(" [later]")
    assert lines(network, "2027-05-26")[0].startswith("LE Be in touch with Helen: 1")


def test_applications_of_one_name_are_told_apart():
    twin = CARDIOLOGY._replace(path="Old/Cardiology.md", need_by=day("2026-01-01"))
    network = one("idea")
    network = network._replace(applications=(*network.applications, twin))
    assert "[[Cardiology|Cardiology]] needs it" in lines(network, "2027-05-12")[0]


def test_a_slot_that_nobody_is_planned_for_is_looked_for():
    network = world(person("Helen"), letters=[letter("Helen", "agreed", "pd")])
    assert sorted(lines(network, "2027-04-14")) == [
        "LF Find a writer for Cardiology: the research letter is open, needed by 7 Jul"
        f"{GUESS}, so ask by 12 May",
        "LF Find a writer for Cardiology: the subspecialty letter is open, needed by "
        f"7 Jul{GUESS}, so ask by 12 May",
    ]
    assert lines(network, "2027-04-06") == []
    assert [line[:2] for line in lines(network, "2027-07-21")] == ["LP"]
    assert lines(network, "2027-07-22") == []
    idea = (*network.letters, letter("Sam", "idea", "research"))
    found = lines(network._replace(letters=idea), "2027-04-14")
    assert [line[:30] for line in found] == ["LF Find a writer for Cardiolog"]


def test_an_application_without_a_date_asks_for_nobody():
    bare = CARDIOLOGY._replace(season_path="")
    assert lines(world(applications=(bare,)), "2027-04-14") == []


def test_an_idea_is_not_to_be_asked_where_the_slot_is_filled():
    network = world(
        person("Helen"), person("Sam"),
        applications=(CARDIOLOGY._replace(slots=("pd",)),),
        letters=[letter("Helen", "agreed", "pd", answered_on="2027-05-10"),
                 letter("Sam", "idea", "pd")],
    )  # fmt: skip
    assert [line[:15] for line in lines(network, "2027-05-12")] == ["LP Send Helen t"]


def test_whoever_is_nudged_already_is_not_asked_about_twice():
    asked = log("2027-05-12", "email", "about the letter", "awaiting")
    network = one("asked", asked_on="2027-05-12")
    helen = network.people[0]._replace(interactions=(asked,))
    network = network._replace(people=(helen, *network.people[1:]))
    assert lines(network, "2027-05-26") == []


def test_a_writer_who_is_nobody_in_the_vault_has_no_item():
    stray = letter("X", "agreed", "pd", answered_on="2027-05-12")
    network = world(letters=[stray._replace(writer_path="")])
    assert [line[:2] for line in lines(network, "2027-05-19")] == ["LF", "LF"]


@pytest.mark.parametrize(
    ("today", "ignores"), [("2027-06-29", False), ("2027-06-30", True)]
)
def test_inside_the_last_week_the_limit_does_not_hold(today, ignores):
    network = one("request_sent", requested_on="2027-06-02")
    (found,) = [i for i in items(network, Settings(), day(today)) if i.order == 2]
    assert found.ignores_limit is ignores
    assert found.source
    assert found.source.path == "Letter Helen, Cardiology.md"


def test_a_reminder_that_was_ticked_makes_way_for_the_next():
    network = one("request_sent", requested_on="2027-06-02")
    first = letter_item_id("remind", "Helen", "Cardiology", 28)
    answers = {first: Answer(first, "done", day("2027-06-10"))}
    network = network._replace(answers=answers)
    assert lines(network, "2027-06-12") == []
    assert lines(network, "2027-06-23")[0].endswith("in 14 days")


def test_no_word_to_a_residency_program_in_soap():
    network = one("agreed", answered_on="2028-03-01")
    helen = network.people[0]
    helen = helen._replace(contact=helen.contact._replace(role="program_director"))
    later = CARDIOLOGY._replace(need_by=day("2028-05-01"), season_path="")
    network = network._replace(
        people=(helen, *network.people[1:]), applications=(later,),
        profile=Profile(pgy=3),
    )  # fmt: skip
    assert [line[:9] for line in lines(network, "2028-03-10")] == ["LP Send H"]
    assert lines(network, "2028-03-14") == []


def test_every_sentence_is_known_as_mdnets():
    networks = [
        (one("idea"), "2027-05-12"),
        (one("asked", asked_on="2027-05-12"), "2027-05-26"),
        (undated("agreed", answered_on="2027-05-12"), "2027-05-20"),
        (undated("packet_sent", packet_on="2027-05-12"), "2027-05-20"),
        (helen_met(), "2027-05-12"),
        (one("agreed"), "2027-05-12"),
        (one("packet_sent", packet_on="2027-05-19"), "2027-06-02"),
        (one("request_sent"), "2027-06-23"),
        (one("uploaded", uploaded_on="2027-06-29"), "2027-06-30"),
        (one("thanked"), "2027-12-02"),
        (world(person("H"), letters=[letter("H", "agreed", "pd")]), "2027-04-14"),
    ]
    for network, today in networks:
        found = [i for i in items(network, Settings(), day(today)) if i.order == 2]
        for item in found:
            text = f"**{item.action}** {item.before}[[{item.person_name}]]{item.after}"
            assert is_item_text(f"{text}: {item.why}", frozenset())
            assert is_later_text(f"[[{item.person_name}]]: {item.later}", frozenset())


def test_a_date_that_is_no_guess_says_nothing():
    dates = tuple(d._replace(basis="published") for d in SEASON.dates)
    network = one("idea")._replace(seasons=(SEASON._replace(dates=dates),))
    assert "extrapolated" not in lines(network, "2027-05-12")[0]
