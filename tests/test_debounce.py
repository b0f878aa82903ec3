"""When a path is worth a look: a table of what was heard when."""

import pytest

from mdnet.debounce import NOTHING, Heard, due, heard, wait


@pytest.mark.parametrize(
    ("events", "now", "paths", "until_next"),
    [
        pytest.param([], 5.0, (), None, id="nothing heard"),
        pytest.param([(1.0, "a")], 1.0, (), 0.05, id="just heard"),
        pytest.param([(1.0, "a")], 1.05, ("a",), None, id="still since"),
        pytest.param(
            [(1.0, "a"), (1.04, "a")], 1.05, (), 0.04, id="truncated, then written"
        ),
        pytest.param(
            [(1.0, "a"), (1.04, "a")], 1.09, ("a",), None, id="written and still"
        ),
        pytest.param(
            [(1.0 + n / 25, "a") for n in range(26)], 2.0, ("a",), None,
            id="written to all the time",
        ),
        pytest.param(
            [(1.0, "b"), (1.0, "a"), (1.03, "c")], 1.05, ("a", "b"), 0.03,
            id="two are due, one is not",
        ),
        pytest.param([(9.0, "a")], 1.0, (), 8.05, id="heard after now"),
    ],
)  # fmt: skip
def test_what_is_due(
    events: list[tuple[float, str]],
    now: float,
    paths: tuple[str, ...],
    until_next: float,
):
    found = due(heard(NOTHING, events), now)
    assert found.paths == paths
    assert wait(found.waiting, now) == pytest.approx(until_next)


def test_what_is_due_already_is_not_waited_for():
    """It was waited for a second when a step had taken longer than the debounce."""
    assert wait(heard(NOTHING, [(1.0, "a")]), 1.2) == 0.0


def test_what_is_due_waits_no_more():
    waiting = heard(NOTHING, [(1.0, "a"), (1.04, "b")])
    found = due(waiting, 1.05)
    assert (found.paths, found.waiting) == (("a",), {"b": Heard(1.04, 1.04)})


def test_what_is_heard_again_counts_from_the_first_time():
    waiting = heard(heard(NOTHING, [(1.0, "a")]), [(1.5, "a")])
    assert waiting == {"a": Heard(1.0, 1.5)}


def test_what_waits_is_not_changed_by_what_is_heard():
    before = heard(NOTHING, [(1.0, "a")])
    heard(before, [(2.0, "a"), (2.0, "b")])
    assert before == {"a": Heard(1.0, 1.0)}
