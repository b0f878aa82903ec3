"""One sync from beginning to end; whatever stops it, the next one goes on from there.

The order is what keeps every save: the work tree is committed first; theirs is merged
in the object store; the notes are swapped in; the branch moves last. A sync that was
killed left either the old branch with some merged notes, which the next snapshot takes
for edits that both sides made, or the new branch and nothing to do.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple

from mdnet.errors import GitError, SyncStoppedError
from mdnet.git.formats import FILES, Entry
from mdnet.git.locks import sync_lock
from mdnet.git.place import file_clock, read_own, remove_own, write_own
from mdnet.git.remote import Remote
from mdnet.git.repository import Repository
from mdnet.merge import Merged
from mdnet.model.settings import Settings
from mdnet.sync.base import common_base
from mdnet.sync.brake import brake_theirs
from mdnet.sync.contents import Contents
from mdnet.sync.copies import merged_copies
from mdnet.sync.moves import is_note, moves
from mdnet.sync.outcome import Outcome
from mdnet.sync.piece import Note, needs_copy
from mdnet.sync.plan import merged_trees
from mdnet.sync.prepare import Ready, prepared
from mdnet.sync.recover import recover
from mdnet.sync.repair import Repairer
from mdnet.sync.snapshot import Slips
from mdnet.sync.stale import Moved, base_of, parsed, plausible, written
from mdnet.sync.store import Signature, Store, trailer
from mdnet.sync.swap import Swap, Swapper, saved_at
from mdnet.sync.take import ON_PURPOSE, Taken, Taker
from mdnet.sync.trees import Change, Changes
from mdnet.sync.words import Edit, summary
from mdnet.vault import Vault
from mdnet.vault.kept import left_behind
from mdnet.vault.place import path_problem

RACES = 8
JOURNAL = "swap"
RECENT = "recent"


class Options(NamedTuple):
    """What the user asked for: `allow_slips` is the reason for pushing a finding."""

    yes_delete: bool = False
    allow_slips: str = ""
    conflicts: bool = False
    offline: bool = False


class Syncer:
    """A sync of one vault; `run` does all of it, under the lock of the sync."""

    def __init__(
        self,
        repository: Repository,
        vault: Vault,
        settings: Settings,
        signature: Signature,
        slips: Slips,
        told: Callable[[int, int], None],
    ) -> None:
        self.repository = repository
        self.vault = vault
        self.settings = settings
        self.store = Store(repository, signature)
        self.contents = Contents(settings)
        self.rules = self.contents.rules(self.store)
        self.swapper = Swapper(
            vault, self.contents.merge, self.contents.name, self.versions
        )
        self.branch = ""
        self._has_copies = False
        self.slips = slips
        self._told = told

    def run(self, options: Options) -> Outcome:
        """Commit, fetch, merge, push.

        Raises:
            SyncStoppedError: a person has to confirm first; says what and how.
            GitError, VaultError: something refuses; nothing is lost, and the next sync
                goes on from here.
        """
        with self.held(options) as (ready, taken):
            copies = self._copies_taken(options.conflicts)
            remote = self.repository.remote(self.branch)
            outcome = Outcome(
                subject=taken.subject,
                committed=taken.paths,
                merged=copies,
                held=taken.held,
                cleared=ready.cleared,
                remote=remote.shown if remote else "",
            )
            outcome = self._repaired_own(outcome, taken)
            if remote is not None and not options.offline:
                outcome = self._exchanged(outcome, remote, options)
            return outcome._replace(kept=tuple(self.swapper.kept))

    @contextmanager
    def held(self, options: Options) -> Iterator[tuple[Ready, Taken]]:
        """Hold the lock of the sync, everything that a person wrote being committed."""
        with sync_lock(self.repository.git_dir):
            ready = prepared(self.repository, self.vault.root)
            self.branch = ready.branch
            left = left_behind(self.vault.root)
            if left.temporary:
                files = self.store.files(self.head)
                recover(self.vault, left.temporary, self.swapper, files, self.store)
            self._has_copies = left.has_copies or bool(self.swapper.kept)
            yield ready, self.take(options, ready.killed)

    @property
    def head(self) -> str:
        """The commit that the branch is at, empty before the first."""
        return self.repository.objects.found(f"refs/heads/{self.branch}")

    def take(self, options: Options, killed: bool = False) -> Taken:
        """Commit what the work tree holds, and move the branch there."""
        journal = read_own(self.repository.git_dir, JOURNAL).strip()
        taker = Taker(self.store, self.vault.root, self.settings, self.slips)
        taken = taker.taken(
            self.head, journal, options.yes_delete, options.allow_slips, killed
        )
        if taken.commit:
            self._move(taken.commit, taken.parent)
        return taken

    def _move(self, commit: str, head: str) -> None:
        """Move the branch, git's index first: between the two nothing looks undone."""
        self.repository.set_index(self.store.tree(commit))
        self.repository.move(self.branch, commit, head)
        git_dir = self.repository.git_dir
        moved = [*parsed(read_own(git_dir, RECENT)), Moved(commit, file_clock(git_dir))]
        write_own(git_dir, RECENT, written(moved))

    def versions(self, path: str, saved: int, without: str = "") -> tuple[bytes, ...]:
        """The versions of a file that an editor may have had that saved then.

        Those of the commit `without` do not count: it was made of the save itself.
        """
        moved = parsed(read_own(self.repository.git_dir, RECENT))
        moved = tuple(each for each in moved if each.commit != without)
        entries = [self.store.entry(each, path) for each in plausible(moved, saved)]
        return tuple(
            self.store.read(entry.oid)
            for entry in dict.fromkeys(entries)
            if entry and entry.mode in FILES
        )

    def change(
        self,
        updates: Mapping[str, Entry | bytes | None],
        kind: str,
        verb: str,
        trailers: tuple[str, ...] = (),
    ) -> str:
        """A change of ours: a commit on the branch, its notes swapped in. Its id."""
        head = self.head
        tree = self.store.updated_tree(self.store.tree(head), updates)
        if not head or tree == self.store.tree(head):
            return head
        subject = f"{verb}: {summary(self.edits(head, tree), self.settings)}"
        commit = self.store.commit(tree, [head], subject, kind, trailers)
        self.swap_to(commit, head)
        return commit

    def edits(self, old: str, new_tree: str) -> list[Edit]:
        """What a tree changes against a commit, for the words about it."""
        found = self.store.tree_changes(self.store.tree(old), new_tree)
        return self.edits_of(found)

    def edits_of(self, found: Changes) -> list[Edit]:
        """The same of changes that are known."""
        return [
            Edit(path, self._bytes(change.old), self._bytes(change.new))
            for path, change in found.items()
        ]

    def _bytes(self, entry: Entry | None) -> bytes | None:
        if entry is None:
            return None
        return self.store.read(entry.oid) if entry.mode in FILES else b""

    def swap_to(self, commit: str, head: str) -> tuple[str, ...]:
        """Swap the notes of a commit in, then move the branch there.

        Returns the paths that cannot be files of a vault and were left out.
        """
        found = self.store.changes(head, commit)
        self.store.prefetch(found)
        swaps, left = [], []
        for path, (old, new) in found.items():
            plain = all(entry is None or entry.mode in FILES for entry in (old, new))
            if path_problem(path) or not plain:
                left.append(path)
                continue
            swaps.append(Swap(path, self._bytes(old), self._bytes(new)))
        write_own(self.repository.git_dir, JOURNAL, commit)
        self.swapper.swap_all(swaps, self._told)
        self._move(commit, head)
        remove_own(self.repository.git_dir, JOURNAL)
        return tuple(path for path in left if found[path].new is not None)

    def _copies_taken(self, every: bool) -> tuple[Note, ...]:
        """Merge copies into their notes, now that a commit holds them."""
        if not (every or self._has_copies):
            return ()
        found = merged_copies(self.store.files(self.head), self.rules, every)
        if found.updates:
            self.change(found.updates, "copies", "copies merged")
        return found.notes

    def _repaired_own(self, outcome: Outcome, taken: Taken) -> Outcome:
        """Put right what plain git broke on this device."""
        if not taken.commit:
            return outcome
        changed = self.store.changes(taken.parent, taken.commit)
        found = self._repairer().repairs(taken.commit, (), changed)
        updates = dict(found.updates)
        notes = list(found.notes)
        for path, change in changed.items():
            put_back = self._without_stale(path, change, taken.commit)
            if put_back and path not in updates:
                updates[path] = put_back.data
                notes.append(Note(path, put_back.decisions))
        if updates:
            self.change(updates, "repair", "repaired")
        return outcome._replace(merged=(*outcome.merged, *notes))

    def _without_stale(self, path: str, change: Change, taken: str) -> Merged | None:
        """A note with what an editor overwrote that had read an older version."""
        if not (is_note(path) and change.old and change.new):
            return None
        saved = saved_at(self.vault.root, path)
        versions = self.versions(path, saved, taken) if saved else ()
        if not versions:
            return None
        before, now = (self.store.read(entry.oid) for entry in change if entry)
        base = base_of([*versions, before], now)
        if base is None or base == before:
            return None
        found = self.contents.merge(path, base, now, before)
        return None if needs_copy(found) or found.data == now else found

    def _repairer(self) -> Repairer:
        return Repairer(self.store, self.rules, self.contents.repaired)

    def _exchanged(self, outcome: Outcome, remote: Remote, options: Options) -> Outcome:
        """Fetch, merge and push, again when another device was quicker."""
        for attempt in range(RACES):
            offline = self.repository.fetch(remote)
            if offline:
                return outcome._replace(offline=offline)
            theirs = self.repository.objects.found(remote.tracking)
            if theirs and theirs != self.head:
                outcome = self._merged(outcome, theirs, options)
            if not self.head or theirs == self.head:
                return outcome._replace(pushed=outcome.pushed)
            pushed = self.repository.push(remote, self.head)
            if pushed.done or pushed.offline:
                return outcome._replace(pushed=pushed.done, offline=pushed.offline)
            time.sleep(0.05 * attempt)
        raise GitError(
            f"Other devices push to {remote.shown} all the time: {RACES} attempts were "
            "overtaken. Everything is committed and merged here; sync again."
        )

    def _merged(self, outcome: Outcome, theirs: str, options: Options) -> Outcome:
        """Take over what the remote has: all of it, or merged with ours."""
        head = self.head
        bases = self.repository.merge_bases(head, theirs) if head else ()
        if theirs in bases:
            return outcome
        base = common_base(self.store, self.rules, bases)
        fetched = self.store.tree_changes(base, self.store.tree(theirs))
        self._check_theirs(head, theirs, fetched, options)
        theirs, outcome = self._repaired_theirs(outcome, theirs, head, fetched)
        if head in bases or not head:
            left = self.swap_to(theirs, head)
            notes: tuple[Note, ...] = ()
        else:
            left, notes = self._merge_commit(head, theirs, base)
        return outcome._replace(
            fetched=tuple(sorted({*outcome.fetched, *fetched})),
            merged=(*outcome.merged, *notes),
            unwritable=tuple(sorted({*outcome.unwritable, *left})),
        )

    def _merge_commit(
        self, head: str, theirs: str, base: str
    ) -> tuple[tuple[str, ...], tuple[Note, ...]]:
        ours = self.store.tree_changes(base, self.store.tree(head))
        their = self.store.tree_changes(base, self.store.tree(theirs))
        plan = merged_trees(ours, their, self.rules, lambda: self.store.files(head))
        tree = self.store.updated_tree(self.store.tree(head), plan.result)
        both = [edit for edit in self.edits(head, tree) if edit.path in ours]
        words = summary(both or self.edits(head, tree), self.settings)
        commit = self.store.commit(tree, [head, theirs], f"merged: {words}", "merge")
        return self.swap_to(commit, head), plan.notes

    def _repaired_theirs(
        self, outcome: Outcome, theirs: str, head: str, fetched: Changes
    ) -> tuple[str, Outcome]:
        """Their tip with what plain git broke put right in a commit on top of it."""
        new = self.repository.log("-200", theirs, *([f"^{head}"] if head else []))
        found = self._repairer().repairs(theirs, new, fetched)
        if not found.updates:
            return theirs, outcome._replace(undone=(*outcome.undone, *found.undone))
        tree = self.store.updated_tree(self.store.tree(theirs), found.updates)
        subject = f"repaired: {summary(self.edits(theirs, tree), self.settings)}"
        commit = self.store.commit(tree, [theirs], subject, "repair")
        return commit, outcome._replace(
            undone=(*outcome.undone, *found.undone),
            merged=(*outcome.merged, *found.notes),
        )

    def _check_theirs(
        self, head: str, theirs: str, fetched: Changes, options: Options
    ) -> None:
        """Stop when the other devices deleted more than may go unasked."""
        gone = [p for p, c in fetched.items() if c.new is None and is_note(p)]
        if not gone or not head or options.yes_delete:
            return
        went = moves(fetched, self.store.read)
        ours = self.store.files(head)
        gone = [path for path in gone if path not in went and path in ours]
        total = sum(is_note(path) for path in ours)
        problem = brake_theirs(gone, total, self.settings.sync)
        if not problem:
            return
        meant = sum(
            int(trailer(commit.message, ON_PURPOSE) or 0)
            for commit in self.repository.log("-500", theirs, f"^{head}")
            if trailer(commit.message, ON_PURPOSE).isdigit()
        )
        if meant < len(gone):
            raise SyncStoppedError(
                f"{problem} Nothing was taken over, and your notes are committed here. "
                "If that was meant, delete them here, too: mdnet sync --yes-delete. If "
                "not, restore them on that device first, and sync it."
            )
