"""M14, A15, A16: looking for a mentor, one ask after the other."""

import pytest

from mdnet.model.calendar import Profile
from tests.panel.world import HELEN, MARIA, SAMIRA, WORLD, mentor, panel_of, told
from tests.rules.people import day, log, person

ASK = log("2026-11-01", "ask", "whether he would be my mentor", "asked")
FIRST = "A first mentor: ask one for twenty minutes; who says yes gets `relationship: mentor`"  # noqa: E501


NO_SPONSOR = (
    "A sponsor is who does something for you: a word to a fellowship, an invitation to "
    "speak, a seat on a committee. Ask for one of these"
)


def asked(name, *history, **contact):
    return person(name, ASK, *history, **{"role": "attending", **contact})


@pytest.mark.parametrize(
    ("who", "outcome"),
    [
        pytest.param(asked("A"), "waiting", id="no word yet"),
        pytest.param(asked("A", log("2026-11-03", "reply", "kindly no", "no")), "no",
            id="no"),
        pytest.param(asked("A", log("2026-11-03", "reply", "", "not-now")), "not_now",
            id="not now"),
        pytest.param(asked("A", log("2026-11-03", "reply", "", "not_now"),
            log("2026-11-09", "reply", "", "yes")), "yes", id="the latest counts"),
        pytest.param(asked("A", log("2026-11-03", "reply")), "answered", id="a reply"),
        pytest.param(asked("A", log("2026-11-03", "email")), "waiting", id="a nudge"),
        pytest.param(asked("A", relationship=("mentor",)), "yes", id="a mentor now"),
        pytest.param(person("A", log("2026-08-03", "ask", "a mentor?", "awaiting")),
            "no_reply", id="given up"),
        pytest.param(person("A", log("2026-11-03", "met", "", "asked",
            "mentor_search", "no")), "no", id="tagged, answered at once"),
        pytest.param(person("A", log("2026-11-03", "met", "", "asked",
            "mentor_search")), "waiting", id="the ask itself is no answer"),
        pytest.param(person("A", log("2026-11-03", "ask", "for a letter")), None,
            id="another ask"),
        pytest.param(person("A", log("2026-11-03", "met", "my mentor")), None,
            id="no ask"),
        pytest.param(person("A", log("2025-11-03", "ask", "be my mentor")), None,
            id="long ago"),
    ],
)  # fmt: skip
def test_what_came_of_an_ask(who, outcome):
    found = [a.outcome for a in panel_of(who).attempts]
    assert found == ([outcome] if outcome else [])


def test_attempts_are_shown_in_their_order():
    early = person("Z", log("2026-03-01", "ask", "mentor?"))
    found = panel_of(asked("A"), early).attempts
    assert [(a.person.name, a.day) for a in found] == [
        ("Z", day("2026-03-01")), ("A", day("2026-11-01")),
    ]  # fmt: skip


def no(name):
    return asked(name, log("2026-11-02", "reply", "", "no"))


def test_after_each_no_the_next_is_named():
    assert told(panel_of(no("A"), SAMIRA), "M1", "M14")[0] == (
        "M1", f"Asked so far: A (no). {FIRST}", ["Samira Khoury"],
    )  # fmt: skip


def test_not_now_may_be_asked_again_after_half_a_year():
    later = person("A", log("2026-05-01", "ask", "mentor?"),
                   log("2026-05-03", "reply", "", "not_now"),
                   role="attending", relationship=("potential_mentor",))  # fmt: skip
    text = f"Asked so far: A (not now). {FIRST}"
    assert told(panel_of(later, today="2026-10-27"), "M1")[0] == ("M1", text, [])
    assert told(panel_of(later, today="2026-10-28"), "M1")[0] == ("M1", text, ["A"])


def test_three_tries_lead_to_another_way():
    found = panel_of(no("A"), no("B"), no("C"), HELEN, SAMIRA)
    assert told(found, "M1", "M2", "M14") == [
        ("M14", "Asked so far: A (no), B (no), C (no). Another way to a mentor: ask "
         "somebody who knows everybody whom they would go to", ["Helen Marchetti"]),
    ]  # fmt: skip


def test_three_tries_with_one_mentor_ask_that_mentor():
    found = panel_of(no("A"), no("B"), no("C"), MARIA, SAMIRA)
    texts = [(rule, names) for rule, text, names in told(found, "M14", "M2")
             if text.startswith("Asked")]  # fmt: skip
    assert texts == [("M14", ["Maria Alvarez"])]


def test_three_tries_and_mentors_enough_are_no_gap():
    found = panel_of(no("A"), no("B"), no("C"), MARIA, mentor("D"))
    assert [text for _, text, _ in told(found, "M14", "M1")] == [NO_SPONSOR]


def test_without_a_year_three_tries_without_a_mentor_still_help():
    people = (no("A"), no("B"), no("C"))
    bare = panel_of(*people, profile=Profile("Me.md"))
    assert [rule for rule, *_ in told(bare, "M14", "M1")] == ["M14", "M1"]
    with_mentor = panel_of(*people, mentor("D"), profile=None)
    assert told(with_mentor, "M14") == []


def test_nobody_is_proposed_who_is_out_of_reach():
    first, *_ = WORLD.rotations
    linked = {first.path: tuple(f"People/{n}.md" for n in "ABCD")}
    near = {"role": "attending"}
    found = panel_of(
        person("A", **near, paused=True),
        person("B", **near, snooze_until=day("2026-12-01")),
        person("C", log("2026-11-18", "email", "", "awaiting"), **near),
        person("D", **near),
        person("E", **near),
        rotations=(first,),
        rotation_people=linked,
    )
    assert told(found, "M1")[0] == ("M1", FIRST, ["D"])
