"""What the rules want to know of a person on most days: short enough for a column each.

Made from the person, the settings and a day; it holds from that day on, the places in
the week's order as long as `basis` says the same.
"""

from datetime import date
from hashlib import blake2b
from typing import NamedTuple

from mdnet.history import last_contact
from mdnet.model.dates import monday
from mdnet.model.everybody import Lately, Owed, Pool
from mdnet.model.network import Person
from mdnet.note.filenames import fold
from mdnet.rules.context import Context
from mdnet.rules.plain import folded
from mdnet.rules.pools import CHATS, FOLLOW_UPS, TEAM, is_in, last_thanked, place
from mdnet.rules.promises import occurrences
from mdnet.rules.quiet import quiet_until
from mdnet.rules.week import lately, owed

_CLASS = 2**32


class Brief(NamedTuple):
    """One person, days as ordinals; `name` and `known_as` are folded for two uses.

    Before `quiet` no rule about one person speaks of them, C7 apart. It all holds until
    the day `until`, of which their history tells already. `is_team` and so
    on are the pools. `seen` and `thanked` are the last contact and thanks of one of the
    team. `follow_up` and `chat` are places in the order of the week, `None` for not to
    be proposed. `open_items` are the ids of their open promises.
    """

    path: str
    quiet: int
    until: int
    key: str
    name: str
    known_as: str
    is_team: bool
    is_attending: bool
    is_adviser: bool
    seen: int | None
    thanked: int | None
    follow_up: int | None
    chat: int | None
    lately: Lately
    owed: tuple[Owed, ...]
    open_items: tuple[str, ...]


def brief(person: Person, here: Context) -> Brief:
    """What is to be kept of a person on the day of `here`."""
    contact, today = person.contact, here.today
    ahead = (interaction.day for interaction in person.interactions)
    is_team = is_in(TEAM, contact)
    seen = last_contact(person, today) if is_team else None
    thanked = last_thanked(person, today) if is_team else None
    return Brief(
        contact.path,
        quiet_until(person, here.settings, today),
        min((day for day in ahead if day > today), default=date.max).toordinal(),
        contact.key,
        fold(contact.name),
        folded(contact.name),
        is_team,
        is_in(FOLLOW_UPS, contact),
        is_in(CHATS, contact),
        seen.toordinal() if seen else None,
        thanked.toordinal() if thanked else None,
        _place(FOLLOW_UPS, person, here),
        _place(CHATS, person, here),
        lately(person, today),
        tuple(owed(person, today)),
        tuple(
            found.item_id(contact.key)
            for task, found in occurrences(person)
            if task.is_open
        ),
    )


def _place(pool: Pool, person: Person, here: Context) -> int | None:
    """A place as one number, in the same order."""
    found = place(pool, person, here) if is_in(pool, person.contact) else None
    return found[0] * _CLASS + found[1] if found else None


def basis(here: Context) -> str:
    """What the places in the week's order rest on beside the people, as a hash.

    Without a known year of training nobody has a place.
    """
    if here.stage is None:
        return ""
    first = monday(here.today)
    answers = sorted(a for a in here.answers.values() if a.day < first)
    rest = (first, here.stage, here.soap, here.profile, answers)
    return blake2b(
        repr(rest).encode("utf-8", "surrogatepass"), digest_size=16
    ).hexdigest()
