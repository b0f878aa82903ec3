"""`mdnet watch --sync`: the vault committed when quiet, fetched on a timer, pushed.

A sync may wait for the network, so it runs in a thread of its own: the loop only asks
now and then whether it has ended. Killed on the way, the next one takes it up.
"""

import logging
from collections.abc import Callable
from datetime import datetime
from threading import Thread

from mdnet.errors import MdnetError
from mdnet.git.state import state_of
from mdnet.model.settings import Settings, SyncSettings
from mdnet.settings import load_settings
from mdnet.sync.now import Caller, sync_now
from mdnet.sync.outcome import Outcome
from mdnet.sync.schedule import Moments, next_sync
from mdnet.vault import Vault

ASK_AGAIN_S = 0.5
# How long the daemon waits at its end for a sync to come to its own.
PATIENCE_S = 10.0

log = logging.getLogger("mdnet.watch")

Call = Callable[[datetime, Settings], Caller]


class Syncing:
    """What the daemon calls when a sync may be due: see `daemon.keeping.Sync`.

    `caller` makes up who asks, from the moment and the settings.
    """

    def __init__(self, root: str, caller: Call) -> None:
        self._root = root
        self._caller = caller
        self._thread: Thread | None = None
        self._once_more = False
        self._said = ""

    def __call__(self, now: datetime, edited: bool = False) -> float | None:
        """Begin a sync, or see whether the one that runs has ended.

        The seconds after which to call again. What was `edited` while one ran is taken
        by another.
        """
        self._once_more = self._once_more or (edited and self._thread is not None)
        if self._thread and self._thread.is_alive():
            return ASK_AGAIN_S
        if self._thread:
            self._thread.join()
            self._thread = None
            if not self._once_more:
                return self._wait(now)
        self._once_more = False
        self._thread = Thread(target=self._run, args=(now,), name="sync", daemon=True)
        self._thread.start()
        return ASK_AGAIN_S

    def close(self) -> None:
        """Wait a moment for a sync that runs; one that is cut off is taken up later."""
        if self._thread:
            self._thread.join(PATIENCE_S)

    def _wait(self, now: datetime) -> float:
        """The seconds until the next one is due by the timer, longer after failures."""
        state = state_of(self._root)
        moments = Moments()
        if state:
            moments = Moments(0, state.worked, state.tried, state.failures)
        moment = int(now.timestamp())
        return max(1.0, next_sync(moments, self._timing()) - moment)

    def _timing(self) -> SyncSettings:
        try:
            return load_settings(self._root).sync
        except MdnetError:
            return SyncSettings()

    def _run(self, now: datetime) -> None:
        try:
            settings = load_settings(self._root)
            vault = Vault(self._root, settings)
            outcome = sync_now(vault, settings, self._caller(now, settings))
        except MdnetError as error:
            self._say(f"sync: {error}")
        except Exception as error:
            # The message of a bug may hold what stands in a note.
            self._say(f"sync: a bug in mdnet: {type(error).__name__}")
        else:
            self._told(outcome)

    def _told(self, outcome: Outcome) -> None:
        """One line for what was done, none for nothing."""
        if outcome.offline:
            self._say(f"sync: offline: {outcome.offline}")
            return
        self._said = ""
        back = [undone for undone in outcome.undone if not undone.restored]
        counts = (
            (bool(outcome.committed), "committed"),
            (len(outcome.merged), f"merged {len(outcome.merged)}"),
            (outcome.pushed, "pushed"),
            (len(outcome.conflicts), f"{len(outcome.conflicts)} to decide"),
            (len(back), f"{len(back)} taken back elsewhere: mdnet undo --list"),
            (len(outcome.held), f"{len(outcome.held)} held back: mdnet sync --status"),
        )
        done = [text for is_so, text in counts if is_so]
        if done:
            log.info("sync: %s", ", ".join(done))

    def _say(self, line: str) -> None:
        """Log a failure once, not every time that it comes again."""
        if line != self._said:
            log.warning("%s", line)
        self._said = line
