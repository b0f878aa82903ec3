"""A line that means something, with the lines that belong to it."""

import re
from datetime import date
from typing import NamedTuple

from mdnet.note.body import Line
from mdnet.note.log_head import Head

DIGEST_ID = re.compile(r"\^mdnet-([0-9a-f]{8})(?![\w-])")
_DAY_KINDS = frozenset({"daily", "agenda", ""})


class Page(NamedTuple):
    """What a note is, as far as its lines depend on it.

    `day` is the day that the note stands for, `None` for most.
    """

    path: str
    kind: str
    day: date | None
    log_headings: tuple[str, ...]

    @property
    def counts_undated(self) -> bool:
        """Whether a line without a date counts, on the note's own day."""
        return self.day is not None and self.kind in _DAY_KINDS


class Group:
    """A line that means something, and the spans of the lines that belong to it.

    An entry has a `head` (`own`: it is in its person's own note), a task has a `box`,
    a digest item an `item_id`; a ticked task may be an entry too. A group that has
    none of these keeps its lines from counting for the group above. `text` is the
    offset after marker and box.
    """

    box = ""
    item_id = ""
    head: Head | None = None
    own = False
    personal = False  # a box below a heading Personal
    linked = False  # there is a link on its first line; set where it matters

    def __init__(self, line: Line, parent: "Group | None", text: int) -> None:
        self.line = line
        self.parent = parent
        self.text = text
        self.spans: list[tuple[int, int]] = []

    def add(self, start: int, end: int) -> None:
        """Take in one more line, without its marker and line end."""
        self.spans.append((start, end))
