"""One daemon a vault: a locked file that names its process."""

import os
import time
from typing import Self

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

FILE = "watch.lock"
# Who only asks for the holder has the lock for an instant.
TRIES = 5
PAUSE_S = 0.02


class Held:
    """The lock of the vault whose index lies in `folder`, taken until `close`."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    @classmethod
    def taken(cls, folder: str) -> Self | None:
        """The lock, `None` when another daemon has it."""
        os.makedirs(folder, mode=0o700, exist_ok=True)
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0)
        descriptor = os.open(os.path.join(folder, FILE), flags, 0o600)
        for _ in range(TRIES):
            if _locked(descriptor):
                break
            time.sleep(PAUSE_S)
        else:
            os.close(descriptor)
            return None
        os.ftruncate(descriptor, 0)
        os.write(descriptor, str(os.getpid()).encode())
        return cls(descriptor)

    def is_in_place(self, folder: str) -> bool:
        """Whether the lock is still the one that another daemon would meet."""
        try:
            there = os.stat(os.path.join(folder, FILE))
        except OSError:
            return False
        return os.path.samestat(there, os.fstat(self._descriptor))

    def close(self) -> None:
        """Let go of it."""
        os.close(self._descriptor)


def holder(folder: str) -> int | None:
    """The process that holds the vault's lock, 0 if it cannot be told which one.

    `None` when nobody does.
    """
    try:
        descriptor = os.open(os.path.join(folder, FILE), os.O_RDWR)
    except OSError:
        return None
    try:
        if _locked(descriptor):
            return None
        text = os.pread(descriptor, 20, 0) if hasattr(os, "pread") else b""
        return int(text) if text.isdigit() else 0
    finally:
        os.close(descriptor)


def _locked(descriptor: int) -> bool:
    """Take the lock if it is free; whether it was."""
    try:
        if fcntl is not None:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        else:
            import msvcrt  # noqa: PLC0415 - only there on Windows

            # Beyond the number of the process, which others are to read.
            os.lseek(descriptor, 1024, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            os.lseek(descriptor, 0, os.SEEK_SET)
    except OSError:
        return False
    return True
