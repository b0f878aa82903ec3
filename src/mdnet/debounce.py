"""What was heard of files, held back until each has been still for a moment. Pure.

Editors save in steps: truncate and write, write beside and rename, rename away and
write anew. A file is worth a look when nothing was heard of it for `QUIET` seconds; one
that is written to all the time is looked at every `LONGEST` seconds all the same.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

QUIET = 0.05
LONGEST = 1.0


class Heard(NamedTuple):
    """When a path was heard of first and last since it was looked at, in seconds."""

    first: float
    last: float

    @property
    def due(self) -> float:
        """When it is worth a look."""
        return min(self.last + QUIET, self.first + LONGEST)


class Due(NamedTuple):
    """The paths to look at now, in order, and those that wait on."""

    paths: tuple[str, ...]
    waiting: Mapping[str, Heard]


NOTHING: Mapping[str, Heard] = {}


def heard(
    waiting: Mapping[str, Heard], events: Iterable[tuple[float, str]]
) -> Mapping[str, Heard]:
    """What waits after these events too: the moment and the path of each."""
    found = dict(waiting)
    for moment, path in events:
        before = found.get(path)
        found[path] = Heard(before.first if before else moment, moment)
    return found


def due(waiting: Mapping[str, Heard], now: float) -> Due:
    """What is due at `now`; moments are of one clock that only goes forward."""
    paths = tuple(sorted(path for path, spoken in waiting.items() if spoken.due <= now))
    rest = {path: spoken for path, spoken in waiting.items() if spoken.due > now}
    return Due(paths, rest)


def wait(waiting: Mapping[str, Heard], now: float) -> float | None:
    """The seconds until something is due, 0 if it is, `None` when nothing waits."""
    return min((max(0.0, s.due - now) for s in waiting.values()), default=None)
