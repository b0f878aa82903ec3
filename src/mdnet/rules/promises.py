"""D6: what I owe people. Promises are open tasks in a person's note or linking them."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from mdnet.model.dates import week_day
from mdnet.model.item import Item, Source
from mdnet.model.network import Person
from mdnet.model.task import Task
from mdnet.rules import wording
from mdnet.rules.context import Context
from mdnet.rules.gates import PROMISE, is_answered
from mdnet.rules.made import first_circle, item_id
from mdnet.rules.promise_text import short_form, stem
from mdnet.rules.wording import filled, when

ORDER, UNDATED_ORDER = 1, 10
_DAY = timedelta(days=1)


class Occurrence(NamedTuple):
    """What tells a promise from others to a person; `ordinal` counts equal ones."""

    description: str
    made: date | None
    scheduled: date | None
    due: date | None
    ordinal: int

    def item_id(self, key: str) -> str:
        """The id of the promise's item, `key` being the contact's."""
        parts = [str(part) for part in self[: 4 if self.ordinal == 1 else 5]]
        return item_id(PROMISE, key, "|".join(parts))


def due_day(task: Task) -> date | None:
    """D6: the day a promise is due: `📅`, else `⏳`, else the day after it was made.

    It is overdue the day after (48 hours). `None` for a promise without any date.
    """
    if task.due or task.scheduled or task.made is None:
        return task.due or task.scheduled
    return task.made + _DAY


def promises(person: Person, context: Context) -> Iterable[Item]:
    """D6: promises due or overdue, first of all in the digest.

    A start day (`🛫`) in the future holds one back. Of those without any date, one a
    person is shown, after everything else: an adopted vault is full of them.
    """
    undated = False
    for task, occurrence in occurrences(person):
        due = due_day(task)
        if not _is_wanted(task, due, context) or (due is None and undated):
            continue
        found_id = occurrence.item_id(person.contact.key)
        if not is_answered(found_id, PROMISE, context):
            undated = undated or due is None
            yield _item(person, task, found_id, due, context.today)


def occurrences(person: Person) -> Iterator[tuple[Task, Occurrence]]:
    """The person's promises, open and closed, each with what its item's id is made of.

    That is words and dates, so that the same promise made again is new. Equal ones
    are numbered, closed ones too, so that closing one does not rename another.
    """
    seen: dict[tuple[str, date | None, date | None, date | None], int] = {}
    for task in person.tasks:
        if task.is_promise and not task.block_id.startswith("mdnet-"):
            key = (task.description, task.made, task.scheduled, task.due)
            seen[key] = seen.get(key, 0) + 1
            yield task, Occurrence(*key, seen[key])


def _is_wanted(task: Task, due: date | None, context: Context) -> bool:
    held = task.start is not None and task.start > context.today
    return task.is_open and not held and (due is None or due <= context.horizon)


def _item(
    person: Person, task: Task, found_id: str, due: date | None, today: date
) -> Item:
    contact = person.contact
    action, before, after = stem(task, contact)
    overdue = (today - due).days if due else 0
    span = (due - task.made).days if due and task.made else 1
    return Item(
        id=found_id,
        rule=PROMISE,
        order=ORDER if due else UNDATED_ORDER,
        action=action,
        person_name=contact.name,
        person_path=contact.path,
        why=_why(task, due, today),
        later=f"{short_form(task, contact)}, {when(due, today)}",
        before=before,
        after=after,
        due=due,
        overdue_days=overdue,
        interval=max(1, span),
        circle=first_circle(contact),
        ignores_limit=overdue > 0 and contact.has_relationship("mentor", "sponsor"),
        source=Source(task.path, task.line),
        opens=due,
    )


def _why(task: Task, due: date | None, today: date) -> str:
    if due is None:
        return wording.UNDATED
    state = (today > due) - (today < due)
    by = week_day(due, today)
    if task.made is None:
        template = (wording.DATED_TODAY, wording.DATED_OVERDUE, wording.DATED)[state]
        return filled(template, *[by] * template.count("{"))
    made = week_day(task.made, today)
    if state == 0:
        return filled(wording.PROMISE_TODAY, made)
    if state < 0:
        return filled(wording.PROMISE_DUE, made, by)
    if task.due or task.scheduled:
        return filled(wording.PROMISE_DUE_OVERDUE, made, by)
    return filled(wording.PROMISE_OVERDUE, made)
