"""The kept people brought up to date: only those whom a changed note is about."""

from collections.abc import Iterable, Iterator
from itertools import chain

from mdnet.index import Index
from mdnet.index.people_proof import RECORDS
from mdnet.index.people_rows import State, row_of_person
from mdnet.model.calendar import Rotation
from mdnet.model.contact import Contact
from mdnet.model.network import Network
from mdnet.model.note import Note
from mdnet.note.assemble import answers_of, renewed, shell
from mdnet.note.filenames import fold
from mdnet.note.record_links import targets_of
from mdnet.note.resolve import Names, wanted_by
from mdnet.rules.brief import basis, brief
from mdnet.rules.context import Context
from mdnet.workspace.names import Changed, called, title_of


def names_of(index: Index, targets: Iterable[str]) -> Names:
    """The names of a vault, as far as these link targets depend on them."""
    keys = {""}
    for target in targets:
        wanted = wanted_by(target)
        keys |= {wanted, wanted.rpartition("/")[2]}
    notes: dict[str, tuple[str, list[str]]] = {}
    for _, path, kind, alias in index.people.called(keys):
        aliases = notes.setdefault(path, (kind, []))[1]
        if alias:
            aliases.append(alias)
    return Names.build((path, title_of(path), *notes[path]) for path in sorted(notes))


def network_now(index: Index) -> Network:
    """The network without the people, as the notes are now."""
    notes = sorted(index.of_kinds(RECORDS), key=lambda note: note.path)
    targets = [
        target for note in notes if note.record for target in targets_of(note.record)
    ]
    for note in notes:
        if isinstance(note.record, Rotation):
            targets += note.record.people
    found = shell(notes, names_of(index, targets))
    return found._replace(answers=answers_of(index.people.answers()))


def put_together(index: Index, notes: Iterable[Changed], here: Context) -> None:
    """Put those whom the notes are about together again, for the day of `here`."""
    known = tuple(notes)
    states = [note for pair in known for note in pair[1:] if note]
    linked = [targets for note in states for targets in _linked(note)]
    names = names_of(index, chain.from_iterable(linked))
    paths = {pair.path for pair in known}
    about = {path for targets in linked for path in names.people(targets)}
    people = index.people.at(about | paths)
    left = [pair.after for pair in known if pair.after]
    again = renewed(people, paths, left, names)
    index.people.put(row_of_person(person, brief(person, here)) for person in again)


def judge_again(index: Index, kept: State, here: Context) -> None:
    """Judge those anew of whom what is kept does not hold on the day of `here`.

    On a day of which logs told already these are among those of whom a rule may speak;
    in another week, or with another profile, everybody with a place in its order.
    """
    today = here.today.toordinal()
    is_another_week = basis(here) != kept.basis
    if kept.holds_on(today) and not is_another_week:
        return
    found = index.people.outspoken(today)
    found += index.people.of_the_week() if is_another_week else []
    people = {person.contact.path: person for person in found}
    index.people.put_briefs(brief(person, here) for person in people.values())


def is_renamed(index: Index, pair: Changed) -> bool:
    """Whether links anywhere may mean somebody else than before the change.

    A note that comes or goes must be nobody's, and nothing else be called so; one that
    stays must keep its kind, and a person aliases and id.
    """
    before, after = pair.before, pair.after
    if before and after:
        return _identity(before) != _identity(after)
    note = before or after
    if note is None:
        return False
    if note.kind == "contact":
        return True
    keys = (fold(note.title), fold(note.path).removesuffix(".md"))
    return any(found.path != note.path for found in index.people.called(keys))


def take_names_in(index: Index, pair: Changed) -> None:
    """What a note that comes or goes is called, and its answers."""
    after = pair.after
    if after is None:
        index.people.drop_called(pair.path)
    elif pair.before is None:
        index.people.put_called(called(after.path, after.kind))
    index.people.put_replied(pair.path, after.answers if after else ())


def _identity(note: Note) -> tuple[object, ...]:
    contact = note.record
    if isinstance(contact, Contact):
        return note.kind, contact.name, contact.id, contact.aliases
    return (note.kind,)


def _linked(note: Note) -> Iterator[tuple[str, ...]]:
    """The link targets of each line that counts."""
    yield from (entry.links for entry in note.entries)
    yield from (task.links for task in note.tasks)
