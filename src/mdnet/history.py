"""A person's history as the rules ask about it: only what has happened by a day."""

from collections.abc import Iterator
from datetime import date

from mdnet.model.interaction import Interaction
from mdnet.model.network import Person


def since(person: Person, first: date, today: date) -> Iterator[Interaction]:
    """What happened from `first` to `today`, newest first."""
    for interaction in reversed(person.interactions):
        if interaction.day < first:
            return
        if interaction.day <= today:
            yield interaction


def until(person: Person, today: date) -> tuple[Interaction, ...]:
    """What happened up to `today`, oldest first."""
    found = person.interactions
    if not found or found[-1].day <= today:
        return found
    return tuple(i for i in found if i.day <= today)


def last_contact(person: Person, today: date) -> date | None:
    """The latest day of contact up to `today`, `None` when there was none."""
    found = since(person, date.min, today)
    return next((i.day for i in found if i.is_contact), None)


def contact_days(person: Person, today: date) -> tuple[Interaction, ...]:
    """The contacts up to `today`, oldest first, of each day the first."""
    days = {i.day: i for i in reversed(until(person, today)) if i.is_contact}
    return tuple(days[day] for day in sorted(days))


def reached_out(interaction: Interaction) -> bool:
    """Whether I reached out; a ticked item of the digest is that as well."""
    return interaction.is_outreach or bool(interaction.answer_of)


def tagged(interaction: Interaction, *tags: str) -> bool:
    """Whether it has one of `tags`; a hyphen in a tag counts as an underscore."""
    return any(tag.replace("-", "_") in tags for tag in interaction.tags)
