"""What kind of note it is, and which day it stands for."""

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from mdnet.model.finding import Finding
from mdnet.model.note import KINDS
from mdnet.model.settings import DailyNotes, Folders
from mdnet.note.moment import names_a_day, parse_date
from mdnet.note.short_dates import full_date, in_reach

_PERSON_TYPES = frozenset({"person", "people", "contact", "contacts"})
_KIND_OF_FOLDER = {
    "people": "contact", "rotations": "rotation", "projects": "project",
    "conferences": "conference", "programs": "program",
    "applications": "application", "agendas": "agenda", "daily": "daily",
    "reviews": "review",
}  # fmt: skip
_DATED = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?![0-9])")


def is_template(path: str, folders: Folders) -> bool:
    """Whether the note is a template: nothing in it is read."""
    return _below(path, folders.templates) is not None


def note_kind(
    path: str,
    title: str,
    type_value: object,
    tags: Iterable[str],
    folders: Folders,
    daily: DailyNotes,
    date_value: date | None = None,
    is_person: bool | None = None,
) -> tuple[str, date | None]:
    """The note's kind, empty for none, and the day it stands for, `None` for none.

    The kind is its `type` (`person` and `people` are contacts); else it is daily if
    its path is that of a daily note; else a contact if it has the tag `person` or
    `people`, or `is_person` (what its categories say, `None` without any); else that
    of the deepest folder that has one. With a `type` that mdnet does not know, only
    the folder of people counts.

    The day is the daily note's; for agendas, daily notes elsewhere and notes of no
    kind, the date that the file's name begins with, else `date_value`, the `date`
    property.
    """
    if is_template(path, folders):
        return "", None
    day = _daily_day(path, title, daily)
    kind = _typed(type_value) or ("daily" if day else "")
    if not kind and (is_person or _is_person(tags)):
        kind = "contact"
    if not kind and is_person is None:
        kind = _folder_kind(path, folders, daily)
        kind = kind if kind == "contact" or not type_value else ""
    if kind not in ("daily", "agenda", ""):
        return kind, None
    day = day or _day_of_title(title) or date_value
    return ("" if kind == "daily" and not day else kind), day


def undated_daily_note(
    path: str, kind: str, day: date | None, daily: DailyNotes
) -> tuple[Finding, ...]:
    """What to say of a note among the daily notes that stands for no day."""
    if kind or day or not daily.folder.strip("/") or not _below(path, daily.folder):
        return ()
    text = (
        f"the name is no day in the format {daily.format} of daily notes, so its lines "
        "count for no day: rename it, or move it elsewhere"
    )
    return (Finding(path, 0, 0, "DAY001", "warning", text),)


def _typed(type_value: object) -> str:
    """The kind that the `type` property names, in any of its values."""
    values = type_value if isinstance(type_value, tuple) else (type_value,)
    for value in values:
        word = str(value).strip("[]\"' ").casefold()
        if word in _PERSON_TYPES:
            return "contact"
        if word in KINDS:
            return word
    return ""


def _is_person(tags: Iterable[str]) -> bool:
    roots = (tag.lstrip("#").partition("/")[0].casefold() for tag in tags)
    return any(root in ("person", "people") for root in roots)


def _folder_kind(path: str, folders: Folders, daily: DailyNotes) -> str:
    """The kind of the deepest folder that has one."""
    folded = path.casefold()
    kinds = _folder_kinds(folders, daily)
    return next((kind for start, kind in kinds if folded.startswith(start)), "")


@lru_cache(maxsize=4)
def _folder_kinds(folders: Folders, daily: DailyNotes) -> tuple[tuple[str, str], ...]:
    """The beginnings of paths, folded, the longest first, and their kinds."""
    pairs = [(getattr(folders, name), kind) for name, kind in _KIND_OF_FOLDER.items()]
    if daily.folder.strip("/"):
        pairs.append((daily.folder, "daily"))
    kinds = [(folder.strip("/").casefold() + "/", kind) for folder, kind in pairs]
    return tuple(sorted(kinds, key=lambda pair: -len(pair[0])))


def _daily_day(path: str, title: str, daily: DailyNotes) -> date | None:
    """The day of a daily note; its own folders may stand between folder and name."""
    has_folder = bool(daily.folder.strip("/"))
    inner = _below(path, daily.folder) if has_folder else path
    if inner is None or not names_a_day(daily.format):
        return None
    day = parse_date(daily.format, inner.removesuffix(".md"))
    last = daily.format.rpartition("/")[2]
    if day is None and has_folder and names_a_day(last):
        day = parse_date(last, title)
    return in_reach(day) if day else None


def _day_of_title(title: str) -> date | None:
    found = _DATED.match(title)
    return full_date(*found.groups()) if found else None


def _below(path: str, folder: str) -> str | None:
    """The path inside the folder, `None` where it is not in it."""
    start = folder.strip("/") + "/"
    if not path.startswith(start) and path[: len(start)].casefold() != start.casefold():
        return None
    return path[len(start) :]
