"""The versions that notes had, read from git in one go for many commits.

A phone's client commits every few minutes, so that a sync may meet hundreds of commits.
What a note was before one of them is what it was before the one below it and, perhaps,
one version more; what it was below them all, git tells for all notes at once.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

from mdnet.git.repository import Commit
from mdnet.sync.below import LATEST, VERSIONS, Below, plain
from mdnet.sync.known import Known
from mdnet.sync.lineage import newest_first
from mdnet.sync.step_back import Version, note_lines
from mdnet.sync.store import device_of
from mdnet.sync.trees import Changes


class Past:
    """What was before each of the known commits; fastest from the oldest to the newest.

    `paths` are the notes that will be asked for: others cost a git each.
    """

    def __init__(self, known: Known, paths: Iterable[str] = ()) -> None:
        self.known = known
        self.store = known.store
        self.entry = cache(known.entry)
        self.lines_of = cache(lambda oid: note_lines(self.store.read(oid)))
        self._below = Below(known, paths)
        self._versions: dict[tuple[str, str], tuple[Version, ...]] = {}
        self._latest = cache(self._read_latest)
        self._log = cache(self.store.repository.log)

    def versions(self, commit: str, path: str) -> tuple[Version, ...]:
        """The versions of a note up to a commit, newest first."""
        row = []
        for oid in self._row(commit):
            if (oid, path) in self._versions:
                break
            row.append(oid)
        if (oid, path) not in self._versions:
            self._versions[oid, path] = self._read(row.pop(), path)
        found = self._versions[oid, path]
        for oid in reversed(row):
            change = self.changes(self.known.commits[oid]).get(path)
            old, new = map(plain, change or (None, None))
            if old != new:
                version = Version(device_of(self.known.commits[oid]), new, (old,))
                found = (version, *found[: VERSIONS - 1])
        self._versions[commit, path] = found
        return found

    def changes(self, commit: Commit) -> Changes:
        """What a commit with one parent changed."""
        return self.known.changes(commit.parents[0], commit.oid)

    def last_of(self, device: str, commit: str) -> str:
        """The latest commit of a device up to this one, empty when it made none.

        A merge is not asked: a client may write what it merged nowhere but into git.
        """
        *row, start = self._row(commit)
        for oid in row:
            if device_of(self.known.commits[oid]) == device:
                return oid
        return self._latest(start).get(device, "")

    def _row(self, commit: str) -> Iterator[str]:
        """The commit and those below it, to the first that is a merge or not known."""
        yield commit
        while (one := self.known.commits.get(commit)) and len(one.parents) == 1:
            (commit,) = one.parents
            yield commit

    def _read_latest(self, commit: str) -> dict[str, str]:
        """The latest commit of each device up to this one, merges left out."""
        order = self.known.lineage.order(commit)
        found = newest_first(
            order, lambda edge: self._log("--no-merges", *LATEST, edge)
        )
        alone = (each for each in found if len(each.parents) < 2)
        latest = list(islice(alone, VERSIONS))
        return {device_of(each): each.oid for each in reversed(latest)}

    def _read(self, commit: str, path: str) -> tuple[Version, ...]:
        """The versions up to a merge, or to a commit that is not known."""
        made: dict[str, Version] = {}

        def below(edge: str) -> list[Commit]:
            row = self._below.versions(edge, path)
            made.update((each.commit.oid, each.version) for each in row)
            return [each.commit for each in row]

        touched = self.known.touched.get(path, set())
        found = newest_first(self.known.lineage.order(commit), below)
        its = (each for each in found if each.oid in made or each.oid in touched)
        latest = islice(its, VERSIONS)
        return tuple(made.get(each.oid) or self._version(each, path) for each in latest)

    def _version(self, commit: Commit, path: str) -> Version:
        now, *before = (
            plain(self.entry(oid, path)) for oid in (commit.oid, *commit.parents)
        )
        return Version(device_of(commit), now, tuple(before))
