"""The versions that notes had, read from git once for many commits in a row.

A phone's client commits every few minutes, so that a sync may meet hundreds of commits
in a row. What a note was before one of them is what it was before the one below it and,
perhaps, one version more: git is asked only where a row begins.
"""

from collections.abc import Iterable, Iterator
from functools import cache

from mdnet.git.formats import Entry
from mdnet.git.repository import Commit
from mdnet.sync.moves import is_plain
from mdnet.sync.step_back import Version, note_lines
from mdnet.sync.store import Store, device_of
from mdnet.sync.trees import Changes

# How many earlier versions of a note, and commits of a device, are looked at.
VERSIONS = 100


class Past:
    """What was before each of some commits; fastest when asked for the oldest first."""

    def __init__(self, store: Store, commits: Iterable[Commit]) -> None:
        self.store = store
        self.entry = cache(store.entry)
        self.lines_of = cache(lambda oid: note_lines(store.read(oid)))
        self._known = {commit.oid: commit for commit in commits}
        self._versions: dict[tuple[str, str], tuple[Version, ...]] = {}
        self._changes: dict[str, Changes] = {}
        self._latest = cache(self._read_latest)

    def versions(self, commit: str, path: str) -> tuple[Version, ...]:
        """The versions of a note up to a commit, newest first."""
        row = []
        for oid in self._row(commit):
            if (oid, path) in self._versions:
                break
            row.append(oid)
        if (oid, path) not in self._versions:
            self._versions[oid, path] = tuple(self._read(row.pop(), path))
        found = self._versions[oid, path]
        for oid in reversed(row):
            change = self.changes(self._known[oid]).get(path)
            old, new = map(_plain, change or (None, None))
            if old != new:
                version = Version(device_of(self._known[oid]), new, (old,))
                found = (version, *found[: VERSIONS - 1])
        self._versions[commit, path] = found
        return found

    def changes(self, commit: Commit) -> Changes:
        """What a commit with one parent changed."""
        if commit.oid not in self._changes:
            found = self.store.changes(commit.parents[0], commit.oid)
            self._changes[commit.oid] = found
        return self._changes[commit.oid]

    def last_of(self, device: str, commit: str) -> str:
        """The latest commit of a device up to this one, empty when it made none.

        A merge is not asked: a client may write what it merged nowhere but into git.
        """
        *row, start = self._row(commit)
        for oid in row:
            if device_of(self._known[oid]) == device:
                return oid
        return self._latest(start).get(device, "")

    def _row(self, commit: str) -> Iterator[str]:
        """The commit and those below it, to the first that is a merge or not known."""
        yield commit
        while (one := self._known.get(commit)) and len(one.parents) == 1:
            (commit,) = one.parents
            yield commit

    def _read_latest(self, commit: str) -> dict[str, str]:
        """The latest commit of each device up to this one, merges left out."""
        latest = self.store.repository.log(f"-{VERSIONS}", "--no-merges", commit)
        return {device_of(each): each.oid for each in reversed(latest)}

    def _read(self, commit: str, path: str) -> Iterator[Version]:
        where = ("--full-history", commit, "--", f":(top,literal){path}")
        for each in self.store.repository.log(f"-{VERSIONS}", *where):
            yield self._version(each, path)

    def _version(self, commit: Commit, path: str) -> Version:
        now, *before = (
            _plain(self.entry(oid, path)) for oid in (commit.oid, *commit.parents)
        )
        return Version(device_of(commit), now, tuple(before))


def _plain(entry: Entry | None) -> Entry | None:
    return entry if is_plain(entry) else None
