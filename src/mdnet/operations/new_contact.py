"""`mdnet add`: the text of a new contact note."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from mdnet.model.change import Create
from mdnet.note.compose_front import front_matter
from mdnet.note.filenames import file_name
from mdnet.note.property_style import PropertyValue

ALWAYS = ("role", "circle", "why")
BODY = "\n## Log\n\n## Examples\n\n## Personal\n"


class NewContact(NamedTuple):
    """What is known of a new person; empty values are left out of the note."""

    name: str
    id: str
    met: date
    role: str = ""
    title: str = ""
    institution: str = ""
    circle: Sequence[str] = ()
    relationship: Sequence[str] = ()
    why: str = ""
    interests: Sequence[str] = ()
    met_at: str = ""
    cadence: str = ""
    email: Sequence[str] = ()
    phone: Sequence[str] = ()
    birthday: str = ""
    tags: Sequence[str] = ()


def new_contact(contact: NewContact, folder: str) -> Create:
    """The note for a new person in `folder`, named after them.

    `role`, `circle`, `why` and `met` always stand in the front matter, so that the
    user sees what is worth filling in; the rest only where it is known. A name that no
    file can have keeps its true form as an alias.
    """
    stem = file_name(contact.name)
    aliases = [contact.name] if stem != contact.name else []
    pairs: list[tuple[str, PropertyValue]] = [
        ("type", "contact"),
        ("id", contact.id),
        ("aliases", aliases),
        *((key, _value(getattr(contact, key))) for key in NewContact._fields[3:]),
    ]
    kept = [(key, value) for key, value in pairs if value or key in ALWAYS]
    path = f"{folder}/{stem}.md" if folder else f"{stem}.md"
    return Create(path, front_matter([*kept, ("met", contact.met)]) + BODY)


def _value(value: str | Sequence[str]) -> PropertyValue:
    """The value as it is written: an empty one is `key:`."""
    if isinstance(value, str):
        return " ".join(value.split()) or None
    return [" ".join(text.split()) for text in value] or None
