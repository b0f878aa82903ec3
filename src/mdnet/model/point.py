"""One item of a section that means something: an example, a goal, a packet's part."""

from datetime import date
from typing import NamedTuple


class Point(NamedTuple):
    """A top-level list item below a known heading of a note.

    `section` is the heading, folded (`examples`, `goals`). `day` is the date that the
    item begins with, `None` without one. `box` is the character of its checkbox, empty
    for an item without one. `text` is the rest of the line, as written.
    """

    section: str
    text: str
    line: int
    day: date | None = None
    box: str = ""

    @property
    def is_done(self) -> bool:
        """Whether its box is ticked."""
        return self.box in ("x", "X")
