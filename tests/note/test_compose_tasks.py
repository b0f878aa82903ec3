"""Tasks ticked, unticked and cancelled as the Tasks plugin does it."""

from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mdnet.errors import NotEditableError
from mdnet.model.settings import Settings
from mdnet.note.compose_tasks import cancel, tick, untick
from mdnet.note.parse import parse
from tests.note.messy_notes import messy_note

DAY = date(2026, 3, 5)

TICKED = {
    "plain": ("- [ ] call", "- [x] call ✅ 2026-03-05"),
    "newline": ("- [ ] call\nx", "- [x] call ✅ 2026-03-05\nx"),
    "windows": ("- [ ] call\r\nx", "- [x] call ✅ 2026-03-05\r\nx"),
    "spaces behind": ("- [ ] call  ", "- [x] call ✅ 2026-03-05  "),
    "due day": ("- [ ] call 📅 2026-03-01", "- [x] call 📅 2026-03-01 ✅ 2026-03-05"),
    "block link": (
        "- [ ] call 📅 2026-03-01 ^a-1",
        "- [x] call 📅 2026-03-01 ✅ 2026-03-05 ^a-1",
    ),
    "text behind a date": (
        "- [ ] call 📅 2026-03-01 soon",
        "- [x] call 📅 2026-03-01 soon ✅ 2026-03-05",
    ),
    "begun": ("- [/] call", "- [x] call ✅ 2026-03-05"),
    "empty": ("- [ ]", "- [x] ✅ 2026-03-05"),
    "in a quote": ("> 1. [ ] call", "> 1. [x] call ✅ 2026-03-05"),
    "done before": (
        "- [ ] call ✅ 2025-01-01 📅 2026-03-01",
        "- [x] call 📅 2026-03-01 ✅ 2026-03-05",
    ),
    "done already": ("- [X] call", "- [X] call"),
    "every month": (
        "- [ ] call 🔁 every month ➕ 2026-01-01 🛫 2026-01-29 📅 2026-01-31 ^a\n",
        "- [ ] call 🔁 every month 🛫 2026-02-26 📅 2026-02-28\n"
        "- [x] call 🔁 every month ➕ 2026-01-01 🛫 2026-01-29 📅 2026-01-31 "
        "✅ 2026-03-05 ^a\n",
    ),
    "every two weeks when done": (
        "a\r\n\t- [ ] call 🆔 x ⛔ y 🔁 every 2 weeks when done ⏳ 2026-01-31\r\n",
        "a\r\n\t- [ ] call 🔁 every 2 weeks when done ⏳ 2026-03-19\r\n"
        "\t- [x] call 🆔 x ⛔ y 🔁 every 2 weeks when done ⏳ 2026-01-31 "
        "✅ 2026-03-05\r\n",
    ),
    "every year, no date": (
        "- [ ] call 🔁 every year",
        "- [ ] call 🔁 every year\n- [x] call 🔁 every year ✅ 2026-03-05",
    ),
    "every day, windows, block": (
        "- [ ] call 🔁 every day 📅 2026-03-01 ^a\r\n",
        "- [ ] call 🔁 every day 📅 2026-03-02\r\n"
        "- [x] call 🔁 every day 📅 2026-03-01 ✅ 2026-03-05 ^a\r\n",
    ),
}


@pytest.mark.parametrize(("text", "expected"), TICKED.values(), ids=TICKED.keys())
def test_ticked(text, expected):
    line = 2 if text.startswith("a") else 1
    assert tick(text, line, DAY) == expected


def test_other_tasks_stay_what_they_are():
    text = "- [ ] a\n- [ ] b 🔁 every day\n- [ ] c 📅 2026-02-30\n"
    assert tick(text, 2, DAY) == (
        "- [ ] a\n- [ ] b 🔁 every day\n- [x] b 🔁 every day ✅ 2026-03-05\n"
        "- [ ] c 📅 2026-02-30\n"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- [ ] call 📅 2026-03-01 ^a", "- [-] call 📅 2026-03-01 ❌ 2026-03-05 ^a"),
        ("- [-] call", "- [-] call"),
    ],
)
def test_cancelled(text, expected):
    assert cancel(text, 1, DAY) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- [x] call ✅ 2026-03-05 ^a", "- [ ] call ^a"),
        ("- [-] call ❌ 2026-03-05", "- [ ] call"),
        ("- [x] call✅ 2026-03-05 📅 2026-01-01", "- [ ] call 📅 2026-01-01"),
        ("- [X] call", "- [ ] call"),
        ("- [/] call", "- [/] call"),
    ],
)
def test_unticked(text, expected):
    assert untick(text, 1) == expected


@pytest.mark.parametrize(
    ("edit", "text", "message"),
    [
        pytest.param(tick, "a\n- b", "no task on line 1", id="text"),
        pytest.param(tick, "- b", "no task", id="no box"),
        pytest.param(tick, "```\n- [ ] a", "no task", id="code"),
        pytest.param(tick, "- [-] a", "is cancelled", id="tick cancelled"),
        pytest.param(cancel, "- [x] a", "is done", id="cancel done"),
        pytest.param(tick, "- [ ] a 🔁 every weekday", "in Obsidian", id="rule"),
        pytest.param(tick, "- [ ] a 🔁 every 0 days", "in Obsidian", id="never"),
    ],
)
def test_not_edited(edit, text, message):
    with pytest.raises(NotEditableError, match=message):
        edit(text, 1, DAY)


def test_an_edit_that_would_change_more_is_refused():
    with pytest.raises(NotEditableError, match="would not read as meant"):
        untick("- [x] call ^no-block-link-yet ✅ 2026-03-05", 1)


@settings(max_examples=60)
@given(st.integers(0, 2**32))
def test_ticked_and_unticked_is_the_same_text(seed):
    text = messy_note(Random(seed)).text

    for task in parse("People/A.md", text, Settings()).tasks:
        if task.status == " " and not task.done and not task.recurrence:
            assert untick(tick(text, task.line, DAY), task.line) == text
            assert untick(cancel(text, task.line, DAY), task.line) == text
