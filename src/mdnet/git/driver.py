"""The courtesy merge driver: three files of a merge that git itself is making.

git then runs `git merge-file` on them and has the last word, so that a missing or
failing mdnet does no harm: the outcome is git's own, with markers.
"""

import os
from collections.abc import Callable
from pathlib import Path

from mdnet.errors import UsageError

Merge = Callable[[bytes, bytes, bytes], bytes | None]


def prepare_files(base: str, ours: str, theirs: str, merge: Merge) -> bool:
    """Make the three files so that a line merge of them gives what `merge` gives.

    Theirs becomes the merged text first, then the base becomes ours; ours is never
    touched. Killed in between, a line merge still has all lines of both. False when
    nothing was prepared.

    Raises:
        UsageError: one of the three cannot be read.
    """
    try:
        texts = [Path(path).read_bytes() for path in (base, ours, theirs)]
    except OSError as error:
        raise UsageError(
            f"cannot read {error.filename}: {error.strerror}; name three versions of "
            "a note, as git does when it merges"
        ) from None
    merged = merge(*texts)
    if merged is None:
        return False
    _replace(theirs, merged)
    _replace(base, texts[1])
    return True


def _replace(path: str, data: bytes) -> None:
    temporary = Path(f"{path}.mdnet")
    temporary.write_bytes(data)
    os.replace(temporary, path)
