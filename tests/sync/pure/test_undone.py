"""What a merge by another program lost, as a table of trees in memory."""

import pytest

from mdnet.git.repository import Commit
from mdnet.sync.undone import Merge, dropped, made_upon, merged_anew, reverted
from tests.sync.pure.memory import ANA, Memory

ONE, OTHER = "- 2026-11-02 call: one\n", "- 2026-11-03 call: other\n"
CHIEF = ANA.replace("attending", "chief")
STAYED: tuple[dict[str, str], dict[str, str]] = ({}, {})
MERGE = Merge("made", "base", ("one", "other"))


def commits(memory: Memory, **texts: str | bytes | None):
    """`at` for commits that hold one file: `None` for no file."""
    entries = {n: None if t is None else memory.entry(t) for n, t in texts.items()}
    return lambda commit, path: entries[commit]


@pytest.mark.parametrize(
    ("base", "one", "other", "made", "lost"),
    [
        (ANA, ANA + ONE, ANA + OTHER, ANA + ONE, [ANA + OTHER]),
        (ANA, ANA + ONE, ANA + OTHER, ANA + OTHER, [ANA + ONE]),
        (ANA, ANA + ONE, ANA + OTHER, ANA + ONE + OTHER, []),
        (ANA, ANA + ONE, ANA, ANA + ONE, []),
        (ANA, ANA + ONE, ANA, ANA, [ANA + ONE]),
        (ANA, ANA + ONE, None, None, [ANA + ONE]),
        (ANA, ANA + ONE, ANA + ONE, ANA + ONE, []),
        (None, ANA + ONE, ANA + OTHER, ANA + ONE, [ANA + OTHER]),
        (ANA, ANA + ONE, ANA + OTHER + ONE, ANA + OTHER + ONE, []),
        (ANA, CHIEF + ONE, ANA + OTHER, CHIEF + OTHER, [CHIEF + ONE]),
        (ANA, CHIEF + ONE, ANA + OTHER, CHIEF + OTHER + "by hand\n", []),
        (ANA, ANA + ONE, ANA + OTHER, None, [ANA + ONE, ANA + OTHER]),
    ],
    ids=[
        "took one side",
        "took the other",
        "has both",
        "only one changed",
        "only one changed, and it is gone",
        "deleted what the other edited",
        "both alike",
        "made on both",
        "the taken side has it all",
        "took a side of one conflict",
        "somebody wrote into it",
        "has neither",
    ],
)
def test_what_a_merge_lost(base, one, other, made, lost):
    memory = Memory()
    at = commits(memory, base=base, one=one, other=other, made=made)
    found = dropped(MERGE, ["a.md"], at, STAYED, memory.rules)
    assert [each.version.decode() for each in found] == lost


@pytest.mark.parametrize(
    ("made", "old", "lost"),
    [
        (ANA + OTHER, None, []),
        (ANA, None, ["b.md"]),
        (None, None, ["a.md"]),
        (None, ANA + OTHER, []),
        (ANA, ANA + OTHER, []),
    ],
    ids=["under the new name", "one side", "nowhere", "under the old", "under both"],
)
def test_what_a_merge_lost_of_a_file_that_moved_on_one_side(made, old, lost):
    memory = Memory()
    entries = {
        ("base", "a.md"): memory.entry(ANA),
        ("one", "b.md"): memory.entry(ANA),
        ("other", "a.md"): memory.entry(ANA + OTHER),
        ("made", "b.md"): memory.entry(made) if made else None,
        ("made", "a.md"): memory.entry(old) if old else None,
    }

    def at(commit, path):
        return entries.get((commit, path))

    found = dropped(MERGE, ["a.md"], at, ({"a.md": "b.md"}, {}), memory.rules)
    assert [each.path for each in found] == lost


@pytest.mark.parametrize(
    ("made", "anew"),
    [
        (f"{ANA}<<<<<<< HEAD\n{ONE}=======\n{OTHER}>>>>>>> x\n", ANA + ONE + OTHER),
        (f"{ANA}<<<<<<< HEAD\n{ONE}=======\nby hand\n>>>>>>> x\n", None),
        (None, None),
    ],
)
def test_a_merge_is_made_again_unless_somebody_wrote_into_it(made, anew):
    memory = Memory()
    at = commits(memory, base=ANA, one=ANA + ONE, other=ANA + OTHER, made=made)
    found = merged_anew("a.md", MERGE, at, memory.rules)
    assert (found.data.decode() if found else None) == anew


def test_a_merge_of_two_new_notes_is_made_again():
    memory = Memory()
    both = ANA + ONE + OTHER
    at = commits(memory, base=None, one=ANA + ONE, other=ANA + OTHER, made=both)
    found = merged_anew("a.md", MERGE, at, memory.rules)
    assert found is not None
    assert found.data.decode() == both


def test_a_merge_of_what_cannot_be_one_is_not_made_again():
    memory = Memory()
    at = commits(memory, base=b"\0", one=b"\0a", other=b"\0b", made=b"\0a")
    assert merged_anew("a.png", MERGE, at, memory.rules) is None


@pytest.mark.parametrize(
    ("path", "made", "now", "is_lost"),
    [
        ("a.md", ANA + ONE + OTHER, ANA + ONE, True),
        ("a.md", ANA + ONE + OTHER, ANA + ONE + "new\n", True),
        ("a.md", ANA + ONE + OTHER, ANA + ONE + OTHER + "new\n", False),
        ("a.md", ANA + ONE, ANA + "new\n", False),
        ("a.css", "one\nother\n", "one\nnew\n", False),
        ("a.md", None, ANA, False),
        ("a.md", ANA + ONE + OTHER, None, False),
    ],
)
def test_what_the_commit_after_a_merge_took_back(path, made, now, is_lost):
    memory = Memory()
    one = None if path == "a.css" else ANA + ONE
    at = commits(memory, base=ANA, one=one, other=ANA + OTHER, made=made, now=now)
    found = reverted("now", MERGE, [path], at, memory.rules)
    assert bool(found) is is_lost


def test_only_what_has_a_commit_in_its_history_was_made_upon_it():
    """Children before parents; `beside` met it in `merge`, and had not seen it."""
    parents = {
        "last": ("merge",),
        "merge": ("beside", "lost"),
        "beside": ("base",),
        "lost": ("base",),
        "base": ("unknown",),
    }
    commits = [Commit(oid, "", up, 0, "", "") for oid, up in parents.items()]
    assert made_upon("lost", commits) == ["last", "merge"]
    assert made_upon("base", commits) == ["last", "merge", "beside", "lost"]
    assert made_upon("last", commits) == []
