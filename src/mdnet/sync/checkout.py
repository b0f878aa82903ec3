"""The branch and the work tree: what moves them, together and in the safe order.

The notes are swapped in first and the branch moves last, so that a kill in between
leaves merged notes on the old branch: the next snapshot takes them for edits that both
sides made, which merge with themselves.
"""

from collections.abc import Mapping, Sequence

from mdnet.git.formats import FILES, Entry
from mdnet.git.place import file_clock, read_own, remove_own, write_own
from mdnet.git.repository import Repository
from mdnet.model.settings import Settings
from mdnet.sync.contents import Contents
from mdnet.sync.options import Progress
from mdnet.sync.stale import Moved, parsed, plausible, written
from mdnet.sync.store import Signature, Store
from mdnet.sync.swap import Swap, Swapper
from mdnet.sync.trees import Changes
from mdnet.sync.words import Edit, summary
from mdnet.vault import Vault
from mdnet.vault.place import path_problem

JOURNAL = "swap"
RECENT = "recent"


class Checkout:
    """A vault and its repository; `branch` is the name of the branch that is synced."""

    def __init__(
        self,
        repository: Repository,
        vault: Vault,
        settings: Settings,
        signature: Signature,
        progress: Progress,
    ) -> None:
        self.repository = repository
        self.vault = vault
        self.settings = settings
        self.store = Store(repository, signature)
        self.contents = Contents(settings)
        self.rules = self.contents.rules(self.store.read)
        self.swapper = Swapper(
            vault, self.contents.merge, self.contents.name, self.versions
        )
        self.branch = ""
        self.progress = progress

    @property
    def head(self) -> str:
        """The commit that the branch is at, empty before the first."""
        return self.repository.objects.found(f"refs/heads/{self.branch}")

    @property
    def journal(self) -> str:
        """The commit that a killed sync was swapping in, empty when none was."""
        return read_own(self.repository.git_dir, JOURNAL).strip()

    def move(self, commit: str, head: str, below: str = "") -> None:
        """Move the branch, git's index first: between the two nothing looks undone.

        `below` is the commit of ours between the two, if there is one.
        """
        self.repository.set_index(self.store.tree(commit))
        self.repository.move(self.branch, commit, head)
        git_dir = self.repository.git_dir
        now = file_clock(git_dir)
        moved = [Moved(each, now) for each in (below, commit) if each]
        write_own(
            git_dir, RECENT, written([*parsed(read_own(git_dir, RECENT)), *moved])
        )

    def versions(self, path: str, saved: int, without: str = "") -> tuple[bytes, ...]:
        """The versions of a file that an editor may have had that saved then.

        Those of the commit `without` do not count: it was made of the save itself.
        """
        moved = parsed(read_own(self.repository.git_dir, RECENT))
        moved = tuple(each for each in moved if each.commit != without)
        there = filter(self.repository.objects.found, plausible(moved, saved))
        entries = [self.store.entry(each, path) for each in there]
        return tuple(
            self.store.read(entry.oid)
            for entry in dict.fromkeys(entries)
            if entry and entry.mode in FILES
        )

    def own_side(self, parents: Sequence[str]) -> str:
        """Of a commit's parents the one that this device was at, else the first."""
        known = {
            each.commit for each in parsed(read_own(self.repository.git_dir, RECENT))
        }
        return next((parent for parent in parents if parent in known), parents[0])

    def change(
        self,
        updates: Mapping[str, Entry | bytes | None],
        kind: str,
        verb: str,
        trailers: tuple[str, ...] = (),
    ) -> str:
        """A change of ours: a commit on the branch, its notes swapped in. Its id."""
        head = self.head
        commit = self.made(head, updates, kind, verb, trailers) if head else head
        if commit != head:
            self.swap_to(commit, head)
        return commit

    def made(
        self,
        parent: str,
        updates: Mapping[str, Entry | bytes | None],
        kind: str,
        verb: str,
        trailers: tuple[str, ...] = (),
    ) -> str:
        """A commit of ours on top of another, or that one where nothing changes."""
        tree = self.store.updated_tree(self.store.tree(parent), updates)
        if tree == self.store.tree(parent):
            return parent
        subject = f"{verb}: {summary(self.edits(parent, tree), self.settings)}"
        return self.store.commit(tree, [parent], subject, kind, trailers)

    def edits(self, old: str, new_tree: str) -> list[Edit]:
        """What a tree changes against a commit, for the words about it."""
        found = self.store.tree_changes(self.store.tree(old), new_tree)
        return [
            Edit(path, self._bytes(change.old), self._bytes(change.new))
            for path, change in found.items()
        ]

    def _bytes(self, entry: Entry | None) -> bytes | None:
        if entry is None:
            return None
        return self.store.read(entry.oid) if entry.mode in FILES else b""

    def swap_to(self, commit: str, head: str, below: str = "") -> tuple[str, ...]:
        """Swap the notes of a commit in, then move the branch there.

        `below` is a commit on top of `head` that the notes are at already. Returns the
        paths that cannot be files of a vault and were left out.
        """
        self.swapper.put_back()
        found = self.store.changes(below or head, commit)
        self.store.prefetch(found)
        left = self._impossible(found)
        swaps = [
            Swap(path, self._bytes(old), self._bytes(new))
            for path, (old, new) in found.items()
            if path not in left
        ]
        write_own(self.repository.git_dir, JOURNAL, commit)
        self.swapper.swap_all(swaps, self.progress.placed)
        self.swapper.put_back()
        self.move(commit, head, below)
        remove_own(self.repository.git_dir, JOURNAL)
        return tuple(path for path in left if found[path].new is not None)

    def _impossible(self, found: Changes) -> set[str]:
        """The paths among these changes that no vault can have as files."""
        return {
            path
            for path, change in found.items()
            if path_problem(path)
            or any(entry and entry.mode not in FILES for entry in change)
        }
