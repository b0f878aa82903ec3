"""W2, W4, G3: what the week held, in figures."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from mdnet.history import reached_out, since, tagged
from mdnet.model.dates import monday
from mdnet.model.interaction import Interaction
from mdnet.model.network import Network
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


def week(network: Network, settings: Weekly, today: date) -> Week:
    """W2, W4, G3: the figures of the ISO week up to `today`."""
    follow_ups, chats = counts(network, today)
    kept, due = kept_promises(network, today)
    return Week(
        follow_ups,
        settings.follow_ups_enough,
        chats,
        settings.career_chats,
        kept,
        due,
    )


def counts(network: Network, today: date) -> tuple[int, int]:
    """Follow-ups to attendings and fellows, and career chats asked for, this week."""
    first = monday(today)
    follow_ups, chats = 0, 0
    for person in network.people:
        if not person.interactions or person.interactions[-1].day < first:
            continue
        sent = [i for i in since(person, first, today) if reached_out(i)]
        asked = item_id(CHATS, person.contact.key, first.isoformat())
        chats += len({i.day for i in sent if is_career_chat(i) or i.answer_of == asked})
        if is_attending_or_fellow(person.contact):
            follow_ups += len({i.day for i in sent})
    return follow_ups, chats


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


def kept_promises(network: Network, today: date) -> tuple[int, int]:
    """G3: promises kept by their due day, and promises due, over the last 90 days.

    A ticked promise without a day counts as kept in time; a cancelled one not at all.
    """
    first = today - timedelta(days=PROMISE_DAYS)
    found: dict[tuple[str, int], bool] = {}
    for person in network.people:
        for task in person.tasks:
            day = due_day(task)
            if day and first < day <= today and _is_counted(task):
                found[task.path, task.line] = _is_kept(task, day)
    return sum(found.values()), len(found)


def _is_kept(task: Task, due: date) -> bool:
    return task.is_done and (task.done is None or task.done <= due)


def _is_counted(task: Task) -> bool:
    return task.is_promise and (task.is_open or task.is_done)
