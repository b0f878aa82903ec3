"""What was ticked, taken in: promises closed, check-ins dated, letters moved on."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from mdnet.model.change import Rewrite
from mdnet.model.network import Network
from mdnet.model.settings import Settings
from mdnet.operations.close_tasks import close_tasks
from mdnet.operations.date_check_ins import date_check_ins
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
    read = read_over(closed.changes, read)
    dated = date_check_ins(network, settings, today, read)
    moved = move_letters(network, today, read_over(dated.changes, read))
    return TakenIn(
        together((*closed.changes, *dated.changes, *moved.changes)),
        moved.network,
        (*closed.problems, *dated.problems, *moved.problems),
    )


def read_over(
    changes: Iterable[Rewrite], read: Callable[[str], str]
) -> Callable[[str], str]:
    """What gives a note's text as it will be after the changes."""
    texts = {change.path: change.text for change in changes}
    return lambda path: texts[path] if path in texts else read(path)


def together(changes: Iterable[Rewrite]) -> tuple[Rewrite, ...]:
    """One change a note: from what the first began with to what the last ends with."""
    by_path: dict[str, Rewrite] = {}
    for change in changes:
        first = by_path.get(change.path, change)
        by_path[change.path] = change._replace(before=first.before)
    return tuple(by_path.values())
