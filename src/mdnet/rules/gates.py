"""What holds an item back: an answer, a pause, SOAP, the stage of training."""

from datetime import date, timedelta

from mdnet.errors import RefusedError
from mdnet.history import since, tagged
from mdnet.model.contact import Contact
from mdnet.model.dates import short_day
from mdnet.model.item import Item
from mdnet.model.network import Person
from mdnet.rules.context import Context
from mdnet.rules.plain import folded

PROMISE = "D6"
OUTER_CIRCLES = frozenset({"institutional", "national"})
# Roles, also as parts of a free one, in which somebody acts for a residency program.
PROGRAM_ROLES = (
    "program_director", "associate_pd", "residency_coordinator", "program_coordinator",
    "chief_resident", "core_faculty", "gme",
)  # fmt: skip


def is_answered(item_id: str, rule: str, context: Context) -> bool:
    """Whether the user's answer keeps an item away today.

    Done is for good. Skipped is for good for this occurrence, but a skipped promise
    only rests for `digest.snooze_days`: a promise must not vanish silently. Snoozed
    keeps it away until the day the user wrote, or `digest.snooze_days` long.
    """
    answer = context.answer(item_id)
    if answer is None:
        return False
    rest = answer.day + timedelta(days=context.settings.digest.snooze_days)
    if answer.verdict == "snoozed":
        return context.today < (answer.until or rest)
    if answer.verdict == "skipped" and rule == PROMISE:
        return context.today < rest
    return True


def is_resting(contact: Contact, today: date) -> bool:
    """Whether the user wants to hear nothing of this person but their promises."""
    return contact.paused or bool(contact.snooze_until and contact.snooze_until > today)


def stage_holds(contact: Contact, context: Context) -> bool:
    """S1, S3: in the first year, circles 3 and 4 are for later.

    Someone with a cadence of their own is wanted now; without a profile nothing is
    held.
    """
    if context.stage != 1 or contact.cadence is not None:
        return False
    return bool(contact.circles) and OUTER_CIRCLES.issuperset(contact.circles)


def soap_holds(person: Person, context: Context) -> bool:
    """P2: during SOAP no word goes to a residency program that did not call first.

    Held are those who act for a program: directors, coordinators, chief residents,
    core faculty, of every program but one's own; an unknown institution is not one's
    own. Fellowship programs are not in SOAP.
    """
    if context.soap is None or not acts_for_program(person.contact.role):
        return False
    own = folded(context.profile.program) if context.profile else ""
    theirs = folded(person.contact.institution)
    if own and theirs and (own in theirs or theirs in own):
        return False
    found = since(person, context.soap.starts, context.today)
    return not any(tagged(i, "program_contacted_first") for i in found)


def refuse_in_soap(person: Person, context: Context) -> None:
    """P2: nothing for a person whom SOAP holds, else nothing happens.

    Raises:
        RefusedError: SOAP holds them; the message says until when, and the way out.
    """
    if context.soap and soap_holds(person, context):
        until = short_day(context.soap.ends, context.today)
        raise RefusedError(
            f"SOAP until {until}: nothing is prepared for {person.name}, who acts for "
            "a residency program (NRMP rule), unless a line tagged "
            "#program_contacted_first says that they wrote first"
        )


def acts_for_program(role: str) -> bool:
    """Whether the role, from the vocabulary or free, is one of a residency program."""
    return "fellowship" not in role and any(part in role for part in PROGRAM_ROLES)


def is_reachable(person: Person, context: Context) -> bool:
    """Whether a rule may propose to turn to this person."""
    return not (
        is_resting(person.contact, context.today)
        or stage_holds(person.contact, context)
        or soap_holds(person, context)
    )


def holds(item: Item, person: Person, context: Context) -> bool:
    """Whether an answer, a pause or a snoozed person keeps `item` away."""
    if is_answered(item.id, item.rule, context):
        return True
    return item.rule != PROMISE and is_resting(person.contact, context.today)
