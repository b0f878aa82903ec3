"""Boxes ticked in a note's text, as the Obsidian Tasks plugin ticks them.

Each edit is read again before it is returned: the task must differ by exactly what was
meant, and every other task be what it was.
"""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from mdnet.errors import NotEditableError
from mdnet.model.task import Task
from mdnet.note import recurrence
from mdnet.note.body import Body, Line, note_body
from mdnet.note.source import Edit, apply_edits, newline_of
from mdnet.note.task_fields import TaskText, task_text
from mdnet.note.tasks import box_of, task

_SIGNS = {"done": "✅", "cancelled": "❌"}
# The next occurrence of a recurring task moves some dates and leaves out others.
_MOVED: dict[str, Callable[[Task], date | None]] = {
    "due": lambda task: task.due,
    "scheduled": lambda task: task.scheduled,
    "start": lambda task: task.start,
}
_NOT_REPEATED = ("made", "done", "cancelled", "id", "depends_on")


def tick(text: str, line: int, day: date) -> str:
    """The note with the task on `line` (from 1) done on `day`; as it was if it is.

    Of a recurring task the next occurrence is put above.

    Raises:
        NotEditableError: there is no task on the line, it is cancelled, or it recurs
            in a way that only the Tasks plugin knows.
    """
    place = _place(text, line)
    if place.task.is_done:
        return text
    if not place.task.is_open:
        raise NotEditableError(f"The task on line {line} is cancelled.")
    edits = _closing(place, "x", "done", day)
    done = place.task._replace(status="x", done=day)
    if not place.task.recurrence:
        return _verified(place, edits, (done,))
    following, new_line = _next_occurrence(place, day)
    start = place.line.start
    edits.insert(0, Edit(start, start, new_line + newline_of(text)))
    return _verified(place, edits, (following, done._replace(line=line + 1)))


def untick(text: str, line: int) -> str:
    """The note with the task on `line` open again, without `✅` and `❌`.

    Raises:
        NotEditableError: there is no task on the line.
    """
    place = _place(text, line)
    if place.task.is_open:
        return text
    edits = [_box(place, " "), *_removals(place, tuple(_SIGNS))]
    opened = place.task._replace(status=" ", done=None, cancelled=None)
    return _verified(place, edits, (opened,))


def cancel(text: str, line: int, day: date) -> str:
    """The note with the task on `line` cancelled on `day`; as it was if it is.

    Raises:
        NotEditableError: there is no task on the line, or it is done.
    """
    place = _place(text, line)
    if place.task.is_done:
        raise NotEditableError(f"The task on line {line} is done.")
    if not place.task.is_open:
        return text
    edits = _closing(place, "-", "cancelled", day)
    cancelled = place.task._replace(status="-", cancelled=day)
    return _verified(place, edits, (cancelled,))


class _Place(NamedTuple):
    """A task in its note; `tasks` are all of the note, this one is `tasks[at]`."""

    body: Body
    line: Line
    text: TaskText
    tasks: tuple[Task, ...]
    at: int

    @property
    def task(self) -> Task:
        return self.tasks[self.at]


def _place(text: str, number: int) -> _Place:
    body = note_body(text)
    boxed = _boxed(body)
    tasks = tuple(task("", body, line)[0] for line in boxed)
    for index, line in enumerate(boxed):
        if line.number == number:
            found = task_text(text, box_of(body, line)[1], line.end)
            return _Place(body, line, found, tasks, index)
    raise NotEditableError(f"There is no task on line {number}.")


def _boxed(body: Body) -> list[Line]:
    return [line for line in body.lines if not line.level and box_of(body, line)[0]]


def _closing(place: _Place, mark: str, field: str, day: date) -> list[Edit]:
    """The box marked, the field with the day where Tasks puts it: last."""
    end = place.text.end
    stamp = f" {_SIGNS[field]} {day.isoformat()}"
    return [_box(place, mark), *_removals(place, (field,)), Edit(end, end, stamp)]


def _box(place: _Place, mark: str) -> Edit:
    start = place.body.masked.index("[", place.line.text)
    return Edit(start + 1, start + 2, mark)


def _removals(place: _Place, names: tuple[str, ...]) -> list[Edit]:
    """The fields of these names away, each with the space before it."""
    text = place.body.text
    return [
        Edit(f.start - text[: f.start].endswith((" ", "\t")), f.end, "")
        for f in place.text.fields
        if f.name in names
    ]


def _next_occurrence(place: _Place, day: date) -> tuple[Task, str]:
    """The task that follows a recurring one, and its line."""
    rule = recurrence.rule(place.task.recurrence)
    if rule is None:
        raise NotEditableError(
            f"The task on line {place.line.number} recurs {place.task.recurrence!r}: "
            "tick it in Obsidian, the Tasks plugin knows when it is due next."
        )
    following = recurrence.following(place.task, rule, day)
    edits = [_box(place, " "), *_removals(place, _NOT_REPEATED)]
    for field in place.text.fields:
        moved = _MOVED[field.name](following) if field.name in _MOVED else None
        if moved:
            start = field.end - len(field.value)
            edits.append(Edit(start, field.end, moved.isoformat()))
    if place.text.block_id:
        edits.append(Edit(place.text.end, place.line.end, ""))
    start, end = place.line.start, place.line.end
    line = apply_edits(place.body.text[:end], edits)[start:]
    return following, line.rstrip("\r")


def _verified(place: _Place, edits: list[Edit], wanted: tuple[Task, ...]) -> str:
    """The edited note, if it reads as meant.

    Raises:
        NotEditableError: it does not.
    """
    edited = apply_edits(place.body.text, edits)
    body = note_body(edited)
    shift = len(wanted) - 1
    later = (t._replace(line=t.line + shift) for t in place.tasks[place.at + 1 :])
    expected = [*place.tasks[: place.at], *wanted, *later]
    if [task("", body, line)[0] for line in _boxed(body)] != expected:
        raise NotEditableError(
            f"The task on line {place.line.number} would not read as meant afterwards: "
            "change it in the editor."
        )
    return edited
