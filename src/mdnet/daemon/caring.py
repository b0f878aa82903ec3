"""Seeing to the daemon's surroundings: the vault's folder, the clock, the threads."""

from datetime import date

from mdnet.daemon.clocks import Clock, Moment, delay, step
from mdnet.daemon.opened import Opened
from mdnet.daemon.watching import Watching
from mdnet.model.dates import day_of

# How often what costs more than a call to the system is looked after.
CARE_S = 1.0
# Another mdnet that cannot use this index and builds its own must not be fought.
FOLLOW_S = 30.0


class Care:
    """What has happened around the daemon since the last question."""

    def __init__(self, opened: Opened, watching: Watching, clock: Clock) -> None:
        self._opened = opened
        self._watching = watching
        self._clock = clock
        self._moment = self.reading()
        self._next = 0.0
        self._follow = 0.0
        self.is_away = False

    def today(self) -> date:
        """The day that it is for the user."""
        return day_of(self._clock.now(), self._opened.settings.digest.day_starts)

    def reason(self, begin: Moment, waited: float) -> str | None:
        """Why to begin anew, after a wait from `begin` for `waited` seconds at most.

        Empty for no reason; `None` while there is no vault.
        """
        before, self._moment = self._moment, self.reading()
        why = step(before, self._moment) or delay(begin, self._moment, waited)
        if self.is_away or not self._opened.is_here():
            self.is_away = not self._opened.has_come_back()
            return None if self.is_away else "the vault came back"
        if why or self._moment.monotonic < self._next:
            return why
        self._next = self._moment.monotonic + CARE_S
        return self._watching.trouble() or self._followed()

    def _followed(self) -> str:
        """Open the index that commands open, where that has become another one."""
        now = self._moment.monotonic
        if self._opened.workspace.is_in_use or now < self._follow:
            return ""
        self._follow = now + FOLLOW_S
        self._opened.follow()
        return "another index has taken the place of this one"

    def reading(self) -> Moment:
        """Both clocks now."""
        return Moment(self._clock.now().timestamp(), self._clock.monotonic())
