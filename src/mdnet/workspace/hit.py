"""What a search found: one note."""

from typing import NamedTuple


class Hit(NamedTuple):
    """A note that was found; `line` counts from 1 and is 0 for a hit in the title.

    `snippet` is that line, cut to 160 characters around the first word found.
    """

    path: str
    title: str
    line: int
    snippet: str
