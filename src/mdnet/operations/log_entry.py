"""`mdnet log`: one dated line in a person's log, with what was promised in it."""

from datetime import date
from typing import NamedTuple

from mdnet.errors import UsageError
from mdnet.model.change import Rewrite
from mdnet.note.compose import append_entry

NEXT_TIME = "Follow up"


class LogEntry(NamedTuple):
    """What to write down: `text` may begin with its kind, as in `met: coffee`.

    `promise` is something I owe them, due on `due`; `again` is the day on which to
    be in touch again, which becomes a promise to follow up.
    """

    day: date
    text: str
    promise: str = ""
    due: date | None = None
    again: date | None = None


def checked(entry: LogEntry, today: date) -> LogEntry:
    """The entry, if its days and texts make sense together.

    Raises:
        UsageError: nothing to log, a line in the future, or a due day before it was
            promised.
    """
    if not entry.text.strip(" \t:"):
        raise UsageError('say what happened, as in "met: coffee after rounds"')
    if entry.day > today:
        raise UsageError(
            f"{entry.day} has not come yet: the log is for what has happened; "
            "`--next DATE` plans the next time"
        )
    if entry.due and not entry.promise:
        raise UsageError("--due needs a --promise that is due then")
    for name, day in (("--due", entry.due), ("--next", entry.again)):
        if day and day < entry.day:
            raise UsageError(f"{name} {day} lies before the line itself ({entry.day})")
    return entry


def entry_lines(entry: LogEntry) -> str:
    """The line, and its promises nested below; Tasks-plugin fields on each promise."""
    text = " ".join(entry.text.split())
    start = f"- {entry.day.isoformat()}"
    head = text.split(":", 1)[0]
    line = f"{start} {text}" if _is_kind(text, head) else f"{start}: {text}"
    tasks = [_task(entry.promise, entry.day, entry.due)] if entry.promise else []
    if entry.again:
        tasks.append(_task(NEXT_TIME, entry.day, entry.again))
    return "\n".join([line, *tasks])


def _is_kind(text: str, head: str) -> bool:
    return ":" in text and head != "" and " " not in head


def _task(text: str, made: date, due: date | None) -> str:
    words = " ".join(text.split())
    fields = f" ➕ {made}" + (f" 📅 {due}" if due else "")
    return f"\t- [ ] {words}{fields}"


def log_entry(path: str, text: str, heading: str, entry: LogEntry) -> Rewrite:
    """The change that adds `entry` to the note's section `heading`.

    Raises:
        NotEditableError: the note's text does not allow it.
    """
    return Rewrite(path, text, append_entry(text, heading, entry_lines(entry)))
