"""Merges of notes that need a word of their own, with what is said of them."""

import pytest

from mdnet.merge import Decision, merge_note
from mdnet.model.settings import Settings

SETTINGS = Settings()


def merge(base, ours, theirs):
    return merge_note("A.md", base, ours, theirs, SETTINGS)


def front(*lines):
    return "\n".join(("---", *lines, "---", "Text.", ""))


def test_every_decision_says_where_and_what():
    base = front("role: a", "asked_on: 2026-01-01", "tags:", "  - x", "why: y")
    ours = front("role: b", "asked_on: 2026-01-02", "tags:", "  - x", "  - z")
    theirs = front("role: c", "asked_on: 2026-01-03", "tags:", "  - w", "why: y")
    assert merge(base, ours, theirs).decisions == (
        Decision("conflict", "role", "“b” stays, “c” is beside it"),
        Decision("later_date", "asked_on", "2026-01-03 it is, not 2026-01-02"),
        Decision("list_merge", "tags", "has what either device added"),
        Decision("deleted", "why", "deleted on one device: y"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "is_conflict"), [("conflict", True), ("copy", True), ("deleted", False)]
)
def test_what_a_person_must_look_at(kind, is_conflict):
    assert Decision(kind, "here", "why").is_conflict is is_conflict


def test_nothing_changed_on_one_side_is_the_other_side():
    assert merge("a\n", "a\n", "<<<<<<< b") == ("<<<<<<< b", ())


def test_an_emptied_note_does_not_delete_what_the_other_device_changed():
    found = merge("a\n", "", "b\n")
    assert (found.text, found.decisions[0].kind) == ("b\n", "edit_kept")
    assert merge("a\n", "b\n", "\n").text == "b\n"


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "merged"),
    [
        # A map on one side, a text on the other.
        (["k: 1"], ["k:", "  a: 1"], ["k: 2"],
         ["k: 2", "k_conflict:", '  - "{a: 1}"']),
        # A list with a list in it is no list of texts.
        (["k: 1"], ["k:", "  - [a]"], ["k: 2"],
         ["k: 2", "k_conflict:", '  - "[[a]]"']),
        # Quotes changed on one side, and on both.
        (["k: a"], ['k: "a"'], ["k: a", "l: b"], ['k: "a"', "l: b"]),
        (["k: a", "l: b"], ['k: "a"', "l: c"], ["k: 'a'"], ['k: "a"', "l: c"]),
        # A date and what is none.
        (["asked_on: 2026-01-01"], ["asked_on: soon"], ["asked_on: 2026-02-01"],
         ["asked_on: 2026-02-01", "asked_on_conflict:", "  - soon"]),
        # Deleted with a comment that is new.
        (["k: a", "l: b"], ["# why?", "k: a", "l: b"], ["l: b"], ["# why?", "l: b"]),
        # Comments behind the members of a list, and below the last key.
        (["k:", "  - a", "# end"], ["k:", "  - a # one", "  - b", "# end"],
         ["k:", "  - a # two", "  - c", "# end", "# more"],
         ["# one", "k:", "  - a # two", "  - c", "  - b", "# end", "# more"]),
        # The list loses its last member.
        (["k:", "  - a"], ["k:", "  - b"], ["k: []"], ["k:", "  - b"]),
        (["k:", "  - a", "  - b"], ["k:", "  - a"], ["k:", "  - b"], ["k:"]),
        # A date with a time against one without.
        (["last: 2026-01-01"], ["last: 2026-01-02 10:00"], ["last: 2026-01-02"],
         ["last: 2026-01-02 10:00"]),
        # A tag of YAML, which nothing can be added to: written anew.
        (["k: !t", "  - a"], ["k: !t", "  - a", "  - b"], ["k: !t", "  - a", "  - c"],
         ["k:", "  - a", "  - c", "  - b"]),
        # All properties deleted on both sides, each its own.
        (["a: 1", "b: 2"], ["b: 2"], ["a: 1"], []),
    ],
)  # fmt: skip
def test_properties(base, ours, theirs, merged):
    found = merge(front(*base), front(*ours), front(*theirs)).text
    assert found == front(*merged)


def test_a_front_matter_deleted_whole_is_gone():
    base, theirs = front("a: 1"), front("a: 1") + "More.\n"
    assert merge(base, "Text.\n", theirs).text == "Text.\nMore.\n"


def test_a_rule_that_comes_to_the_top_opens_no_front_matter():
    front, body = "---\na: 1\n---\n", "---\nText.\n\n---\n"
    found = merge(f"{front}\n{body}", f"\n{body}", f"{front}{body}More.\n")
    assert found.text == f"\n{body}More.\n"


