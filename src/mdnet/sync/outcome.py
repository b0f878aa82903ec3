"""What a sync did, as values: for the terminal, for `--json`, for the daemon."""

from typing import NamedTuple

from mdnet.sync.piece import Note
from mdnet.sync.snapshot import Held


class Undone(NamedTuple):
    """A change of one device that another's commit silently took back.

    `restored` tells that it was put back into the note; else it is only shown: `lines`
    are those that are missing, and the command `undo` puts them back.
    """

    path: str
    commit: str
    restored: bool
    text: str
    lines: tuple[str, ...] = ()
    undo: str = ""


class Outcome(NamedTuple):
    """What was done: paths committed and fetched, files merged, whether it was pushed.

    `offline` says why the remote was not reached, empty when it was or there is none;
    `held` are the files whose changes were left out; `kept` are copies in the vault
    that hold what fits nowhere else; `cleared` are dead locks of git.
    """

    subject: str = ""
    committed: tuple[str, ...] = ()
    fetched: tuple[str, ...] = ()
    merged: tuple[Note, ...] = ()
    pushed: bool = False
    undone: tuple[Undone, ...] = ()
    held: tuple[Held, ...] = ()
    kept: tuple[str, ...] = ()
    offline: str = ""
    remote: str = ""
    cleared: tuple[str, ...] = ()
    unwritable: tuple[str, ...] = ()

    @property
    def conflicts(self) -> tuple[Note, ...]:
        """The files in which a person has to choose."""
        return tuple(
            note for note in self.merged if any(d.is_conflict for d in note.decisions)
        )
