"""What the lines of an agenda mean: the check-in held, promises made in it."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from mdnet.model.agenda import Agenda
from mdnet.model.note import Entry, Record
from mdnet.model.point import Point
from mdnet.model.task import Task
from mdnet.note.short_dates import iso_date

# The box that stands in a new agenda's Notes, to be ticked on the phone.
_HELD_BOX = re.compile(r"met\b", re.IGNORECASE)
# The day on which the Tasks plugin says that a box was ticked.
_TICKED_ON = re.compile(r"✅\ufe0f? *([0-9]{4}-[0-9]{2}-[0-9]{2})(?![0-9])")
HELD = "check-in"


def held(record: Record | None, entries: Iterable[Entry]) -> Iterator[Entry]:
    """The check-in as an entry on the day it took place, if it was held.

    None where a line of the note tells of it already.
    """
    if not isinstance(record, Agenda) or not was_held(record):
        return
    day = held_on(record)
    if day is None or not record.contact:
        return
    if any(record.contact in e.links for e in entries if e.day == day):
        return
    yield Entry(day, HELD, record.name, 1, links=(record.contact,))


def is_met_box(text: str) -> bool:
    """Whether the text of a box in Notes is "Met …": the check-in itself."""
    return _HELD_BOX.match(text) is not None


def was_held(agenda: Agenda) -> bool:
    """Whether the check-in took place: its status says so, or the box is ticked."""
    return agenda.status == "held" or bool(_ticked(agenda))


def held_on(agenda: Agenda) -> date | None:
    """The day of a check-in that took place: the agenda's, or an earlier one on which
    its box was ticked.
    """
    found = (_TICKED_ON.search(point.text) for point in _ticked(agenda))
    days = (iso_date(each[1]) for each in found if each)
    return min([day for day in (agenda.day, *days) if day], default=None)


def _ticked(agenda: Agenda) -> list[Point]:
    notes = agenda.section("Notes")
    return [point for point in notes if point.is_done and is_met_box(point.text)]


def lines_of_notes(record: Record | None) -> frozenset[int]:
    """The lines of an agenda's Notes: in its other sections no task is owed."""
    if not isinstance(record, Agenda):
        return frozenset()
    return frozenset(point.line for point in record.section("Notes"))


def task_links(agenda: Agenda, task: Task, links: tuple[str, ...]) -> tuple[str, ...]:
    """Whom a task of an agenda's Notes is owed to: its links, else its contact.

    Nobody, where it is the box for the check-in itself.
    """
    if is_met_box(task.description):
        return ()
    return links or ((agenda.contact,) if agenda.contact else ())
