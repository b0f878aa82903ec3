"""What an ask for a letter rests on: the slot, the day, the packet, warnings."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from mdnet.errors import RefusedError, UsageError
from mdnet.letters.coverage import Coverage
from mdnet.letters.gates import Gate
from mdnet.letters.parts import weeks
from mdnet.letters.readiness import Writer
from mdnet.model.calendar import Rotation
from mdnet.model.letter import SLOTS
from mdnet.model.network import Network, Person
from mdnet.model.project import Project

REMINDERS = 5


class Ask(NamedTuple):
    """One ask: a person, an application, a slot; `warnings` are said, not obeyed.

    `together` are the services and projects shared, in words, newest first. `reminders`
    are dated examples of the person's note. `others` are what the other letters cover.
    """

    person: Person
    coverage: Coverage
    slot: str
    need_by: date | None
    together: tuple[str, ...]
    reminders: tuple[str, ...]
    others: tuple[str, ...]
    warnings: tuple[Gate, ...]

    @property
    def check(self) -> str:
        """Where to check the day it is needed by, empty for one that is no guess."""
        return self.coverage.deadline.check if self.coverage.deadline else ""


def ask(
    writer: Writer, found: Coverage, network: Network, slot: str, today: date
) -> Ask:
    """What the letter's note will say; `slot` is empty to take the one that fits.

    Raises:
        RefusedError: there is a letter of theirs already, they said no, or the
            application is over.
        UsageError: no open slot fits them, so that one has to be named.
    """
    person = writer.person
    _check_open(found)
    _check_new(writer, found)
    chosen = slot or writer.slot
    if not chosen:
        raise UsageError(
            f"no open slot of {found.application.name} fits {person.name}: name one "
            f"with --slot ({', '.join(SLOTS)})"
        )
    path = person.contact.path
    others = [
        f"{row.writer} ({row.letter.slot or 'other'})"
        for row in found.rows
        if row.letter.is_promised
    ]
    return Ask(
        person,
        found,
        chosen,
        found.deadline.need_by if found.deadline else None,
        together(path, network, today),
        tuple(
            point.text
            for point in reversed(person.contact.examples)
            if point.day and point.day <= today
        )[:REMINDERS],
        tuple(others),
        (*writer.gates, *_in_vain(found, chosen, today)),
    )


def _check_open(found: Coverage) -> None:
    name, match = found.application.name, found.match
    if found.is_pending:
        return
    if found.status == "closed" or match is None:
        raise RefusedError(f"{name} is put away: no letter is asked for any more")
    raise RefusedError(
        f"{name} is over: Match Day was on {match.day}. A letter for another season "
        "needs an application note of its own"
    )


def _in_vain(found: Coverage, slot: str, today: date) -> Iterator[Gate]:
    """What speaks against one more letter of this application."""
    need_by = found.deadline.need_by if found.deadline else None
    if need_by and need_by < today:
        yield Gate("LA", f"it was needed by {need_by}, which has passed", True)
    if slot not in found.missing and "other" not in found.missing:
        text = "no required slot is open for it: others have agreed"
        yield Gate("LF", text, True)
    if found.agreed >= found.at_most:
        text = (
            f"{found.agreed} letters are agreed, and it takes {found.at_most} at most"
        )
        yield Gate("LTR006", text, True)


def _check_new(writer: Writer, found: Coverage) -> None:
    letter = writer.letter
    if letter is None or letter.status == "void":
        return
    name, status = writer.person.name, letter.status.replace("_", " ")
    if letter.is_out:
        raise RefusedError(
            f"{name} is out of the plan for {found.application.name} ({status}): a no "
            "is not asked again"
        )
    raise RefusedError(
        f"there is a letter of {name} for {found.application.name} already, {status}: "
        f"{letter.path}. `mdnet lor set` moves it on"
    )


def together(path: str, network: Network, today: date) -> tuple[str, ...]:
    """Services and projects with a person, the newest first: `NICU, 4 weeks`."""
    served = [
        (rotation.starts, _service(rotation, today))
        for rotation in network.rotations
        if path in network.rotation_people.get(rotation.path, ())
        and rotation.starts
        and rotation.starts <= today
    ]
    worked = [
        (project.first_day or date.min, _project(project))
        for project in network.projects
        if project.mentor_path == path and project.status not in ("idea", "declined")
    ]
    return tuple(text for _, text in sorted([*served, *worked], reverse=True))


def _service(rotation: Rotation, today: date) -> str:
    count = weeks(rotation, today)
    unit = "week" if count == 1 else "weeks"
    return f"{rotation.name}, {count} {unit}" if count else rotation.name


def _project(project: Project) -> str:
    since = f", since {project.first_day}" if project.first_day else ""
    return f"{project.name}{since}"
