"""From start to end: the lock, the log, the signals, and the loop that does not die."""

import logging
import os
import signal
import time
import traceback
from collections.abc import Callable, Mapping
from types import FrameType
from typing import NamedTuple

from mdnet.daemon.clocks import Clock
from mdnet.daemon.held import Held, holder
from mdnet.daemon.keeping import Keeping, Sync
from mdnet.daemon.logs import log_to, stop_logging
from mdnet.daemon.loop import Daemon
from mdnet.daemon.opened import Opened, OutdatedError
from mdnet.errors import LockedError, MdnetError

# After a step that failed, for as long as they do: 1, 2, 4 … seconds.
LONGEST_PAUSE_S = 60.0

log = logging.getLogger("mdnet.watch")


class Place(NamedTuple):
    """The vault's root, the folder of its index, and the file for the log."""

    root: str
    folder: str
    log: str


def watch(
    place: Place, environ: Mapping[str, str], clock: Clock, sync: Sync | None = None
) -> None:
    """Keep the vault's index and today's note until a signal says to end.

    Raises:
        LockedError: another daemon keeps this vault.
        MdnetError: the vault or its settings cannot be used at all.
        OutdatedError: mdnet was updated; the process should be started anew.
    """
    held = _taken(place)
    handlers = log_to(place.log)
    try:
        _Runner(place, held, environ, clock, sync).run()
    finally:
        log.info("ended")
        stop_logging(handlers)


def _taken(place: Place) -> Held:
    held = Held.taken(place.folder)
    if held is None:
        raise LockedError(
            f"Another `mdnet watch` (process {holder(place.folder) or '?'}) keeps "
            f"{place.root} already. See `mdnet watch --status`."
        )
    return held


class _Runner:
    """The loop around `Daemon.step`, for as long as the process lives."""

    def __init__(
        self, place: Place, held: Held, environ: Mapping[str, str], clock: Clock,
        sync: Sync | None,
    ) -> None:  # fmt: skip
        self._place = place
        self._held = held
        self._clock = clock
        self._ends = ""
        self._reloads = False
        opened = Opened(place.root, environ)
        self._daemon = Daemon(opened, place.folder, clock, Keeping(sync))

    def run(self) -> None:
        """Step by step, until a signal."""
        before = _on_signals(self._signalled)
        pause = 1.0
        log.info("watching %s", self._place.root)
        try:
            while not self._ends:
                pause = 1.0 if self._stepped() else self._rested(pause)
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
            self._daemon.close()
            self._held.close()
        log.info("%s", self._ends)

    def _stepped(self) -> bool:
        """One step; False when it failed, which is in the log."""
        try:
            if self._reloads:
                self._reloads = False
                self._daemon.reload()
            self._see_to_the_lock()
            self._daemon.step()
        except OutdatedError:
            raise
        except MdnetError as error:
            self._daemon.failed(str(error))
            return False
        except Exception as error:
            # A daemon that ends at the first bug keeps nothing fresh. The place, not
            # the message, which may hold what stands in a note.
            last = traceback.extract_tb(error.__traceback__)[-1]
            where = f"{os.path.basename(last.filename)}:{last.lineno}"
            self._daemon.failed(f"a bug in mdnet: {type(error).__name__} at {where}")
            return False
        return True

    def _rested(self, pause: float) -> float:
        """Wait after a failure; how long to wait after the next."""
        until = time.monotonic() + pause
        while not self._ends and time.monotonic() < until:
            self._daemon.rest(0.1)
        return min(2 * pause, LONGEST_PAUSE_S)

    def _see_to_the_lock(self) -> None:
        """Take the lock again where the cache was deleted, unless another has it."""
        if self._held.is_in_place(self._place.folder):
            return
        held = Held.taken(self._place.folder)
        if held is None:
            self._ends = "another `mdnet watch` has taken this vault over"
            return
        self._held.close()
        self._held = held
        self._daemon.listen()

    def _signalled(self, number: int, _: FrameType | None) -> None:
        if number == getattr(signal, "SIGHUP", None):
            self._reloads = True
        else:
            self._ends = f"{signal.Signals(number).name} received"
        self._daemon.wake()


def _on_signals(
    call: Callable[[int, FrameType | None], None],
) -> dict[int, "signal._HANDLER"]:
    """Have `call` called for the signals that end or reload; what was set before."""
    names = ("SIGTERM", "SIGINT", "SIGHUP")
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    return {number: signal.signal(number, call) for number in numbers}
