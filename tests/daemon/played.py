"""A daemon in this process, step by step, with clocks that a test may move."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from mdnet.daemon.clocks import Clock
from mdnet.daemon.keeping import Keeping
from mdnet.daemon.loop import Daemon
from mdnet.daemon.opened import Opened
from mdnet.index import index_folder
from mdnet.workspace.watched import WatchedWorkspace


class Played:
    """A daemon on `root`; `now` is what its clock shows, moved on by real time."""

    def __init__(self, root: Path, cache: Path, sync=None) -> None:
        self.root = root
        self.folder = Path(index_folder(str(cache), str(root)))
        self.folder.mkdir(parents=True, exist_ok=True)
        self.ahead = timedelta()
        environ = {"MDNET_CACHE_DIR": str(cache)}
        self.opened = Opened(str(root), environ)
        self.keeping = Keeping(sync)
        self.daemon = Daemon(
            self.opened, str(self.folder), Clock(self.now, time.monotonic), self.keeping
        )

    def now(self) -> datetime:
        return datetime.now() + self.ahead

    @property
    def workspace(self) -> WatchedWorkspace:
        return self.opened.workspace

    def steps(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self.daemon.step(0.02)

    def until(self, come: Callable[[], bool], seconds: float = 20) -> bool:
        """Step until it has come true; whether it did in time."""
        until = time.monotonic() + seconds
        while not come():
            if time.monotonic() > until:
                return False
            self.daemon.step(0.02)
        return True

    def indexed(self, path: str) -> bytes | None:
        """The hash of the text that the index knows of a note."""
        return self.workspace._index.asked(lambda index: index.digest(path))

    def differences(self) -> tuple[str, ...]:
        return self.workspace.verify()

    def close(self) -> None:
        self.daemon.close()
