"""What other tools' habits say of contact, so that a vault is adopted as it is.

A contact's `last_contact` property (the Personal CRM and Contacts plugins keep one)
counts as a line of the log on that day. A dated note of no kind whose `people` property
links people is a meeting with them.
"""

from collections.abc import Iterator
from datetime import date

from mdnet.model.note import Entry
from mdnet.note import fields
from mdnet.note.front_values import FrontMatter, Property
from mdnet.note.record_keys import folded_key

LAST_CONTACT = frozenset(
    {"last_contact", "last_contacted", "prm_last_contacted", "last_chat", "last"}
)
ATTENDEES = frozenset({"people", "person", "attendees", "participants", "with"})
_PEOPLE = frozenset({"people", "person", "contacts"})


def is_person_by_category(front: FrontMatter) -> bool | None:
    """Whether `categories` names people; `None` for a note without categories."""
    found = _first(front, frozenset({"categories", "category"}))
    if found is None:
        return None
    return any(link.casefold() in _PEOPLE for link in fields.links(found).value)


def adopted_entries(
    front: FrontMatter,
    kind: str,
    day: date | None,
    title: str,
    written: tuple[Entry, ...] = (),
) -> Iterator[Entry]:
    """The entries that the properties of a note stand for; none for most notes.

    `written` are the note's lines: who is linked in one was met by that, not twice.
    """
    if kind == "contact":
        found = _first(front, LAST_CONTACT)
        last = fields.day(found).value if found else None
        if found and last:
            yield Entry(last, "", "last contact, by the property", found.line, own=True)
    elif not kind and day:
        found = _first(front, ATTENDEES)
        named = {link for entry in written for link in entry.links}
        links = fields.links(found).value if found else ()
        links = tuple(link for link in links if link not in named)
        if found and links:
            yield Entry(day, "met", title, found.line, links=links)


def _first(front: FrontMatter, keys: frozenset[str]) -> Property | None:
    for found in front.properties:
        if folded_key(found.key) in keys and found.style != "empty":
            return found
    return None
