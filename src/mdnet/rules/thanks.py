"""W3, C13: thank-yous within two days, while they still mean something."""

from collections.abc import Iterable
from datetime import date, timedelta

from mdnet.history import since, tagged
from mdnet.model.contact import Contact
from mdnet.model.dates import week_day
from mdnet.model.interaction import Interaction
from mdnet.model.item import Item
from mdnet.model.network import Person
from mdnet.rules.context import Context
from mdnet.rules.gates import is_answered
from mdnet.rules.made import Due, item_id, made
from mdnet.rules.wording import THANK, THANK_PRECEPTOR

ORDER = 6
TEACHING, PRECEPTOR = "W3", "C13"


def thank_yous(person: Person, context: Context) -> Iterable[Item]:
    """W3, C13: thank for good teaching and for a day in a preceptor's clinic.

    Due after 2 days, done by a thank-you on the day or later, forgotten after 30; one
    a person, the oldest first.
    """
    first = context.today - timedelta(days=context.settings.thanks.forget_after)
    thanked_on = date.min
    owed: list[tuple[str, Interaction]] = []
    for interaction in since(person, first, context.today):
        if interaction.is_thanks:
            thanked_on = max(thanked_on, interaction.day)
        rule = _rule(interaction)
        if rule and interaction.day > thanked_on:
            owed.append((rule, interaction))
    yield from _oldest(person.contact, owed, thanked_on, context)


def _rule(interaction: Interaction) -> str:
    if interaction.kind == "preceptor":
        return PRECEPTOR
    return TEACHING if tagged(interaction, "good_teaching") else ""


def _oldest(
    contact: Contact,
    owed: list[tuple[str, Interaction]],
    thanked_on: date,
    context: Context,
) -> Iterable[Item]:
    for rule, interaction in reversed(owed):
        day = interaction.day
        if day <= max(thanked_on, _answered_on(contact, owed, context)):
            continue
        if not is_answered(item_id(rule, contact.key, day.isoformat()), rule, context):
            yield _item(contact, rule, day, context)
            return


def _answered_on(
    contact: Contact, owed: list[tuple[str, Interaction]], context: Context
) -> date:
    """The last day on which one of these thank-yous was ticked."""
    ids = (item_id(rule, contact.key, i.day.isoformat()) for rule, i in owed)
    answers = (context.answer(found) for found in ids)
    done = (a.day for a in answers if a and a.verdict == "done")
    return max(done, default=date.min)


def _item(contact: Contact, rule: str, day: date, context: Context) -> Item:
    span = context.settings.thanks.due
    due = day + timedelta(days=span)
    words = THANK_PRECEPTOR if rule == PRECEPTOR else THANK
    said = week_day(day, context.today)
    return made(
        rule,
        ORDER,
        contact,
        day.isoformat(),
        words,
        Due(due, day, span),
        context.today,
        said,
    )
