"""Who may be proposed by the rules that choose among all people, and who first.

W2 and W4 are judged as of the Sunday before, so that both names stay for the week
whatever is answered or logged in it: two devices propose the same.
"""

from datetime import date, timedelta

from mdnet.history import last_contact, since
from mdnet.model.calendar import Profile
from mdnet.model.contact import Contact
from mdnet.model.dates import monday
from mdnet.model.everybody import Pool
from mdnet.model.network import Person
from mdnet.model.vocabulary import NON_PHYSICIAN_GROUPS
from mdnet.rules.cadence import next_plan
from mdnet.rules.context import Context
from mdnet.rules.gates import is_reachable
from mdnet.rules.outreach import wait
from mdnet.rules.plain import folded
from mdnet.rules.rotations import is_attending_or_fellow
from mdnet.rules.week import is_career_chat

TEAM: Pool = "team"
FOLLOW_UPS: Pool = "W2"
CHATS: Pool = "W4"
SEEN_DAYS, SOON_DAYS, CHAT_AGAIN_DAYS = 60, 45, 180
_DAY, _WEEK = timedelta(days=1), timedelta(days=7)

Rank = tuple[int, int]


def is_in(pool: Pool, contact: Contact) -> bool:
    """Whether a contact belongs to a pool, whatever else may hold them back."""
    if pool == TEAM:
        return contact.group in NON_PHYSICIAN_GROUPS
    if pool == FOLLOW_UPS:
        return is_attending_or_fellow(contact)
    return may_advise(contact)


def may_advise(contact: Contact) -> bool:
    """Whether one asks this person for a career chat: faculty, alumni, fellows."""
    if contact.group == "faculty" or contact.role in ("fellow", "alumnus"):
        return True
    return contact.has_relationship("alumnus")


def place(pool: Pool, person: Person, context: Context) -> Rank | None:
    """The place of one of a pool in its order, `None` for not to be proposed.

    Of two with one place the first by name comes first.
    """
    if pool == TEAM:
        return _seen_last(person, context)
    if context.stage is None:
        return None
    sunday = monday(context.today) - _DAY
    before = context._replace(today=sunday, met=frozenset())
    return (_soonest if pool == FOLLOW_UPS else _closest)(person, before)


def last_thanked(person: Person, today: date) -> date | None:
    """The last day up to `today` on which the person was thanked."""
    found = since(person, date.min, today)
    return next((i.day for i in found if i.is_thanks), None)


def last_seen_from(context: Context) -> int:
    """The first day, as an ordinal, on which one of the team must have been seen."""
    return context.today.toordinal() - SEEN_DAYS


def _seen_last(person: Person, context: Context) -> Rank | None:
    """Who was seen last, within 60 days."""
    last = last_contact(person, context.today)
    if last is None or last.toordinal() < last_seen_from(context):
        return None
    return (0, -last.toordinal()) if is_reachable(person, context) else None


def _soonest(person: Person, context: Context) -> Rank | None:
    """Cadence due within 45 days first, the soonest; then the longest silent."""
    last, due = free(person, context, context.today + _WEEK)
    if last is None:
        return None
    ahead = (due - context.today).days if due else SOON_DAYS + 1
    return (0, ahead) if ahead <= SOON_DAYS else (1, last.toordinal())


def _closest(person: Person, context: Context) -> Rank | None:
    """Who shares an interest first, then the most recent contact."""
    last, _ = free(person, context, context.today + _WEEK)
    first = context.today - timedelta(days=CHAT_AGAIN_DAYS)
    if last is None or any(map(is_career_chat, since(person, first, context.today))):
        return None
    shared = _shares_interest(person.contact, context.profile or Profile())
    return (0 if shared else 1, -last.toordinal())


def free(
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
