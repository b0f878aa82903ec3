"""Whether an editor holds changes of a note that it has not saved. Linux and macOS.

vim writes a swap file beside the note, whose first block says whether there are changes
(`B0_DIRTY` in vim's memline.c). Emacs keeps a link `.#NAME` beside it as long as there
are any. Neither touches the note itself, so its times say nothing.
"""

import os
import time

# What an editor that died has left behind keeps nobody waiting for longer.
FORGOTTEN_S = 3600
_DIRTY_AT = 1007
_DIRTY = 0x55
_SWAP = b"b0"


def has_unsaved_changes(root: str, path: str) -> bool:
    """Whether vim or Emacs shows the note at `path` with changes that are not saved."""
    folder, _, name = path.rpartition("/")
    folder = os.path.join(root, folder)
    if _is_recent(os.path.join(folder, f".#{name}")):
        return True
    return any(
        _is_dirty(os.path.join(folder, f".{name}.sw{end}")) for end in ("p", "o", "n")
    )


def _is_dirty(swap: str) -> bool:
    if not _is_recent(swap):
        return False
    try:
        with open(swap, "rb") as file:
            block = file.read(_DIRTY_AT + 1)
    except OSError:
        return False
    return block.startswith(_SWAP) and block[_DIRTY_AT:] == bytes([_DIRTY])


def _is_recent(path: str) -> bool:
    try:
        age = time.time_ns() - os.lstat(path).st_mtime_ns
    except OSError:
        return False
    return age < FORGOTTEN_S * 1_000_000_000
