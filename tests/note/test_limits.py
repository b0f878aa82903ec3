"""Notes that are longer or deeper than any person's: what counts, what is said."""

from datetime import date

import pytest

from mdnet.errors import NotEditableError
from mdnet.model.contact import Contact
from mdnet.model.settings import Settings
from mdnet.note.block_marks import blocks_of
from mdnet.note.body import body
from mdnet.note.compose import append_entry
from mdnet.note.field_dates import day_of
from mdnet.note.limits import MAX_BODY_LINES
from mdnet.note.parse import parse
from mdnet.note.resolve import Names
from mdnet.note.sections import heading_key

HEAD = '---\ntype: contact\nwhy: "[[Tom Reed]]"\n---\n## Log\n'
LONG = HEAD + "- 2026-01-05 met: a\n" * MAX_BODY_LINES


def test_of_a_body_that_is_too_long_the_properties_count():
    note = parse("People/A.md", LONG, Settings())
    assert note.entries == ()
    assert [link.target for link in note.links] == ["Tom Reed"]
    assert [(each.line, each.code) for each in note.findings] == [
        (5 + MAX_BODY_LINES, "BODY002")
    ]


def test_a_body_of_just_so_many_lines_is_read():
    text = LONG[: -len("- 2026-01-05 met: a\n")]
    note = parse("People/A.md", text, Settings())
    assert len(note.entries) == MAX_BODY_LINES - 1
    assert note.findings == ()


def test_nothing_is_written_to_a_body_that_is_too_long():
    with pytest.raises(NotEditableError, match="split it first"):
        append_entry(LONG, "Log", "- 2026-03-05 met: new")


def test_what_is_nested_deeper_than_64_belongs_to_the_item_above():
    found = body("\n".join(" " * n + "- a" for n in range(70)))
    assert [line.parent for line in found.lines[60:]] == [
        59, 60, 61, 62, 62, 62, 62, 62, 62, 62,
    ]  # fmt: skip


def test_two_marks_on_a_line_are_none():
    line = "<!-- mdnet:a --> <!-- mdnet:b -->\n"
    found = blocks_of(body(line + "<!-- x -->\n" + line.replace("b", "c")))
    assert found.marks == ()


def test_a_mark_below_a_comment_of_several_lines_is_one():
    found = blocks_of(body("<!-- a\nb -->\n <!-- mdnet:a -->\n<!-- /mdnet -->\n"))
    assert [(mark.name, mark.line) for mark in found.marks] == [("a", 3), ("", 4)]


@pytest.mark.parametrize(
    ("title", "key"),
    [("(a" + "!" * 9 + "b)", "a" + "!" * 9 + "b"), ("!" * 9, ""), ("📓 Log 📓", "log")],
)
def test_signs_inside_a_heading_stay(title: str, key: str):
    assert heading_key(title) == key


def test_a_link_out_of_many_folders_is_read_by_its_end():
    names = Names.build([("People/A.md", "A", "contact", ())])
    assert names.resolve("../" * 9 + "./A").path == "People/A.md"


def test_a_date_may_have_a_long_link_but_no_end_of_words():
    assert day_of("[[" + "Daily/" * 60 + "2026-03-05]]") == date(2026, 3, 5)
    assert "no day that mdnet knows" in str(day_of("2026-03-05 " + "a" * 600))


def test_of_many_unknown_words_the_first_hundred_are_reported():
    words = ", ".join(f"w{number}" for number in range(300))
    text = f"---\ntype: contact\ncircle: {words}, inner\n---\n"
    note = parse("People/A.md", text, Settings())
    assert isinstance(note.record, Contact)
    assert note.record.circles == ("inner",)
    assert [each.code for each in note.findings] == ["FLD004"] * 100
