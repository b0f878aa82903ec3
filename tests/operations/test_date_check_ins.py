"""The day of a check-in that was held before its day, written once."""

from datetime import date

import pytest

from mdnet.errors import VaultError
from mdnet.model.network import Network
from mdnet.model.settings import Settings
from mdnet.operations.date_check_ins import date_check_ins
from tests.agenda.world import network_of

TODAY = date(2026, 11, 22)
PATH = "Agendas/2026-11-29 Tom Reed.md"
NOTE = (
    '---\ntype: agenda\ncontact: "[[Tom Reed]]"\ndate: 2026-11-29\nstatus: {}\n---\n'
    "## Notes\n\n- [{}] Met [[Tom Reed]]{}\n- [ ] send the plan\n"
)


def dated(text: str, now: str | None = None) -> str:
    """The note afterwards; `now` is what the disk has, where that is another text."""
    found = date_check_ins(known(text), Settings(), TODAY, lambda _: now or text)
    assert found.problems == ()
    return found.changes[0].text if found.changes else now or text


def known(text: str) -> Network:
    return network_of({PATH: text, "People/Tom Reed.md": "---\ntype: contact\n---\n"})


@pytest.mark.parametrize(("status", "box"), [("draft", "x"), ("held", " ")])
def test_the_box_gets_the_day(status, box):
    after = NOTE.format(status, "x", " ✅ 2026-11-22")
    assert dated(NOTE.format(status, box, "")) == after
    assert dated(after) == after


@pytest.mark.parametrize(
    "text",
    [
        NOTE.format("draft", " ", ""),
        NOTE.format("sent", "x", " ✅ 2026-11-20"),
        NOTE.format("held", "x", "").replace("2026-11-29\n", "2026-11-21\n"),
        NOTE.format("held", "x", "").replace("- [x] Met", "- Met"),
    ],
    ids=["not held", "dated", "on its day", "no box"],
)
def test_what_needs_no_day_stays(text):
    assert dated(text) == text


def test_what_the_note_says_by_now_counts():
    ticked, opened = NOTE.format("draft", "x", ""), NOTE.format("draft", " ", "")
    assert dated(ticked, opened) == opened
    above = ticked.replace("## Notes", "A line above.\n\n## Notes")
    assert "- [x] Met [[Tom Reed]] ✅ 2026-11-22\n- [ ] send" in dated(ticked, above)
    assert dated(ticked, "no agenda\n") == "no agenda\n"


def test_a_note_that_cannot_be_read_is_named():
    def read(path: str) -> str:
        raise VaultError("it is gone")

    ticked = NOTE.format("draft", "x", "")
    found = date_check_ins(known(ticked), Settings(), TODAY, read)
    assert found.changes == ()
    assert found.problems == (f"{PATH}: the day you met is not written: it is gone",)
