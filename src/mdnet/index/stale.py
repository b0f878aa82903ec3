"""Which notes to read again, from what the disk says about them. Pure."""

import marshal
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from mdnet.blake import blake2b

# A file that was written to less than this before it was read may have been written
# to again without its times moving (FAT keeps two seconds). As in git: "racy".
RACY_NS = 2_000_000_000

Seen = tuple[str, int, int, int, int]


class Known(NamedTuple):
    """A note as the index has it: its stat, and when it was read, in nanoseconds."""

    size: int
    mtime_ns: int
    inode: int
    ctime_ns: int
    read_ns: int


class Stale(NamedTuple):
    """Paths, each in the order of the path.

    `changed` are new or differ; `gone` are known and not there; `doubtful` look the
    same, but only their content can tell.
    """

    changed: tuple[str, ...]
    gone: tuple[str, ...]
    doubtful: tuple[str, ...]


def stale(known: Mapping[str, Known], seen: Iterable[Seen], now_ns: int) -> Stale:
    """What to read again. `seen` are path, size, mtime_ns, inode and ctime_ns.

    An equal stat is believed, unless the file had changed less than two seconds before
    it was read, or it was read at a time that, by `now_ns`, has not come yet.
    """
    changed = []
    doubtful = []
    paths = set()
    for path, *stat in seen:
        paths.add(path)
        had = known.get(path)
        if had is None or stat != [*had[:4]]:
            changed.append(path)
        elif is_racy(had, now_ns):
            doubtful.append(path)
    gone = sorted(path for path in known if path not in paths)
    return Stale(tuple(sorted(changed)), tuple(gone), tuple(sorted(doubtful)))


def is_racy(had: Known, now_ns: int) -> bool:
    """Whether an equal stat does not prove an equal content."""
    return had.read_ns - max(had.mtime_ns, had.ctime_ns) < RACY_NS or (
        had.read_ns > now_ns
    )


def signature(seen: Sequence[Seen], odd: Iterable[str] = ()) -> bytes:
    """16 bytes that stand for a whole walk of the vault, in its order.

    Two walks with one signature saw the same: the index, if it was right then, is
    right now, and no row has to be looked at. `odd` are paths that were passed by.
    """
    # Version 2 of the format has no references, whose use depends on more than values.
    return blake2b(marshal.dumps([tuple(odd), list(seen)], 2), digest_size=16).digest()
