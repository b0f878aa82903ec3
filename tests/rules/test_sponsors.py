"""M10, M12: who spoke up, what makes a sponsor, and the one ask that follows."""

import pytest

from mdnet.model.calendar import Profile
from mdnet.model.settings import PanelSettings, Settings
from mdnet.rules.sponsors import is_sponsor_act, sponsor_act
from tests.rules.people import RESIDENT, answer, day, lines, log, network, person
from tests.rules.test_gates import SOAP

MARIA = "Maria Alvarez"
SPOKE = log("2026-11-20", "support", "told the division that my work is good")
LINE = (
    "M10 Ask Maria Alvarez to say a word for you: spoke up for you on Fri 20 Nov; in "
    "your words: “Would you feel comfortable naming me when … comes up?”"
)


def maria(*history, today="2026-11-22", settings=None, **more):
    contact = {"relationship": ("mentor",), **more.pop("contact", {})}
    found = network(person(MARIA, *history, **contact), profile=RESIDENT)
    shown = lines(found._replace(**more), today, settings or Settings())
    return [line for line in shown if line.startswith("M10")]


@pytest.mark.parametrize(
    ("history", "today", "expected"),
    [
        pytest.param([SPOKE], "2026-11-19", [], id="not yet"),
        pytest.param([SPOKE], "2026-11-20", [LINE], id="on the day"),
        pytest.param([SPOKE], "2026-12-04", [LINE], id="14 days"),
        pytest.param([SPOKE], "2026-12-05", [], id="15 days"),
        pytest.param([log("2026-11-20", "met", "rounds", "support")], "2026-11-22",
            [LINE], id="a tag"),
        pytest.param([log("2026-11-20", "met", "rounds")], "2026-11-22", [],
            id="no signal"),
        pytest.param([log("2026-11-16", "support"), SPOKE], "2026-11-22", [LINE],
            id="twice, one item"),
        pytest.param([SPOKE, log("2026-11-21", "ask", "to name me")], "2026-11-22", [],
            id="asked since"),
        pytest.param([SPOKE, log("2026-11-20", "email", "", "asked")], "2026-11-22",
            [], id="asked on the day"),
        pytest.param([log("2026-11-20", "ask"), SPOKE], "2026-11-22", [],
            id="asked earlier on the day"),
        pytest.param([log("2026-11-19", "ask"), SPOKE], "2026-11-22", [LINE],
            id="asked before"),
        pytest.param([log("2025-01-09", "note", "", "sponsor_act"), SPOKE],
            "2026-11-22", [], id="a sponsor already"),
        pytest.param([log("2026-11-20", "support", "named me for the QI committee")],
            "2026-11-22", [], id="the signal is an act"),
    ],
)  # fmt: skip
def test_a_mentor_who_spoke_up_is_asked_for_more(history, today, expected):
    assert maria(*history, today=today) == expected


@pytest.mark.parametrize(
    ("contact", "expected"),
    [
        ({"relationship": ("potential_mentor",)}, []),
        ({"relationship": ("sponsor_candidate",)}, []),
        ({"relationship": ("advisor", "mentor")}, [LINE]),
        ({"paused": True}, []),
    ],
)
def test_only_mentors_are_asked(contact, expected):
    assert maria(SPOKE, contact=contact) == expected


def test_the_first_year_is_left_in_peace():
    assert maria(SPOKE, profile=Profile("Me.md", pgy=1)) == []


def test_without_a_profile_it_is_asked():
    assert maria(SPOKE, profile=None) == [LINE]


@pytest.mark.parametrize("verdict", ["done", "skipped"])
def test_an_answer_closes_it_until_the_next_signal(verdict):
    closed = answer("M10", MARIA, "2026-11-20", verdict, "2026-11-21")
    assert maria(SPOKE, answers=closed) == []
    again = log("2026-11-22", "support", "and once more")
    expected = LINE.replace("Fri 20 Nov", "Sun 22 Nov")
    assert maria(SPOKE, again, answers=closed) == [expected]


def test_it_is_held_in_soap_for_another_program():
    spoke = log("2027-03-14", "support")
    director = {"role": "program_director", "institution": "Harbor Point"}
    assert maria(spoke, today="2027-03-14", contact=director, seasons=(SOAP,)) != []
    assert maria(spoke, today="2027-03-15", contact=director, seasons=(SOAP,)) == []


def test_the_window_is_a_setting():
    settings = Settings(panel=PanelSettings(support_days=3))
    assert maria(SPOKE, today="2026-11-23", settings=settings) == [LINE]
    assert maria(SPOKE, today="2026-11-24", settings=settings) == []


def test_it_stands_between_thank_yous_and_follow_ups():
    taught = log("2026-11-21", "teaching", "", "good_teaching")
    found = network(
        person(MARIA, SPOKE, relationship=("mentor",)),
        person("Ann Lee", taught),
        person("Joan Wu", log("2025-01-01"), circle=("national",)),
    )
    rules = [line.split()[0] for line in lines(found, "2026-11-22")]
    assert rules == ["W3", "M10", "CAD"]


@pytest.mark.parametrize(
    ("text", "is_act"),
    [
        ("named me for the resident seat on the search committee", True),
        ("put me on the patient safety council", True),
        ("nominated me to the hospital's task force", True),
        ("invited me to speak at grand rounds", True),
        ("asked me to moderate the resident panel", True),
        ("recommended me to two fellowship directors", True),
        ("called the fellowship at Harbor Point about me", True),
        ("told the division meeting that a resident does the work of two", False),
        ("she will speak to my work in clinic whenever I need it", False),
        ("he forwarded the call for the resident QI award", False),
        ("said my talk was good", False),
        ("likes the committee's plan", False),
        ("asked what fellowship I want", False),
    ],
)
def test_what_counts_as_an_act(text, is_act):
    assert is_sponsor_act(log("2026-11-20", "support", text)) is is_act
    assert is_sponsor_act(log("2026-11-20", "met", text, "support")) is is_act
    assert is_sponsor_act(log("2026-11-20", "met", text)) is False


@pytest.mark.parametrize("tag", ["sponsor_act", "sponsor-act"])
def test_a_tag_makes_any_line_an_act(tag):
    assert is_sponsor_act(log("2026-11-20", "met", "lunch", tag))


def test_the_latest_act_is_the_one_that_is_shown():
    first = log("2026-01-05", "note", "one", "sponsor_act")
    second = log("2026-10-05", "note", "two", "sponsor_act")
    found = person(MARIA, first, second, log("2026-11-01"))
    assert sponsor_act(found, day("2026-11-22")) == second
    assert sponsor_act(found, day("2026-10-04")) == first
    assert sponsor_act(found, day("2025-12-31")) is None
