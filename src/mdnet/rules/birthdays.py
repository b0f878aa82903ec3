"""B1: birthdays, a few days ahead and a few days late."""

from collections.abc import Iterable
from datetime import date, timedelta

from mdnet.history import since
from mdnet.model.dates import Birthday, week_day
from mdnet.model.item import Item
from mdnet.model.network import Person
from mdnet.rules.context import Context
from mdnet.rules.made import Due, made
from mdnet.rules.wording import WISH, WISH_LATE, WISH_TODAY

RULE, ORDER = "B1", 6


def birthdays(person: Person, context: Context) -> Iterable[Item]:
    """B1: a birthday, from 3 days before it to 3 days after.

    Done by any contact on the day or after. One on 29 February is kept on the 28th
    in other years.
    """
    birthday = person.contact.birthday
    if birthday is None:
        return
    settings, today = context.settings.birthdays, context.today
    day = next_or_belated(birthday, today, settings.belated_days)
    lead = timedelta(days=settings.lead_days)
    if day - lead > context.horizon or _was_in_touch(person, day, today):
        return
    words = WISH if day > today else WISH_TODAY if day == today else WISH_LATE
    values = () if day == today else (week_day(day, today),)
    due = Due(day, day - lead, settings.lead_days)
    yield made(RULE, ORDER, person.contact, day.isoformat(), words, due, today, *values)


def next_or_belated(birthday: Birthday, today: date, belated_days: int) -> date:
    """The next celebration, or the last one while it may still be wished."""
    return birthday.next_on_or_after(today - timedelta(days=belated_days))


def _was_in_touch(person: Person, day: date, today: date) -> bool:
    return any(i.is_contact for i in since(person, day, today))
