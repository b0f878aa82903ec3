"""The merged notes put in the place of ours, one exchange each, and no save lost.

What an editor saved since the snapshot is merged again, on the spot; the result is an
edit like any other, and goes into the next commit.
"""

import os
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import NamedTuple

from mdnet.errors import ChangedOnDiskError, LockedError, VaultError
from mdnet.merge import Merged
from mdnet.note.filenames import fold
from mdnet.sync.moves import is_note
from mdnet.sync.piece import needs_copy
from mdnet.sync.stale import base_of
from mdnet.vault import Vault
from mdnet.vault.at_rest import bytes_at_rest
from mdnet.vault.listing import stat_now
from mdnet.vault.writing import Writer

ATTEMPTS = 40
REFUSALS = 3
PAUSE_SECONDS = 0.015
# How many files are written while others wait for the vault's lock.
CHUNK = 100
_NO_LIMIT = 1 << 40

Versions = Callable[[str, int], tuple[bytes, ...]]
Merge = Callable[[str, bytes | None, bytes, bytes], Merged]


class Swap(NamedTuple):
    """What a file was in the snapshot and is to be; `None` where there is none."""

    path: str
    before: bytes | None
    after: bytes | None


class Swapper:
    """Puts files in place; `name` says where a version that fits nowhere else goes.

    `versions` are those that an editor may have had which saved a file at a moment.
    `kept` grows by each copy that was left beside its note. What a note was and was
    given is remembered for `put_back`.
    """

    def __init__(
        self,
        vault: Vault,
        merge: Merge,
        name: Callable[[str, bytes], str],
        versions: Versions,
    ) -> None:
        self.root = vault.root
        self.merge = merge
        self._vault = vault
        self._name = name
        self._versions = versions
        self._had: dict[str, tuple[bytes, ...]] = {}
        self.kept: list[str] = []

    def swap_all(self, swaps: Iterable[Swap], told: Callable[[int, int], None]) -> None:
        """Put all of them in place.

        Raises:
            VaultError: one cannot be put in place; those before it are.
        """
        todo = in_order(swaps)
        for start in range(0, len(todo), CHUNK):
            chunk = todo[start : start + CHUNK]
            late = []
            with self._vault.writing() as writer:
                for swap in chunk:
                    try:
                        self._make(writer, swap, settle=len(todo) <= CHUNK)
                    except ChangedOnDiskError:
                        late.append(swap)
                self.kept += writer.kept
            for swap in late:
                self.swap_one(swap)
            told(min(start + CHUNK, len(todo)), len(todo))
        if len(todo) > CHUNK and hasattr(os, "sync"):
            os.sync()

    def swap_one(self, swap: Swap) -> None:
        """Put one in place, merging whatever is saved meanwhile, until it is."""
        refusals = 0
        for attempt in range(ATTEMPTS):
            time.sleep(PAUSE_SECONDS * min(attempt, 10))
            try:
                again = self._met(swap, attempt)
                if again is None:
                    return
                with self._vault.writing() as writer:
                    try:
                        self._make(writer, again, settle=True)
                        return
                    finally:
                        self.kept += writer.kept
            except ChangedOnDiskError:
                continue
            except LockedError:
                raise
            except VaultError:
                refusals += 1
                if refusals == REFUSALS:
                    raise
        raise VaultError(
            f"{swap.path} is saved again and again by another program; the sync goes "
            "on where it stopped when you call it again."
        )

    def put_back(self) -> None:
        """Put back what editors have taken back since that had read the older text.

        For an editor that goes on saving, the moment of its last save no longer tells
        that its first came right after the exchange: this is looked at while it is so.
        What cannot be read or written just now is left to the next sync.
        """
        for path in tuple(self._had):
            with suppress(VaultError, OSError):
                missing = self._missing(path, self._had[path])
                if missing:
                    self.swap_one(missing)

    def _missing(self, path: str, versions: tuple[bytes, ...]) -> Swap | None:
        """What puts a note right that lacks what it was given; `None` if it has it.

        `versions` are all that it had, oldest first; the last is what it was given.
        """
        after = versions[-1]
        now = on_disk(self.root, path)
        if not now or now == after:
            return None
        base = base_of(versions, now)
        if base == after:
            return None
        found = self.merge(path, base, now, after)
        if needs_copy(found) or found.data == now:
            return None
        return Swap(path, now, found.data)

    def _make(self, writer: Writer, swap: Swap, settle: bool) -> None:
        _make(writer, swap, settle)
        path, before, after = swap
        if before is None or after is None or not is_note(path):
            self._had.pop(path, None)
        else:
            self._had[path] = (*self._had.get(path, ()), before, after)

    def _met(self, swap: Swap, attempt: int) -> Swap | None:
        """The swap from what the file is now; `None` when nothing is left to do."""
        now = on_disk(self.root, swap.path)
        if now == swap.after:
            return None
        if now in (swap.before, None) or (now == b"" and attempt > ATTEMPTS // 2):
            return swap._replace(before=now)
        if now == b"":
            raise ChangedOnDiskError(f"{swap.path} is being saved.")
        if swap.after is None:
            return None
        base = swap.before
        if base is not None and is_note(swap.path):
            versions = self._versions(swap.path, saved_at(self.root, swap.path))
            base = base_of([*versions, base], now)
        found = self.merge(swap.path, base, now, swap.after)
        if needs_copy(found):
            aside = self._name(swap.path, swap.after)
            self.swap_one(Swap(aside, None, swap.after))
        return Swap(swap.path, now, found.data) if found.data != now else None


def saved_at(root: str, path: str) -> int:
    """When a file was saved last, in nanoseconds; 0 when it is not there."""
    found = stat_now(root, path)
    return found.mtime_ns if found else 0


def on_disk(root: str, path: str) -> bytes | None:
    """A file's bytes, `None` when it is not there.

    Raises:
        ChangedOnDiskError: another program is writing it.
    """
    try:
        data = bytes_at_rest(root, path, _NO_LIMIT)
    except (FileNotFoundError, NotADirectoryError):
        return None
    if data is None:
        raise ChangedOnDiskError(f"{path} is being saved by another program.")
    return data


def in_order(swaps: Iterable[Swap]) -> list[Swap]:
    """The order in which no note is missing longer than it must.

    What goes, goes last; but first where a new file needs its name (on a system that
    does not tell cases apart) or a folder of its name.
    """
    todo = [swap for swap in swaps if swap.before != swap.after]
    fresh = {fold(swap.path) for swap in todo if swap.before is None}
    roots = {path.rpartition("/")[0] for path in fresh}

    def rank(swap: Swap) -> tuple[int, str]:
        if swap.after is not None:
            return 1, swap.path
        folded = fold(swap.path)
        return (0 if folded in fresh or folded in roots else 2), swap.path

    return sorted(todo, key=rank)


def _make(writer: Writer, swap: Swap, settle: bool) -> None:
    if swap.before is None and swap.after is not None:
        writer.create(swap.path, swap.after, settle=settle)
    elif swap.before is not None and swap.after is not None:
        writer.rewrite(swap.path, swap.before, swap.after)
    elif swap.before is not None:
        try:
            writer.delete(swap.path, swap.before)
        except ChangedOnDiskError:
            if writer.is_there(swap.path):
                raise
        writer.remove_empty(swap.path.rpartition("/")[0])
