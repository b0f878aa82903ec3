"""What the disk says about a note without reading it."""

from typing import NamedTuple


class Stat(NamedTuple):
    """One note as the walk of the vault saw it.

    `path` is relative to the vault with `/`, `size` in bytes, times in nanoseconds
    since the epoch. Where a note is a link, all but `path` are its target's.
    """

    path: str
    size: int
    mtime_ns: int
    inode: int
    ctime_ns: int
