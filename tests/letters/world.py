"""Short forms for what the tests of letters are about."""

from datetime import date
from typing import Any

from mdnet.model.application import Application
from mdnet.model.calendar import Rotation, Season, SeasonDate
from mdnet.model.letter import Letter
from mdnet.model.network import Network, Person
from mdnet.model.project import Project
from tests.rules.people import day, network, person

SEASON = Season(
    "ERAS.md",
    "ERAS 2028",
    (
        SeasonDate("eras_open", date(2027, 6, 2), "extrapolated"),
        SeasonDate("july_review", date(2027, 7, 21), "extrapolated"),
        SeasonDate("residency_review", date(2027, 9, 22), "published"),
        SeasonDate("match_day", date(2027, 12, 1), "extrapolated"),
        SeasonDate("match_week_start", date(2028, 3, 13), "user"),
    ),
    "Letter Portal",
    4,
)
CARDIOLOGY = Application(
    "Cardiology.md", "Cardiology", "fellowship", "cardiology", season_path="ERAS.md"
)


def days(values: dict[str, Any]) -> dict[str, Any]:
    return {
        key: day(value)
        if isinstance(value, str) and value[:2] == "20" and key != "year"
        else value
        for key, value in values.items()
    }


def letter(who: str, status: str = "idea", slot: str = "", **more: Any) -> Letter:
    of = more.pop("of", CARDIOLOGY)
    return Letter(
        f"Letter {who}, {of.name}.md", f"Letter {who}", who, of.name, slot, status,
        writer_path=f"People/{who}.md", application_path=of.path, **days(more),
    )  # fmt: skip


def rotation(name: str, starts: str, ends: str | None, *people: str) -> Any:
    last = day(ends) if ends else None
    return Rotation(f"{name}.md", name, starts=day(starts), ends=last, people=people)


def project(name: str, mentor: str, **more: Any) -> Project:
    return Project(f"{name}.md", name, mentor_path=f"People/{mentor}.md", **days(more))


def world(*people: Person, letters: Any = (), **more: Any) -> Network:
    """A network with the season and one application; rotations with their people."""
    more.setdefault("applications", (CARDIOLOGY,))
    more.setdefault("seasons", (SEASON,))
    rotations = more.get("rotations", ())
    more["rotation_people"] = {
        r.path: tuple(f"People/{name}.md" for name in r.people) for r in rotations
    }
    return network(*people, letters=tuple(letters), **more)


__all__ = ["CARDIOLOGY", "SEASON", "day", "letter", "person", "project", "rotation",
           "world"]  # fmt: skip
