"""Which version an editor had when it saved: not always the one that was there.

An editor that reads a note, has it exchanged under its hands and saves what it has
typed puts an older version back. What is missing then was not deleted by anybody. Only
a save within seconds of the exchange is looked at so: later, editors ask or reload.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from mdnet.sync.words import lines

WINDOW_NS = 15_000_000_000
REMEMBERED = 30


class Moved(NamedTuple):
    """A commit that the branch was moved to, and when (nanoseconds, file clock)."""

    commit: str
    when: int


def plausible(moved: Sequence[Moved], saved: int) -> tuple[str, ...]:
    """The commits that an editor which saved at `saved` may have read, oldest first.

    A commit counts until the window after the branch moved on from it has passed.
    """
    after = [*moved, None][1:]
    return tuple(
        one.commit
        for one, following in zip(moved, after, strict=True)
        if following is None or following.when >= saved - WINDOW_NS
    )


def base_of(versions: Iterable[bytes], saved: bytes) -> bytes | None:
    """The version that a save was made from: the one it took the fewest lines from.

    `versions` are oldest first; of equals the newest. `None` when there are none.
    """
    best: bytes | None = None
    least = -1
    for version in dict.fromkeys(versions):
        removed = sum(1 for line in _removed(version, saved) if line.strip())
        if best is None or removed <= least:
            best, least = version, removed
    return best


def _removed(version: bytes, saved: bytes) -> tuple[str, ...]:
    texts = (data.decode("utf-8", "replace") for data in (version, saved))
    return lines(*texts).removed


def parsed(text: str) -> tuple[Moved, ...]:
    """The moves that a file of ours holds, oldest first."""
    words = [line.split() for line in text.splitlines()]
    return tuple(
        Moved(word[0], int(word[1]))
        for word in words
        if len(word) == 2 and word[1].isdigit()
    )


def written(moved: Sequence[Moved]) -> str:
    """The text for the last of these moves."""
    return "".join(f"{m.commit} {m.when}\n" for m in moved[-REMEMBERED:])
