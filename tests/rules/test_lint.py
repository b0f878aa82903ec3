"""G1, C6: what `mdnet check` says about notes that say too little."""

from mdnet.model.calendar import Rotation
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
