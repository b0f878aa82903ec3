"""What other clients broke, found after each fetch and put right in a commit."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from mdnet.git.formats import Entry
from mdnet.git.repository import Commit
from mdnet.merge import Decision
from mdnet.sync.known import Known
from mdnet.sync.moves import is_note, is_plain, moves
from mdnet.sync.outcome import Undone
from mdnet.sync.piece import Note, Rules, needs_copy
from mdnet.sync.store import KIND, trailer
from mdnet.sync.trees import Changes
from mdnet.sync.undone import (
    MARK,
    Lost,
    Merge,
    dropped,
    made_upon,
    merged_anew,
    reverted,
)

# So many merges are compared with their sides by one git.
MERGES = 50

Repaired = Callable[[str, bytes], tuple[bytes, tuple[Decision, ...]] | None]


class Repairs(NamedTuple):
    """New bytes for broken files, what was decided, and which edits were undone."""

    updates: dict[str, bytes]
    notes: tuple[Note, ...]
    undone: tuple[Undone, ...]


class Sides(NamedTuple):
    """A merge, and what each of its sides and itself changed since their base."""

    merge: Merge
    one: Changes
    other: Changes
    made: Changes

    def paths(self) -> list[str]:
        """The files that both parents changed, or that the merge has from neither."""
        both = self.one.keys() & self.other.keys()
        missed = {
            path
            for side in (self.one, self.other)
            for path, change in side.items()
            if path not in self.made or self.made[path].new != change.new
        }
        return sorted(both | missed)


class Repairer:
    """Looks through fetched commits; `repaired` puts a broken note right.

    `looked` is called after each commit that was looked through for losses.
    """

    def __init__(
        self,
        known: Known,
        rules: Rules,
        repaired: Repaired,
        looked: Callable[[], None] = lambda: None,
    ) -> None:
        self._known = known
        self._rules = rules
        self._repaired = repaired
        self._looked = looked
        self._at = cache(known.entry)
        self._changes = cache(known.changes)
        self._merge = cache(self._merge_of)

    def repairs(self, tip: str, changed: Changes, is_first: bool = False) -> Repairs:
        """What has to be put right at `tip`, from the new commits and its changes.

        In a first sync (`is_first`) all commits are new, and what a merge took back
        long ago is history that somebody has lived with: only broken notes are mended.
        """
        commits = tuple(self._known.commits.values())
        updates: dict[str, bytes] = {}
        undone = [
            self._restored(lost, tip, updates)
            for lost in ([] if is_first else self._losses(commits))
            if not self._came_back(lost, commits)
        ]
        notes = []
        self._known.store.prefetch(changed)
        for path, (_, entry) in changed.items():
            if entry is None or not is_note(path) or not is_plain(entry):
                continue
            data = updates[path] if path in updates else self._rules.read(entry.oid)
            found = self._repaired(path, data)
            if found:
                found = self._merged_anew(path, data, commits) or found
                updates[path] = found[0]
                notes.append(Note(path, found[1]))
        return Repairs(updates, tuple(notes), tuple(filter(None, undone)))

    def _merged_anew(
        self, path: str, data: bytes, commits: tuple[Commit, ...]
    ) -> tuple[bytes, tuple[Decision, ...]] | None:
        """A note that a merge left with markers, merged again from what it was made of.

        `None` where no merge is known, or where somebody wrote into its outcome: then
        the markers themselves have to tell.
        """
        for commit in commits:
            if len(commit.parents) != 2 or not self._is_own(commit, path):
                continue
            entry = self._at(commit.oid, path)
            if entry is None or MARK not in self._rules.read(entry.oid):
                continue
            merge = self._merge(commit)
            made = merged_anew(path, merge, self._at, self._rules)
            if made is None:
                return None
            left = self._rules.read(entry.oid)
            later = self._rules.merge(path, left, made.data, data)
            if needs_copy(later) or self._rules.is_broken(path, later.data):
                return None
            text = "a merge by lines had left markers: it was merged again"
            done = Decision("repaired", "note", text)
            return later.data, (done, *made.decisions)
        return None

    def _losses(self, commits: tuple[Commit, ...]) -> list[Lost]:
        found: list[Lost] = []
        theirs = [each for each in commits if not trailer(each.message, KIND)]
        sides = self._sides([each for each in theirs if len(each.parents) == 2])
        for commit in commits:
            if not trailer(commit.message, KIND):
                found += self._lost(commit, sides)
            self._looked()
        return found

    def _lost(self, commit: Commit, sides: Iterator[Sides]) -> list[Lost]:
        """What a commit of another client lost; `sides` are those of merges to come."""
        if len(commit.parents) == 2:
            return self._dropped(next(sides))
        if len(commit.parents) == 1:
            return self._reverted(self._known.commit(commit.parents[0]), commit)
        return []

    def _sides(self, merges: list[Commit]) -> Iterator[Sides]:
        """What both sides of each merge changed, and what the merge made of it."""
        for start in range(0, len(merges), MERGES):
            some = [self._merge(each) for each in merges[start : start + MERGES]]
            pairs = [(m.base, to) for m in some for to in (*m.parents, m.commit)]
            changes = self._known.between(pairs)
            for number, merge in enumerate(some):
                yield Sides(merge, *changes[3 * number : 3 * number + 3])

    def _dropped(self, sides: Sides) -> list[Lost]:
        read = self._rules.read
        went = [moves(changes, read) for changes in (sides.one, sides.other)]
        return dropped(sides.merge, sides.paths(), self._at, went, self._rules)

    def _reverted(self, before: Commit, commit: Commit) -> list[Lost]:
        """What a commit took back, if the one before it is a merge."""
        if len(before.parents) != 2:
            return []
        paths = list(self._changes(before.oid, commit.oid))
        merge = self._merge(before)
        return reverted(commit.oid, merge, paths, self._at, self._rules)

    def _merge_of(self, commit: Commit) -> Merge:
        one, other = commit.parents
        return Merge(commit.oid, self._known.merge_base(commit.parents), (one, other))

    def _came_back(self, lost: Lost, commits: tuple[Commit, ...]) -> bool:
        """Whether a later commit had it: then it was put right, whatever came after."""
        for entry in dict.fromkeys(self._later(lost, commits)):
            if entry is None:
                continue
            has = self._rules.read(entry.oid)
            found = self._rules.merge(lost.path, lost.base, has, lost.version)
            if found.data == has and not needs_copy(found):
                return True
        return False

    def _later(self, lost: Lost, commits: tuple[Commit, ...]) -> Iterator[Entry | None]:
        """What a file is in the commits made upon a loss, where it is not as before."""
        upon = {lost.commit, *made_upon(lost.commit, commits)}
        for commit in commits:
            if commit.oid not in upon or commit.oid == lost.commit:
                continue
            first = commit.parents[0]
            if first not in upon or lost.path in self._changes(first, commit.oid):
                yield self._at(commit.oid, lost.path)

    def _is_own(self, commit: Commit, path: str) -> bool:
        """Whether a merge has a file as none of its parents has it."""
        return all(path in self._changes(up, commit.oid) for up in commit.parents)

    def _restored(
        self, lost: Lost, tip: str, updates: dict[str, bytes]
    ) -> Undone | None:
        """Put what was lost back into the note at `tip`; `None` if it is there."""
        entry = self._at(tip, lost.path)
        now = updates.get(lost.path) or (self._rules.read(entry.oid) if entry else None)
        if now is None:
            updates[lost.path] = lost.version
        else:
            found = self._rules.merge(lost.path, lost.base, now, lost.version)
            if needs_copy(found):
                aside = self._rules.name(lost.path, lost.version)
                if self._at(tip, aside):
                    return None
                updates[aside] = lost.version
            elif found.data == now:
                return None
            else:
                updates[lost.path] = found.data
        text = "a commit from elsewhere had taken back another device's change"
        return Undone(lost.path, lost.commit, True, text)
