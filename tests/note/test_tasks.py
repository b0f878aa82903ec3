"""Task lines as the Obsidian Tasks plugin reads them (its own serializer, run)."""

from datetime import date

import pytest

from mdnet.note.body import body
from mdnet.note.tasks import box_of, task

MAY = date(2024, 5, 1)


def read(line: str, made: date | None = None):
    scan = body(line)
    return task("People/Anna.md", scan, scan.lines[0], made)


READ = {
    "the due day": ("- [ ] Call Anna 📅 2024-05-01", "Call Anna"),
    "text before the date": (
        "- [ ] Call [[Anna]] %%x%% 📅 2024-05-01",
        "Call [[Anna]] %%x%%",
    ),
    "no space": ("- [ ] Call 📅2024-05-01", "Call"),
    "several spaces": ("- [ ] Call 📅   2024-05-01", "Call"),
    "other sign": ("- [ ] Call 🗓️ 2024-05-01", "Call"),
    "third sign": ("- [ ] Call 📆 2024-05-01", "Call"),
    "variation selector": ("- [ ] Call 📅\ufe0f 2024-05-01", "Call"),
    "spaces behind": ("- [ ] Call 📅 2024-05-01  ", "Call"),
    "windows line end": ("- [ ] Call 📅 2024-05-01\r\n", "Call"),
    "tag and priority behind": (
        "- [ ] Call 📅 2024-05-01 #people/anna ⏫",
        "Call #people/anna",
    ),
    "tags behind": ("- [ ] #a Call #b 📅 2024-05-01 #c #d", "#a Call #b #c #d"),
    "two dates, the left one": ("- [ ] Call 📅 2024-05-01 📅 2024-06-01", "Call"),
    "block link": ("- [ ] Call 📅 2024-05-01 ^abc-1", "Call"),
    "no text": ("- [ ] 📅 2024-05-01", ""),
    "in a quote": ("> - [ ] Call 📅 2024-05-01", "Call"),
    "no space behind the box": ("- [ ]Call 📅 2024-05-01", "Call"),
    "numbered": ("12) [ ] Call 📅 2024-05-01", "Call"),
    "sign in a tag": ("- [ ] Call 📅 2024-05-01 #x⏫y", "Call #x⏫y"),
    "code before": ("- [ ] Call `x` 📅 2024-05-01", "Call `x`"),
}


@pytest.mark.parametrize(("line", "description"), READ.values(), ids=READ.keys())
def test_due_day_is_read(line, description):
    found, findings = read(line)
    assert (found.due, found.description, findings) == (MAY, description, ())


NOT_READ = {
    "text behind": "Call 📅 2024-05-01 about the trip",
    "link behind": "Call 📅 2024-05-01 [[Anna]]",
    "comment behind": "Call 📅 2024-05-01 <!-- x -->",
    "Obsidian comment behind": "Call 📅 2024-05-01 %%x%%",
    "Dataview field behind": "Call 📅 2024-05-01 [person:: [[A]]]",
    "short month": "Call 📅 2024-5-1",
    "time": "Call 📅 2024-05-01T10:00",
    "time apart": "Call 📅 2024-05-01 10:00",
    "full stop": "Call 📅 2024-05-01.",
    "brackets": "Call (📅 2024-05-01)",
    "no-break space": "Call 📅\u00a02024-05-01",
    "block link first": "Call ^id 📅 2024-05-01 x",
    "block link with underscore": "Call 📅 2024-05-01 ^id_1",
    "in code": "Call `📅 2024-05-01`",
}


@pytest.mark.parametrize("text", NOT_READ.values(), ids=NOT_READ.keys())
def test_due_day_is_not_read(text):
    found, findings = read(f"- [ ] {text}")
    assert (found.due, found.description, findings) == (None, text, ())


def test_a_block_link_that_is_not_last_is_description():
    found, _ = read("- [ ] Call ^id 📅 2024-05-01")
    assert (found.description, found.due, found.block_id) == ("Call ^id", MAY, "")


def test_a_day_that_is_none_is_a_finding():
    found, (finding,) = read("  - [ ] Call 📅 2024-02-31 ⏫")
    assert (found.due, found.priority) == (None, "high")
    assert (finding.code, finding.line, finding.column) == ("TSK001", 1, 14)


def test_all_fields():
    found, _ = read(
        "- [/] Call [[Anna]] and ![[E]] #x 🆔 a_b ⛔ c,d 🔺 🔁 every 2 weeks on Monday "
        "🏁 delete ➕ 2024-01-01 🛫 2024-01-02 ⏳ 2024-01-03 📅 2024-01-04 "
        "❌ 2024-01-05 ✅ 2024-01-06 ^blk"
    )
    assert found == (
        "People/Anna.md", 1, "/", "Call [[Anna]] and ![[E]] #x", ("x",), ("Anna",),
        date(2024, 1, 1), date(2024, 1, 2), date(2024, 1, 3), date(2024, 1, 4),
        date(2024, 1, 6), date(2024, 1, 5), "highest", "every 2 weeks on Monday",
        "a_b", ("c", "d"), "delete", "blk", False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("sign", "priority"),
    [
        ("🔺", "highest"),
        ("⏫", "high"),
        ("🔼", "medium"),
        ("🔽", "low"),
        ("⏬️", "lowest"),
    ],
)
def test_priorities(sign, priority):
    assert read(f"- [ ] Call {sign}")[0].priority == priority


def test_hourglass_done_is_scheduled_too():
    assert read("- [ ] Call ⌛ 2024-05-01")[0].scheduled == MAY


def test_made_on_the_day_of_the_entry_above_unless_it_says():
    assert read("- [ ] Call", MAY)[0].made == MAY
    assert read("- [ ] Call ➕ 2024-01-02", MAY)[0].made == date(2024, 1, 2)


def test_dataview_fields_stay_in_the_description():
    found, _ = read("- [ ] Call [due:: 2024-05-01]")
    assert (found.description, found.due) == ("Call [due:: 2024-05-01]", None)


@pytest.mark.parametrize(
    ("line", "box"),
    [
        ("- [ ] x", " "), ("* [x] x", "x"), ("+ [X]", "X"), ("1. [-] x", "-"),
        ("- [>] x", ">"), ("  - [?] x", "?"), ("- [] x", ""), ("- x [ ]", ""),
        ("- [[A]] x", ""), ("-\t[ ] x", ""), ("- [ab] x", ""),
    ],
)  # fmt: skip
def test_box(line, box):
    scan = body(line)
    assert box_of(scan, scan.lines[0])[0] == box


@pytest.mark.parametrize("line", ["-[ ] x", "[ ] x", "`- [ ] x`", "%%- [ ] x%%"])
def test_no_item_no_box(line):
    assert body(line).lines == ()


def test_a_hostile_line_takes_no_time():
    line = "- [ ] " + "📅 2024-05-01 #t " * 20_000
    assert read(line)[0].due == MAY
