"""C7: the sweep at a rotation's end."""

import pytest

from mdnet.model.calendar import Rotation
from mdnet.rules.rotations import is_attending_or_fellow
from tests.rules.people import answer, day, lines, log, network, person

NICU = Rotation("Rotations/NICU.md", "NICU", starts=day("2026-10-30"),
                ends=day("2026-11-27"))  # fmt: skip


def sweep(*history, today, rotation=NICU, answers=None, linked=True, **contact):
    of = person("Lee Park", *history, **({"role": "attending"} | contact))
    links = {rotation.path: (of.contact.path,)} if linked else {}
    found = network(
        of, rotations=(rotation,), rotation_people=links, answers=answers or {}
    )
    return lines(found, today)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        pytest.param("2026-11-16", [], id="eleven days before"),
        pytest.param("2026-11-17", ["[[NICU]] ends Fri 27 Nov [from 2026-11-24]"],
            id="ten days before"),
        pytest.param("2026-11-24", ["[[NICU]] ends Fri 27 Nov"],
            id="three days before"),
        pytest.param("2026-11-27", ["[[NICU]] ends Fri 27 Nov"], id="the last day"),
        pytest.param("2026-12-11", ["[[NICU]] ended Fri 27 Nov"], id="caught up"),
        pytest.param("2026-12-12", [], id="too late"),
    ],
)  # fmt: skip
def test_the_sweep_at_the_end(today, expected):
    assert sweep(today=today) == [
        f"C7 Ask Lee Park to touch base later: {why}" for why in expected
    ]


@pytest.mark.parametrize(
    ("history", "count"),
    [
        pytest.param(log("2026-11-24", "ask"), 0, id="asked"),
        pytest.param(log("2026-11-25", "met", "", "touch_base"), 0, id="tagged"),
        pytest.param(log("2026-11-25", "met", "", "touch-base"), 0, id="with a hyphen"),
        pytest.param(log("2026-11-23", "ask"), 1, id="asked before it opened"),
        pytest.param(log("2026-11-25", "met"), 1, id="only met"),
        pytest.param(log("2026-11-27", "ask"), 1, id="asked tomorrow"),
    ],
)
def test_what_ends_the_sweep(history, count):
    assert len(sweep(history, today="2026-11-26")) == count


def test_an_answer_ends_it():
    skipped = answer("C7", "Lee Park", "NICU|2026-11-27", "skipped", "2026-11-25")
    assert sweep(today="2026-11-26", answers=skipped) == []


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"linked": False}, id="not linked"),
        pytest.param({"rotation": NICU._replace(ends=None)}, id="no end known"),
        pytest.param({"role": "nurse"}, id="a nurse"),
    ],
)
def test_nobody_to_sweep(changes):
    assert sweep(today="2026-11-26", **changes) == []


def test_two_rotations_that_end_are_two_questions():
    ward = Rotation("Rotations/Ward.md", "Ward", ends=day("2026-11-26"))
    lee = person("Lee Park", role="fellow")
    links = {NICU.path: (lee.contact.path,), ward.path: (lee.contact.path,)}
    found = network(lee, rotations=(NICU, ward), rotation_people=links)
    assert [line.split(": ")[1] for line in lines(found, "2026-11-26")] == [
        "[[Ward]] ends Thu 26 Nov",
        "[[NICU]] ends Fri 27 Nov",
    ]


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("attending", True),
        ("program_director", True),
        ("fellow", True),
        ("nicu_attending", True),
        ("nurse", False),
        ("co_resident", False),
        ("", False),
    ],
)
def test_who_is_an_attending_or_a_fellow(role, expected):
    assert is_attending_or_fellow(person("P", role=role).contact) is expected
