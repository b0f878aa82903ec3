"""One person for the terminal: what `mdnet show` prints."""

from collections.abc import Iterable, Sequence
from datetime import date

from mdnet.letters.coverage import LetterRow
from mdnet.letters.moves import in_words
from mdnet.model.contact import Contact
from mdnet.model.dates import days_text, short_day, week_day
from mdnet.model.interaction import Interaction
from mdnet.model.item import Item
from mdnet.model.task import Task
from mdnet.note.field_links import unlinked
from mdnet.render.json_values import birthday_text
from mdnet.report import Report
from mdnet.rows import Row
from mdnet.rules.letter_words import step_line
from mdnet.rules.outreach import Waiting


def words(terms: Iterable[str]) -> str:
    """Vocabulary in words: `chief_resident` is `chief resident`."""
    return ", ".join(term.replace("_", " ") for term in terms)


def heading(row: Row) -> str:
    """The name, and who that is."""
    contact = row.contact
    who = [words([contact.role]), contact.title, contact.institution]
    return "\n".join(
        [contact.name, "  " + " · ".join(part for part in who if part) or ""]
    ).rstrip()


def facts(row: Row) -> list[str]:
    """The note's properties, one a line, those that are not empty."""
    contact = row.contact
    pairs = (
        ("why", contact.why),
        ("circle", words(contact.circles)),
        ("relationship", words(contact.relationship)),
        ("slots", words(contact.mentor_slots)),
        ("interests", ", ".join(contact.interests)),
        ("met", _met(contact, row.today)),
        ("say it", contact.say_it),
        ("birthday", birthday_text(contact.birthday) or ""),
        ("email", ", ".join(contact.email)),
        ("phone", ", ".join(contact.phone)),
        ("linkedin", contact.linkedin),
        ("note", contact.path),
    )
    return [f"  {name:<14}{value}" for name, value in pairs if value]


def _met(contact: Contact, today: date) -> str:
    day = short_day(contact.met, today) if contact.met else ""
    return ", ".join(part for part in (day, contact.met_at) if part)


def rhythm(row: Row) -> str:
    """When they were last in touch and when the next time is due."""
    last, due, today = row.last_contact, row.due, row.today
    parts = [f"last contact {_ago(last, today)}" if last else "no contact logged yet"]
    if row.contact.paused:
        parts.append("paused")
    elif due is None:
        parts.append("no reminder")
    elif due < today:
        parts.append(f"was due {week_day(due, today)}")
    else:
        parts.append(f"next due {week_day(due, today)}")
    if row.cadence_days:
        parts.append(f"every {days_text(row.cadence_days)}")
    return "  " + "; ".join(parts)


def _ago(day: date, today: date) -> str:
    days = (today - day).days
    return f"{short_day(day, today)} ({days_text(days)} ago)" if days else "today"


def history(
    interactions: Sequence[Interaction], today: date, at_most: int
) -> list[str]:
    """The newest lines first, with the note they stand in where it is another's."""
    newest = list(interactions)[:at_most]
    lines = [_history_line(interaction, today) for interaction in newest]
    more = len(interactions) - len(newest)
    if more > 0:
        lines.append(f"  … and {more} earlier: --all")
    return lines


def _history_line(interaction: Interaction, today: date) -> str:
    day = f"{short_day(interaction.day, today):<12}"
    return f"  {day} {interaction.kind:<9} {unlinked(interaction.text)}"


def promise(task: Task, due: date | None, today: date) -> str:
    """One open promise with its due day."""
    if due is None:
        return f"  - {unlinked(task.description)}"
    late = (today - due).days
    when = (
        f"overdue by {days_text(late)}" if late > 0 else f"due {week_day(due, today)}"
    )
    return f"  - {unlinked(task.description)} ({when})"


def due_item(item: Item) -> str:
    """One item that is due for this person."""
    return f"  - {item.text}: {unlinked(item.why)}"


def waiting_line(waiting: Waiting, today: date) -> str:
    """Since when, and what comes: the one nudge, or the end."""
    since = f"{waiting.kind or 'message'} of {short_day(waiting.since, today)}"
    passed = f"{waiting.business_days} business days"
    if waiting.nudged_on:
        then = f"nudged {short_day(waiting.nudged_on, today)}"
    else:
        then = f"one nudge from {short_day(waiting.nudge_from, today)}"
    end = short_day(waiting.closes_on, today)
    return f"  - {since} ({passed}), {then}, let go on {end}"


def letter_line(row: LetterRow, today: date) -> str:
    """One letter: what for, how far, what is next."""
    letter = row.letter
    rest = step_line(row, today)
    tail = f"; {rest}" if rest else ""
    return f"  {letter.application}: {in_words(letter.status)}{tail}"


def person_text(found: Report, at_most: int) -> str:
    """All of `mdnet show`; `at_most` lines of history, the newest first."""
    today = found.row.today
    sections = (
        ("Due", [due_item(item) for item in found.items]),
        (
            "You owe",
            [promise(t, due, today) for t, due in found.promises if t.is_open],
        ),
        ("They owe", [promise(task, task.due, today) for task in found.owed_to_me]),
        ("To ask", [f"  - {unlinked(task.description)}" for task in found.questions]),
        ("Letters", [letter_line(row, today) for row in found.letters]),
        ("Waiting", [waiting_line(waiting, today) for waiting in found.waiting]),
        ("History", history(found.interactions, today, at_most)),
    )
    lines = [heading(found.row), rhythm(found.row), "", *facts(found.row)]
    for title, body in sections:
        if body:
            lines += ["", title, *body]
    return "\n".join(lines)
