"""Trees in memory: what differs between two, and a new one from changes."""

import pytest

from mdnet.errors import GitError
from mdnet.git.formats import FILE, FOLDER, Entry, parse_tree, stored
from mdnet.sync.trees import Change, changes, files, rebuilt

A, B = (Entry(FILE, stored("blob", data).oid) for data in (b"a", b"b"))


class Trees:
    """Trees by id; the empty id is the empty tree."""

    def __init__(self) -> None:
        self.known: dict[str, dict[str, Entry]] = {"": {}}

    def read(self, oid: str) -> dict[str, Entry]:
        return self.known[oid]

    def set(self, tree: str, updates: dict[str, Entry | None]) -> str:
        oid, made = rebuilt(self.read, tree, updates, "sha1")
        self.known |= {item.oid: parse_tree(item.data) for item in made}
        return oid


@pytest.mark.parametrize(
    ("updates", "left"),
    [
        ({"a.md": B}, {"a.md": B, "x/b.md": B, "x/y/c.md": A}),
        ({"a.md": None}, {"x/b.md": B, "x/y/c.md": A}),
        ({"gone.md": None}, {"a.md": A, "x/b.md": B, "x/y/c.md": A}),
        ({"x/y/c.md": None}, {"a.md": A, "x/b.md": B}),
        ({"x/b.md": None, "x/y/c.md": None}, {"a.md": A}),
        ({"x": None}, {"a.md": A, "x/b.md": B, "x/y/c.md": A}),
        ({"new/d.md": B}, {"a.md": A, "new/d.md": B, "x/b.md": B, "x/y/c.md": A}),
        ({"nowhere/d.md": None}, {"a.md": A, "x/b.md": B, "x/y/c.md": A}),
        ({}, {"a.md": A, "x/b.md": B, "x/y/c.md": A}),
        ({"a.md": None, "x/b.md": None, "x/y/c.md": None}, {}),
    ],
)
def test_a_tree_with_files_set_and_gone(updates, left):
    trees = Trees()
    start = trees.set("", {"a.md": A, "x/b.md": B, "x/y/c.md": A})
    assert files(trees.read, trees.set(start, updates)) == left


def test_what_differs_between_two_trees():
    trees = Trees()
    one = trees.set("", {"a.md": A, "x/b.md": B, "same/c.md": A})
    other = trees.set("", {"a.md": B, "x": A, "same/c.md": A})
    assert changes(trees.read, one, other) == {
        "a.md": Change(A, B),
        "x": Change(None, A),
        "x/b.md": Change(B, None),
    }
    assert changes(trees.read, one, one) == {}


def test_a_tree_deeper_than_any_vault_is_refused():
    trees = Trees()
    for number in range(300):
        trees.known[f"t{number}"] = {"d": Entry(FOLDER, f"t{number + 1}")}
    trees.known["t300"] = {"x.md": A}
    with pytest.raises(GitError, match="more than 200 deep"):
        files(trees.read, "t0")
