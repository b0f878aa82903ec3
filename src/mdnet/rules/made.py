"""An item put together: its id, its place in the order, its words."""

from datetime import date
from hashlib import blake2b
from typing import NamedTuple
from unicodedata import normalize

from mdnet.model.contact import Contact
from mdnet.model.dates import short_day
from mdnet.model.item import Item
from mdnet.rules.wording import Wording, filled, when


class Due(NamedTuple):
    """When an item is due, from when it shows, and the span it is measured against."""

    day: date
    opens: date
    interval: int = 1


def item_id(rule: str, key: str, occurrence: str) -> str:
    """Eight hex digits that stand for one occurrence of a rule for one person.

    The same on every device: names are compared in Unicode's composed form.
    """
    text = normalize("NFC", "\x1f".join((rule, key, occurrence)))
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()


def made(
    rule: str,
    order: int,
    contact: Contact,
    occurrence: str,
    wording: Wording,
    due: Due,
    today: date,
    *values: object,
) -> Item:
    """The item of a rule for a person; `values` fill the holes of the why.

    The holes of `later` are filled with those values of the same name, `{when}` and
    `{opens}`.
    """
    return Item(
        id=item_id(rule, contact.key, occurrence),
        rule=rule,
        order=order,
        action=wording.action,
        person_name=contact.name,
        person_path=contact.path,
        why=filled(wording.why, *values),
        later=_later(wording, values, due, today),
        before=wording.before,
        after=wording.after,
        due=due.day,
        overdue_days=(today - due.day).days,
        interval=max(1, due.interval),
        circle=first_circle(contact),
        opens=due.opens,
    )


def first_circle(contact: Contact) -> str:
    """The person's first circle, empty for none."""
    circles = contact.circles
    return circles[0] if circles else ""


def holes(template: str) -> tuple[str, ...]:
    """The names of a template's holes, in their order."""
    return tuple(part.split("}", 1)[0] for part in template.split("{")[1:])


def _later(wording: Wording, values: tuple[object, ...], due: Due, today: date) -> str:
    named = dict(zip(holes(wording.why), values, strict=True))
    named |= {"when": when(due.day, today), "opens": short_day(due.opens, today)}
    return filled(wording.later, *(named[hole] for hole in holes(wording.later)))
