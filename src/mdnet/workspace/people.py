"""The network of a day: from the people that the index keeps, else from all notes."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from mdnet.index import Index
from mdnet.index.people_rows import Called, holds_for, row_of_person
from mdnet.index.rows import encoded_answers
from mdnet.model.contact import Contact
from mdnet.model.network import Network
from mdnet.model.note import Note
from mdnet.model.settings import Settings
from mdnet.note.assemble import assemble
from mdnet.rules.brief import basis, brief
from mdnet.rules.context import context
from mdnet.rules.week import PROMISE_DAYS
from mdnet.workspace.looking import uncollected
from mdnet.workspace.names import called, changed
from mdnet.workspace.part import bring_up, part
from mdnet.workspace.whom import Whom


class _UnsureError(Exception):
    """What was begun is taken back: everybody is to be put together."""


def network_of(index: Index, settings: Settings, today: date, whom: Whom) -> Network:
    """As much of the network as `part` gives; everybody where that is unsure.

    Then they are kept, so that the next run needs a part of them.
    """

    def asked() -> Network | None:
        with index.reading():
            return part(index, settings, today, whom)

    with uncollected():
        found = asked()
        if found is None and _is_brought_up(index, settings, today):
            found = asked()
    return found or everybody(index, settings, today)


def _is_brought_up(index: Index, settings: Settings, today: date) -> bool:
    """Whether what is kept is up to date now; where it cannot be, nothing is done."""
    try:
        with index.transaction():
            if not bring_up(index, settings, today):
                raise _UnsureError
    except _UnsureError:
        return False
    return True


def people_differences(index: Index, settings: Settings) -> list[str]:
    """What the index keeps of people otherwise than the notes say, in words.

    Of notes that have changed and wait to be taken in, what they said before counts. A
    day from which a rule may speak may be kept too early, and what was sent or due may
    be kept for longer than it counts.

    Raises:
        sqlite3.Error: what is kept is damaged, though nothing of it differs.
    """
    day = index.people.day()
    if day is None:
        return []
    notes = _sealed_notes(index)
    network = assemble(notes)[0]
    here = context(network, settings, date.fromordinal(day))
    fresh = {
        person.contact.path: row_of_person(person, brief(person, here))
        for person in network.people
    }
    kept = index.people.rows()
    paths = sorted(fresh.keys() | kept.keys())
    texts = [
        f"{path}: is not kept as it is"
        for path in paths
        if not holds_for(kept.get(path), fresh.get(path), day, day - PROMISE_DAYS)
    ]
    names = Counter(_called(notes))
    names.subtract(index.people.names())
    texts += {f"{name.path}: its names differ" for name, more in names.items() if more}
    replied = {n.path: encoded_answers(n.answers) for n in notes if n.answers}
    others = replied.items() ^ index.people.replied().items()
    texts += {f"{path}: its answers differ" for path, _ in others}
    if not texts:
        index.people.state()
    return texts


def _sealed_notes(index: Index) -> tuple[Note, ...]:
    """The notes as they were when what is kept of people was sealed."""
    notes = {note.path: note for note in index.notes()}
    for path, before, _ in map(changed, index.people.pending()):
        notes.pop(path, None)
        if before:
            notes[path] = before
    return tuple(notes.values())


@uncollected()
def everybody(index: Index, settings: Settings, today: date) -> Network:
    """All people, kept for the next time unless the notes have changed meanwhile."""
    generation = index.generation()
    notes = tuple(index.notes())
    network = assemble(notes)[0]
    here = context(network, settings, today)
    rows = [row_of_person(person, brief(person, here)) for person in network.people]
    replied = [(note.path, note.answers) for note in notes if note.answers]
    with index.transaction():
        if index.generation() == generation:
            index.people.keep(
                rows, _called(notes), replied, today.toordinal(), basis(here)
            )
    return network


def _called(notes: Iterable[Note]) -> Iterator[Called]:
    for note in notes:
        contact = note.record
        aliases = contact.aliases if isinstance(contact, Contact) else ()
        yield from called(note.path, note.kind, aliases)
