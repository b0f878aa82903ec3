"""W2, W4: a name for each of the week's targets that is still open."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import chain

from mdnet.history import last_contact
from mdnet.model.dates import days_text, monday, short_day
from mdnet.model.everybody import Everybody, Pool
from mdnet.model.item import Item
from mdnet.model.network import Network, Person
from mdnet.rules.context import Context
from mdnet.rules.everybody import everybody_in
from mdnet.rules.made import Due, item_id, made
from mdnet.rules.pools import CHATS, FOLLOW_UPS, free
from mdnet.rules.week import counts
from mdnet.rules.wording import CAREER_CHAT, FOLLOW_UP, Wording

ORDER = 9


def weekly_targets(network: Network, context: Context) -> Iterable[Item]:
    """W2, W4: below the week's target, one name for a follow-up and a career chat.

    Needs a profile that says the year of training. Nobody is proposed who is paused,
    whose answer is awaited, who is due by cadence until Sunday anyway, or with whom
    there was contact this week or the one before. A proposal that was answered is the
    last of its week.

    Who comes first is judged as of the Sunday before, so that both names stay for the
    week whatever is answered or logged in it: two devices propose the same.
    """
    if context.stage is None:
        return
    settings, everybody = context.settings.weekly, everybody_in(network, context)
    sent, chats = counts(everybody, context.today)
    follow_ups, advisers = _names(everybody, context)
    found = None
    if sent < settings.follow_ups:
        found = _first(FOLLOW_UPS, follow_ups, everybody, context)
    if found:
        done = sent, settings.follow_ups_enough
        yield _item(FOLLOW_UPS, found, FOLLOW_UP, done, context)
    if chats < settings.career_chats:
        left = _without(advisers, found)
        found = _first(CHATS, left, everybody, context)
        if found:
            done = chats, settings.career_chats
            yield _item(CHATS, found, CAREER_CHAT, done, context)


def _names(
    everybody: Everybody, context: Context
) -> tuple[Iterator[Person], Iterator[Person]]:
    """Whom to follow up with and whom to ask for a chat this week, the best first.

    The best of the one stands nowhere in the other: nobody is proposed twice. A target
    that is switched off has no names.
    """
    settings = context.settings.weekly
    follow_ups = everybody.ranked(FOLLOW_UPS) if settings.follow_ups else iter(())
    best = next(follow_ups, None)
    advisers = everybody.ranked(CHATS) if settings.career_chats else iter(())
    adviser = next(_without(advisers, best), None)
    return (
        _without(_one_and(best, follow_ups), adviser),
        _one_and(adviser, _without(advisers, best)),
    )


def _one_and(first: Person | None, others: Iterator[Person]) -> Iterator[Person]:
    return chain([first] if first else [], others)


def _without(people: Iterable[Person], taken: Person | None) -> Iterator[Person]:
    path = taken.contact.path if taken else ""
    return (person for person in people if person.contact.path != path)


def _first(
    pool: Pool, ranked: Iterator[Person], everybody: Everybody, context: Context
) -> Person | None:
    """The first who may still be proposed today; none once one was answered."""
    best = next(ranked, None)
    if best is None or _is_settled(pool, everybody, context):
        return None
    everyone = _one_and(best, ranked)
    return next((p for p in everyone if free(p, context, context.today)[0]), None)


def _is_settled(pool: Pool, everybody: Everybody, context: Context) -> bool:
    """Whether a proposal of this week was answered, whoever it was."""
    week = monday(context.today)
    ids = {found for found, a in context.answers.items() if week <= a.day}
    keys = everybody.keys(pool) if ids else ()
    return any(item_id(pool, key, week.isoformat()) in ids for key in keys)


def _item(
    rule: str,
    person: Person,
    words: Wording,
    done: tuple[int, int],
    context: Context,
) -> Item:
    today = context.today
    first = monday(today)
    last = last_contact(person, today) or first
    ago = days_text((today - last).days)
    due = Due(first + timedelta(days=6), first, 7)
    values = (*done, short_day(last, today), ago)
    return made(
        rule, ORDER, person.contact, first.isoformat(), words, due, today, *values
    )
