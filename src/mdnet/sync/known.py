"""The new commits of a history, read from git in one go.

What each changed is asked for once, of one git; what a note is in one of them follows
from that and from what it was below them all.
"""

from collections.abc import Iterable, Sequence
from functools import cache, cached_property

from mdnet.git.diffs import differences
from mdnet.git.formats import Entry, stored
from mdnet.git.repository import Commit
from mdnet.sync.lineage import Lineage
from mdnet.sync.store import Store
from mdnet.sync.trees import Change, Changes, check_depth


class Known:
    """Some commits, and what is known of them without asking git again."""

    def __init__(self, store: Store, commits: Iterable[Commit]) -> None:
        self.store = store
        self.commits = {commit.oid: commit for commit in commits}
        self.lineage = Lineage(self.commits.values())
        self.tree = cache(self._tree)
        self._entry = cache(store.entry)
        self._bases = cache(self._asked_bases)

    def commit(self, oid: str) -> Commit:
        """A commit, known or not."""
        return self.commits.get(oid) or self.store.repository.log("-1", oid)[0]

    def changes(self, old: str, new: str) -> Changes:
        """The files that differ between two commits; empty for no commit."""
        if new in self.commits and (old, new) in self._made:
            return self._made[old, new]
        return self.store.tree_changes(self.tree(old), self.tree(new))

    def between(
        self, pairs: Sequence[tuple[str, str]], paths: Sequence[str] = ()
    ) -> list[Changes]:
        """The same for many pairs, asked of one git; perhaps only some paths."""
        trees = [(self._or_empty(old), self._or_empty(new)) for old, new in pairs]
        found = differences(self.store.repository.git, trees, paths)
        check_depth(path for changes in found for path in changes)
        return [{path: Change(*both) for path, both in one.items()} for one in found]

    def entry(self, commit: str, path: str) -> Entry | None:
        """What a commit has at a path; folders count as nothing."""
        while (one := self.commits.get(commit)) and one.parents:
            change = self._made[one.parents[0], commit].get(path)
            if change:
                return change.new
            commit = one.parents[0]
        return self._entry(commit, path)

    def merge_base(self, parents: Sequence[str]) -> str:
        """The first of the best common ancestors of two commits, empty for none."""
        return self._bases(parents[0], parents[1])

    def _asked_bases(self, one: str, other: str) -> str:
        found = self.lineage.bases(one, other)
        if found is None:
            found = self.store.repository.merge_bases(one, other)
        return found[0] if found else ""

    @cached_property
    def touched(self) -> dict[str, set[str]]:
        """The commits that have a path as not all of their parents have it, by path."""
        found: dict[str, set[str]] = {}
        for (_, commit), changes in self._made.items():
            for path in changes:
                found.setdefault(path, set()).add(commit)
        return found

    @cached_property
    def _made(self) -> dict[tuple[str, str], Changes]:
        """What each commit changed against each of its parents."""
        pairs = [
            (parent, commit.oid)
            for commit in self.commits.values()
            for parent in commit.parents or ("",)
        ]
        return dict(zip(pairs, self.between(pairs), strict=True))

    def _tree(self, commit: str) -> str:
        one = self.commits.get(commit)
        return one.tree if one else self.store.tree(commit)

    def _or_empty(self, commit: str) -> str:
        algorithm = self.store.repository.objects.algorithm
        return self.tree(commit) or stored("tree", b"", algorithm).oid
