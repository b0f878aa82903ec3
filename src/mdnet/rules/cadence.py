"""CAD, M8, NEW: who has not been heard of for longer than meant."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from mdnet.history import last_contact
from mdnet.model.contact import Contact
from mdnet.model.dates import Cadence, days_text, short_day
from mdnet.model.item import Item
from mdnet.model.network import Person
from mdnet.model.settings import Cadences, Settings
from mdnet.rules.context import Context
from mdnet.rules.gates import stage_holds
from mdnet.rules.made import Due, item_id, made
from mdnet.rules.outreach import wait
from mdnet.rules.plain import days_in_words
from mdnet.rules.wording import (
    CHECK_IN,
    CHECK_IN_AGENDA,
    CHECK_IN_NEVER,
    CHECK_IN_NEVER_AGENDA,
    WRITE,
    WRITE_NEVER,
    WRITE_NEW,
    Wording,
)

CADENCE, CHECK_INS, NEW = "CAD", "M8", "NEW"
ORDER, CHECK_IN_ORDER = 8, 5
NEW_FOR_DAYS = 90


class Plan(NamedTuple):
    """When a person is next due: `days` after `base`.

    `base` is the last contact, or what stands for it: the day they were met, a thread
    closed without a reply, an item skipped. `contact` is the last contact, `None` for
    never.
    """

    rule: str
    base: date
    days: int
    contact: date | None

    @property
    def due(self) -> date:
        """The day from which it is time."""
        return self.base + timedelta(days=self.days)


def cadence_days(contact: Contact, settings: Settings) -> int | None:
    """The cadence in force in days, `None` for none.

    The contact's own, else that of the first of mentor, sponsor, advisor among the
    relationships, else that of the first circle.
    """
    if contact.cadence is not None:
        return contact.cadence.days or None
    return _default(contact, settings.cadence) or None


def due_by_cadence(person: Person, here: Context) -> date | None:
    """The day from which the person is due by cadence, `None` for never.

    Never is: no cadence, paused, an answer awaited, not yet of the stage of training.
    Put off, by `snooze_until` or by an answer in the digest, it is due that later day.
    """
    plan = None if person.contact.paused else next_plan(person, here)
    if plan is None:
        return None
    found = item_id(plan.rule, person.contact.key, plan.base.isoformat())
    answer = here.answer(found)
    later = (person.contact.snooze_until, answer.until if answer else None)
    return max([plan.due, *(day for day in later if day)])


def follow_ups(person: Person, context: Context) -> Iterable[Item]:
    """CAD, M8, NEW: in touch again when the cadence has run out.

    M8 is the check-in with a mentor or sponsor; NEW the first message to someone met.
    Held while an answer is awaited, by the stage of training, and by a person's
    `snooze_until` or `paused`. A skipped one starts the clock anew. A check-in comes
    up `agenda.due_soon` days ahead, and links the agenda that waits for it.
    """
    plan = next_plan(person, context)
    if plan is None or plan.due > _horizon(plan.rule, context):
        return
    due = Due(plan.due, plan.due, plan.days)
    words, values = _words(plan, person.contact, context)
    order = CHECK_IN_ORDER if plan.rule == CHECK_INS else ORDER
    occurrence = plan.base.isoformat()
    today = context.today
    yield made(plan.rule, order, person.contact, occurrence, words, due, today, *values)


def next_plan(person: Person, context: Context) -> Plan | None:
    """When the person is due next, `None` where no clock runs."""
    plan = _plan(person, context)
    if plan is None or stage_holds(person.contact, context):
        return None
    found = wait(person, context.settings, context.today, context.answers)
    if found.thread:
        return None
    if found.gave_up_on and found.gave_up_on > plan.base:
        plan = plan._replace(base=found.gave_up_on)
    return _restarted(plan, person.contact, context)


def _plan(person: Person, context: Context) -> Plan | None:
    contact, settings = person.contact, context.settings.cadence
    days = cadence_days(contact, context.settings)
    is_met = contact.path in context.met
    last = context.today if is_met else last_contact(person, context.today)
    met = contact.met if contact.met and contact.met <= context.today else None
    if last is None and met and _is_new(contact, days, met, context):
        return Plan(NEW, met, settings.new_contact, None)
    base = last or met
    if days is None or base is None:
        return None
    mentor = contact.has_relationship("mentor", "sponsor")
    return Plan(CHECK_INS if mentor else CADENCE, base, days, last)


def _is_new(contact: Contact, days: int | None, met: date, context: Context) -> bool:
    """Whether someone never written to is to be written to because they are new.

    Not those met daily or never to be reminded of, and not those met long ago: an
    adopted vault is full of them.
    """
    unwanted = days is None and (contact.cadence is not None or bool(contact.circles))
    return not unwanted and (context.today - met).days <= NEW_FOR_DAYS


def _default(contact: Contact, settings: Cadences) -> int:
    for relationship in ("mentor", "sponsor", "advisor"):
        if relationship in contact.relationship:
            return int(getattr(settings, relationship))
    return int(getattr(settings, contact.circles[0], 0)) if contact.circles else 0


def _restarted(plan: Plan, contact: Contact, context: Context) -> Plan:
    """The plan after the answers to it: each closes its occurrence on its day."""
    while True:
        found = item_id(plan.rule, contact.key, plan.base.isoformat())
        answer = context.answer(found)
        if answer is None or answer.verdict == "snoozed" or answer.day <= plan.base:
            return plan
        plan = plan._replace(base=answer.day)


def _horizon(rule: str, context: Context) -> date:
    soon = context.today + timedelta(days=context.settings.agenda.due_soon)
    return max(context.horizon, soon) if rule == CHECK_INS else context.horizon


def _words(
    plan: Plan, contact: Contact, context: Context
) -> tuple[Wording, tuple[str, ...]]:
    today = context.today
    met = short_day(contact.met, today) if contact.met else ""
    if plan.rule == NEW:
        return WRITE_NEW, (met,)
    check_in = plan.rule == CHECK_INS
    said = _cadence_text(contact.cadence, plan.days)
    if plan.contact is None:
        values: tuple[str, ...] = (said, met)
        choice = WRITE_NEVER, CHECK_IN_NEVER, CHECK_IN_NEVER_AGENDA
    else:
        ago = days_text((today - plan.contact).days)
        values = said, short_day(plan.contact, today), ago
        choice = WRITE, CHECK_IN, CHECK_IN_AGENDA
    link = context.agendas.get(contact.path) if check_in else None
    if link:
        return choice[2], (*values, link)
    return choice[check_in], values


def _cadence_text(cadence: Cadence | None, days: int) -> str:
    return cadence.text if cadence and cadence.text else days_in_words(days)
