"""One note, read: what the index keeps and the network is put together from."""

from datetime import date
from typing import NamedTuple

from mdnet.model.agenda import Agenda
from mdnet.model.answer import Answer
from mdnet.model.application import Application, Program
from mdnet.model.calendar import Profile, Rotation, Season
from mdnet.model.contact import Contact
from mdnet.model.finding import Finding
from mdnet.model.letter import Letter
from mdnet.model.project import Project
from mdnet.model.task import Task

Record = (
    Contact
    | Profile
    | Rotation
    | Season
    | Letter
    | Application
    | Program
    | Project
    | Agenda
)

KINDS = (
    "contact", "profile", "rotation", "project", "conference", "program",
    "application", "season", "letter", "agenda", "daily", "review",
)  # fmt: skip


class Entry(NamedTuple):
    """One dated line; `links` are the raw wikilink targets of the line and below it.

    `own` says that it stands in a contact's own note and therefore counts for that
    person as well. Of the first `choice` links (those of a digest item's own text)
    only the first that is a person counts. See `model.interaction.Interaction` for the
    other fields.
    """

    day: date
    kind: str
    text: str
    line: int
    tags: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    time: str = ""
    own: bool = False
    answer_of: str = ""
    choice: int = 0


class Link(NamedTuple):
    """One wikilink of a note: `[[target#heading|display]]`, embeds left out."""

    target: str
    line: int
    column: int
    display: str = ""


class Note(NamedTuple):
    """The parse of one note.

    `kind` is one of `KINDS`, or empty for a note of no kind; `day` is the date the
    note stands for (a daily note's, an agenda's), `None` for most. `record` holds the
    read properties of the kinds that have a value of their own. `title` is the file's
    name without `.md`. `body` is the text without front matter, for the full text.
    """

    path: str
    title: str
    kind: str = ""
    day: date | None = None
    record: Record | None = None
    entries: tuple[Entry, ...] = ()
    tasks: tuple[Task, ...] = ()
    answers: tuple[Answer, ...] = ()
    links: tuple[Link, ...] = ()
    findings: tuple[Finding, ...] = ()
    body: str = ""
