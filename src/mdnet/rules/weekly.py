"""W2, W4: a name for each of the week's targets that is still open."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from mdnet.history import last_contact, since
from mdnet.model.calendar import Profile
from mdnet.model.contact import Contact
from mdnet.model.dates import days_text, monday, short_day
from mdnet.model.item import Item
from mdnet.model.network import Network, Person
from mdnet.rules.cadence import next_plan
from mdnet.rules.context import Context
from mdnet.rules.gates import is_reachable
from mdnet.rules.made import Due, item_id, made
from mdnet.rules.outreach import wait
from mdnet.rules.plain import folded
from mdnet.rules.rotations import is_attending_or_fellow
from mdnet.rules.week import CHATS, counts, is_career_chat
from mdnet.rules.wording import CAREER_CHAT, FOLLOW_UP, Wording

FOLLOW_UPS, ORDER = "W2", 9
SOON_DAYS, CHAT_AGAIN_DAYS = 45, 180
_DAY, _WEEK = timedelta(days=1), timedelta(days=7)

Rank = tuple[int, int, str, str]


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
    settings = context.settings.weekly
    sent, chats = counts(network, context.today)
    follow_ups, advisers = _names(network, context)
    found = None
    if sent < settings.follow_ups:
        pool = (p for p in network.people if is_attending_or_fellow(p.contact))
        found = _first(FOLLOW_UPS, pool, follow_ups, context)
    if found:
        done = sent, settings.follow_ups_enough
        yield _item(FOLLOW_UPS, found, FOLLOW_UP, done, context)
    if chats < settings.career_chats:
        pool = (p for p in network.people if may_advise(p.contact))
        found = _first(CHATS, pool, _without(advisers, [found]), context)
        if found:
            done = chats, settings.career_chats
            yield _item(CHATS, found, CAREER_CHAT, done, context)


def may_advise(contact: Contact) -> bool:
    """Whether one asks this person for a career chat: faculty, alumni, fellows."""
    if contact.group == "faculty" or contact.role in ("fellow", "alumnus"):
        return True
    return contact.has_relationship("alumnus")


def _names(network: Network, context: Context) -> tuple[list[Person], list[Person]]:
    """Whom to follow up with and whom to ask for a chat this week, the best first.

    The best of the one stands nowhere in the other: nobody is proposed twice. A target
    that is switched off has no names.
    """
    settings = context.settings.weekly
    before = context._replace(today=monday(context.today) - _DAY)
    follow_ups = advisers = list[Person]()
    if settings.follow_ups:
        follow_ups = _ranked(network, is_attending_or_fellow, _soonest, before)
    if settings.career_chats:
        advisers = _ranked(network, may_advise, _closest, before)
    advisers = _without(advisers, follow_ups[:1])
    return _without(follow_ups, advisers[:1]), advisers


def _ranked(
    network: Network,
    wanted: Callable[[Contact], bool],
    rank: Callable[[Person, Context], Rank | None],
    on: Context,
) -> list[Person]:
    pool = (person for person in network.people if wanted(person.contact))
    ranked = [(place, person) for person in pool if (place := rank(person, on))]
    return [person for _, person in sorted(ranked, key=lambda pair: pair[0])]


def _without(people: list[Person], taken: Iterable[Person | None]) -> list[Person]:
    paths = {person.contact.path for person in taken if person}
    return [person for person in people if person.contact.path not in paths]


def _first(
    rule: str, pool: Iterable[Person], ranked: list[Person], context: Context
) -> Person | None:
    """The first who may still be proposed today; none once one was answered."""
    if not ranked or _is_settled(rule, pool, context):
        return None
    return next((p for p in ranked if _free(p, context, context.today)[0]), None)


def _is_settled(rule: str, pool: Iterable[Person], context: Context) -> bool:
    """Whether a proposal of this week was answered, whoever it was."""
    week = monday(context.today)
    ids = {found for found, a in context.answers.items() if week <= a.day}
    keys = (person.contact.key for person in pool) if ids else ()
    return any(item_id(rule, key, week.isoformat()) in ids for key in keys)


def _soonest(person: Person, context: Context) -> Rank | None:
    """Cadence due within 45 days first, the soonest; then the longest silent."""
    last, due = _free(person, context, context.today + _WEEK)
    if last is None:
        return None
    ahead = (due - context.today).days if due else SOON_DAYS + 1
    name, path = person.name.casefold(), person.contact.path
    if ahead <= SOON_DAYS:
        return (0, ahead, name, path)
    return (1, last.toordinal(), name, path)


def _closest(person: Person, context: Context) -> Rank | None:
    """Who shares an interest first, then the most recent contact."""
    last, _ = _free(person, context, context.today + _WEEK)
    first = context.today - timedelta(days=CHAT_AGAIN_DAYS)
    if last is None or any(map(is_career_chat, since(person, first, context.today))):
        return None
    shared = _shares_interest(person.contact, context.profile or Profile())
    name, path = person.name.casefold(), person.contact.path
    return (0 if shared else 1, -last.toordinal(), name, path)


def _free(
    person: Person, context: Context, until: date
) -> tuple[date | None, date | None]:
    """The last contact and the next due day; no last contact if not to be proposed.

    That is whoever was contacted this week, or is due by cadence up to `until`.
    """
    nobody = (None, None)
    last = last_contact(person, context.today)
    if last is None or last >= monday(context.today):
        return nobody
    if not is_reachable(person, context):
        return nobody
    plan = next_plan(person, context)
    due = plan.due if plan else None
    waits = plan is None and _is_waiting(person, context)
    return nobody if waits or (due and due <= until) else (last, due)


def _is_waiting(person: Person, context: Context) -> bool:
    settings, answers = context.settings, context.answers
    return wait(person, settings, context.today, answers).thread is not None


def _shares_interest(contact: Contact, profile: Profile) -> bool:
    mine = {folded(word) for word in (*profile.interests, profile.specialty) if word}
    return any(folded(word) in mine for word in contact.interests)


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
