"""What the notes are called, from what the index keeps of that."""

from collections.abc import Iterable
from typing import NamedTuple

from mdnet.index import Index
from mdnet.index.people_rows import Called, Pending
from mdnet.index.rows import decoded
from mdnet.model.contact import Contact
from mdnet.model.note import Note
from mdnet.note.filenames import fold
from mdnet.who import Named


class Changed(NamedTuple):
    """A note before and after; `None` where there was or is none that counts."""

    path: str
    before: Note | None
    after: Note | None


def changed(pending: Pending) -> Changed:
    """The states of a note that has changed."""
    path, *payloads = pending
    before, after = (decoded(path, text) if text else None for text in payloads)
    return Changed(path, before, after)


def names_now(index: Index) -> tuple[Named, ...] | None:
    """What everybody is called now, in no order; `None` where that is not kept.

    Changed notes need not have been taken in.
    """
    with index.reading():
        if index.people.state() is None:
            return None
        contacts, pending = index.people.contacts(), index.people.pending()
    found: dict[str, list[str]] = {}
    for _, path, _, alias in contacts:
        found.setdefault(path, []).extend([alias] if alias else [])
    for pair in map(changed, pending):
        found.pop(pair.path, None)
        contact = pair.after.record if pair.after else None
        if isinstance(contact, Contact):
            found[pair.path] = [*contact.aliases]
    return tuple(Named(path, title_of(path), tuple(found[path])) for path in found)


def called(path: str, kind: str, aliases: Iterable[str] = ()) -> list[Called]:
    """What a note is called."""
    own = Called(fold(title_of(path)), path, kind, "")
    return [own, *(Called(fold(alias), path, kind, alias) for alias in aliases)]


def title_of(path: str) -> str:
    """What the note at a path is called."""
    return path.rpartition("/")[2].removesuffix(".md")
