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

# Called when the vault has been still for `sync.quiet_seconds` after a change, at the
# latest `sync.fetch_minutes` after the first one, and again after the seconds that it
# returned, `None` for not before the next change. The second argument tells whether
# notes have changed since it was told so last.
Sync = Callable[[datetime, bool], float | None]


class Keeping:
    """The daemon's writing: today's note, and what `sync` does, if anything."""

    def __init__(self, sync: Sync | None = None) -> None:
        self.wrote: datetime | None = None
        self._sync = sync
        self._due: float | None = 0.0
        self._again: float | None = 0.0 if sync else None
        self._edited: float | None = None
        self._edited_by = 0.0
        self._ended = 0.0
        self._took = 0.0

    def want(self, now: float) -> None:
        """Have it worked out as soon as may be."""
        self._due = now

    def changed(self, paths: Iterable[str], settings: Settings, now: float) -> None:
        """Note that these notes have changed; a daily note may hold an answer."""
        if self._sync:
            if self._edited is None:
                self._edited_by = now + 60.0 * settings.sync.fetch_minutes
            self._edited = min(now + settings.sync.quiet_seconds, self._edited_by)
        if any(path == EVERYTHING or is_daily(path, settings) for path in paths):
            self._due = now
        else:
            self._due = max(now, self._ended + self._took / SHARE)

    def wait(self, now: float) -> float | None:
        """The seconds until there is something to do, `None` for nothing."""
        dues = (self._due, self._again, self._edited)
        return min((due - now for due in dues if due is not None), default=None)

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
        if self._sync:
            self._synced(self._sync, clock, begin)

    def _synced(self, sync: Sync, clock: Clock, begin: float) -> None:
        """Call it where that is due, and note when to do so again."""
        edited = self._edited is not None and self._edited <= begin
        if not edited and (self._again is None or self._again > begin):
            return
        if edited:
            self._edited = None
        again = sync(clock.now(), edited)
        self._again = None if again is None else clock.monotonic() + again

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
