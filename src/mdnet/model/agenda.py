"""A check-in with a mentor: the note in which it is prepared and remembered."""

from datetime import date
from typing import NamedTuple

from mdnet.model.point import Point

SECTIONS = ("Updates", "Questions", "Goals", "Notes")
STATES = ("draft", "sent", "held")
CHECK_IN = "check-in"
# The box that stands in a new agenda's Notes, to be ticked on the phone.
_MET = "met"


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

    @property
    def was_held(self) -> bool:
        """Whether the check-in took place: the status says so, or the box is ticked."""
        if self.status == "held":
            return True
        return any(p.is_done and is_met_box(p.text) for p in self.section("Notes"))


def is_met_box(text: str) -> bool:
    """Whether the text of a box in Notes is "Met …": the check-in itself."""
    first = text[: len(_MET) + 1].casefold()
    return first.startswith(_MET) and not first[len(_MET) :].isalnum()
