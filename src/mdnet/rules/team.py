"""A13: a thank-you to someone who is not a physician, every month."""

from collections.abc import Iterable
from datetime import timedelta

from mdnet.history import last_contact
from mdnet.model.dates import days_text, short_day
from mdnet.model.everybody import Everybody
from mdnet.model.item import Item
from mdnet.model.network import Network
from mdnet.rules.context import Context
from mdnet.rules.everybody import everybody_in
from mdnet.rules.made import Due, item_id, made
from mdnet.rules.wording import THANK_TEAM

RULE, ORDER = "A13", 6


def team_thanks(network: Network, context: Context) -> Iterable[Item]:
    """A13: 30 days without thanks to a nurse, therapist, coordinator: thank one.

    The one seen last, within 60 days. Needs a profile; an answer settles the month.
    """
    days, today = context.settings.thanks.non_physician_days, context.today
    if context.profile is None or days == 0:
        return
    everybody, month = everybody_in(network, context), f"{today:%Y-%m}"
    thanked = everybody.thanked()
    if thanked and thanked > today - timedelta(days=days):
        return
    if _is_settled(everybody, month, context):
        return
    person = next(everybody.ranked("team"), None)
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


def _is_settled(everybody: Everybody, month: str, context: Context) -> bool:
    keys = everybody.keys("team") if context.answers else ()
    return any(context.answer(item_id(RULE, key, month)) for key in keys)
