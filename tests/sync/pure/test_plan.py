"""Two trees with a common base as a table: what becomes of each path."""

import pytest

from mdnet.git.formats import LINK, MODULE, Entry
from tests.sync.pure.memory import ANA, TOM, Memory

ONE, OTHER = "- 2026-11-02 call: one\n", "- 2026-11-03 call: other\n"
MODULE_A, MODULE_B = Entry(MODULE, "1" * 40), Entry(MODULE, "2" * 40)


def both_ways(base, one, other):
    """The merged files, the same from whichever side."""
    memory = Memory()
    files, notes = memory.merged(base, one, other)
    mirrored, _ = memory.merged(base, other, one)
    assert mirrored == files
    return files, [decision.kind for note in notes for decision in note.decisions]


@pytest.mark.parametrize(
    ("base", "one", "other", "files", "kinds"),
    [
        ({}, {}, {"a.md": ANA}, {"a.md": ANA}, []),
        (
            {"a.md": ANA},
            {"a.md": ANA + ONE},
            {"a.md": ANA + OTHER},
            {"a.md": ANA + ONE + OTHER},
            [],
        ),
        (
            {"a.md": ANA},
            {"a.md": ANA + ONE},
            {"a.md": ANA + ONE},
            {"a.md": ANA + ONE},
            [],
        ),
        ({"a.md": ANA, "b.md": TOM}, {"b.md": TOM}, {"b.md": TOM}, {"b.md": TOM}, []),
        (
            {"a.md": ANA},
            {},
            {"a.md": ANA + OTHER},
            {"a.md": ANA + OTHER},
            ["edit_kept"],
        ),
        (
            {"a.md": ANA, "b.md": TOM},
            {"b.md": TOM + ONE},
            {"a.md": ANA},
            {"b.md": TOM + ONE},
            ["edit_kept"],
        ),
        (
            {"a.md": ANA},
            {"new/a.md": ANA},
            {"a.md": ANA + OTHER},
            {"new/a.md": ANA + OTHER},
            [],
        ),
        ({"a.md": ANA}, {"b.md": ANA}, {"c.md": ANA}, {"b.md": ANA}, []),
        (
            {"a.md": ANA},
            {"b.md": ANA + ONE},
            {"a.md": ANA},
            {"b.md": ANA + ONE},
            [],
        ),
        (
            {"a.md": ANA},
            {"b.md": ANA + ONE},
            {"a.md": TOM},
            {"a.md": TOM, "b.md": ANA + ONE},
            ["edit_kept"],
        ),
        ({"a.md": "x\n"}, {"b.md": "x\n"}, {"a.md": "y\n"}, {"b.md": "y\n"}, []),
        ({"a.md": ANA}, {"b.md": ANA}, {}, {"b.md": ANA}, ["edit_kept"]),
        (
            {"a.md": MODULE_A},
            {"a.md": MODULE_B},
            {"a.md": ANA},
            {"a.md": ANA},
            [],
        ),
    ],
    ids=[
        "one side alone",
        "both edit",
        "both edit alike",
        "both delete",
        "deleted and edited",
        "each edits what the other deletes",
        "moved and edited",
        "moved to two names",
        "moved with an edit",
        "moved, and another note at its old name",
        "moved by content and edited",
        "moved and deleted",
        "a repository that became a note",
    ],
)
def test_what_becomes_of_a_path(base, one, other, files, kinds):
    assert both_ways(base, one, other) == (files, kinds)


def test_two_people_of_one_name_both_stay():
    files, kinds = both_ways({}, {"P.md": ANA}, {"P.md": TOM})
    assert sorted(files.values()) == [ANA, TOM]
    assert "P.md" in files
    assert kinds == ["conflict"]


def test_a_note_made_on_both_sides_with_one_id_is_one():
    files, _ = both_ways({}, {"P.md": ANA + ONE}, {"P.md": ANA + OTHER})
    assert files == {"P.md": ANA + ONE + OTHER}


def test_pictures_changed_on_both_sides_are_there_twice():
    base, one, other = ({"a.png": b"\0" + name} for name in (b"base", b"one", b"two"))
    files, kinds = both_ways(base, one, other)
    assert sorted(files.values()) == ["\0one", "\0two"]
    assert kinds == ["copy"]


@pytest.mark.parametrize("swapped", [False, True])
def test_a_link_or_a_repository_never_replaces_a_file(swapped):
    memory = Memory()
    link = memory.entry("target", LINK)
    sides = ({"a.md": link}, {"a.md": "edited\n"})
    one, other = reversed(sides) if swapped else sides
    files, _ = memory.merged({"a.md": "old\n"}, one, other)
    assert files == {"a.md": "edited\n"}


def test_of_two_links_ours_stays():
    memory = Memory()
    one, other = memory.entry("one", LINK), memory.entry("two", LINK)
    files, _ = memory.merged({"a": memory.entry("old", LINK)}, {"a": one}, {"a": other})
    assert files == {"a": "one"}


def test_a_merge_that_would_be_broken_is_none():
    """Two texts that are whole, and cannot be put together to one that is."""
    memory = Memory()
    memory.rules = memory.rules._replace(
        is_broken=lambda path, data: b"one" in data and b"other" in data
    )
    files, notes = memory.merged(
        {"a.md": ANA}, {"a.md": ANA + ONE}, {"a.md": ANA + OTHER}
    )
    assert sorted(files.values()) == [ANA + ONE, ANA + OTHER]
    assert [d.kind for note in notes for d in note.decisions] == ["copy"]


def aside(path: str, data: bytes) -> str:
    stem, dot, end = path.partition(".")
    return f"{stem} (conflict){dot}{end}"


@pytest.mark.parametrize(
    ("one", "other", "names"),
    [
        ({"Kim.md": "a\n"}, {"kim.md": "b\n"}, ["Kim.md", "kim (conflict).md"]),
        (
            {"Plans": "a\n"},
            {"Plans/One.md": "b\n"},
            ["Plans (conflict)", "Plans/One.md"],
        ),
        ({"a/x.md": "a\n"}, {"A/y.md": "b\n"}, ["A/x.md", "A/y.md"]),
        ({"a.md": "a\n"}, {"A.md": "a\n"}, ["A.md"]),
        ({"m": MODULE_A}, {"M": MODULE_B}, ["M", "m (conflict)"]),
    ],
)
def test_names_that_cannot_stand_beside_each_other(one, other, names):
    memory = Memory()
    memory._blobs |= {MODULE_A.oid: b"a", MODULE_B.oid: b"b"}
    memory.rules = memory.rules._replace(name=aside)
    files, _ = memory.merged({}, one, other)
    assert sorted(files) == sorted(names)


def test_a_new_note_does_not_take_the_name_of_one_that_nobody_touched():
    memory = Memory()
    base = {"Kim.md": ANA, "other.md": "x\n"}
    files, _ = memory.merged(base, base | {"other.md": "y\n"}, base | {"kim.md": TOM})
    assert sorted(files.values()) == sorted([ANA, TOM, "y\n"])
    assert "Kim.md" in files
    assert len({path.casefold() for path in files}) == 3
