"""G1, C6: what `mdnet check` says about notes that say too little."""

import pytest

from mdnet.model.calendar import Profile, Rotation
from mdnet.rules.lint import lint
from tests.rules.people import SETTINGS, day, network, person


def found(*people, **more):
    return [
        (f.path, f.code, f.severity, f.message)
        for f in lint(network(*people, **more), SETTINGS, day("2026-11-22"))
    ]


def test_contacts_without_circle_or_why():
    assert found(
        person("A"),
        person("B", why="runs the journal club"),
        person("C", role="nurse"),
        person("D", role="nurse", why="taught me lines"),
    ) == [
        ("People/A.md", "G1", "info", "A has no `circle` and no `why`"),
        ("People/B.md", "G1", "info", "B has no `circle`"),
        ("People/C.md", "G1", "info", "C has no `why`"),
    ]


def test_rotations_without_anyone_but_physicians():
    nicu, ward, night = (Rotation(f"Rotations/{n}.md", n) for n in ("NICU", "W", "N"))
    links = {
        nicu.path: ("People/A.md", "People/gone.md"),
        ward.path: ("People/A.md", "People/B.md"),
    }
    shown = found(
        person("A", role="attending", why="x"),
        person("B", role="respiratory_therapist", why="x"),
        rotations=(nicu, ward, night),
        rotation_people=links,
    )
    text = ("names no nurse, therapist, social worker or coordinator: add at least one "
            "to `people`")  # fmt: skip
    assert shown == [
        ("Rotations/N.md", "C6", "info", f"N {text}"),
        ("Rotations/NICU.md", "C6", "info", f"NICU {text}"),
    ]


@pytest.mark.parametrize(
    ("pgy", "roles", "missing"),
    [
        (1, ("co_resident", "nurse", "attending"), 0),
        (1, ("chief_resident", "charge_nurse"), 1),
        (1, (), 3),
        (2, (), 0),
        (None, (), 0),
    ],
)
def test_in_the_first_year_nobody_of_three_groups_is_missing(pgy, roles, missing):
    people = [person(role, role=role, why="x") for role in roles]
    vault = network(*people)._replace(profile=Profile(path="Me.md", pgy=pgy))
    findings = lint(vault, SETTINGS, day("2026-11-22"))
    codes = [f.code for f in findings if f.path == "Me.md"]
    assert codes == ["S2"] * missing
