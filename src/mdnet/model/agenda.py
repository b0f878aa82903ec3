"""A check-in with a mentor: the note in which it is prepared and remembered."""

from datetime import date
from typing import NamedTuple

from mdnet.model.point import Point

SECTIONS = ("Updates", "Questions", "Goals", "Notes")
STATES = ("draft", "sent", "held")


class Agenda(NamedTuple):
    """One agenda note; `contact` is the raw link target, `contact_path` its note.

    `points` are the items of its four sections, in the order of the note.
    """

    path: str
    name: str
    contact: str = ""
    day: date | None = None
    status: str = "draft"
    points: tuple[Point, ...] = ()
    contact_path: str = ""

    def section(self, title: str) -> tuple[Point, ...]:
        """The items of one section."""
        key = title.casefold()
        return tuple(point for point in self.points if point.section == key)
