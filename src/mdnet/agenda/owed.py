"""What this person and I still owe each other."""

from collections.abc import Iterable

from mdnet.agenda.line import AgendaLine, line_id, unique, words
from mdnet.agenda.span import Span
from mdnet.model.dates import short_day
from mdnet.model.item import Source
from mdnet.model.task import Task
from mdnet.rules.promise_text import plain_promise
from mdnet.rules.promises import due_day


def owed_by_me(here: Span) -> tuple[AgendaLine, ...]:
    """Open promises to them, save those made in the agenda itself."""
    found = [task for task in _open(here) if task.is_promise]
    return unique(_line(task, "mine", here) for task in found)


def owed_to_me(here: Span) -> tuple[AgendaLine, ...]:
    """Open tasks tagged `#waiting`."""
    found = [task for task in _open(here) if task.is_waiting]
    return unique(_line(task, "theirs", here) for task in found)


def _open(here: Span) -> Iterable[Task]:
    return (
        task
        for task in here.person.tasks
        if task.is_open and not task.personal and task.path != here.path
    )


def _line(task: Task, side: str, here: Span) -> AgendaLine:
    """`send the paper, due 20 Nov`; without a due day only the words."""
    text, due = words(plain_promise(task)), due_day(task)
    when = f", due {short_day(due, here.on)}" if due else ""
    return AgendaLine(
        f"{text}{when}" if text else "",
        line_id(here.key, side, task.path, task.made, task.due, task.description),
        due,
        Source(task.path, task.line),
        here.link(task.path),
        in_mail=False,
    )
