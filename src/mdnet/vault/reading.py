"""Reading a note's bytes whole, while editors write."""

import os
import stat
import time
from typing import NamedTuple

from mdnet.errors import VaultError
from mdnet.vault.stat import Stat

# More takes over a second, or over 200 MB, when it is hostile; notes are some KiB.
LARGEST = 1024 * 1024
_TRIES = 4
_PAUSE = 0.003
_FLAGS = os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NONBLOCK", 0)


class Snapshot(NamedTuple):
    """A note's bytes and the stat that belongs to them.

    `data` is cut at `LARGEST` + 1 bytes: more than that is no note.
    """

    stat: Stat
    data: bytes


def snapshot(root: str, path: str, largest: int = LARGEST) -> Snapshot | None:
    """The note as it stands; `None` while it is missing, empty or being written.

    An empty file is an editor between truncating and writing, more often than not. Of
    a file larger than `largest` there is one byte more than that.

    Raises:
        VaultError: it is there and cannot be read.
    """
    for attempt in range(_TRIES):
        if attempt:
            time.sleep(_PAUSE * attempt)
        try:
            found = _read(os.path.join(root, path), path, largest)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise VaultError(f"{path} cannot be read: {error.strerror}.") from error
        if found is not None:
            return found if found.data else None
    return None


def _read(full: str, path: str, largest: int) -> Snapshot | None:
    """Bytes with an equal stat before and after, `None` when they differ."""
    descriptor = os.open(full, _FLAGS)
    try:
        before = os.fstat(descriptor)
        if not stat.S_ISREG(before.st_mode):
            raise VaultError(f"{path} is not a file.")
        data = read_all(descriptor, min(before.st_size, largest) + 1)
        after = os.fstat(descriptor)
    finally:
        os.close(descriptor)
    if _moment(before) != _moment(after):
        return None
    seen = Stat(path, after.st_size, after.st_mtime_ns, after.st_ino, after.st_ctime_ns)
    return Snapshot(seen, data)


def read_all(descriptor: int, size: int) -> bytes:
    """Up to `size` bytes from an open file, in as few calls as it takes."""
    data = os.read(descriptor, size)
    if len(data) in (0, size):
        return data
    parts = [data]
    left = size - len(data)
    while left and (data := os.read(descriptor, left)):
        parts.append(data)
        left -= len(data)
    return b"".join(parts)


def _moment(seen: os.stat_result) -> tuple[int, int, int]:
    return (seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns)


def problem_of(data: bytes) -> str:
    """Why these bytes are not the text of a note, empty when they are."""
    if len(data) > LARGEST:
        return f"is larger than {LARGEST // 1024 // 1024} MiB, so it is not read."
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "is UTF-16; save it as UTF-8."
    if b"\0" in data:
        line = data.count(b"\n", 0, data.index(b"\0")) + 1
        return f"holds a NUL byte in line {line}; it is not text or was damaged."
    try:
        data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return f"is not valid UTF-8 in line {line}; save it as UTF-8."
    return ""
