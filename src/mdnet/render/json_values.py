"""Values as JSON for programs: a stable contract, keys are only ever added.

Days are `YYYY-MM-DD`, unknown is `null`, paths are relative to the vault.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from mdnet.model.dates import Birthday
from mdnet.model.finding import Finding
from mdnet.model.interaction import Interaction
from mdnet.model.item import Item
from mdnet.model.task import Task
from mdnet.rows import Row
from mdnet.rules.outreach import Waiting

Json = dict[str, Any]


def day_value(day: date | None) -> str | None:
    """A day, or `null`."""
    return day.isoformat() if day else None


def item_value(item: Item) -> Json:
    """One item of the digest."""
    person = (
        {"name": item.person_name, "path": item.person_path}
        if item.person_path
        else None
    )
    return {
        "id": item.id,
        "rule": item.rule,
        "action": item.action,
        "person": person,
        "text": item.text,
        "why": item.why,
        "due": day_value(item.due),
        "overdue_days": item.overdue_days,
        "source": item.source._asdict() if item.source else None,
    }


def row_value(row: Row) -> Json:
    """One person of `mdnet list`."""
    contact = row.contact
    return {
        "name": contact.name,
        "path": contact.path,
        "role": contact.role,
        "institution": contact.institution,
        "circle": list(contact.circles),
        "relationship": list(contact.relationship),
        "interests": list(contact.interests),
        "last_contact": day_value(row.last_contact),
        "due": day_value(row.due),
        "overdue_days": row.overdue_days,
        "cadence_days": row.cadence_days,
    }


def person_value(row: Row) -> Json:
    """One person of `mdnet show`: as in the list, and the rest of the note."""
    contact = row.contact
    return row_value(row) | {
        "email": list(contact.email),
        "phone": list(contact.phone),
        "why": contact.why,
        "met": day_value(contact.met),
        "met_at": contact.met_at,
        "title": contact.title,
        "aliases": list(contact.aliases),
        "tags": list(contact.tags),
        "birthday": birthday_text(contact.birthday),
        "say_it": contact.say_it,
        "linkedin": contact.linkedin,
        "mentor_slots": list(contact.mentor_slots),
        "snooze_until": day_value(contact.snooze_until),
        "paused": contact.paused,
        "id": contact.id,
    }


def birthday_text(birthday: Birthday | None) -> str | None:
    """`1990-04-17`, `04-17` where the year is unknown, or `null`."""
    if birthday is None:
        return None
    day = f"{birthday.month:02}-{birthday.day:02}"
    return f"{birthday.year:04}-{day}" if birthday.year else day


def interaction_value(interaction: Interaction) -> Json:
    """One line of a person's history."""
    return {
        "date": day_value(interaction.day),
        "kind": interaction.kind,
        "text": interaction.text,
        "tags": list(interaction.tags),
        "path": interaction.path,
        "line": interaction.line,
    }


def promise_value(task: Task, due: date | None) -> Json:
    """One promise; `due` is its due day by rule D6."""
    return {
        "text": task.description,
        "made": day_value(task.made),
        "due": day_value(due),
        "done": day_value(task.done),
        "path": task.path,
        "line": task.line,
        "open": task.is_open,
    }


def waiting_value(waiting: Waiting) -> Json:
    """One answer that is awaited; `nudged` is the day of the one nudge, or `null`."""
    return {
        "since": day_value(waiting.since),
        "kind": waiting.kind,
        "text": waiting.text,
        "business_days": waiting.business_days,
        "nudge_from": day_value(waiting.nudge_from),
        "nudge_by": day_value(waiting.nudge_by),
        "nudged": day_value(waiting.nudged_on),
        "closes": day_value(waiting.closes_on),
        "path": waiting.path,
        "line": waiting.line,
    }


def finding_value(finding: Finding) -> Json:
    """One finding of `mdnet check`."""
    return finding._asdict()


def findings_value(findings: Iterable[Finding]) -> Mapping[str, Any]:
    """The answer of `mdnet check --json`."""
    return {"findings": [finding_value(finding) for finding in findings]}
