"""What the index keeps of one note, and what it is compared by.

Apart from `index.rows`, which knows all of the model: a command that only finds that no
note has changed needs no more than this.
"""

import zlib
from typing import NamedTuple

from mdnet.blake import blake2b
from mdnet.model.finding import Finding

DIGEST_SIZE = 16


class Row(NamedTuple):
    """What the index keeps of one note; the first nine are its row.

    `digest` is the hash of the note's bytes, `check` the CRC-32 of path, payload and
    links: SQLite answers wrongly without an error in some damages. `skipped` is 1 for
    a conflict copy, of which nothing but the stat is kept.
    """

    path: str
    size: int
    mtime_ns: int
    inode: int
    ctime_ns: int
    read_ns: int
    digest: bytes
    skipped: int
    kind: str
    payload: str
    links: str
    check: int
    findings: tuple[Finding, ...]
    title: str
    body: str


def digest_of(data: bytes) -> bytes:
    """The hash of a note's bytes by which a doubtful note is compared."""
    return blake2b(data, digest_size=DIGEST_SIZE).digest()


def skipped_row(stat: tuple[str, int, int, int, int], read_ns: int, data: bytes) -> Row:
    """The row of a conflict copy: known, but nothing of it counts."""
    return Row(
        *stat, read_ns, digest_of(data), 1, "", "", "", checksum(stat[0], "", ""),
        (), "", "",
    )  # fmt: skip


def checksum(path: str, payload: str, links: str) -> int:
    """The CRC-32 of what a row says."""
    return zlib.crc32(f"{path}\n{payload}\n{links}".encode())
