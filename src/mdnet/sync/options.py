"""What the user asks of a sync."""

from collections.abc import Callable
from typing import NamedTuple


class Options(NamedTuple):
    """What the user asked for: `allow_slips` is the reason for pushing a finding."""

    yes_delete: bool = False
    allow_slips: str = ""
    conflicts: bool = False
    offline: bool = False


Told = Callable[[int, int], None]


def _silent(done: int, total: int) -> None:
    pass


class Progress(NamedTuple):
    """Who hears how many of how many are through: new commits, files put in place."""

    looked: Told = _silent
    placed: Told = _silent
