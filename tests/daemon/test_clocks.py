"""A wake-up, a clock that is set, a process that was stopped."""

import pytest

from mdnet.daemon.clocks import Moment, delay, step
from mdnet.daemon.timers import Timers


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        ((100, 10), (101, 11), ""),
        ((100, 10), (101.9, 11), ""),
        ((100, 10), (3701, 11), "the clock moved by +3600 s, or the machine slept"),
        ((100, 10), (41, 11), "the clock moved by -60 s, or the machine slept"),
    ],
)
def test_clocks_that_disagree(before, now, said: str):
    assert step(Moment(*before), Moment(*now)) == said


@pytest.mark.parametrize(
    ("passed", "said"),
    [(0.2, ""), (1.0, ""), (5.9, ""), (30.0, "nothing ran for 30 s")],
)
def test_a_wait_of_a_second_that_took_longer(passed: float, said: str):
    assert delay(Moment(0, 10), Moment(0, 10 + passed), 1.0) == said


def test_timers_are_due_once():
    timers = Timers()
    timers.set("one", 5.0)
    timers.set("two", 7.0)
    assert timers.wait(4.0) == 1.0
    assert [timers.is_due("one", 4.9), timers.is_due("one", 5.0)] == [False, True]
    assert timers.is_due("one", 6.0) is False
    assert timers.wait(6.0) == 1.0


def test_a_timer_can_be_put_off():
    timers = Timers()
    timers.set("one", 5.0)
    timers.set("one", 9.0)
    assert timers.is_due("one", 6.0) is False


def test_without_timers_there_is_nothing_to_wait_for():
    assert Timers().wait(1.0) is None
