"""What the lines of an agenda mean: the check-in held, promises made in it."""

import re
from collections.abc import Iterable, Iterator

from mdnet.model.agenda import Agenda
from mdnet.model.note import Entry, Record
from mdnet.model.task import Task

# The box that stands in a new agenda's Notes, to be ticked on the phone.
_HELD_BOX = re.compile(r"met\b", re.IGNORECASE)
HELD = "check-in"


def held(record: Record | None, entries: Iterable[Entry]) -> Iterator[Entry]:
    """The check-in as an entry on the agenda's day, where its status says "held".

    None where a line of the note tells of it already.
    """
    if not isinstance(record, Agenda) or record.status != "held":
        return
    if record.day is None or not record.contact:
        return
    if any(record.contact in e.links for e in entries if e.day == record.day):
        return
    yield Entry(record.day, HELD, record.name, 1, links=(record.contact,))


def lines_of_notes(record: Record | None) -> frozenset[int]:
    """The lines of an agenda's Notes: in its other sections no task is owed."""
    if not isinstance(record, Agenda):
        return frozenset()
    return frozenset(point.line for point in record.section("Notes"))


def task_links(agenda: Agenda, task: Task, links: tuple[str, ...]) -> tuple[str, ...]:
    """Whom a task of an agenda's Notes is owed to: its links, else its contact.

    Nobody, where it is the box for the check-in itself.
    """
    if _HELD_BOX.match(task.description):
        return ()
    return links or ((agenda.contact,) if agenda.contact else ())
