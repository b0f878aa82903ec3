"""Which state of a letter may follow which."""

from pathlib import Path

import pytest

from mdnet.errors import NotEditableError
from mdnet.letters.moves import in_words, is_allowed, properties, refusal
from mdnet.model.letter import STATES
from tests.letters.world import day, letter

GOLDEN = Path(__file__).parents[1] / "golden" / "letters" / "transitions.md"
TODAY = day("2026-11-22")


def transitions() -> str:
    """Every state with those that may follow, and what is said of each other one."""
    lines = ["# Transitions", ""]
    for old in STATES:
        after = [new for new in STATES if new != old and is_allowed(old, new)]
        lines += [f"## {old}", "", f"may become: {', '.join(after) or 'nothing'}", ""]
        for new in STATES:
            text = refusal(letter("Maria", old), new)
            if text:
                lines.append(f"- {new}: {text}")
        lines.append("")
    return "\n".join(lines)


def test_every_transition_allowed_and_not(update):
    if update:
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(transitions())
    assert transitions() == GOLDEN.read_text()


def test_every_state_may_stay_as_it_is():
    assert [state for state in STATES if not is_allowed(state, state)] == []


def test_states_in_words():
    assert [in_words(s) for s in ("agreed_strong", "packet_sent", "idea")] == [
        "agreed (strong)", "packet sent", "idea",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("state", "on", "pairs"),
    [
        ("asked", None, [("status", "asked"), ("asked_on", TODAY)]),
        (
            "agreed_strong",
            "2026-11-20",
            [
                ("status", "agreed_strong"),
                ("answer", "yes_strong"),
                ("answered_on", day("2026-11-20")),
            ],
        ),
        ("assigned", None, [("status", "assigned")]),
        ("void", None, [("status", "void")]),
        (
            "declined",
            None,
            [("status", "declined"), ("answer", "declined"), ("answered_on", TODAY)],
        ),
    ],
)
def test_what_a_move_writes(state, on, pairs):
    found = properties(letter("A"), state, day(on) if on else None, TODAY)
    assert list(found) == pairs


def test_set_again_it_keeps_its_day():
    there = letter("A", "asked", asked_on="2026-11-01")
    assert properties(there, "asked", None, TODAY)[-1] == (
        "asked_on", day("2026-11-01"),
    )  # fmt: skip
    assert properties(there, "asked", day("2026-11-02"), TODAY)[-1] == (
        "asked_on", day("2026-11-02"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("there", "state", "key", "written"),
    [
        (letter("A", "idea", asked_on="2026-10-05"), "asked", "asked_on",
         "2026-10-05"),
        (letter("A", "uploaded", packet_on="2026-10-05"), "packet_sent", "packet_on",
         "2026-10-05"),
        # Another answer has another day.
        (letter("A", "hesitant", answered_on="2026-10-05"), "agreed", "answered_on",
         "2026-11-22"),
        # The portal deleted the request of that day; this is a new one.
        (letter("A", "void", requested_on="2026-10-05"), "request_sent",
         "requested_on", "2026-11-22"),
    ],
)  # fmt: skip
def test_a_day_in_the_note_stays_unless_it_is_of_something_else(
    there, state, key, written
):
    assert properties(there, state, None, TODAY)[-1] == (key, day(written))


@pytest.mark.parametrize(
    ("on", "words"),
    [
        ("2026-11-23", "has not come yet"),
        ("2026-10-31", "lies before asked_on, which is 2026-11-01"),
    ],
)
def test_a_day_that_cannot_be_is_refused(on, words):
    there = letter("A", "asked", asked_on="2026-11-01")
    with pytest.raises(NotEditableError, match=words):
        properties(there, "agreed", day(on), TODAY)
