"""The next occurrence of a recurring task, as the Tasks plugin makes it.

Only `every day`, `every 3 weeks`, `every month when done` and the like: the plugin
reads much more by the `rrule` library.
"""

import re
from datetime import date, timedelta
from typing import NamedTuple

from mdnet.model.dates import add_months
from mdnet.model.task import Task

_RULE = re.compile(
    r"every (?:([0-9]{1,3}) )?(day|week|month|year)s?( when done)?", re.IGNORECASE
)


class Rule(NamedTuple):
    """Every so many units (`day`, `week`, `month`, `year`).

    They are counted from the task's own day, or from the one on which it was done.
    """

    every: int
    unit: str
    when_done: bool

    def after(self, day: date) -> date:
        """The day one interval after `day`; a month's end stays in its month."""
        if self.unit in ("day", "week"):
            return day + timedelta(days=self.every * (7 if self.unit == "week" else 1))
        return add_months(day, self.every * (12 if self.unit == "year" else 1))


def rule(text: str) -> Rule | None:
    """The rule, `None` where it is not one of the simple ones."""
    found = _RULE.fullmatch(" ".join(text.split()))
    if found is None or found[1] in ("0", "00", "000"):
        return None
    return Rule(int(found[1] or 1), found[2].lower(), bool(found[3]))


def following(task: Task, repeats: Rule, done: date) -> Task:
    """The next occurrence of a task that was done on that day.

    Its start, scheduled and due day move as far as the leading one does: the due day,
    else the scheduled, else the start. It is open and has neither the dates nor the
    ids of the old one.
    """
    days = (task.due, task.scheduled, task.start)
    leading = next((day for day in days if day), done)
    moved = repeats.after(done if repeats.when_done else leading) - leading
    due, scheduled, start = (day and day + moved for day in days)
    return task._replace(
        status=" ", due=due, scheduled=scheduled, start=start, made=None, done=None,
        cancelled=None, id="", depends_on=(), block_id="",
    )  # fmt: skip
