"""The line that `mdnet log` writes."""

from datetime import date

import pytest

from mdnet.errors import UsageError
from mdnet.model.change import Rewrite
from mdnet.operations.log_entry import LogEntry, checked, entry_lines, log_entry

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("entry", "lines"),
    [
        (LogEntry(TODAY, "met: coffee"), "- 2026-11-22 met: coffee"),
        (LogEntry(TODAY, "coffee  together"), "- 2026-11-22: coffee together"),
        (LogEntry(TODAY, "at 5: late"), "- 2026-11-22: at 5: late"),
        (
            LogEntry(TODAY, "met: x", "Send it", date(2026, 11, 27)),
            "- 2026-11-22 met: x\n\t- [ ] Send it ➕ 2026-11-22 📅 2026-11-27",
        ),
        (
            LogEntry(TODAY, "met: x", again=date(2026, 12, 6)),
            "- 2026-11-22 met: x\n\t- [ ] Follow up ➕ 2026-11-22 📅 2026-12-06",
        ),
    ],
)
def test_the_lines(entry: LogEntry, lines: str):
    assert entry_lines(entry) == lines


@pytest.mark.parametrize(
    "entry",
    [
        LogEntry(date(2026, 11, 23), "met: x"),
        LogEntry(TODAY, " : "),
        LogEntry(TODAY, "met: x", due=TODAY),
        LogEntry(TODAY, "met: x", "Send it", date(2026, 11, 21)),
        LogEntry(TODAY, "met: x", again=date(2026, 11, 21)),
    ],
    ids=["to come", "nothing", "due without promise", "due before", "next before"],
)
def test_what_makes_no_sense(entry: LogEntry):
    with pytest.raises(UsageError):
        checked(entry, TODAY)


def test_what_makes_sense_stays_as_it_is():
    entry = LogEntry(TODAY, "met: x", "Send it", TODAY, TODAY)
    assert checked(entry, TODAY) == entry


def test_the_change():
    text = "---\ntype: contact\n---\n\n## Log\n\n- 2026-11-01 met: a\n"
    assert log_entry("A.md", text, "Log", LogEntry(TODAY, "met: b")) == Rewrite(
        "A.md", text, f"{text}- 2026-11-22 met: b\n"
    )
