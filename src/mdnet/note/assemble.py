"""Notes put together to the network: which line is about whom. Pure."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from operator import itemgetter

from mdnet.model.agenda import Agenda
from mdnet.model.answer import Answer
from mdnet.model.application import Application, Program
from mdnet.model.calendar import Profile, Rotation, Season
from mdnet.model.contact import Contact
from mdnet.model.finding import Finding
from mdnet.model.interaction import Interaction
from mdnet.model.letter import Letter
from mdnet.model.network import Network, Person
from mdnet.model.note import Entry, Link, Note
from mdnet.model.project import Project
from mdnet.model.task import Task
from mdnet.note.filenames import fold
from mdnet.note.record_links import of_kind
from mdnet.note.resolve import Names

# The block ids of the digest's own items, which are no tasks of the user's.
DIGEST_ID = "mdnet-"
_ENTRY_ORDER = itemgetter(*map(Interaction._fields.index, ("day", "path", "line")))
_TASK_ORDER = itemgetter(*map(Task._fields.index, ("path", "line")))


def assemble(notes: Iterable[Note]) -> tuple[Network, tuple[Finding, ...]]:
    """The network of these notes, and what is wrong with their links.

    An entry counts for the contact whose note it stands in and for each contact that
    it links, once. A task counts for the contact whose note it stands in, elsewhere
    for each contact that it links. A link to anything else is not a person. Without
    `Note.links` there are no findings.
    """
    known = tuple(sorted(notes, key=lambda note: note.path))
    names = Names.build((n.path, n.title, n.kind, _aliases(n)) for n in known)
    findings = (*_link_findings(known, names), *_id_findings(known))
    return _network(known, names), findings


def _aliases(note: Note) -> tuple[str, ...]:
    return note.record.aliases if isinstance(note.record, Contact) else ()


def _network(notes: tuple[Note, ...], names: Names) -> Network:
    records = [note.record for note in notes]
    contacts = _told_apart(r for r in records if isinstance(r, Contact))
    gathered = _Gathered(names, (Person(contact) for contact in contacts.values()))
    for note in notes:
        gathered.add(note)
    return shell(notes, names)._replace(people=gathered.people())


def shell(notes: Iterable[Note], names: Names) -> Network:
    """The network of these notes without the people: their records and answers."""
    records = [note.record for note in notes]
    rotations = [record for record in records if isinstance(record, Rotation)]
    profiles = [record for record in records if isinstance(record, Profile)]
    return Network(
        answers=answers_of(answer for note in notes for answer in note.answers),
        profile=min(profiles, key=lambda profile: profile.path, default=None),
        rotations=tuple(sorted(rotations, key=_rotation_order)),
        seasons=of_kind(records, Season, names),
        rotation_people={r.path: names.people(r.people) for r in rotations},
        letters=of_kind(records, Letter, names),
        applications=of_kind(records, Application, names),
        programs=of_kind(records, Program, names),
        projects=of_kind(records, Project, names),
        agendas=of_kind(records, Agenda, names),
    )


def renewed(
    people: Iterable[Person],
    paths: Collection[str],
    notes: Iterable[Note],
    names: Names,
) -> tuple[Person, ...]:
    """These people with what the notes at `paths` say now, in place of what they said.

    `notes` are those that are left of them. All whom they link must be among `people`,
    and nobody's name or id may have changed.
    """
    now = {note.path: note for note in notes}
    gathered = _Gathered(names, (_without(p, paths, now) for p in people))
    for path in sorted(now):
        gathered.add(now[path])
    return gathered.people()


def _without(person: Person, paths: Collection[str], now: Mapping[str, Note]) -> Person:
    """The person with their own note as it is, without the lines of these notes."""
    contact = person.contact
    own = now[contact.path].record if contact.path in now else None
    if isinstance(own, Contact):
        contact = own._replace(has_twin=contact.has_twin)
    return Person(
        contact,
        tuple(i for i in person.interactions if i.path not in paths),
        tuple(task for task in person.tasks if task.path not in paths),
    )


class _Gathered:
    """What was found about each contact, by the path of their note."""

    def __init__(self, names: Names, people: Iterable[Person]) -> None:
        known = {person.contact.path: person for person in people}
        self._names = names
        self._contacts = {path: person.contact for path, person in known.items()}
        self._entries = {p: [*person.interactions] for p, person in known.items()}
        self._tasks = {p: [*person.tasks] for p, person in known.items()}

    def add(self, note: Note) -> None:
        """Give a note's entries and tasks to the people that they are about."""
        own = (note.path,) if note.path in self._contacts else ()
        for entry in note.entries:
            about = self._about(entry)
            if entry.own and own and note.path not in about:
                about = own + about
            if about:
                interaction = _interaction(entry, note.path)
                for path in about:
                    self._entries[path].append(interaction)
        for task in note.tasks:
            if not task.block_id.startswith(DIGEST_ID):
                for path in own or self._names.people(task.links):
                    self._tasks[path].append(task)

    def _about(self, entry: Entry) -> tuple[str, ...]:
        """Whom the entry's links mean; of a digest item's text, its first person."""
        if not entry.choice:
            return self._names.people(entry.links)
        first = self._names.people(entry.links[: entry.choice])[:1]
        return tuple(
            dict.fromkeys(first + self._names.people(entry.links[entry.choice :]))
        )

    def people(self) -> tuple[Person, ...]:
        """Everybody, by folded name, then path."""
        order = sorted(
            self._contacts.values(),
            key=lambda contact: (fold(contact.name), contact.path),
        )
        return tuple(
            Person(
                contact,
                tuple(sorted(self._entries[contact.path], key=_ENTRY_ORDER)),
                tuple(sorted(self._tasks[contact.path], key=_TASK_ORDER)),
            )
            for contact in order
        )


