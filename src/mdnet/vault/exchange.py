"""Two moves in a folder that `os` does not have: exchange, and never over something.

Linux has `renameat2`, macOS `renameatx_np`, Windows `ReplaceFileW` for the first. The
code for macOS and Windows is written by their documentation and was not run there.
Where neither the system nor the file system has it, hard links come as near as can be:
what was displaced is still held, but a save that replaces the note by a rename in the
microseconds between `link` and `rename` is not seen.
"""

import ctypes
import errno
import os
import sys
from collections.abc import Callable

from mdnet.vault.folder import Folder

_NO_REPLACE = 1
_EXCHANGE = 2
# renameatx_np has the same two with other numbers.
_MAC_FLAGS = {_NO_REPLACE: 4, _EXCHANGE: 2}
_NO_FLAGS = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP)
_NO_LINKS = (errno.ENOSYS, errno.EPERM, errno.ENOTSUP, errno.EMLINK)

Rename = Callable[[int, bytes, int, bytes, int], int]


def _system_call() -> Rename | None:
    """The rename with flags of this system, `None` where there is none."""
    name = {"linux": "renameat2", "darwin": "renameatx_np"}.get(sys.platform, "")
    try:
        call: Rename = getattr(ctypes.CDLL(None, use_errno=True), name)
    except (AttributeError, OSError, TypeError, ValueError):
        return None
    return call


_rename = _system_call()


def _flagged(source: Folder, name: str, target: Folder, new: str, flag: int) -> bool:
    """Rename with a flag; False where the system or the file system has no such."""
    if _rename is None or source.descriptor is None or target.descriptor is None:
        return False
    if sys.platform == "darwin":
        flag = _MAC_FLAGS[flag]
    ends = (source.descriptor, os.fsencode(name), target.descriptor, os.fsencode(new))
    if _rename(*ends, flag) == 0:
        return True
    code = ctypes.get_errno()
    if code in _NO_FLAGS:
        return False
    raise OSError(code, os.strerror(code), name, None, new)


def exchange(folder: Folder, temporary: str, name: str) -> None:
    """Swap two files of a folder at one instant, so that what was there is held."""
    if _flagged(folder, temporary, folder, name, _EXCHANGE):
        return
    if sys.platform == "win32":
        _replace_on_windows(folder, temporary, name)
    else:
        exchange_by_links(folder, temporary, name)


def exchange_by_links(folder: Folder, temporary: str, name: str) -> None:
    """The same by a hard link to what is displaced, then a rename over it.

    Where the file system has no links either (exFAT), by a copy of it.
    """
    spare = temporary.removesuffix(".tmp") + "-b.tmp"
    try:
        folder.link(name, spare)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        folder.copy(name, spare)
    folder.rename(temporary, name)
    folder.rename(spare, temporary)


def _replace_on_windows(folder: Folder, temporary: str, name: str) -> None:
    spare = temporary.removesuffix(".tmp") + "-b.tmp"
    call = ctypes.windll.kernel32.ReplaceFileW  # type: ignore[attr-defined]
    ends = (folder.at(name), folder.at(temporary), folder.at(spare))
    if not call(*ends, 0, None, None):
        raise ctypes.WinError()  # type: ignore[attr-defined]
    folder.rename(spare, temporary)


def move_to_free(source: Folder, name: str, target: Folder, new: str) -> None:
    """Rename, but never over something: `FileExistsError` if `new` is taken."""
    if _flagged(source, name, target, new, _NO_REPLACE):
        return
    move_by_links(source, name, target, new)


def move_by_links(source: Folder, name: str, target: Folder, new: str) -> None:
    """The same by a second name; without hard links by claiming the name first."""
    try:
        source.link(name, new, target)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        os.close(target.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        source.rename(name, new, target)
    else:
        source.remove(name)
