"""How many folders can be watched, and how many are. Linux; elsewhere nothing is known.

watchdog passes over a folder that the system does not let it watch, without a word. So
the folders and the system's own list of watches are counted and compared.
"""

import os
import re
from collections.abc import Iterable
from pathlib import Path

_DESCRIPTORS = Path("/proc/self/fd")
_LIMITS = Path("/proc/sys/fs/inotify")
RAISE = (
    "Raise the limit with: sudo sysctl fs.inotify.{name}={value} (to keep it, write "
    "fs.inotify.{name}={value} into /etc/sysctl.d/60-mdnet.conf)"
)


def folders_below(root: str) -> int:
    """How many folders there are, `root` and dot-folders among them, links not.

    What may not be opened cannot hold a note that is read, and is not counted.
    """
    number = 0
    todo = [root]
    while todo:
        folder = todo.pop()
        try:
            with os.scandir(folder) as entries:
                todo += [e.path for e in entries if e.is_dir(follow_symlinks=False)]
        except OSError:
            continue
        number += 1
    return number


def inotify_descriptors() -> frozenset[str]:
    """The numbers of this process' inotify instances."""
    try:
        names = [path.name for path in _DESCRIPTORS.iterdir()]
    except OSError:
        return frozenset()
    return frozenset(name for name in names if _is_inotify(name))


def watches_of(descriptors: Iterable[str]) -> int | None:
    """How many folders these instances watch; `None` when the system does not say."""
    number = 0
    for name in descriptors:
        try:
            text = (Path("/proc/self/fdinfo") / name).read_text(encoding="ascii")
        except OSError:
            return None
        number += len(re.findall(r"^inotify wd:", text, re.MULTILINE))
    return number


def limit(name: str) -> int:
    """The system's limit of that name (`max_user_watches`), 0 when it does not say."""
    try:
        return int((_LIMITS / name).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return 0


def raised(name: str, needed: int) -> str:
    """What to type so that `needed` fit, with room for other programs."""
    value = max(2 * limit(name), 4 * needed, 1024)
    return RAISE.format(name=name, value=value)


def _is_inotify(name: str) -> bool:
    try:
        return "inotify" in os.readlink(_DESCRIPTORS / name)
    except OSError:
        return False