def _told_apart(contacts: Iterable[Contact]) -> dict[str, Contact]:
    """The contacts by path, those marked whose id or name another has as well."""
    found = {contact.path: contact for contact in contacts}
    keys = Counter(contact.key for contact in found.values())
    twins = [contact for contact in found.values() if keys[contact.key] > 1]
    return found | {contact.path: contact._replace(has_twin=True) for contact in twins}


def _interaction(entry: Entry, path: str) -> Interaction:
    day, kind, text, line, tags, _, time, _, answer_of, _ = entry
    return Interaction(day, kind, text, tags, path, line, time, answer_of)


def _rotation_order(rotation: Rotation) -> tuple[bool, object, str]:
    """By start; those without a known one last, by path."""
    return (rotation.starts is None, rotation.starts or 0, rotation.path)


def answers_of(answers: Iterable[Answer]) -> dict[str, Answer]:
    """The answer to each item that counts: the first "done", else the latest.

    What was done on one device is done, whatever another one put off later. On one day
    the last in path and line wins.
    """
    found = sorted(answers, key=lambda answer: (answer.day, answer.path, answer.line))
    known = {answer.id: answer for answer in found}
    done = {a.id: a for a in reversed(found) if a.verdict == "done"}
    return known | done


def _id_findings(notes: tuple[Note, ...]) -> Iterator[Finding]:
    """Contacts with one `id`: a note that was copied, most often."""
    first: dict[str, str] = {}
    for note in notes:
        contact = note.record
        if isinstance(contact, Contact) and contact.id:
            other = first.setdefault(contact.id, note.path)
            if other != note.path:
                text = f"{other} has the same `id`: delete it in the copy"
                yield Finding(note.path, 1, 1, "ID001", "warning", text)


def _link_findings(notes: tuple[Note, ...], names: Names) -> Iterator[Finding]:
    for note in notes:
        for link in note.links:
            found = _link_finding(note.path, link, names)
            if found:
                yield found


def _link_finding(path: str, link: Link, names: Names) -> Finding | None:
    """Several notes of one name, or an alias in the place of a name; else nothing."""
    meant = names.resolve(link.target)
    place = (path, link.line, link.column)
    if meant.how == "ambiguous":
        notes = ", ".join(
            candidate.removesuffix(".md") for candidate in meant.candidates
        )
        text = (
            f"[[{link.target}]] may mean {notes}, so it counts for nobody. Write the "
            f"whole path: [[{meant.candidates[0].removesuffix('.md')}|{link.target}]]."
        )
        return Finding(*place, "LINK001", "warning", text)
    if meant.how == "alias" and meant.path:
        name = meant.path.rpartition("/")[2].removesuffix(".md")
        text = (
            f"[[{link.target}]] is an alias of {name}. mdnet takes it for {name}, "
            f"Obsidian for a new note; [[{name}|{link.target}]] suits both."
        )
        return Finding(*place, "LINK002", "info", text)
    return None
