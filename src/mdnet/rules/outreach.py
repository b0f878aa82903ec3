"""X9 to X11: waiting for an answer, one nudge, and an end; in US business days."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from mdnet.business_days import add_business_days, business_days_between
from mdnet.history import reached_out, until
from mdnet.model.answer import Answer
from mdnet.model.dates import short_day
from mdnet.model.interaction import Interaction
from mdnet.model.item import Item
from mdnet.model.network import Person
from mdnet.model.settings import Outreach, Settings
from mdnet.rules.context import Context
from mdnet.rules.made import Due, item_id, made
from mdnet.rules.wording import MESSAGE, NUDGE, NUDGE_SOON, SENT, counted

RULE, ORDER = "X9", 4
_NO_ANSWERS: Mapping[str, Answer] = {}


class Thread(NamedTuple):
    """An outreach without an answer, and the one nudge if there was one."""

    start: Interaction
    nudged_on: date | None = None

    def closes_on(self, settings: Outreach) -> date:
        """X11: the day on which it is closed as "no reply"."""
        if self.nudged_on:
            return add_business_days(self.nudged_on, settings.close_after)
        days = settings.nudge_by + settings.close_after
        return add_business_days(self.start.day, days)


class Waiting(NamedTuple):
    """An answer that I wait for.

    `business_days` have passed since. The nudge is open from `nudge_from`, best by
    `nudge_by`, unless `nudged_on` says that it was sent: there is never a second. On
    `closes_on` the thread is closed as "no reply".
    """

    since: date
    kind: str
    text: str
    path: str
    line: int
    business_days: int
    nudge_from: date
    nudge_by: date
    nudged_on: date | None
    closes_on: date


def nudges(person: Person, context: Context) -> Iterable[Item]:
    """X9, X10, X11: one nudge when an outreach stays unanswered, then an end.

    Opens after 7 business days, is due at 10 and goes at 20, when the thread is
    closed; never a second.
    """
    thread = wait(person, context.settings, context.today, context.answers).thread
    if thread is None or thread.nudged_on:
        return
    start, settings = thread.start, context.settings.outreach
    due = _nudge_due(thread, settings)
    if due.opens <= context.horizon:
        yield made(
            RULE,
            ORDER,
            person.contact,
            start.day.isoformat(),
            NUDGE if due.opens <= context.today else NUDGE_SOON,
            due,
            context.today,
            SENT.get(start.kind, MESSAGE),
            short_day(start.day, context.today),
            counted(business_days_between(start.day, context.today), "business day"),
        )


def waiting(
    person: Person,
    settings: Settings,
    today: date,
    answers: Mapping[str, Answer] = _NO_ANSWERS,
) -> tuple[Waiting, ...]:
    """What I wait for from this person; at most one, for a later mail is its nudge."""
    thread = wait(person, settings, today, answers).thread
    if thread is None:
        return ()
    start, due = thread.start, _nudge_due(thread, settings.outreach)
    found = Waiting(
        start.day,
        start.kind,
        start.text,
        start.path,
        start.line,
        business_days_between(start.day, today),
        due.opens,
        due.day,
        thread.nudged_on,
        thread.closes_on(settings.outreach),
    )
    return (found,)


class Wait(NamedTuple):
    """The outreach that I wait on today, or else when the last one was given up.

    X11: `gave_up_on` is the day on which it was closed as "no reply". Both are `None`
    when the last one was answered, or nothing was asked.
    """

    thread: Thread | None = None
    gave_up_on: date | None = None


NO_WAIT = Wait()


def wait(
    person: Person,
    settings: Settings,
    today: date,
    answers: Mapping[str, Answer] = _NO_ANSWERS,
) -> Wait:
    """Whether I wait for an answer of this person today."""
    thread = _last_thread(person, settings.outreach, today, answers)
    if thread is None:
        return NO_WAIT
    closes_on = thread.closes_on(settings.outreach)
    return Wait(thread) if today < closes_on else Wait(None, closes_on)


def _nudge_due(thread: Thread, settings: Outreach) -> Due:
    opens = add_business_days(thread.start.day, settings.nudge_after)
    due = add_business_days(thread.start.day, settings.nudge_by)
    return Due(due, opens, (due - thread.start.day).days)


def _last_thread(
    person: Person, settings: Outreach, today: date, answers: Mapping[str, Answer]
) -> Thread | None:
    """The last outreach that nothing answered, still open or closed by time."""
    if not any(["awaiting" in i.tags for i in person.interactions]):
        return None
    thread: Thread | None = None
    for interaction in until(person, today):
        thread = _after(thread, interaction, settings)
    if thread is None or thread.nudged_on:
        return thread
    found_id = item_id(RULE, person.contact.key, thread.start.day.isoformat())
    answer = answers.get(found_id)
    if answer and answer.verdict == "done" and answer.day <= today:
        return thread._replace(nudged_on=answer.day)
    return thread


def _after(
    thread: Thread | None, interaction: Interaction, settings: Outreach
) -> Thread | None:
    """What the next line of the history makes of the thread.

    An answer or a meeting ends it; anything else that I send while waiting is the
    nudge; an `#awaiting` after its end starts a new one.
    """
    starts = Thread(interaction) if interaction.is_awaiting else None
    if thread is None or interaction.closes_wait:
        return starts
    if interaction.day >= thread.closes_on(settings):
        return starts or thread
    if thread.nudged_on is None and reached_out(interaction):
        return thread._replace(nudged_on=interaction.day)
    return thread
