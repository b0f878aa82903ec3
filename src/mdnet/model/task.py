"""A checkbox line, by the rules of the Obsidian Tasks plugin."""

from datetime import date
from typing import NamedTuple


class Task(NamedTuple):
    """One task; `line` counts from 1, `description` is what is left of the fields.

    `status` is the character in the box. `links` are the raw targets of the
    wikilinks on the line. `made` is `➕`, else the date of the entry the task is
    nested in, else `None`. An unreadable date (`📅 2024-02-31`) is `None` and a
    finding. `personal`: it stands below a heading Personal, so nothing that leaves the
    vault may show it (rule X13).
    """

    path: str
    line: int
    status: str
    description: str
    tags: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    made: date | None = None
    start: date | None = None
    scheduled: date | None = None
    due: date | None = None
    done: date | None = None
    cancelled: date | None = None
    priority: str = ""
    recurrence: str = ""
    id: str = ""
    depends_on: tuple[str, ...] = ()
    on_completion: str = ""
    block_id: str = ""
    personal: bool = False

    @property
    def is_done(self) -> bool:
        """Whether the box is ticked."""
        return self.status in "xX"

    @property
    def is_open(self) -> bool:
        """Whether it still stands: neither ticked nor cancelled."""
        return self.status not in "xX-"

    @property
    def is_question(self) -> bool:
        """Whether it is a question for the next check-in."""
        return "question" in self.tags

    @property
    def is_waiting(self) -> bool:
        """Whether it is something they owe me."""
        return "waiting" in self.tags

    @property
    def is_promise(self) -> bool:
        """Whether it is something I owe: neither a question nor theirs to do."""
        return not (self.is_question or self.is_waiting)
