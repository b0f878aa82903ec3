"""What happened with a person on a day: one line of the log, wherever it stands."""

from datetime import date
from typing import NamedTuple

from mdnet.model.vocabulary import (
    CLOSES_WAIT_KINDS,
    NO_CONTACT_KINDS,
    OUTREACH_KINDS,
)


class Interaction(NamedTuple):
    """One entry about one person, oldest first in a person's history.

    `kind` is the vocabulary's word, another single word the user typed, or empty.
    `tags` are without `#`, folded to lower case. `text` is one line, nested lines
    joined by `; `. `answer_of` is the id of the digest item that a tick answered,
    empty for a written line.
    """

    day: date
    kind: str
    text: str
    tags: tuple[str, ...] = ()
    path: str = ""
    line: int = 0
    time: str = ""
    answer_of: str = ""

    @property
    def is_contact(self) -> bool:
        """Whether it moves "last contact": a talk heard or a remark does not."""
        return self.kind not in NO_CONTACT_KINDS

    @property
    def is_awaiting(self) -> bool:
        """Whether I wait for an answer to it."""
        return "awaiting" in self.tags

    @property
    def closes_wait(self) -> bool:
        """Whether it is an answer or a meeting."""
        return self.kind in CLOSES_WAIT_KINDS

    @property
    def is_outreach(self) -> bool:
        """Whether I reached out (an answer of theirs, or a remark, is not that)."""
        return self.kind in OUTREACH_KINDS

    @property
    def is_thanks(self) -> bool:
        """Whether it thanked the person."""
        return self.kind == "thanks" or "thanks" in self.tags

    @property
    def is_ask(self) -> bool:
        """Whether it asked for something."""
        return self.kind == "ask" or "asked" in self.tags
