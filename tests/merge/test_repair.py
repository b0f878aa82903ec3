"""Notes that another program's merge left broken."""

import pytest

from mdnet.merge import merge_note, repaired
from mdnet.model.settings import Settings
from mdnet.note.parse import parse

SETTINGS = Settings()


def repair(text):
    found = repaired("People/A.md", text, SETTINGS)
    return found and found.text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Just text.\n",
        "---\ntype: contact\nrole: fellow\n---\n\nText.\n",
        "---\nrole: [broken\n---\nText.\n",
        "---\n[broken\n---\nText.\n",
        "Title\n=======\n\n<<<<<<< alone\n",
        "```\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n```\n",
        "---\na: 1\n---\n\n---\n\nA rule above.\n\n---\n",
        "---\na: 1\n---\n---\nb: 1\n---\n",
        "\n---\nText.\n---\n",
        "\n---\n---\n",
        " ---\na: 1\n---\n",
        "\n---\na: [\n---\n",
        "<!-- mdnet:today -->\n- a\n",
        "- a\n<!-- /mdnet -->\n",
        "<!-- mdnet:week -->\n- a\n<!-- mdnet:today -->\n- b\n<!-- /mdnet -->\n",
    ],
)
def test_nothing_is_done_to_a_note_that_no_merge_broke(text):
    assert repair(text) is None


def test_markers_in_the_front_matter_become_a_conflict_beside_the_value():
    text = (
        "---\ntype: contact\n<<<<<<< HEAD\nrole: fellow\n=======\nrole: chief\n"
        ">>>>>>> phone\n---\nText.\n"
    )
    assert repair(text) == (
        "---\ntype: contact\nrole: chief\nrole_conflict:\n  - fellow\n---\nText.\n"
    )


def test_markers_around_the_front_matter():
    text = (
        "<<<<<<< HEAD\n---\ntype: contact\ncadence: monthly\n---\n=======\n---\n"
        "type: contact\nrole: chief\n---\n>>>>>>> phone\nText.\n"
    )
    assert repair(text) == (
        "---\ntype: contact\nrole: chief\ncadence: monthly\n---\nText.\n"
    )


def test_markers_in_the_log_become_entries_by_date():
    text = (
        "## Log\n\n- 2026-11-01 met: x\n<<<<<<< HEAD\n- 2026-11-20 call: a\n=======\n"
        "- 2026-11-10 email: b\n>>>>>>> phone\n"
    )
    assert repair(text) == (
        "## Log\n\n- 2026-11-01 met: x\n- 2026-11-10 email: b\n- 2026-11-20 call: a\n"
    )


def test_the_base_between_markers_says_what_was_deleted():
    text = (
        "- a\n<<<<<<< HEAD\n- one\n||||||| base\n- one\n- two\n=======\n- one\n- two\n"
        "- three\n>>>>>>> phone\n"
    )
    assert repair(text) == "- a\n- one\n- three\n"


def test_markers_with_the_line_ends_of_windows():
    text = "a\r\n<<<<<<< HEAD\r\n- b\r\n=======\r\n- c\r\n>>>>>>> x\r\n"
    assert repair(text) == "a\r\n- b\r\n- c\r\n"


def test_keys_that_stand_twice_become_one_with_the_other_value_beside_it():
    text = (
        "---\n# mine\ntype: contact\nrole: fellow\nrole: chief\ntags:\n  - a\ntags:\n"
        "  - b\nrole: dean\n---\nText.\n"
    )
    assert repair(text) == (
        "---\n# mine\ntype: contact\nrole: chief\nrole_conflict:\n  - fellow\n"
        "  - dean\ntags:\n  - a\n  - b\n---\nText.\n"
    )


def test_a_key_that_stands_twice_in_the_long_form_of_yaml():
    assert repair("---\n? y\ntype: agenda\n? y\n---\n") == (
        "---\ntype: agenda\n? y\n---\n"
    )


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("\n---\na: 1\n---\nText.\n", "---\na: 1\n---\n\nText.\n"),
        ("\n \n---\na: 1\n---\n\nText.\n", "---\na: 1\n---\n\n \n\nText.\n"),
        ("\ufeff\n---\na: 1\n---\nText.\n", "\ufeff---\na: 1\n---\n\nText.\n"),
        ("\r\n---\r\na: 1\r\n---\r\nText.\r\n",
         "---\r\na: 1\r\n---\r\n\r\nText.\r\n"),
        ("\n---\na: 1\n---", "---\na: 1\n---\n"),
    ],
)  # fmt: skip
def test_properties_that_a_union_left_below_blank_lines_come_to_the_top(text, whole):
    assert repair(text) == whole


def test_keys_that_stand_twice_in_a_block_that_stays_unreadable_are_left():
    assert repair("---\nrole: a\nrole: b\nx: [\n---\n") is None


def test_two_front_matters_become_one():
    text = "---\ntype: agenda\na: 1\n---\n\n---\ntype: agenda\nb: 2\n---\nText.\n"
    assert repair(text) == "---\ntype: agenda\nb: 2\na: 1\n---\nText.\n"


def test_two_blocks_of_one_name_become_one():
    block = "<!-- mdnet:today -->\n- [{}] Call ^mdnet-0000000a\n<!-- /mdnet -->\n"
    text = f"{block.format(' ')}\nMine.\n\n{block.format('x')}"
    assert repair(text) == f"{block.format('x')}\nMine.\n"


def test_marks_that_a_union_left_over_go():
    text = (
        "<!-- mdnet:today -->\n- [ ] a ^mdnet-0000000a\n<!-- mdnet:today -->\n"
        "- [ ] b ^mdnet-0000000b\n<!-- /mdnet -->\nMine.\n<!-- /mdnet -->\n"
    )
    assert repair(text) == (
        "<!-- mdnet:today -->\n- [ ] a ^mdnet-0000000a\n- [ ] b ^mdnet-0000000b\n"
        "<!-- /mdnet -->\nMine.\n"
    )


def test_what_was_repaired_is_said():
    found = repaired("A.md", "<<<<<<< a\n- b\n=======\n- c\n>>>>>>> d\n", SETTINGS)
    assert found is not None
    assert [each.kind for each in found.decisions] == ["repaired"]


def test_a_broken_side_of_a_merge_is_repaired_before():
    base = "- a\n"
    theirs = "- a\n<<<<<<< x\n- b\n=======\n- c\n>>>>>>> y\n"
    found = merge_note("A.md", base, "- a\n- d\n", theirs, SETTINGS)
    assert found.text == "- a\n- b\n- c\n- d\n"
    assert parse("A.md", found.text, SETTINGS).findings == ()
