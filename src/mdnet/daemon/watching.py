"""Whether events can be relied on, and the watcher that is begun anew when not."""

import os
from collections.abc import Callable
from pathlib import Path

from mdnet.daemon.events import Watcher
from mdnet.daemon.limits import folders_below, raised
from mdnet.daemon.mounts import silent_mount

_MOUNTINFO = Path("/proc/self/mountinfo")
# A mark that did not come out for so long never will.
MARK_S = 5.0
ASK_S = 10.0


class Watching:
    """The events of the vault at `root`, as far as there are any.

    `polls` says why there are none that can be relied on; empty when there are.
    `trouble` says why some may be missing since `begin`; the daemon then begins anew
    and looks at everything.
    """

    def __init__(
        self,
        root: str,
        marks: str,
        clock: Callable[[], float],
        wake: Callable[[], None],
    ) -> None:
        self.polls = ""
        self.folders = 0
        self._root = root
        self._marks = marks
        self._clock = clock
        self._wake = wake
        self._watcher: Watcher | None = None
        self._mounts = ""
        self._asked: tuple[int, float] | None = None
        self._ask_at = 0.0

    def begin(self) -> None:
        """Watch, from this moment, all that can be watched."""
        self.end()
        os.makedirs(self._marks, mode=0o700, exist_ok=True)
        self._mounts = _mountinfo()
        silent = silent_mount(self._mounts, self._root)
        self.polls = f"{silent} tells of no changes" if silent else ""
        if self.polls:
            return
        watcher = Watcher(self._root, self._marks, self._clock, self._wake)
        try:
            watcher.start()
        except OSError as error:
            self.polls = _refused(error, self._root)
            watcher.stop()
            return
        self._watcher = watcher
        self._asked, self._ask_at = None, self._clock() + ASK_S
        self.count()

    def end(self) -> None:
        """Watch no more."""
        if self._watcher:
            self._watcher.stop()
        self._watcher = None

    def count(self) -> None:
        """Compare the folders with the system's list of watches; poll if some miss."""
        for _ in range(2):
            self.folders = folders_below(self._root)
            needed = self._needed()
            watches = self._watcher.watches() if self._watcher else None
            if watches is None or watches >= needed:
                return
        self.end()
        self.polls = f"only {watches} of {needed} folders can be watched. " + raised(
            "max_user_watches", self.folders
        )

    def taken(self) -> list[tuple[float, str]]:
        """What was heard since the last time: the moment and the hint of each."""
        return self._watcher.taken() if self._watcher else []

    def trouble(self) -> str:
        """Why events may be missing since `begin`, empty when none is."""
        if _mountinfo() != self._mounts:
            return "file systems were mounted or unmounted"
        if self._watcher is None:
            return ""
        return self._watcher.problem() or self._silence()

    def mark(self) -> int | None:
        """A number that is `reached` when all from before now is `taken`, or `None`."""
        return self._watcher.mark() if self._watcher else None

    @property
    def reached(self) -> int:
        """The last mark that came out."""
        return self._watcher.reached if self._watcher else 0

    def _needed(self) -> int:
        """How many watches there must be: one a folder, and one for the marks."""
        inside = os.path.realpath(self._marks).startswith(self._root + os.sep)
        marks = self._watcher is not None and self._watcher.can_mark and not inside
        return self.folders + marks

    def _silence(self) -> str:
        """Every ten seconds a mark of our own, to notice a thread that hangs."""
        now = self._clock()
        if self._asked and self.reached >= self._asked[0]:
            self._asked = None
        if self._asked and now - self._asked[1] > MARK_S:
            return "a thread that listens does not answer"
        if self._asked is None and now >= self._ask_at:
            mark = self.mark()
            self._asked = None if mark is None else (mark, now)
            self._ask_at = now + ASK_S
        return ""


def _refused(error: OSError, root: str) -> str:
    """Why the system does not let us watch, and what to type."""
    name = "max_user_watches" if "watch limit" in str(error) else "max_user_instances"
    if "limit" not in str(error):
        return f"the system refuses: {error.strerror or error}"
    needed = folders_below(root) if name == "max_user_watches" else 0
    return f"{error.strerror}. " + raised(name, needed)


def _mountinfo() -> str:
    try:
        return _MOUNTINFO.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ""
