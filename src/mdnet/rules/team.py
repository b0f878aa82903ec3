"""A13: a thank-you to someone who is not a physician, every month."""

from collections.abc import Iterable
from datetime import date, timedelta

from mdnet.history import last_contact, since
from mdnet.model.dates import days_text, short_day
from mdnet.model.item import Item
from mdnet.model.network import Network, Person
from mdnet.model.vocabulary import NON_PHYSICIAN_GROUPS
from mdnet.rules.context import Context
from mdnet.rules.gates import is_reachable
from mdnet.rules.made import Due, item_id, made
from mdnet.rules.wording import THANK_TEAM

RULE, ORDER = "A13", 6
SEEN_DAYS = 60


def team_thanks(network: Network, context: Context) -> Iterable[Item]:
    """A13: 30 days without thanks to a nurse, therapist, coordinator: thank one.

    The one seen last, within 60 days. Needs a profile; an answer settles the month.
    """
    days, today = context.settings.thanks.non_physician_days, context.today
    if context.profile is None or days == 0:
        return
    team = [p for p in network.people if p.contact.group in NON_PHYSICIAN_GROUPS]
    month = f"{today:%Y-%m}"
    if _was_thanked(team, days, today) or _is_settled(team, month, context):
        return
    person = _seen_last(team, context)
    last = last_contact(person, today) if person else None
    if person and last:
        yield made(
            RULE,
            ORDER,
            person.contact,
            month,
            THANK_TEAM,
            Due(today, today, days),
            today,
            days_text(days),
            short_day(last, today),
        )


def _was_thanked(team: list[Person], days: int, today: date) -> bool:
    first = today - timedelta(days=days - 1)
    return any(i.is_thanks for person in team for i in since(person, first, today))


def _is_settled(team: list[Person], month: str, context: Context) -> bool:
    ids = (item_id(RULE, person.contact.key, month) for person in team)
    return bool(context.answers) and any(map(context.answer, ids))


def _seen_last(team: list[Person], context: Context) -> Person | None:
    first = context.today - timedelta(days=SEEN_DAYS)
    seen: list[tuple[date, Person]] = []
    for person in team:
        last = last_contact(person, context.today)
        if last and last >= first and is_reachable(person, context):
            seen.append((last, person))
    latest = max((last for last, _ in seen), default=None)
    return next((person for last, person in seen if last == latest), None)
