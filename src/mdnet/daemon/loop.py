"""The daemon: told or not, it keeps the index and today's note what they should be.

One thread does everything; watchdog's only fill a queue. A step waits until something
is heard, asked or due, and then does what there is to do.
"""

import logging
import os
from collections.abc import Mapping

from mdnet.daemon.asked import NO, PATIENCE_S, Asked
from mdnet.daemon.caring import CARE_S, Care
from mdnet.daemon.clocks import Clock, Moment
from mdnet.daemon.hints import EVERYTHING, SETTINGS
from mdnet.daemon.keeping import Keeping
from mdnet.daemon.opened import Opened
from mdnet.daemon.server import Question, Server
from mdnet.daemon.status import Status, shown, status_line
from mdnet.daemon.timers import Timers
from mdnet.daemon.watching import Watching
from mdnet.debounce import NOTHING, Heard, due, heard, wait
from mdnet.errors import MdnetError
from mdnet.workspace.looking import Refreshed
from mdnet.workspace.vouching import QUESTION, vouch

# With more paths than this the whole vault is looked at: it takes less time.
MANY = 300
# An edit now and then is not worth a line in the log.
FEW = 20
# Notes that were read less than two seconds after a change are read again then.
SETTLE_S = 2.2
# A note with times in the future never settles.
SETTLINGS = 6
# Looking again and again may take this share of the time.
POLL_SHARE = 0.04
POLL_S = 2.0
MARKS = "marks"

log = logging.getLogger("mdnet.watch")


