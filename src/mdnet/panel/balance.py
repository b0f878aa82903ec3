"""A1 to A4: giving and asking, person by person."""

from collections.abc import Iterator
from datetime import date, timedelta

from mdnet.history import since, tagged
from mdnet.model.interaction import Interaction
from mdnet.model.network import Person
from mdnet.panel.ground import Ground
from mdnet.panel.values import Balance

GIVING_KINDS = frozenset({"give", "update", "thanks"})
GIVING_TAGS = ("gave", "update", "thanks")
LEAST_ASKS = 2


def is_gift(interaction: Interaction) -> bool:
    """A3, A4: news, a paper, help, thanks: kind or tag give, update or thanks."""
    return interaction.kind in GIVING_KINDS or tagged(interaction, *GIVING_TAGS)


def balances(on: Ground) -> tuple[Balance, ...]:
    """A1 to A4: everybody given to or asked, the most asked without return first.

    Those who are paused are left out.
    """
    people = (p for p in on.network.people if not p.contact.paused)
    found = (_balance(person, on) for person in people)
    counted = [each for each in found if each.gave or each.asked]
    return tuple(sorted(counted, key=_order))


def _order(found: Balance) -> tuple[bool, int]:
    return (not found.only_asks, found.gave - found.asked)


def _balance(person: Person, on: Ground) -> Balance:
    today = on.here.today
    first = today - timedelta(days=on.here.settings.panel.balance_days)
    recent = list(since(person, first, today))
    sent = [i for i in recent if i.is_outreach or i.is_ask]
    asked = sum(i.is_ask for i in recent)
    return Balance(
        person,
        sum(is_gift(i) for i in recent),
        asked,
        next(_other_days(person, today), None),
        asked >= LEAST_ASKS and all(i.is_ask for i in sent),
    )


def _other_days(person: Person, today: date) -> Iterator[date]:
    """A2: days of contact that asked for nothing, newest first.

    A reply of theirs belongs to the ask that it answers.
    """
    for interaction in since(person, date.min, today):
        belongs = interaction.kind == "reply" or interaction.is_ask
        if interaction.is_contact and not belongs:
            yield interaction.day
