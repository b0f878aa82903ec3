"""Edits of a note's body: entries of the log, tasks, items of the digest.

Each edit is read again before it is returned and must have changed exactly what was
meant. Tasks and items are in `note.compose_tasks` and `note.compose_answers`.
"""

from typing import NamedTuple

from mdnet.errors import NotEditableError
from mdnet.model.note import Entry
from mdnet.model.task import Task
from mdnet.note.body import Body, note_body
from mdnet.note.compose_answers import set_box
from mdnet.note.compose_tasks import cancel, tick, untick
from mdnet.note.entries import entry
from mdnet.note.group import Page
from mdnet.note.groups import groups
from mdnet.note.log_place import log_edits
from mdnet.note.sections import heading_key
from mdnet.note.source import Edit, apply_edits
from mdnet.note.tasks import task

__all__ = ["append_entry", "cancel", "log_heading", "set_box", "tick", "untick"]


def log_heading(text: str, headings: tuple[str, ...]) -> str:
    """The note's first heading that is one of `headings`, else the first of these."""
    body = note_body(text)
    wanted = {heading_key(heading) for heading in headings}
    titles = (body.title(line) for line in body.headings)
    return next((t for t in titles if heading_key(t) in wanted), headings[0])


def append_entry(text: str, heading: str, line: str) -> str:
    """The note with an entry added to the section `heading` (`Log` or `## Log`).

    `line` is `- 2026-03-05 met: …`, with nested lines below it if any. It becomes the
    last of the section's list, or the first where the list has the newest on top, and
    takes over the list's marker. Without the section, one is made at the end, above a
    section `Personal` that stands last.

    Raises:
        NotEditableError: the line is no entry, or would not be read as one there.
    """
    added = _read(f"## {heading.lstrip('# ')}\n{line}", heading)
    if not added.entries:
        raise NotEditableError(f"This is no entry of the log: {line}")
    before = _read(text, heading)
    body = note_body(text)
    for edit in log_edits(body, heading, line):
        edited = apply_edits(text, [edit])
        after = _read(edited, heading)
        if _hides_nothing(body, edit, edited) and _is_meant(before, added, after):
            return edited
    raise NotEditableError(
        f"An entry below the heading {heading.lstrip('# ')} would not be read as one: "
        "look for a code block or comment that is not closed."
    )


class _Reading(NamedTuple):
    """What an added entry may change, without line numbers."""

    entries: tuple[Entry, ...]
    tasks: tuple[Task, ...]
    headings: tuple[str, ...]


def _read(text: str, heading: str) -> _Reading:
    body = note_body(text)
    found, _ = groups(body, Page("", "contact", None, (heading,)))
    entries = (entry(body, group) for group in found)
    tasks = (task("", body, group.line)[0] for group in found if group.box)
    return _Reading(
        tuple(one._replace(line=0) for one in entries if one),
        tuple(one._replace(line=0) for one in tasks),
        tuple(body.title(line) for line in body.headings),
    )


def _is_meant(before: _Reading, added: _Reading, after: _Reading) -> bool:
    """Whether exactly the added things came to what was there before."""
    return (
        _is_added(before.entries, added.entries, after.entries)
        and _is_added(before.tasks, added.tasks, after.tasks)
        and (
            after.headings == before.headings
            or _is_added(before.headings, added.headings, after.headings)
        )
    )


def _hides_nothing(before: Body, insertion: Edit, edited: str) -> bool:
    """Whether what is code or comment around the inserted text is so as before."""
    after, start = note_body(edited), insertion.start
    around = after.masked[:start] + after.masked[start + len(insertion.text) :]
    is_closed = after.unclosed is None or before.unclosed is not None
    return is_closed and around == before.masked


def _is_added(
    before: tuple[object, ...], added: tuple[object, ...], after: tuple[object, ...]
) -> bool:
    """Whether `after` is `before` with `added` in one piece somewhere."""
    size = len(added)
    return any(
        after[at : at + size] == added and after[:at] + after[at + size :] == before
        for at in range(len(before) + 1)
    )
