"""Letters among the questions, where the timeline says so."""

import pytest

from mdnet.agenda.letters import letter_sentences
from tests.agenda.world import SETTINGS, TODAY, TOM, contact, network

SEASON = "---\ntype: season\nprograms_review: 2027-02-15\n---\n"
APPLICATION = """---
type: application
track: fellowship
season: "[[ERAS 2027]]"
letters_required: 3
slots: [research]
---
"""
LETTER = """---
type: letter
writer: "[[Tom Reed]]"
application: "[[Cardiology]]"
status: {}
slot: research
need_by: 2027-01-25
{}
---
"""


def sentences(status, more="", name="Tom Reed"):
    found = network(
        People__Tom_Reed=TOM,
        People__Ann=contact(),
        Applications__ERAS_2027=SEASON,
        Applications__Cardiology=APPLICATION,
        Applications__L=LETTER.format(status, more),
    )
    person = next(person for person in found.people if person.name == name)
    return list(letter_sentences(person, found, SETTINGS, TODAY))


@pytest.mark.parametrize(
    ("status", "more", "start"),
    [
        ("idea", "", "Ask for a letter: [[Cardiology]] needs it by 25 Jan"),
        ("agreed", "answered_on: 2026-11-20",
            "Send the packet for the letter: [[Cardiology]] needs the letter by"),
    ],
)  # fmt: skip
def test_what_to_ask_or_to_give(status, more, start):
    (found,) = sentences(status, more)
    assert found.startswith(start)


@pytest.mark.parametrize(
    ("status", "more"),
    [("packet_sent", "packet_on: 2026-11-01"), ("declined", ""), ("void", "")],
)
def test_what_is_not_for_them_to_hear_is_left_out(status, more):
    assert sentences(status, more) == []


def test_somebody_elses_letter_is_not_theirs():
    assert sentences("idea", name="Ann") == []
