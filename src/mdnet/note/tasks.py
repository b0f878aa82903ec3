"""Checkbox lines as tasks, by the rules of the Obsidian Tasks plugin."""

from datetime import date
from typing import Any

from mdnet.model.finding import Finding
from mdnet.model.task import Task
from mdnet.note.body import Body, Line
from mdnet.note.links import tags, targets
from mdnet.note.short_dates import iso_date
from mdnet.note.task_fields import BOX, DATE_SIGNS, Field, task_text

_DATE_FIELDS = frozenset(DATE_SIGNS.values())


def box_of(body: Body, line: Line) -> tuple[str, int]:
    """The character in the list item's box and the offset after it.

    The character is empty where the item has no box (`[]` and `-[ ]` are none).
    """
    if body.masked[line.text : line.text + 1] != "[":
        return "", line.text
    found = BOX.match(body.masked, line.start, line.end)
    return (found[1], found.end()) if found else ("", line.text)


def task(
    path: str, body: Body, line: Line, made: date | None = None
) -> tuple[Task, tuple[Finding, ...]]:
    """The task on this line, which has a box, and what is wrong with its dates.

    `made` is the day of the entry that it is nested in: it counts without `➕`.
    """
    status, start = box_of(body, line)
    found = task_text(body.text, start, line.end)
    masked = body.masked[start : line.end]
    values: dict[str, Any] = {"made": made}
    findings = []
    for field in reversed(found.fields):  # of two alike, the left one counts
        values[field.name] = value = _value(field)
        if value is None:
            findings.append(_no_such_day(path, line, field))
    return (
        Task(
            path, line.number, status, found.description, tags(masked),
            targets(masked), block_id=found.block_id, **values,
        ),
        tuple(findings),
    )  # fmt: skip


def _value(field: Field) -> str | date | tuple[str, ...] | None:
    if field.name in _DATE_FIELDS:
        return iso_date(field.value)
    if field.name == "depends_on":
        return tuple(part.strip() for part in field.value.split(","))
    return field.value


def _no_such_day(path: str, line: Line, field: Field) -> Finding:
    column = field.start - line.start + 1
    return Finding(
        path, line.number, column, "TSK001", "warning",
        f"There is no day {field.value}: correct the date.",
    )  # fmt: skip
