"""Whether a file is what was read, and stays so: nobody has it open for writing."""

import os
import stat

from mdnet.errors import VaultError
from mdnet.vault.folder import Folder, folder_of
from mdnet.vault.reading import read_all
from mdnet.vault.refusals import changed
from mdnet.vault.writers import is_quiet


def content_at_rest(folder: Folder, name: str, expected: bytes) -> bytes | None:
    """A file's bytes when no program can change them; `None` if one may.

    With bytes other than `expected` in it already, there is nothing to wait for.
    """
    descriptor = folder.open(name, os.O_RDONLY)
    try:
        if expected and (data := folder.read(name)) != expected:
            return data
        return folder.read(name) if is_quiet(descriptor) else None
    finally:
        os.close(descriptor)


def is_still(folder: Folder, name: str, expected: bytes) -> bool:
    """Whether a file has these bytes and no program can change them any more."""
    return content_at_rest(folder, name, expected) == expected


def stat_at_rest(folder: Folder, name: str, before: bytes, path: str) -> os.stat_result:
    """The stat of a note that is what was read and that no program writes to."""
    seen = folder.stat(name)
    data = content_at_rest(folder, name, before)
    if data is None:
        raise VaultError(
            f"{path} is held open for writing by another program; nothing was "
            "changed. Close it there and try again."
        )
    if data != before:
        raise changed(path)
    return seen


def looks_unwritten(one: os.stat_result, other: os.stat_result) -> bool:
    """Whether it looks unwritten: the quick answer, before the bytes are compared."""
    return (one.st_size, one.st_mtime_ns) == (other.st_size, other.st_mtime_ns)


def bytes_at_rest(root: str, path: str, largest: int) -> bytes | None:
    """A file's bytes when no program is writing them; `None` if one is.

    Of a file larger than `largest` there is one byte more than that.

    Raises:
        FileNotFoundError: there is no such file.
        VaultError: it is no plain file, or lies behind a link.
    """
    folder_path, _, name = path.rpartition("/")
    with folder_of(root, folder_path) as folder:
        if not stat.S_ISREG(folder.stat(name).st_mode):
            raise VaultError(f"{path} is a link or no plain file.")
        descriptor = folder.open(name, os.O_RDONLY)
        try:
            if not is_quiet(descriptor):
                return None
            return read_all(descriptor, min(os.fstat(descriptor).st_size, largest) + 1)
        finally:
            os.close(descriptor)
