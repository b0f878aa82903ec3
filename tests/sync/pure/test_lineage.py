"""How commits descend from each other, and the order in which git lists them."""

from collections.abc import Mapping

import pytest

from mdnet.git.repository import Commit
from mdnet.sync.lineage import Lineage, newest_first

# Each commit's parents, children first, and when it was committed.
CROSSED = {
    "end": ("left2", "right2"),
    "left2": ("left", "right"),
    "right2": ("right", "left"),
    "left": ("below",),
    "right": ("below",),
}


def commits(parents: Mapping[str, tuple[str, ...]], **when: int) -> list[Commit]:
    late = {oid: len(parents) - place for place, oid in enumerate(parents)} | when
    return [Commit(oid, "", up, 0, "", "", late[oid]) for oid, up in parents.items()]


@pytest.mark.parametrize(
    ("one", "other", "bases"),
    [
        ("left", "right", ("below",)),
        ("left2", "right2", ("left", "right")),
        ("left2", "left", ("left",)),
        ("end", "end", ("end",)),
        ("left", "elsewhere", None),
        ("below", "below", None),
    ],
)
def test_the_best_common_ancestors(one, other, bases):
    assert Lineage(commits(CROSSED)).bases(one, other) == bases


def test_only_git_can_tell_what_lies_below_different_edges():
    parents = {"end": ("left", "right"), "left": ("old",), "right": ("older",)}
    assert Lineage(commits(parents)).bases("left", "right") is None
    both = {"left": ("old", "older"), "right": ("old", "older")}
    assert Lineage(commits(both)).bases("left", "right") is None
    above = {"left": ("meeting",), "right": ("meeting",), "meeting": ("old", "older")}
    assert Lineage(commits(above)).bases("left", "right") == ("meeting",)


def test_histories_that_never_met_have_no_base():
    assert Lineage(commits({"one": (), "other": ()})).bases("one", "other") == ()


def listed(lineage: Lineage, start: str, **below: dict[str, int]) -> list[str]:
    rows = {
        edge: [Commit(oid, "", (), 0, "", "", when) for oid, when in row.items()]
        for edge, row in below.items()
    }
    found = newest_first(lineage.order(start), lambda edge: rows.get(edge, []))
    return [commit.oid for commit in found]


def test_a_history_is_listed_from_the_newest_to_the_oldest():
    lineage = Lineage(commits(CROSSED))
    below = {"below": 0, "root": -1}
    expected = ["end", "left2", "right2", "left", "right", "below", "root"]
    assert listed(lineage, "end", below=below) == expected
    assert listed(lineage, "left", below=below) == ["left", "below", "root"]
    assert listed(lineage, "below", below=below) == ["below", "root"]


def test_a_commit_below_comes_before_older_ones_once_its_child_was_listed():
    """So does git, whatever the clocks say."""
    parents = {"end": ("left", "right"), "left": ("below",), "right": ("other",)}
    lineage = Lineage(commits(parents, end=9, left=8, right=3))
    below, other = {"below": 99, "b2": 4, "b3": 2}, {"other": 2, "b3": 2}
    found = listed(lineage, "end", below=below, other=other)
    assert found == ["end", "left", "below", "b2", "right", "b3", "other"]


def test_commits_are_numbered_whatever_their_order():
    lineage = Lineage(commits(CROSSED)[::-1])
    assert lineage.bases("left2", "right2") == ("left", "right")