def test_a_front_matter_that_was_never_closed_stays_as_text():
    base, theirs = "---\na: 1\n---\nText.\n", "---\na: 2\n---\nText.\n"
    assert merge(base, "---\na: 1\nText.\n", theirs).text == (
        "---\na: 2\n---\n---\na: 1\nText.\n"
    )


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "merged"),
    [
        # Mixed line ends: each line keeps its own.
        ("a\r\n\nb\n", "a\r\n\nb\n\nc\r\n", "a!\n\nb\n", "a!\n\nb\n\nc\r\n"),
        # New on both sides, one with a byte order mark.
        ("", "\ufeffa\n", "b\r\n", "\ufeffa\n\nb\n"),
        # Fields of one name twice are not taken apart.
        ("- [ ] a 📅 2026-01-01 📅 2026-01-02\n",
         "- [ ] a 📅 2026-01-03 📅 2026-01-02\n",
         "- [x] a b 📅 2026-01-01 📅 2026-01-02\n",
         "- [x] a b 📅 2026-01-03 📅 2026-01-02\n"),
        # Made on both: the earlier day.
        ("- [ ] a ➕ 2026-01-05\n", "- [ ] a ➕ 2026-01-03\n",
         "- [ ] a ➕ 2026-01-04\n", "- [ ] a ➕ 2026-01-03\n"),
        # Done on both, on two days: the later one.
        ("- [ ] a ✅ 2026-01-01\n", "- [x] a b ✅ 2026-01-03\n",
         "- [x] a ✅ 2026-01-04\n", "- [x] a b ✅ 2026-01-04\n"),
        # One id on both, new: the fuller text.
        ("", "- [ ] a ^id\n", "- [ ] a b ^id\n", "- [ ] a b ^id\n"),
        ("", "- [x] c b a ^id\n", "- [ ] a ^id\n", "- [x] c b a ^id\n"),
        # An item of the digest with words behind its id on one side.
        ("", "- [ ] call ^mdnet-0000000a\n", "- [x] call ^mdnet-0000000a at noon\n",
         "- [x] call ^mdnet-0000000a at noon\n"),
        # Paragraphs that both wrote, the same but for a line.
        ("", "# T\n\nWe met at noon in the hall.\nIt was good.\n",
         "# T\n\nWe met at noon in the hall.\nIt was good.\nVery.\n",
         "# T\n\nWe met at noon in the hall.\nIt was good.\nVery.\n"),
        # A line of a paragraph, deleted here and changed there: the change stays.
        ("a\nb c\nd\n", "a\nd\n", "a\nb c!\nd\n", "a\nb c!\nd\n"),
        # Another date on one side, none any more on the other: the date stays.
        ("- [ ] read it 📅 2026-01-01\n", "- [ ] read it all\n",
         "- [ ] read it 📅 2026-01-02\n", "- [ ] read it all 📅 2026-01-02\n"),
        # What comes to the top has no blank line above it.
        ("a\n\nb\n\nc\n", "b\n\nc\n", "a\n\nc\n", "c\n"),
        # Words and a field at once, with a block id.
        ("- [ ] a b c ^id\n", "- [ ] a b d ^id\n", "- [ ] z b c 📅 2026-01-04 ^id\n",
         "- [ ] z b d 📅 2026-01-04 ^id\n"),
        # A new field and another one gone.
        ("- [ ] a ⏫ 📅 2026-01-04\n", "- [ ] a 📅 2026-01-04\n",
         "- [ ] a ⏫ 📅 2026-01-04 🛫 2026-01-02\n",
         "- [ ] a 📅 2026-01-04 🛫 2026-01-02\n"),
        # Comments and code that never end.
        ("%%\na\n\nb\n", "%%\na!\n\nb\n", "%%\na\n\nb!\n", "%%\na!\n\nb!\n"),
        ("<!-- a\nb\n-->\n\nc\n", "<!-- a\nb!\n-->\n\nc\n", "<!-- a\nb\n-->\n\nc!\n",
         "<!-- a\nb!\n-->\n\nc!\n"),
        ("<!-- a -->\nb\n\nc\n", "<!-- a -->\nb!\n\nc\n", "<!-- a -->\nb\n\nc!\n",
         "<!-- a -->\nb!\n\nc!\n"),
        ("```\na\n\nb\n", "```\na!\n\nb\n", "```\na\n\nb!\n", "```\na!\n\nb!\n"),
        # In a generated block both versions stay without a box.
        ("<!-- mdnet:a -->\nx\n> q\n<!-- /mdnet -->\n",
         "<!-- mdnet:a -->\ny\n> r\n<!-- /mdnet -->\n",
         "<!-- mdnet:a -->\nz\n> s\n<!-- /mdnet -->\n",
         "<!-- mdnet:a -->\nz\ny\n> s\n\n> r\n<!-- /mdnet -->\n"),
        # The end of a block with a word typed into it is a comment, up to a next mark.
        ("<!-- mdnet:today -->\n- [ ] a ^mdnet-0000000a\n<!-- /mdnet -->\n",
         "<!-- mdnet:today -->\n- [x] a ^mdnet-0000000a\n<!-- /mdnet oh\n\n"
         "<!-- mdnet:today -->\n- [ ] b ^mdnet-0000000b\n<!-- /mdnet -->\n",
         "<!-- mdnet:today -->\n- [ ] c ^mdnet-0000000c\n- [>] a ^mdnet-0000000a\n"
         "<!-- /mdnet -->\n",
         "<!-- mdnet:today -->\n- [ ] c ^mdnet-0000000c\n- [x] a ^mdnet-0000000a\n"
         "<!-- /mdnet oh\n\n<!-- mdnet:today -->\n- [ ] b ^mdnet-0000000b\n"
         "<!-- /mdnet -->\n"),
        # A mark in code, within a block.
        ("<!-- mdnet:a -->\n- [ ] x\n<!-- /mdnet -->\n",
         "<!-- mdnet:a -->\n- [x] x\n```\n<!-- /mdnet -->\n```\n- y\n<!-- /mdnet -->\n",
         "<!-- mdnet:a -->\n- z\n- [ ] x\n<!-- /mdnet -->\n",
         "<!-- mdnet:a -->\n- z\n- [x] x\n```\n<!-- /mdnet -->\n```\n- y\n"
         "<!-- /mdnet -->\n"),
        # Edited on one device to what is new on the other: once, the old one is gone.
        ("- 2026-11-02 call: the grant\n",
         "- 2026-11-02 call: the grant\n- 2026-11-03 call: the grant\n",
         "- 2026-11-03 call: the grant\n", "- 2026-11-03 call: the grant\n"),
        ("- 2026-11-02 call: the grant\n",
         "- 2026-11-02 call: the grant\n- 2026-11-03 call: the grant\n- b\n- c\n",
         "- 2026-11-03 call: the grant\n",
         "- 2026-11-03 call: the grant\n- b\n- c\n"),
        # Not where it is there twice on one device, and the other has it as it was.
        ("- call her\n\nText.\n", "- call her\n- call her\n\nText.\n",
         "- call her\n\nText!\n", "- call her\n- call her\n\nText!\n"),
        # Not where the old one was edited on both.
        ("- 2026-11-02 call: the grant\n",
         "- 2026-11-02 call: the grant!\n- 2026-11-03 call: the grant\n",
         "- 2026-11-03 call: the grant\n",
         "- 2026-11-03 call: the grant!\n- 2026-11-03 call: the grant\n"),
        # Alike lines that both added.
        ("a\n", "a\nwe met her at noon today\n", "a\nwe met her at noon, today!\n",
         "a\nwe met her at noon today\n\n> [!"),
        # Two marks without a partner.
        ("<!-- mdnet:a -->\nx\n\ny\n", "<!-- mdnet:a -->\nx!\n\ny\n",
         "<!-- mdnet:a -->\nx\n\ny!\n", "<!-- mdnet:a -->\nx!\n\ny!\n"),
    ],
)  # fmt: skip
def test_bodies(base, ours, theirs, merged):
    found = merge(base, ours, theirs).text
    assert found == merged or (merged.endswith("> [!") and found.startswith(merged))
    assert merge(base, theirs, ours).text == found


def test_a_list_nested_deeper_than_anybody_does_is_merged_as_a_whole():
    lines = [" " * n + "- x" for n in range(300)]
    ours = [*lines[:-1], lines[-1] + " ours"]
    theirs = [*lines[:-1], lines[-1] + " theirs"]
    found = merge("\n".join(lines), "\n".join(ours), "\n".join(theirs)).text
    assert "- x ours" in found
    assert "- x theirs" in found


def test_a_front_matter_that_would_be_too_large_stays_that_of_one_side():
    ours, theirs = (front(f"{key}: {'x' * 600_000}") for key in "ab")
    found = merge("", ours, theirs)
    assert found.text.startswith("---\na: xxx")
    assert "> b: xxx" in found.text
    assert [each.kind for each in found.decisions] == ["conflict"]


def test_a_broken_side_that_is_the_other_one_when_repaired_is_that():
    broken = "- a\n<<<<<<< x\n- b\n=======\n- b\n>>>>>>> y\n"
    found = merge("- a\n", broken, "- a\n- b\n")
    assert found.text == "- a\n- b\n"
    assert [each.kind for each in found.decisions] == ["repaired"]
