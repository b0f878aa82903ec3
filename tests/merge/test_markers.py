"""Markers of git in a side or in the base of a merge, also those of two merges."""

import pytest

from mdnet.merge import merge_note, repaired
from mdnet.merge.markers import Cut, Hunk, cut
from mdnet.model.settings import Settings

SETTINGS = Settings()


def front(*lines):
    return "\n".join(("---", *lines, "---", "Text.", ""))


def repair(text):
    found = repaired("A.md", text, SETTINGS)
    return found and found.text


ONCE = (
    "<<<<<<< HEAD", "cadence: weekly", "=======", "cadence: monthly", ">>>>>>> main",
)  # fmt: skip
TWICE = (
    "<<<<<<< HEAD", *ONCE, "=======", "cadence: yearly", ">>>>>>> origin/main",
)  # fmt: skip


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "merged"),
    [
        # In a side, one within the other; the base knows none of the values.
        (["id: 1"], ["id: 1", *TWICE], ["id: 1", "why: x"],
         ["id: 1", "cadence: monthly", "cadence_conflict:", "  - weekly", "  - yearly",
          "why: x"]),
        # In the base alone, and one device has chosen.
        (["id: 1", *ONCE], ["id: 1", "cadence: weekly", "why: x"],
         ["id: 1", *ONCE, "role: chief"],
         ["id: 1", "cadence: weekly", "why: x", "role: chief"]),
        # Two values of mdnet's own conflict between them.
        (["cadence: daily"],
         ["<<<<<<< HEAD", "cadence: weekly", "cadence_conflict:", "  - monthly",
          "=======", "cadence: yearly", ">>>>>>> main"],
         ["cadence: daily", "why: x"],
         ["cadence: weekly", "cadence_conflict:", "  - monthly", "  - yearly",
          "why: x"]),
        # An end among the properties that has lost its beginning.
        (["role: a"], ["role: a", "=======", "role: b", ">>>>>>> main"],
         ["role: a", "why: x"],
         ["role: a", "role_conflict:", "  - b", "why: x"]),
    ],
)  # fmt: skip
def test_properties_between_markers_are_taken_apart(base, ours, theirs, merged):
    old, mine, yours = (front(*each) for each in (base, ours, theirs))
    assert merge_note("A.md", old, mine, yours, SETTINGS).text == front(*merged)
    assert merge_note("A.md", old, yours, mine, SETTINGS).text == front(*merged)


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        # In git's style diff3, both with their base.
        (["- a", "<<<<<<< HEAD", "<<<<<<< HEAD", "- b", "||||||| base", "=======",
          "- c", ">>>>>>> phone", "||||||| base", "=======", "- d", ">>>>>>> phone"],
         ["- a", "- b", "- c", "- d"]),
        # The beginning of a second conflict in the base of the first: they cross.
        (["<<<<<<< HEAD", "- a", "||||||| base", "- b", "<<<<<<< HEAD", "=======",
          "- c", ">>>>>>> phone", "- d", "||||||| base", "=======", "- e",
          ">>>>>>> phone"],
         ["- a", "- b", "- c", "- d", "- e"]),
        # A beginning that has lost all the rest, within another conflict.
        (["<<<<<<< HEAD", "- a", "=======", "- b", "<<<<<<< HEAD", ">>>>>>> phone"],
         ["- a", "- b"]),
        # A middle and an end that have lost their beginning, below another conflict.
        (["- a", "<<<<<<< HEAD", "=======", "- b", ">>>>>>> phone", "- c", "=======",
          ">>>>>>> phone"],
         ["- a", "- b", "- c"]),
        # A heading of the user's, underlined, beside a conflict.
        (["Title", "=======", "", "<<<<<<< HEAD", "- a", "=======", "- b",
          ">>>>>>> phone"],
         ["Title", "=======", "", "- a", "- b"]),
        # Deeper than the merges of merges of any device.
        ([*(f"{'<' * 7} {n}\n- a{n}\n=======\n- b{n}" for n in range(6)),
          *(f"{'>' * 7} {n}" for n in range(6))],
         [f"- {side}{n}" for n in range(6) for side in "ab"]),
    ],
)  # fmt: skip
def test_markers_within_markers(broken, whole):
    assert repair("\n".join((*broken, ""))) == "\n".join((*whole, ""))


def test_nothing_but_markers_within_markers_is_nothing():
    assert repair("<<<<<<< a\n=======\n" * 6 + ">>>>>>> b\n" * 6) == ""


def test_a_person_is_told_where_markers_within_markers_were_taken_out():
    text = "<<<<<<< a\n- b\n=======\n- c\n<<<<<<< d\n>>>>>>> e\n"
    found = repaired("A.md", text, SETTINGS)
    assert found is not None
    assert [each.kind for each in found.decisions] == ["repaired", "conflict"]


def test_markers_of_conflicts_in_each_other():
    lines = ["<<<<<<< a", "|||||||", "<<<<<<< b", "=======", ">>>>>>> b", "=======",
             ">>>>>>> a", "=======", "<<<<<<< c", "|||||||", "||||||| no"]  # fmt: skip
    assert cut(lines) == Cut((Hunk(2, 3, 3, 4),), (0, 1, 5, 6, 7, 8, 9, 10))
    lines[1] = "- of a"
    assert cut(lines) == Cut((Hunk(0, 5, 5, 6),), (7, 8, 9, 10))


def test_a_marker_that_is_alone_in_the_text_stays():
    text = "- a\n<<<<<<< HEAD\n- b\n"
    assert merge_note("A.md", "- a\n", text, "- a\n- c\n", SETTINGS).text == (
        "- a\n<<<<<<< HEAD\n- b\n- c\n"
    )
    assert repair(text) is None
    found = repaired("A.md", text, SETTINGS, is_marked=True)
    assert found is not None
    assert found.text == "- a\n- b\n"


def test_an_example_in_code_stays_beside_a_conflict():
    example = "```\n<<<<<<< HEAD\nmine\n=======\nyours\n>>>>>>> branch\n```\n"
    broken = "<<<<<<< HEAD\n- a\n=======\n- b\n>>>>>>> origin/main\n"
    assert repair(f"{example}\n{broken}") == f"{example}\n- a\n- b\n"


def test_a_conflict_in_code_is_taken_apart_with_one_of_the_same_merge():
    broken = "<<<<<<< HEAD\n- a\n=======\n- b\n>>>>>>> origin/main\n"
    in_code = broken.replace("- a", "1").replace("- b", "2")
    found = repair(f"{broken}\n```\n{in_code}```\n")
    assert found is not None
    assert "=======" not in found
    assert {"1", "2"} <= {line.removeprefix("> ") for line in found.split("\n")}


def test_an_underlined_heading_below_a_rule_on_line_1_stays():
    assert repair("---\nTitle\n=======\nText.\n---\nMore.\n") is None


def test_a_middle_that_stands_alone_among_properties_goes():
    text = "---\ntype: contact\nrole: nurse\n=======\nwhy: chart\n---\n# A\n"
    assert repair(text) == "---\ntype: contact\nrole: nurse\nwhy: chart\n---\n# A\n"