class Daemon:
    """A running daemon; `step` does what there is to do, `close` ends it."""

    def __init__(
        self, opened: Opened, folder: str, clock: Clock, keeping: Keeping
    ) -> None:
        self._opened = opened
        self._server = Server(folder)
        self._clock = clock
        self._keeping = keeping
        marks = os.path.join(folder, MARKS)
        self.watching = Watching(opened.root, marks, clock.monotonic, self.wake)
        self._trouble = ("", "")
        self._settling = 0
        self._care = Care(opened, self.watching, clock)
        self._timers = Timers()
        self._day = self._care.today()
        self._waiting: Mapping[str, Heard] = NOTHING
        self._asked = Asked(self._server)
        self._since = clock.now()
        self._reconciled = ""
        self._is_sound = False
        self.begin("it was started")

    def close(self) -> None:
        """End the threads and close the line and the index."""
        self.watching.end()
        self._server.close()
        self._opened.close()

    def begin(self, why: str) -> None:
        """Listen anew and look at everything, because of `why`."""
        polled = self.watching.polls
        self._is_sound = False
        self.watching.begin()
        if self.watching.polls and self.watching.polls != polled:
            log.warning("polling: %s", self.watching.polls)
        log.info("looking at the whole vault: %s", why)
        self.reconcile()
        self._keeping.want(self._clock.monotonic())
        self._is_sound = True

    def reconcile(self) -> None:
        """Look at the whole vault, whatever was heard."""
        begin = self._clock.monotonic()
        self._found(self._opened.workspace.refresh(), (EVERYTHING,))
        self.watching.count()
        now = self._clock.monotonic()
        self._reconciled = shown(self._clock.now())
        pause = float(self._opened.settings.watch.reconcile)
        if self.watching.polls:
            pause = min(pause, max(POLL_S, (now - begin) / POLL_SHARE))
        self._timers.set("reconcile", now + pause)

    def reload(self) -> None:
        """Read the settings again, as after SIGHUP."""
        said = self._opened.reload()
        if said:
            log.info("%s", said)
            self._keeping.want(self._clock.monotonic())

    def step(self, longest: float = 1.0) -> None:
        """Wait for something to do, `longest` seconds at most, and do it."""
        begin = self._care.reading()
        pause = min(longest, self._wait(begin.monotonic))
        for question in self._server.questions(pause):
            self._hear(question)
        if not self._is_well(begin, pause):
            self._asked.refuse()
            return
        self._look()
        self._keep()

    def rest(self, pause: float) -> None:
        """Do nothing for `pause` seconds, but tell who asks that there is nothing."""
        self._is_sound = False
        self._asked.refuse()
        for question in self._server.questions(pause):
            self._hear(question)

    def wake(self) -> None:
        """End a wait, from whatever thread or signal."""
        self._server.wake()

    def listen(self) -> None:
        """Open the line anew, where its socket was deleted."""
        self._server.bind()

    def _is_well(self, begin: Moment, waited: float) -> bool:
        """See to the vault, the clock and the threads; False while it is away."""
        was_away = self._care.is_away
        why = self._care.reason(begin, waited)
        if why is None:
            if not was_away:
                self._complain(f"{self._opened.root} is not there; waiting for it")
            self._is_sound = False
            return False
        if why or not self._is_sound:
            self.begin(why or "the last look failed")
        return True

    def _wait(self, now: float) -> float:
        """The seconds until something is due."""
        if self._care.is_away:
            return CARE_S
        times = (
            wait(self._waiting, now),
            self._timers.wait(now),
            self._keeping.wait(now),
        )
        return max(0.0, min((t for t in times if t is not None), default=1.0))

    def _look(self) -> None:
        """Take in what is due, or all that was heard if somebody asks."""
        now = self._clock.monotonic()
        # Before the queue is emptied: all from before this mark is in it.
        reached = self.watching.reached
        self._waiting = heard(self._waiting, self.watching.taken())
        ready = self._asked.ready(reached)
        paths, rest = due(self._waiting, now)
        if ready:
            paths, rest = tuple(self._waiting), NOTHING
        self._waiting = rest
        self._take_in(paths)
        if self._timers.is_due("settle", now) or self._timers.is_due("reconcile", now):
            self.reconcile()
        if len(self._waiting) > MANY:
            few = (EVERYTHING, *{SETTINGS} & self._waiting.keys())
            self._waiting = dict.fromkeys(few, Heard(now, now))
        if ready:
            self._asked.answer(ready, self._word())
        self._asked.refuse(now - PATIENCE_S)

    def _take_in(self, paths: tuple[str, ...]) -> None:
        if SETTINGS in paths:
            self.reload()
            paths = tuple(path for path in paths if path != SETTINGS)
        if EVERYTHING in paths or len(paths) > MANY:
            self.reconcile()
        elif paths:
            self._found(self._opened.workspace.look_at(paths), paths)

    def _found(self, counts: Refreshed, paths: tuple[str, ...]) -> None:
        """Note what a look at `paths` has found."""
        now = self._clock.monotonic()
        for line in self._opened.take_warnings():
            log.warning("%s", line)
        self._settling = 0 if counts.changed else self._settling + 1
        if self._settling < SETTLINGS and self._opened.workspace.is_unsettled:
            self._timers.set("settle", now + SETTLE_S)
        if counts.changed:
            level = logging.INFO if counts.read + counts.gone > FEW else logging.DEBUG
            log.log(level, "%d read, %d gone", counts.read, counts.gone)
            self._keeping.changed(paths, self._opened.settings, now)

    def _keep(self) -> None:
        """Today's note, when it is due; and whoever waits for the vault to be still."""
        today = self._care.today()
        if today != self._day:
            self._day = today
            self._keeping.want(self._clock.monotonic())
        try:
            self._keeping.run(self._opened, self._clock)
        except MdnetError as error:
            self._complain(str(error))

    def _hear(self, question: Question) -> None:
        if question.text == "status":
            self._server.answer(question.line, status_line(self.status()))
            return
        is_known = question.text == QUESTION.decode().strip()
        mark = self.watching.mark() if is_known and self._may_vouch() else None
        self._asked.put(mark, self._clock.monotonic(), question)

    def _may_vouch(self) -> bool:
        """Whether events tell of all changes of the vault that is there."""
        return (
            self._is_sound
            and not self.watching.polls
            and not self._opened.workspace.has_aliases
            and not self.watching.trouble()
            and self._opened.is_here()
        )

    def _word(self) -> bytes:
        """What those are told whose marks have come out: the state that is right."""
        workspace = self._opened.workspace
        if self._may_vouch() and workspace.is_in_use and workspace.proven() is None:
            self.reconcile()
        state = workspace.proven() if self._may_vouch() else None
        return vouch(*state) if state else NO

    def failed(self, what: str) -> None:
        """Note that a step has failed; the next one begins anew."""
        self._is_sound = False
        self._complain(what)

    def _complain(self, what: str) -> None:
        """Tell of an error, once as long as it is the same."""
        if what != self._trouble[0]:
            log.error("%s", what)
        self._trouble = (what, shown(self._clock.now()))

    def status(self) -> Status:
        """What `mdnet watch --status` tells."""
        return Status(
            process=os.getpid(),
            since=shown(self._since),
            notes=self._opened.workspace.state().notes,
            polls=self.watching.polls,
            folders=self.watching.folders,
            reconciled=self._reconciled,
            backlog=len(self._waiting),
            wrote=shown(self._keeping.wrote),
            trouble=self._trouble[0],
            trouble_at=self._trouble[1],
        )
