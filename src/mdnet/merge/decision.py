"""What a merge gives back: the text or bytes, and what was decided on the way."""

from typing import NamedTuple

# What a person has to look at: two values stand where there should be one.
CONFLICT_KINDS = frozenset({"conflict", "copy"})


class Decision(NamedTuple):
    """One thing that was decided.

    `kind` is a stable word: `later_date`, `further_state`, `list_merge`, `line_merge`,
    `joined` (generated blocks), `deleted`, `edit_kept` (against a deletion),
    `repaired`, `conflict`, or `copy` where the other side's bytes have to be written to
    a file of their own (see `conflict_name`). `where` is the place in words (`status`,
    the line), `text` a sentence.
    """

    kind: str
    where: str
    text: str

    @property
    def is_conflict(self) -> bool:
        """Whether a person has to choose."""
        return self.kind in CONFLICT_KINDS


class Merged(NamedTuple):
    """A file after the merge."""

    data: bytes
    decisions: tuple[Decision, ...] = ()


class MergedText(NamedTuple):
    """A note after the merge."""

    text: str
    decisions: tuple[Decision, ...] = ()


def conflict(where: str, text: str) -> Decision:
    """Both versions stay, and a person has to choose."""
    return Decision("conflict", where, text)
