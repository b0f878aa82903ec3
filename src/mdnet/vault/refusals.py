"""What the disk refuses, in words that say what to do."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager

from mdnet.errors import ChangedOnDiskError, VaultError


@contextmanager
def plain_words(root: str) -> Iterator[None]:
    """Turn what the system refuses into a `VaultError` that says what to do."""
    try:
        yield
    except OSError as error:
        name = error.filename  # a descriptor where a call took one
        where = os.fsdecode(name) if isinstance(name, str | bytes) else root
        text = _WORDS.get(error.errno or 0)
        if text is None:
            text = f"The disk refuses to write {where}: {error.strerror or error}."
        raise VaultError(f"{text} Nothing was left half-written.") from error


_WORDS = {
    errno.ENOSPC: "The disk is full: free some space and try again.",
    errno.EDQUOT: "Your disk quota is used up: free some space and try again.",
    errno.EIO: "The disk reports an error (input/output error); check it.",
    errno.EROFS: "The vault lies on a disk that is mounted read-only.",
    errno.EACCES: "The folder of the note may not be written to; check who owns it.",
    errno.EPERM: "The system does not permit changing the note; check its attributes.",
}


@contextmanager
def gone(path: str) -> Iterator[None]:
    """Turn a missing file into the error that says that the note is gone."""
    try:
        yield
    except FileNotFoundError as error:
        raise ChangedOnDiskError(f"{path} is gone; nothing was written.") from error


def changed(path: str) -> ChangedOnDiskError:
    """The error for a note that is not what was read."""
    return ChangedOnDiskError(
        f"{path} was changed meanwhile by another program; nothing was overwritten. "
        "Try again."
    )


def taken(path: str) -> ChangedOnDiskError:
    """The error for a name that should be free."""
    return ChangedOnDiskError(f"{path} exists already; nothing was overwritten.")
