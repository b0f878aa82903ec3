"""Commits of ours, and the trees of anybody's: the sync's view of the repository."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from mdnet.git.formats import FILE, FILES, FOLDER, Entry, Stored, commit_data, stored
from mdnet.git.repository import Commit, Repository
from mdnet.sync.trees import Changes, changes, files, rebuilt

# The trailers of a commit of ours: which device, and what kind of change it was.
DEVICE = "Device"
KIND = "Mdnet"


# Blobs up to this size are remembered, and so many are asked for in one go.
SMALL = 1 << 16
PREFETCHED = 500


class Signature(NamedTuple):
    """Who commits, where and when: `zone` is the offset from UTC as `+0100`."""

    device: str
    person: str
    now: int
    zone: str

    def line(self) -> str:
        """Author and time as a commit has them."""
        return f"{self.person} {self.now} {self.zone}"


class Store:
    """Reads trees and writes commits in one repository."""

    def __init__(self, repository: Repository, signature: Signature) -> None:
        self.repository = repository
        self.signature = signature
        self._objects = repository.objects
        self._blobs: dict[str, bytes] = {}

    def read(self, oid: str) -> bytes:
        """A blob; the small ones are remembered."""
        if oid not in self._blobs:
            data = self._objects.read(oid)
            if len(data) > SMALL:
                return data
            self._blobs[oid] = data
        return self._blobs[oid]

    def prefetch(self, found: Changes) -> None:
        """Read the blobs of many changes at once, to be remembered."""
        entries = [e for change in found.values() for e in change if e]
        wanted = [
            e.oid for e in entries if e.mode in FILES and e.oid not in self._blobs
        ]
        for start in range(0, len(wanted), PREFETCHED):
            some = self._objects.read_all(wanted[start : start + PREFETCHED])
            self._blobs |= {o: data for o, data in some.items() if len(data) <= SMALL}

    def tree(self, commit: str) -> str:
        """The tree of a commit, empty for no commit.

        Raises:
            GitError: it is not in git's store; it must not pass for an empty one.
        """
        return self._objects.tree_of(commit) if commit else ""

    def files(self, commit: str) -> dict[str, Entry]:
        """All files of a commit."""
        return files(self._objects.tree, self.tree(commit))

    def tree_files(self, tree: str) -> dict[str, Entry]:
        """All files of a tree."""
        return files(self._objects.tree, tree)

    def entry(self, commit: str, path: str) -> Entry | None:
        """What a commit has at a path; folders count as nothing."""
        tree = self.tree(commit)
        names = path.split("/")
        for name in names[:-1]:
            folder = self._objects.tree(tree).get(name)
            if folder is None or folder.mode != FOLDER:
                return None
            tree = folder.oid
        found = self._objects.tree(tree).get(names[-1])
        return found if found and found.mode != FOLDER else None

    def changes(self, old: str, new: str) -> Changes:
        """The files that differ between two commits; empty for no commit."""
        return changes(self._objects.tree, self.tree(old), self.tree(new))

    def tree_changes(self, old: str, new: str) -> Changes:
        """The same between two trees."""
        return changes(self._objects.tree, old, new)

    def blob(self, data: bytes) -> Stored:
        """The blob of these bytes, not yet stored."""
        return stored("blob", data, self._objects.algorithm)

    def updated_tree(
        self, tree: str, updates: Mapping[str, Entry | bytes | None]
    ) -> str:
        """A tree with these files set or gone: its id. `commit` stores it."""
        entries: dict[str, Entry | None] = {}
        modes = self._modes(tree, updates)
        objects = []
        for path, value in updates.items():
            if isinstance(value, bytes):
                blob = self.blob(value)
                objects.append(blob)
                entries[path] = Entry(modes.get(path, FILE), blob.oid)
            else:
                entries[path] = value
        read, algorithm = self._objects.tree, self._objects.algorithm
        oid, trees = rebuilt(read, tree, entries, algorithm)
        self._objects.add((*objects, *trees))
        return oid

    def _modes(
        self, tree: str, updates: Mapping[str, Entry | bytes | None]
    ) -> dict[str, str]:
        """The modes that files with new bytes have now."""
        if not any(isinstance(value, bytes) for value in updates.values()):
            return {}
        there = files(self._objects.tree, tree)
        return {path: there[path].mode for path in updates if path in there}

    def commit(
        self,
        tree: str,
        parents: Iterable[str],
        subject: str,
        kind: str,
        trailers: Iterable[str] = (),
    ) -> str:
        """Store a commit of ours; its id. No reference is moved."""
        who = self.signature
        lines = [f"{subject} ({who.device})", "", *trailers]
        lines += [f"{DEVICE}: {who.device}", f"{KIND}: {kind}"]
        made = commit_data(tree, parents, who.line(), who.line(), "\n".join(lines))
        item = stored("commit", made, self._objects.algorithm)
        self._objects.add([item])
        self._objects.store()
        return item.oid


def device_of(commit: Commit) -> str:
    """The device that made a commit; its author where another program committed."""
    return trailer(commit.message, DEVICE) or commit.author


def trailer(message: str, name: str) -> str:
    """The value of a trailer in a commit's message, empty when it has none."""
    for line in reversed(message.splitlines()):
        key, mark, value = line.partition(": ")
        if mark and key == name:
            return value.strip()
    return ""
