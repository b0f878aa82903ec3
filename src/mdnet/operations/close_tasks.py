"""A ticked item of the digest ticks the task in the vault that it stands for."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from mdnet.errors import NotEditableError, VaultError
from mdnet.model.change import Rewrite
from mdnet.model.network import Network
from mdnet.model.settings import Settings
from mdnet.model.task import Task
from mdnet.note.compose import tick
from mdnet.rules.promises import occurrences


class Closing(NamedTuple):
    """A task to tick, and the day of the answer."""

    task: Task
    day: date


class Closed(NamedTuple):
    """What ticks the tasks; `problems` are sentences about notes that do not allow it.

    What is in `problems` stands as answered in the daily note and is tried again the
    next time.
    """

    changes: tuple[Rewrite, ...]
    problems: tuple[str, ...] = ()


def closings(network: Network, today: date) -> tuple[Closing, ...]:
    """The open promises whose items were answered as done up to `today`.

    Each once, with the earliest answer, in the order of path and line.
    """
    done = {
        found: answer.day
        for found, answer in network.answers.items()
        if answer.verdict == "done" and answer.day <= today
    }
    found: dict[tuple[str, int], Closing] = {}
    for person in network.people if done else ():
        for task, occurrence in occurrences(person):
            key = person.contact.key
            day = done.get(occurrence.item_id(key)) if task.is_open else None
            place = (task.path, task.line)
            if day and _was_done_since(task, person.tasks, day):
                continue
            if day and (place not in found or day < found[place].day):
                found[place] = Closing(task, day)
    return tuple(found[place] for place in sorted(found))


def _was_done_since(task: Task, tasks: Iterable[Task], day: date) -> bool:
    """Whether a recurring task is the next one of an equal that the answer ticked."""
    return bool(task.recurrence) and any(
        other.is_done
        and (other.path, other.description, other.recurrence)
        == (task.path, task.description, task.recurrence)
        and (other.done or day) >= day
        for other in tasks
    )


def close_tasks(
    network: Network, settings: Settings, today: date, read: Callable[[str], str]
) -> Closed:
    """The changes that tick them; `read` gives a note's text by its path.

    A task that is not found any more, where it was or elsewhere in its note, is left
    alone: the answer stands in the daily note anyway.
    """
    wanted: dict[str, list[Closing]] = {}
    for closing in closings(network, today):
        wanted.setdefault(closing.task.path, []).append(closing)
    changes: list[Rewrite] = []
    problems: list[str] = []
    for path, of_note in wanted.items():
        try:
            change = _rewrite(path, read(path), of_note, settings)
        except (NotEditableError, VaultError) as error:
            problems.append(f"{path}: the promise stays open there: {error}")
            continue
        changes += [change] if change.text != change.before else []
    return Closed(tuple(changes), tuple(problems))


def _rewrite(
    path: str, text: str, wanted: Iterable[Closing], settings: Settings
) -> Rewrite:
    edited = text
    for task, day in sorted(wanted, key=lambda closing: -closing.task.line):
        line = _line(_tasks(path, edited, settings), task)
        if line:
            edited = tick(edited, line, day)
    return Rewrite(path, text, edited)


def _tasks(path: str, text: str, settings: Settings) -> tuple[Task, ...]:
    # The parser is loaded only when there is a task to tick: see the start-up test.
    from mdnet.note.parse import parse  # noqa: PLC0415

    return parse(path, text, settings).tasks


def _line(tasks: Iterable[Task], wanted: Task) -> int | None:
    """The line of the task now: an equal open one, the nearest to where it was."""
    lines = [task.line for task in tasks if task._replace(line=wanted.line) == wanted]
    return min(lines, key=lambda line: (abs(line - wanted.line), line), default=None)
