"""When today's note is worked out: at once for ticks, else now and then."""

import logging
from collections.abc import Callable, Iterable
from datetime import datetime

from mdnet.daemon.clocks import Clock
from mdnet.daemon.hints import EVERYTHING
from mdnet.daemon.opened import Opened
from mdnet.daemon.todays_note import is_daily, keep_today
from mdnet.model.settings import Settings

# What working it out may take of the time, while notes change all the while.
SHARE = 0.1
# What could not be done is tried again, whatever it was.
AGAIN_S = 30.0

log = logging.getLogger("mdnet.watch")

# Called when the vault has been still for `watch.quiet` seconds after a change, and
# again after the seconds that it returned, `None` for not before the next change.
Sync = Callable[[datetime], float | None]


class Keeping:
    """The daemon's writing: today's note, and what `sync` does, if anything."""

    def __init__(self, sync: Sync | None = None) -> None:
        self.wrote: datetime | None = None
        self._sync = sync
        self._due: float | None = 0.0
        self._sync_due: float | None = 0.0 if sync else None
        self._ended = 0.0
        self._took = 0.0

    def want(self, now: float) -> None:
        """Have it worked out as soon as may be."""
        self._due = now

    def changed(self, paths: Iterable[str], settings: Settings, now: float) -> None:
        """Note that these notes have changed; a daily note may hold an answer."""
        if self._sync:
            self._sync_due = now + settings.watch.quiet
        if any(path == EVERYTHING or is_daily(path, settings) for path in paths):
            self._due = now
        else:
            self._due = max(now, self._ended + self._took / SHARE)

    def wait(self, now: float) -> float | None:
        """The seconds until there is something to do, `None` for nothing."""
        times = [due - now for due in (self._due, self._sync_due) if due is not None]
        return min(times, default=None)

    def run(self, opened: Opened, clock: Clock) -> None:
        """Do what is due.

        Raises:
            MdnetError: it could not be done now; it is tried again.
        """
        begin = clock.monotonic()
        if self._due is not None and self._due <= begin:
            self._due = begin + AGAIN_S
            self._due = self._kept(opened, clock.now(), begin)
            self._ended = clock.monotonic()
            self._took = self._ended - begin
        if self._sync and self._sync_due is not None and self._sync_due <= begin:
            again = self._sync(clock.now())
            self._sync_due = None if again is None else clock.monotonic() + again

    def _kept(self, opened: Opened, now: datetime, begin: float) -> float | None:
        """Keep today's note; when to do it again."""
        found = keep_today(opened.workspace, opened.settings, now)
        for problem in found.problems:
            log.warning("%s", problem)
        if found.wrote:
            self.wrote = now
            log.info("wrote %s", ", ".join(found.wrote))
            return begin
        return None if found.again is None else begin + found.again
