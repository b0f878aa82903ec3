"""One folder of the vault, held open, and the way to it from a vault path.

A path is walked name by name from the root without following links, and all further
calls go through the folder's descriptor: what is written stays in the vault whatever
happens to the names meanwhile. Windows has no descriptors of folders; paths then.
"""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager

from mdnet.errors import VaultError
from mdnet.vault.reading import read_all

_BY_DESCRIPTOR = os.open in os.supports_dir_fd
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
_CLOSE = getattr(os, "O_CLOEXEC", 0)
_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | _NO_FOLLOW | _CLOSE


class Folder:
    """A folder's descriptor, or its path where descriptors do not exist."""

    def __init__(self, path: str, descriptor: int | None) -> None:
        self.path = path
        self.descriptor = descriptor

    def at(self, name: str) -> str:
        """What the system is given for a name in this folder."""
        return name if self.descriptor is not None else os.path.join(self.path, name)

    def open(self, name: str, flags: int, mode: int = 0o666) -> int:
        """A descriptor of a file in it; a link is not followed."""
        flags |= _NO_FOLLOW | _CLOSE
        return os.open(self.at(name), flags, mode, dir_fd=self.descriptor)

    def stat(self, name: str) -> os.stat_result:
        """What is there under the name itself, be it a link."""
        return os.stat(self.at(name), dir_fd=self.descriptor, follow_symlinks=False)

    def read(self, name: str) -> bytes:
        """All bytes of a file."""
        descriptor = self.open(name, os.O_RDONLY)
        try:
            data = read_all(descriptor, os.fstat(descriptor).st_size + 1)
            while more := os.read(descriptor, 1 << 16):
                data += more
        finally:
            os.close(descriptor)
        return data

    def names(self) -> list[str]:
        """The names in it, in no order."""
        return os.listdir(self.path if self.descriptor is None else self.descriptor)

    def rename(self, name: str, new: str, target: "Folder | None" = None) -> None:
        """Rename over whatever is there, into `target` or this folder."""
        into = target or self
        os.replace(
            self.at(name),
            into.at(new),
            src_dir_fd=self.descriptor,
            dst_dir_fd=into.descriptor,
        )

    def link(self, name: str, new: str, target: "Folder | None" = None) -> None:
        """A second name; `FileExistsError` if it is taken."""
        into = target or self
        os.link(
            self.at(name),
            into.at(new),
            src_dir_fd=self.descriptor,
            dst_dir_fd=into.descriptor,
            follow_symlinks=False,
        )

    def copy(self, name: str, new: str) -> None:
        """A second file with the same bytes and time."""
        found = self.stat(name)
        data = self.read(name)
        descriptor = self.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        times = (found.st_atime_ns, found.st_mtime_ns)
        os.utime(self.at(new), ns=times, dir_fd=self.descriptor)

    def remove(self, name: str) -> None:
        """Remove a file's name; nothing happens when it is not there."""
        try:
            os.unlink(self.at(name), dir_fd=self.descriptor)
        except FileNotFoundError:
            return

    def remove_folder(self, name: str) -> None:
        """Remove a folder in it; `OSError` unless it is empty."""
        os.rmdir(self.at(name), dir_fd=self.descriptor)

    def settle(self) -> None:
        """Bring the folder's entries to the disk, where that can be asked for."""
        if self.descriptor is not None:
            os.fsync(self.descriptor)


@contextmanager
def folder_of(
    root: str, folder: str, make: bool = False, settle: bool = True
) -> Iterator[Folder]:
    """The open folder at a vault path (`""` is the root), made when asked.

    Without `settle` a made folder may not be on the disk yet.

    Raises:
        VaultError: a part of the way is no folder, or a link.
    """
    if not _BY_DESCRIPTOR:
        yield _by_path(root, folder, make)
        return
    descriptor = os.open(root, _FOLDER & ~_NO_FOLLOW)
    try:
        for name in filter(None, folder.split("/")):
            inner = _step(descriptor, name, folder, make, settle)
            os.close(descriptor)
            descriptor = inner
        yield Folder(os.path.join(root, folder), descriptor)
    finally:
        os.close(descriptor)


def _step(descriptor: int, name: str, folder: str, make: bool, settle: bool) -> int:
    try:
        return os.open(name, _FOLDER, dir_fd=descriptor)
    except FileNotFoundError:
        if not make:
            raise
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.ENOTDIR):
            raise VaultError(
                f"{folder}: {name} is a link or no folder; mdnet writes only in real "
                "folders of the vault."
            ) from error
        raise
    try:
        os.mkdir(name, dir_fd=descriptor)
        if settle:
            os.fsync(descriptor)
    except FileExistsError:
        pass
    return os.open(name, _FOLDER, dir_fd=descriptor)


def _by_path(root: str, folder: str, make: bool) -> Folder:
    full = os.path.join(root, *folder.split("/"))
    if make:
        os.makedirs(full, exist_ok=True)
    if os.path.realpath(full) != os.path.join(
        os.path.realpath(root), *folder.split("/")
    ):
        raise VaultError(f"{folder} is a link; mdnet writes only in real folders.")
    return Folder(full, None)


def check_note(path: str, folder: Folder, name: str) -> None:
    """Refuse what an exchange would break: no file, a second name, read-only."""
    found = folder.stat(name)
    if not stat.S_ISREG(found.st_mode):
        raise VaultError(f"{path} is not a plain file, so it is not changed.")
    if found.st_nlink > 1:
        raise VaultError(
            f"{path} has {found.st_nlink} names (hard links); changing it would part "
            "them, so it is not changed. Make it a file of its own first."
        )
    allowed = os.access(folder.at(name), os.W_OK, dir_fd=folder.descriptor)
    if not allowed or not found.st_mode & 0o222:
        raise VaultError(f"{path} is read-only, so it is not changed.")
