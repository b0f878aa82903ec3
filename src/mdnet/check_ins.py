"""Agendas read from the vault, planned, and written as changes: what a command needs.

The commands `agenda` and `today` do this, and so can anything else that keeps the
agendas fresh.
"""

from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import NamedTuple

from mdnet.agenda.due import check_ins, next_day, waiting
from mdnet.agenda.mail import DEFAULT, MailTemplate
from mdnet.agenda.plan import AgendaPlan, plan_agenda
from mdnet.errors import NotEditableError, RefusedError, VaultError
from mdnet.letters.talk import to_bring_up
from mdnet.model.agenda import Agenda
from mdnet.model.change import Change, Create, Move, Rewrite
from mdnet.model.network import Network, Person
from mdnet.model.settings import Settings
from mdnet.note.agenda_lines import was_held
from mdnet.note.frontmatter import read as read_front
from mdnet.operations.agenda_block import struck_ids
from mdnet.operations.patient_stop import without_patients
from mdnet.operations.write_agenda import (
    agenda_path,
    create_agenda,
    keeps_mail,
    move_agenda,
    rewrite_agenda,
)
from mdnet.rules.context import context
from mdnet.rules.gates import refuse_in_soap
from mdnet.workspace import Workspace

Read = Callable[[str], str]


class Prepared(NamedTuple):
    """An agenda, its note, and what is to be written.

    `moves` come before `changes` and are to be made first: a note that gets a new name
    is then changed below it. `path` is the note's name after them. `names_old_day`: the
    user edited the mail, so that it still names the day before the move.
    """

    plan: AgendaPlan
    path: str
    changes: tuple[Change, ...]
    moves: tuple[Move, ...] = ()
    names_old_day: bool = False


class Batch(NamedTuple):
    """Several agendas; `problems` are sentences about those that could not be made."""

    prepared: tuple[Prepared, ...]
    problems: tuple[str, ...] = ()

    @property
    def changes(self) -> tuple[Change, ...]:
        """What is to be written for all of them."""
        return tuple(change for each in self.prepared for change in each.changes)


def prepare(
    workspace: Workspace,
    settings: Settings,
    today: date,
    person: Person,
    on: date | None = None,
    read: Read | None = None,
    taken: Collection[str] = (),
) -> Prepared:
    """The agenda of the person's next check-in: nothing is written here.

    The agenda that waits is brought up to date, and moved where `on` is another day;
    else a new one is made, not at a path in `taken`. `read` gives a note's text, by
    default as it is on the disk.

    Raises:
        RefusedError: on that day the check-in was held already, or SOAP holds the
            person back (rule P2): there is a mail in an agenda.
        NotEditableError: a mark of a block lacks its partner, or the text has something
            in it that must not be written.
        VaultError: a note cannot be read.
    """
    network = workspace.network()
    refuse_in_soap(person, context(network, settings, today))
    there = _there(person, network, today, on)
    day = on or (there.day if there else None)
    day = day or next_day(person, network, settings, today)
    path = _path(workspace, settings, person, there, day, taken)
    text = (read or workspace.read)(there.path) if there else ""
    plan = plan_agenda(
        person,
        network,
        settings,
        today,
        day,
        there.path if there else "",
        to_bring_up(person, network, settings, today),
        _template(workspace, settings),
        struck_ids(text),
    )
    return _checked(_prepared(plan, path, there, text), settings)


def _prepared(plan: AgendaPlan, path: str, there: Agenda | None, text: str) -> Prepared:
    """The plan with what is to be written: a new note, or the text of the one there."""
    if there is None:
        return Prepared(plan, path, (create_agenda(plan, path),))
    return Prepared(
        plan,
        path,
        rewrite_agenda(plan, path, text, there.status),
        move_agenda(there.path, text, path),
        names_old_day=there.day != plan.on and keeps_mail(text),
    )


def prepare_due(
    workspace: Workspace,
    settings: Settings,
    today: date,
    people: Sequence[Person],
    read: Read | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Batch:
    """The agendas of these people; one that cannot be made does not stop the rest."""
    prepared: list[Prepared] = []
    problems: list[str] = []
    for number, person in enumerate(people, 1):
        try:
            taken = [each.path for each in prepared]
            found = prepare(workspace, settings, today, person, None, read, taken)
            prepared.append(found)
        except (NotEditableError, RefusedError, VaultError) as error:
            problems.append(f"{person.name}: no agenda: {error}")
        progress(number, len(people))
    return Batch(tuple(prepared), tuple(problems))


def due_people(
    network: Network, settings: Settings, today: date, soon: bool = True
) -> tuple[Person, ...]:
    """Whose check-in is due, with `soon` also those whose soon will be."""
    wanted = ("overdue", "due", "soon") if soon else ("overdue", "due")
    found = check_ins(network, settings, today)
    return tuple(each.person for each in found if each.state in wanted)


def with_agendas(network: Network, prepared: Sequence[Prepared]) -> Network:
    """The network that knows the agendas which are about to be made."""
    new = [
        Agenda(
            each.path,
            each.path.rpartition("/")[2].removesuffix(".md"),
            each.plan.person.name,
            each.plan.on,
            contact_path=each.plan.person.contact.path,
        )
        for each in prepared
        if any(isinstance(change, Create) for change in each.changes)
    ]
    return network._replace(agendas=(*network.agendas, *new))


def _there(
    person: Person, network: Network, today: date, on: date | None
) -> Agenda | None:
    """The agenda to write to: the one of that very day, else the one that waits."""
    own = person.contact.path
    same = [a for a in network.agendas if a.contact_path == own and a.day == on]
    found = next(iter(same), None) if on else None
    if found and was_held(found):
        raise RefusedError(
            f"{found.path}: this check-in was held; its agenda is not written again. "
            "For the next one, give another day with --on"
        )
    return found or waiting(person, network, today)


def _path(
    workspace: Workspace,
    settings: Settings,
    person: Person,
    there: Agenda | None,
    day: date,
    taken: Collection[str],
) -> str:
    """Where the note is, or is to be; one that is for that day keeps its name."""
    if there and there.day == day:
        return there.path
    folder = there.path.rpartition("/")[0] if there else settings.folders.agendas

    def is_taken(path: str) -> bool:
        other = not there or path != there.path
        return other and (path in taken or workspace.vault.stat(path) is not None)

    return agenda_path(person.name, day, folder, is_taken)


def _template(workspace: Workspace, settings: Settings) -> MailTemplate:
    """The vault's own words for the mail, else ours."""
    path = f"{settings.folders.templates}/Email/Check-in.md"
    if workspace.vault.stat(path) is None:
        return DEFAULT
    text = workspace.read(path)
    front = read_front(text, path)
    subject = front.property("subject")
    said = subject.value if subject and isinstance(subject.value, str) else ""
    return MailTemplate(said or DEFAULT.subject, text[front.body_start :])


def _checked(prepared: Prepared, settings: Settings) -> Prepared:
    """X12: the agenda, if what is to be written has no patient's information in it.

    Raises:
        NotEditableError: it has.
    """
    for change in prepared.changes:
        if isinstance(change, Create | Rewrite):
            without_patients(change.path, change.text, settings)
    return prepared
