"""watchdog, and what it does not say: overflow, dead threads, folders left out.

Everything heard is put into one queue by watchdog's threads and taken out by the
daemon's. A *mark* is a file made in a folder of our own that is watched by the same
instance of inotify as the vault: the system queues events in the order in which things
happened, so when the mark comes out, all that was saved before it has come out too.
"""

import logging
import os
import threading
import warnings
from collections import deque
from collections.abc import Callable

from watchdog.events import (
    DirAttribEvent,
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileAttribEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.inotify_move_event_grouper import InotifyMoveEventGrouper

from mdnet.daemon.hints import hint_of
from mdnet.daemon.limits import inotify_descriptors, watches_of

# Neither opening nor reading: a walk of the vault, ours included, would be an event a
# folder, and above 16,000 folders overflow the queue for ever.
FILTER: list[type[FileSystemEvent]] = [
    DirAttribEvent, DirCreatedEvent, DirDeletedEvent, DirMovedEvent,
    FileAttribEvent, FileClosedEvent, FileCreatedEvent, FileDeletedEvent,
    FileModifiedEvent, FileMovedEvent,
]  # fmt: skip
JOIN_S = 2.0
# How long watchdog holds all events back when a name goes and no other comes: half a
# second without this, now and then for a save by rename too. The two halves of a rename
# follow each other in the queue, and unpaired they are as good as hints.
PAIR_S = 0.02


class Watcher(FileSystemEventHandler):
    """Events of one vault, from `start` to `stop`; it cannot be started again.

    `wake` is called, in another thread, when there is something to take.
    """

    def __init__(
        self,
        root: str,
        marks: str,
        clock: Callable[[], float],
        wake: Callable[[], None],
    ) -> None:
        self.reached = 0
        self._root = root
        self._marks = os.path.realpath(marks)
        self._clock = clock
        self._wake = wake
        self._queue: deque[tuple[float, str]] = deque()
        self._marked = 0
        self.can_mark = False
        self._warnings = Warnings()
        self._threads: list[threading.Thread] = []
        self._descriptors: frozenset[str] = frozenset()

    def start(self) -> None:
        """Watch every folder.

        Raises:
            OSError: the system allows no more instances or watches.
        """
        threads, descriptors = {*threading.enumerate()}, inotify_descriptors()
        self._warnings.listen()
        # For a folder that was moved out and comes back; its watch is still the same.
        warnings.filterwarnings("ignore", "Callback with id", RuntimeWarning)
        InotifyMoveEventGrouper.delay = PAIR_S
        self._observer = Observer()
        self._observer.schedule(self, self._root, recursive=True, event_filter=FILTER)
        try:
            self._observer.start()
        finally:
            self._threads = [t for t in threading.enumerate() if t not in threads]
            self._descriptors = inotify_descriptors() - descriptors
        self.can_mark = self._watch_marks()

    def stop(self) -> None:
        """End the threads; nothing comes after it."""
        self._warnings.hush()
        if self._threads:
            self._observer.stop()
            for thread in self._threads:
                thread.join(JOIN_S)

    def problem(self) -> str:
        """Why events may be missing, empty when none is."""
        if self._warnings.overflow:
            return "the system's queue of events overflowed"
        if not all(thread.is_alive() for thread in self._threads):
            return "a thread that listens has ended"
        return self._warnings.text

    def watches(self) -> int | None:
        """How many folders are watched, the one for marks among them."""
        return watches_of(self._descriptors) if self._descriptors else None

    def taken(self) -> list[tuple[float, str]]:
        """What was heard since the last time: the moment and the hint of each."""
        found = []
        while self._queue:
            found.append(self._queue.popleft())
        return found

    def mark(self) -> int | None:
        """The number that `reached` will have when all from before now has come out.

        `None` where that cannot be known.
        """
        if not self.can_mark:
            return None
        self._marked += 1
        path = os.path.join(self._marks, str(self._marked))
        try:
            os.symlink("-", path)
            os.unlink(path)
        except OSError:
            return None
        return self._marked

    def dispatch(self, event: FileSystemEvent) -> None:
        """Put an event into the queue; called by watchdog's own thread."""
        for path in (event.src_path, getattr(event, "dest_path", "")):
            if path:
                self._heard(os.fsdecode(path), event)
        self._wake()

    def _heard(self, path: str, event: FileSystemEvent) -> None:
        folder, _, name = path.rpartition("/")
        if folder == self._marks:
            if isinstance(event, FileDeletedEvent) and name.isdecimal():
                self.reached = max(self.reached, int(name))
            return
        inside = path[len(self._root) + 1 :].replace(os.sep, "/")
        hint = hint_of(inside, event.is_directory)
        if hint is not None:
            self._queue.append((self._clock(), hint))

    def _watch_marks(self) -> bool:
        """Watch the folder of the marks by the vault's own group of watches.

        Only so do its events stay in order with the vault's. watchdog has no public
        way to it: where its insides are others, there are no marks, and commands look
        at the vault themselves.
        """
        for emitter in self._observer.emitters:
            group = getattr(emitter, "_inotify", None)
            add = getattr(group, "_add_callback", None)
            lock = getattr(group, "_lock", None)
            if add is None or lock is None:
                return False
            with lock:
                add(os.fsencode(self._marks))
        return True


class Warnings(logging.Handler):
    """What watchdog only writes to its log."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.overflow = False
        self.text = ""

    def listen(self) -> None:
        """Hear the log of watchdog from now on."""
        logging.getLogger("watchdog").addHandler(self)

    def hush(self) -> None:
        """Hear no more."""
        logging.getLogger("watchdog").removeHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Note that something is wrong; an overflow is told apart."""
        text = record.getMessage()
        if "overflow" in text.lower():
            self.overflow = True
        else:
            self.text = f"watchdog says: {text[:200]}"
