"""What a file carries beside its bytes: mode, owner, extended attributes."""

import os
import stat


def copy_attributes(source: int, target: int) -> None:
    """Give an open file the mode, owner and extended attributes of another.

    Access lists are extended attributes on Linux. What the file system does not have,
    or may not be given away, stays as it is.
    """
    found = os.fstat(source)
    own = os.fstat(target)
    if (found.st_uid, found.st_gid) != (own.st_uid, own.st_gid):
        _quietly(os.chown, target, found.st_uid, found.st_gid)
    if hasattr(os, "listxattr"):
        _copy_extended(source, target)
    if hasattr(os, "fchmod"):
        os.fchmod(target, stat.S_IMODE(found.st_mode))


def _copy_extended(source: int, target: int) -> None:
    try:
        names = os.listxattr(source)
    except OSError:
        return
    for name in names:
        _quietly(os.setxattr, target, name, os.getxattr(source, name))


def _quietly(call: object, *arguments: object) -> None:
    try:
        call(*arguments)  # type: ignore[operator]
    except OSError:
        return
