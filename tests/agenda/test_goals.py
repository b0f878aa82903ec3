"""Goals: those they touch, and what became of the last time."""

import pytest

from tests.agenda.world import ME, TOM, contact, network, plan, said


def goals(tom=TOM, **notes):
    return said(plan(network(People__Tom_Reed=tom, **notes)).goals)


def test_without_a_profile_there_are_none():
    assert goals() == []


CLINICAL = "Find a clinical mentor in cardiology ([[Me]]) :Me.md:9"
PAPER = "Growth paper submitted ([[Me]]) :Me.md:8"


@pytest.mark.parametrize(
    ("tom", "expected"),
    [
        (contact(interests="[cardiology]"), [CLINICAL]),
        (contact(interests="[cards]"), [CLINICAL]),
        (contact(interests="[Pediatric Cardiology]"), [CLINICAL]),
        (contact(mentor_slots="clinical"), [CLINICAL]),
        (contact(mentor_slots="research_qi"), [PAPER]),
        (contact(mentor_slots="[research_qi, clinical]"), [PAPER, CLINICAL]),
        (contact(interests="[ethics]"), [PAPER, CLINICAL]),
        (contact(), [PAPER, CLINICAL]),
    ],
)
def test_goals_that_they_touch_else_the_first_three(tom, expected):
    assert goals(tom, Me=ME) == expected


@pytest.mark.parametrize(
    ("status", "expected"), [("active", [PAPER]), ("done", [PAPER, CLINICAL])]
)
def test_a_project_with_them_touches_its_goal(status, expected):
    text = f"---\ntype: project\nmentor: '[[Tom Reed]]'\nstatus: {status}\n---\n"
    assert goals(contact(), Me=ME, Projects__Growth_study=text) == expected


LAST = """---
type: agenda
contact: "[[Tom Reed]]"
---
## Notes

- [x] Met [[Tom Reed]]
- [x] Say no to the third project
- [ ] Send the abstract ➕ 2026-08-18 📅 2026-12-01
- [-] Ask the chief
- One question at a time
- #tag
"""


def test_what_was_agreed_last_time_and_what_became_of_it():
    notes = {"Agendas__2026-08-18_Tom_Reed": LAST}
    head = "2026-08-18 Last time ([[2026-08-18 Tom Reed|18 Aug]]): "
    path = ":Agendas/2026-08-18 Tom Reed.md:"
    assert goals(**notes) == [
        f"{head}Say no to the third project (done) {path}8",
        f"{head}Send the abstract (still open) {path}9",
        f"{head}Ask the chief (dropped) {path}10",
        f"{head}One question at a time {path}11",
    ]


def test_the_last_time_is_the_last_in_which_something_was_noted():
    empty = LAST.split("- [x] Say")[0]
    other = LAST.replace("Tom Reed", "Ann")
    notes = {
        "People__Ann": contact(),
        "Agendas__2026-06-01_Tom_Reed": LAST.replace("third", "first"),
        "Agendas__2026-08-18_Tom_Reed": empty,
        "Agendas__2026-09-01_Ann": other,
        "Agendas__2026-11-27_Tom_Reed": LAST,
        "Agendas__Undated": LAST,
    }
    assert goals(**notes)[0].startswith("2026-06-01 Last time")


def test_the_agenda_itself_is_not_the_last_one():
    found = network(People__Tom_Reed=TOM, **{"Agendas__2026-11-25_Tom_Reed": LAST})
    assert plan(found).goals
    assert plan(found, path="Agendas/2026-11-25 Tom Reed.md").goals == ()
