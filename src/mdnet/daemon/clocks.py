"""Whether the time that has passed is the time that was waited. Pure."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

# Clocks are set by network time in steps below this.
STEP_S = 2.0
# A machine under load wakes a process late, but not by so much.
LATE_S = 5.0


class Clock(NamedTuple):
    """Where the daemon gets the time: local time, and seconds that only go forward."""

    now: Callable[[], datetime]
    monotonic: Callable[[], float]


class Moment(NamedTuple):
    """One reading of both clocks, in seconds; `wall` since the epoch."""

    wall: float
    monotonic: float


def step(before: Moment, now: Moment) -> str:
    """What the two clocks disagree about, empty when they go alike.

    While a machine sleeps, the one clock stands and the other goes on.
    """
    moved = (now.wall - before.wall) - (now.monotonic - before.monotonic)
    if abs(moved) <= STEP_S:
        return ""
    return f"the clock moved by {moved:+.0f} s, or the machine slept"


def delay(begin: Moment, now: Moment, waited: float) -> str:
    """What kept a wait of at most `waited` seconds from ending in time."""
    passed = now.monotonic - begin.monotonic
    return f"nothing ran for {passed:.0f} s" if passed > waited + LATE_S else ""
