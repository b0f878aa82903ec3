"""One look at the vault: does the index still say what the notes say?"""

import gc
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from mdnet.index import Index, signature, stale
from mdnet.vault.listing import Walk


def now_ns() -> int:
    """The machine's clock, only to know how fresh a file was when it was read."""
    return time.time_ns()


class Refreshed(NamedTuple):
    """How many notes were read, how many are gone, how many were compared only."""

    read: int = 0
    gone: int = 0
    compared: int = 0

    @property
    def changed(self) -> bool:
        """Whether the network may be another one than before."""
        return bool(self.read or self.gone)


class Look(NamedTuple):
    """A walk and what is to be done about it."""

    walk: Walk
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    proven: bool = False


def look(index: Index, walk: Walk) -> Look:
    """What of the index may be outdated; `proven` when the walk says nothing is."""
    racy = index.verdict(walk_signature(walk))
    if racy is not None:
        return Look(walk, doubtful=racy, proven=not racy)
    return Look(walk, *stale(index.known(), walk.notes, now_ns()))


def walk_signature(walk: Walk) -> bytes:
    """The signature of a walk, with what it passed by."""
    return signature(walk.notes, [finding.path for finding in walk.findings])


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the garbage collector: a network takes two thirds as long to make.

    A walk of a large vault takes a tenth less, a note a twentieth less to parse.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
