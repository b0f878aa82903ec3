"""What was ticked in the daily notes, taken in: promises closed, letters moved on."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from mdnet.model.change import Rewrite
from mdnet.model.network import Network
from mdnet.model.settings import Settings
from mdnet.operations.close_tasks import close_tasks
from mdnet.operations.move_letters import move_letters


class TakenIn(NamedTuple):
    """The notes to be rewritten, and the network as the digest is to see it.

    What is in `problems` stands as answered in the daily note and is tried again the
    next time.
    """

    changes: tuple[Rewrite, ...]
    network: Network
    problems: tuple[str, ...] = ()


def taken_in(
    network: Network, settings: Settings, today: date, read: Callable[[str], str]
) -> TakenIn:
    """The changes that the answers up to `today` ask for.

    `read` gives a note's text by its path.
    """
    closed = close_tasks(network, settings, today, read)
    moved = move_letters(network, today, read)
    return TakenIn(
        _joined((*closed.changes, *moved.changes)),
        moved.network,
        (*closed.problems, *moved.problems),
    )


def _joined(changes: tuple[Rewrite, ...]) -> tuple[Rewrite, ...]:
    """One change a note; a letter's note with a promise in it is left for the letter
    to the next run."""
    by_path: dict[str, Rewrite] = {}
    for change in changes:
        by_path.setdefault(change.path, change)
    return tuple(by_path.values())
