"""One writer at a time: an advisory lock on the vault's own folder.

The lock is `flock` on the root folder itself. It needs no file: nothing lies in the
vault, no cache folder has to exist, every path that leads to the vault meets the same
lock, and it goes with the process that held it. Where a folder cannot be locked (NFS,
Windows) it is a file in the folder for temporary files.
"""

import errno
import os
import time

from mdnet.blake import blake2b
from mdnet.errors import LockedError, VaultError

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

WAIT = 10.0
_BUSY = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)


class Lock:
    """The lock of one vault; it may be taken again by the one that holds it."""

    def __init__(self, root: str, wait: float = WAIT) -> None:
        self._root = root
        self._wait = wait
        self._descriptor = -1
        self._depth = 0

    def __enter__(self) -> "Lock":
        if self._depth == 0:
            self._descriptor = self._taken()
        self._depth += 1
        return self

    def __exit__(self, *_: object) -> None:
        self._depth -= 1
        if self._depth == 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def _taken(self) -> int:
        """The open descriptor that holds the lock; `LockedError` after the wait."""
        descriptor = self._opened()
        until = time.monotonic() + self._wait
        pause = 0.002
        while not self._tried(descriptor):
            if time.monotonic() >= until:
                who = holder(descriptor)
                os.close(descriptor)
                raise LockedError(
                    f"{who} is writing to {self._root} and did not finish within "
                    f"{self._wait:.0f} seconds. Wait for it, or end it, and try again."
                )
            time.sleep(pause)
            pause = min(pause * 1.5, 0.05)
        return descriptor

    def _tried(self, descriptor: int) -> bool:
        try:
            return _try(descriptor)
        except OSError as error:
            os.close(descriptor)
            raise VaultError(
                f"{self._root} cannot be locked: {error.strerror}. Nothing was written."
            ) from error

    def _opened(self) -> int:
        """A descriptor that can be locked: the folder's, else a file's for it."""
        try:
            descriptor = os.open(self._root, os.O_RDONLY)
        except OSError as error:
            if os.path.isdir(self._root) and os.name == "nt":
                return _lock_file(self._root)
            raise VaultError(
                f"{self._root} cannot be opened: {error.strerror}."
            ) from error
        try:
            _try(descriptor)
        except OSError:
            os.close(descriptor)
            return _lock_file(self._root)
        return descriptor


def _try(descriptor: int) -> bool:
    """Whether the lock is ours now; `OSError` where it cannot be had at all."""
    try:
        if fcntl is not None:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        else:
            _try_windows(descriptor)
    except OSError as error:
        if error.errno in _BUSY:
            return False
        raise
    return True


def _try_windows(descriptor: int) -> None:
    import msvcrt  # noqa: PLC0415 - only there on Windows

    msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]


def _lock_file(root: str) -> int:
    import tempfile  # noqa: PLC0415 - 7 ms that only such file systems need

    name = blake2b(os.path.realpath(root).encode(), digest_size=8).hexdigest()
    path = os.path.join(tempfile.gettempdir(), f"mdnet-{name}.lock")
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
    try:
        return os.open(path, flags, 0o600)
    except OSError as error:
        raise VaultError(f"{path} cannot be opened: {error.strerror}.") from error


def holder(descriptor: int) -> str:
    """Who holds the lock, as far as the system tells (Linux: `/proc/locks`)."""
    inode = os.fstat(descriptor).st_ino
    try:
        with open("/proc/locks", encoding="ascii") as locks:
            for line in locks:
                words = line.split()
                if words[1] == "FLOCK" and words[5].endswith(f":{inode}"):
                    return f"Another mdnet (process {words[4]})"
    except (OSError, IndexError):
        pass
    return "Another mdnet"
