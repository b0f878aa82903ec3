"""W2, W4, G3: what the week held, in figures."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from mdnet.history import reached_out, since, tagged
from mdnet.model.dates import monday
from mdnet.model.everybody import Everybody, Lately, Owed, Sent
from mdnet.model.interaction import Interaction
from mdnet.model.network import Person
from mdnet.model.settings import Weekly
from mdnet.model.task import Task
from mdnet.rules.made import item_id
from mdnet.rules.promises import due_day
from mdnet.rules.recognise import is_lone_line
from mdnet.rules.rotations import is_attending_or_fellow

CHATS, PROMISE_DAYS = "W4", 90
_TAG_KINDS = frozenset({"ask", "coffee", "call", "video", "met", "email"})
_TEXT_KINDS = frozenset({"ask", "coffee", "email"})
_JOINT = "; "  # between the lines of an entry, see `Interaction.text`
_TEXT = re.compile(r"\bcareer[ -](?:chat|talk|advice)", re.IGNORECASE)


class Week(NamedTuple):
    """What the ISO week held against its targets; promises over the last 90 days.

    `follow_ups` are days on which I reached out to an attending or fellow, counted
    for each of them; `career_chats` are those asked for, of anyone. A promise counts
    once its due day has come, as kept if it was ticked by then.
    """

    follow_ups: int
    follow_ups_target: int
    career_chats: int
    career_chats_target: int
    promises_kept: int
    promises_due: int


def week(everybody: Everybody, settings: Weekly, today: date) -> Week:
    """W2, W4, G3: the figures of the ISO week up to `today`."""
    follow_ups, chats = counts(everybody, today)
    kept, due = kept_promises(everybody, today)
    return Week(
        follow_ups,
        settings.follow_ups_enough,
        chats,
        settings.career_chats,
        kept,
        due,
    )


def counts(everybody: Everybody, today: date) -> tuple[int, int]:
    """Follow-ups to attendings and fellows, and career chats asked for, this week."""
    first = monday(today)
    follow_ups, chats = 0, 0
    for key, is_attending, found in everybody.lately():
        sent = [one for one in found if first <= one.day <= today]
        asked = item_id(CHATS, key, first.isoformat()) if sent else ""
        chats += len({s.day for s in sent if s.is_chat or s.answer_of == asked})
        if is_attending:
            follow_ups += len({s.day for s in sent})
    return follow_ups, chats


def lately(person: Person, today: date) -> Lately:
    """What was sent to a person in the ISO week up to `today`."""
    found = since(person, monday(today), today)
    sent = (
        Sent(i.day, is_career_chat(i), i.answer_of) for i in found if reached_out(i)
    )
    contact = person.contact
    return Lately(contact.key, is_attending_or_fellow(contact), tuple(sent))


def is_career_chat(interaction: Interaction) -> bool:
    """W4: whether it asked for, or was, a talk about careers.

    It is tagged so, or an ask, coffee or mail says "career chat", "career talk" or
    "career advice". The week's line of the digest, which the parser may have joined
    to a line right above it, says nothing.
    """
    if interaction.kind in _TAG_KINDS and tagged(interaction, "career_chat"):
        return True
    if interaction.kind not in _TEXT_KINDS or not _TEXT.search(interaction.text):
        return False
    parts = interaction.text.split(_JOINT)
    return any(_TEXT.search(part) and not is_lone_line(part) for part in parts)


def kept_promises(everybody: Everybody, today: date) -> tuple[int, int]:
    """G3: promises kept by their due day, and promises due, over the last 90 days.

    A ticked promise without a day counts as kept in time; a cancelled one not at all.
    """
    first = today - timedelta(days=PROMISE_DAYS)
    found = {
        (path, line): is_kept
        for path, line, due, is_kept in everybody.owed()
        if first < due <= today
    }
    return sum(found.values()), len(found)


def owed(person: Person, today: date) -> Iterator[Owed]:
    """The promises to a person that count on `today` or later."""
    first = today - timedelta(days=PROMISE_DAYS)
    for task in person.tasks:
        day = due_day(task)
        if day and first < day and _is_counted(task):
            yield Owed(task.path, task.line, day, _is_kept(task, day))


def _is_kept(task: Task, due: date) -> bool:
    return task.is_done and (task.done is None or task.done <= due)


def _is_counted(task: Task) -> bool:
    return task.is_promise and (task.is_open or task.is_done)
