"""From which day on a rule about one person could speak of them at all."""

from collections.abc import Iterator
from datetime import date

from mdnet.history import last_contact
from mdnet.model.contact import Contact
from mdnet.model.network import Person
from mdnet.model.settings import Settings
from mdnet.rules.birthdays import next_or_belated
from mdnet.rules.cadence import cadence_days
from mdnet.rules.context import Context
from mdnet.rules.outreach import nudges
from mdnet.rules.promises import due_day, occurrences
from mdnet.rules.sponsors import sponsor_asks
from mdnet.rules.thanks import thank_yous

NEVER = date.max.toordinal()


def quiet_until(person: Person, settings: Settings, today: date) -> int:
    """The first day, as an ordinal, on which a rule could speak of the person.

    Before it, and from `today` on, `PERSON_RULES` find nothing, whatever is answered:
    answers only keep items away or put them off. It may be too early, never too late.
    So nobody is quiet who is due by cadence. C7 is left out: it follows the rotations.
    Of whom the log tells what is to come (a check-in held before its day is that), a
    rule may speak at once.
    """
    now = today.toordinal()
    history, contact = person.interactions, person.contact
    if history and history[-1].day > today:
        return now
    ahead = settings.digest.coming_days
    first = min(_promise_days(person, now), default=NEVER) - ahead
    if contact.paused:
        return first
    others = min(_days(person, settings, today), default=NEVER) - ahead
    if contact.snooze_until:
        others = max(others, contact.snooze_until.toordinal())
    return min(first, others)


def _promise_days(person: Person, now: int) -> Iterator[int]:
    for task, _ in occurrences(person):
        if task.is_open:
            due = due_day(task)
            yield due.toordinal() if due else now


def _days(person: Person, settings: Settings, today: date) -> Iterator[int]:
    """Days before which no other rule has an item that is open or comes up."""
    yield from _contact_days(person, settings, today)
    here = Context(settings, today, date.max)
    for rule in (nudges, thank_yous, sponsor_asks):
        for item in rule(person, here):
            yield (item.opens or today).toordinal()
    birthday = person.contact.birthday
    if birthday:
        belated, lead = settings.birthdays.belated_days, settings.birthdays.lead_days
        yield next_or_belated(birthday, today, belated).toordinal() - lead


def _contact_days(person: Person, settings: Settings, today: date) -> Iterator[int]:
    """CAD, M8, NEW: what is awaited, given up, answered or skipped comes later."""
    contact, days = person.contact, cadence_days(person.contact, settings)
    last = last_contact(person, today)
    base = last or contact.met
    if base and days is not None:
        yield base.toordinal() + days - _sooner(contact, settings)
    if last is None and contact.met:
        yield contact.met.toordinal() + settings.cadence.new_contact


def _sooner(contact: Contact, settings: Settings) -> int:
    """How many days sooner than others a check-in comes up (rule M8)."""
    is_check_in = contact.has_relationship("mentor", "sponsor")
    more = settings.agenda.due_soon - settings.digest.coming_days
    return max(0, more) if is_check_in else 0
