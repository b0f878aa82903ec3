"""M10, M12: who has spoken up for me, what makes a sponsor, one ask that follows."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

from mdnet.history import since, tagged
from mdnet.model.dates import week_day
from mdnet.model.interaction import Interaction
from mdnet.model.item import Item
from mdnet.model.network import Person
from mdnet.rules.context import Context
from mdnet.rules.made import Due, made
from mdnet.rules.wording import SPONSOR_ASK

RULE, ORDER = "M10", 7
FIRST_YEAR = 1

# M12: the three acts. Each needs a word of doing and a word of what it was for.
_ACTS = (
    (  # a word to a fellowship
        r"called|phoned|e?mailed|wrote|told|recommended|introduced|vouched|named"
        r"|mentioned|nominated|put in|spoke|word",
        r"fellowships?",
    ),
    (  # an invitation to speak
        r"invited|invites|invitation|asked me|named me|proposed me|put me"
        r"|suggested me|recommended me",
        r"speak|speaker|speaking|talk|present|lecture|keynote|panel|podium"
        r"|grand rounds|workshop|moderate",
    ),
    (  # a committee role
        r"named|nominated|appointed|recommended|proposed|suggested|put me|invited"
        r"|asked me|seat|place|role|spot",
        r"committees?|council|board|task ?force|working group",
    ),
)


def is_support(interaction: Interaction) -> bool:
    """M10: whether they spoke up for me: kind `support` or tagged `#support`."""
    return interaction.kind == "support" or tagged(interaction, "support")


def is_sponsor_act(interaction: Interaction) -> bool:
    """M12: whether it tells of an act of sponsorship, not only of kind words.

    It is tagged `#sponsor_act`; or they spoke up (`is_support`) and the line tells of
    a word to a fellowship, an invitation to speak, or a role on a committee.
    """
    if tagged(interaction, "sponsor_act"):
        return True
    if not is_support(interaction):
        return False
    text = interaction.text
    return any(all(part.search(text) for part in act) for act in _act_patterns())


@cache
def _act_patterns() -> tuple[tuple[re.Pattern[str], ...], ...]:
    """`_ACTS` compiled when first needed: most days of `mdnet today` never do."""
    return tuple(
        tuple(re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for words in act)
        for act in _ACTS
    )


def sponsor_act(person: Person, today: date) -> Interaction | None:
    """M12: the latest act that makes the person a sponsor, `None` for none yet."""
    found = (i for i in since(person, date.min, today) if is_sponsor_act(i))
    return next(found, None)


def sponsor_asks(person: Person, context: Context) -> Iterable[Item]:
    """M10: a mentor who has just spoken up can be asked to do it again.

    Opens on the day, is due and goes after 14 days. Closed by any ask on the day or
    later, and for somebody who is a sponsor by an act (M12). Not in the first year
    (S1).
    """
    contact, today = person.contact, context.today
    days = context.settings.panel.support_days
    signal = support_to_follow(person, context.stage, days, today)
    if signal is None:
        return
    due = Due(signal.day + timedelta(days=days), signal.day, days)
    said = week_day(signal.day, today)
    occurrence = signal.day.isoformat()
    yield made(RULE, ORDER, contact, occurrence, SPONSOR_ASK, due, today, said)


def support_to_follow(
    person: Person, stage: int | None, days: int, today: date
) -> Interaction | None:
    """M10: their last sign of support that waits for an ask, `None` for none.

    A mentor's, at most `days` old, with no ask on the day or later; not in the first
    year (S1), and not of somebody who is a sponsor by an act (M12).
    """
    if stage == FIRST_YEAR or not person.contact.has_relationship("mentor"):
        return None
    signal = _signal(person, today - timedelta(days=days), today)
    return None if signal is None or sponsor_act(person, today) else signal


def _signal(person: Person, first: date, today: date) -> Interaction | None:
    """The last time they spoke up since `first`, `None` once something was asked."""
    signal: Interaction | None = None
    for interaction in since(person, first, today):
        if interaction.is_ask and (signal is None or interaction.day >= signal.day):
            return None
        if signal is None and is_support(interaction):
            signal = interaction
    return signal
