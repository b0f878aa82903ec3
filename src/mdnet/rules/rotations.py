"""C7: before a rotation ends, ask its attendings whether to touch base later."""

from collections.abc import Iterable
from datetime import date, timedelta

from mdnet.history import since, tagged
from mdnet.model.contact import Contact
from mdnet.model.dates import week_day
from mdnet.model.item import Item
from mdnet.model.network import Person
from mdnet.model.vocabulary import ATTENDING_OR_FELLOW_GROUPS
from mdnet.rules.context import Context
from mdnet.rules.made import Due, made
from mdnet.rules.plain import one_line
from mdnet.rules.wording import SWEEP, SWEEP_LATE

RULE, ORDER = "C7", 6


def sweeps(person: Person, context: Context) -> Iterable[Item]:
    """C7: ask an attending or fellow of a rotation to touch base later.

    Opens 3 days before its end, is due at the end, and is caught up with until 14 days
    after it. Done by an `ask` or an entry tagged `#touch_base` in that time.
    """
    if not is_attending_or_fellow(person.contact):
        return
    for rotation, ends in context.sweeps.get(person.contact.path, ()):
        yield from _sweep(person, rotation, ends, context)


def is_attending_or_fellow(contact: Contact) -> bool:
    """Whether the role is an attending's, a leader's or a fellow's (W2, C7)."""
    if contact.role == "fellow" or contact.group in ATTENDING_OR_FELLOW_GROUPS:
        return True
    return not contact.group and "attending" in contact.role.casefold()


def _sweep(
    person: Person, rotation: str, ends: date, context: Context
) -> Iterable[Item]:
    settings, today = context.settings.rotations, context.today
    opens = ends - timedelta(days=settings.sweep_before)
    if opens > context.horizon or _was_asked(person, opens, today):
        return
    yield made(
        RULE,
        ORDER,
        person.contact,
        f"{rotation}|{ends}",
        SWEEP if ends >= today else SWEEP_LATE,
        Due(ends, opens, settings.sweep_before),
        today,
        f"[[{one_line(rotation)}]]",
        week_day(ends, today),
    )


def _was_asked(person: Person, first: date, today: date) -> bool:
    found = since(person, first, today)
    return any(i.is_ask or tagged(i, "touch_base") for i in found)
