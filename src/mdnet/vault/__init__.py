"""The only package that reads and writes notes: list, read, apply, lock.

What writes (and the C library's calls for it) is loaded with the first write, what
judges names with the first change: a command that only looks pays for neither.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from stat import S_ISREG
from typing import TYPE_CHECKING, NamedTuple

from mdnet.errors import ChangedOnDiskError, VaultError
from mdnet.model.finding import Finding
from mdnet.model.settings import Settings
from mdnet.vault.leftovers import is_temporary
from mdnet.vault.listing import Walk, Walker, stat_now
from mdnet.vault.lock import Lock
from mdnet.vault.reading import Snapshot, problem_of, snapshot
from mdnet.vault.stat import Stat

if TYPE_CHECKING:
    from mdnet.model.change import Change
    from mdnet.vault.writing import Writer


class Listing(NamedTuple):
    """The notes of the vault, by path, and what is odd about names and links.

    Conflict copies of sync tools are not among `notes`, only among the findings.
    """

    notes: tuple[Stat, ...]
    findings: tuple[Finding, ...]


class Applied(NamedTuple):
    """What was done: the paths that are new, changed or gone, and copies kept.

    A kept copy is a save of another program that could be put back under no other
    name; `check` reports it until the user has dealt with it.
    """

    written: tuple[str, ...]
    kept: tuple[str, ...] = ()


class Names(NamedTuple):
    """What the names of the notes say: which are copies, and the findings."""

    copies: frozenset[str]
    findings: tuple[Finding, ...]


class Vault:
    """A folder of Markdown notes."""

    def __init__(
        self, root: str | os.PathLike[str], settings: Settings | None = None
    ) -> None:
        self.root = os.path.abspath(root)
        self._settings = settings or Settings()
        self._lock = Lock(self.root)
        self._leftovers: list[str] | None = None

    def walk(self) -> Walk:
        """Every note's stat, conflict copies included: the quick look.

        Raises:
            VaultError: the vault is not there or cannot be read.
        """
        walker = Walker(
            self.root, self._settings.folders.templates, self._settings.ignore
        )
        found = walker.walk()
        self._leftovers = list(found.leftovers)
        return found

    def templates(self) -> tuple[str, ...]:
        """The paths of the notes in the templates' folder, which `walk` passes by."""
        folder = self._settings.folders.templates.strip("/")
        inside = os.path.join(self.root, folder)
        if not folder or not os.path.isdir(inside):
            return ()
        return tuple(
            f"{folder}/{note[0]}" for note in Walker(inside, "", ()).walk().notes
        )

    def listing(self) -> Listing:
        """Every note's stat without conflict copies, and the findings."""
        found = self.walk()
        names = self.names([note[0] for note in found.notes])
        notes = tuple(
            Stat(*note) for note in found.notes if note[0] not in names.copies
        )
        return Listing(notes, found.findings + names.findings)

    def names(self, paths: Sequence[str]) -> Names:
        """What the names of these notes say; some notes are read for it."""
        # Only when a note changed.
        from mdnet.vault.names import conflict_copies, name_findings  # noqa: PLC0415

        copies = conflict_copies(paths, self._text)
        return Names(
            frozenset(copy.path for copy in copies), name_findings(paths, copies)
        )

    def copies(self, paths: Iterable[str]) -> frozenset[str]:
        """Which of these notes are conflict copies; some notes are read for it."""
        # Only when a note changed.
        from mdnet.vault.names import conflict_copies  # noqa: PLC0415

        return frozenset(copy.path for copy in conflict_copies(paths, self._text))

    def in_question(self, paths: Iterable[str]) -> frozenset[str]:
        """The notes an edit of which may change what `copies` says."""
        # Only what keeps an index fresh for long.
        from mdnet.vault.names import in_question  # noqa: PLC0415

        return in_question(paths)

    def stat(self, path: str) -> Stat | None:
        """One note's stat, `None` when it is not there."""
        return stat_now(self.root, path)

    def has_alias(self, path: str) -> bool:
        """Whether a note has a second name, is a link, or is not there."""
        try:
            seen = os.lstat(os.path.join(self.root, path))
        except OSError:
            return True
        return seen.st_nlink > 1 or not S_ISREG(seen.st_mode)

    def snapshot(self, path: str) -> Snapshot | None:
        """One note's bytes and stat; `None` while missing, empty or being written."""
        return snapshot(self.root, path)

    def read(self, path: str) -> str:
        """A note's text, line ends and BOM as they are.

        Raises:
            ChangedOnDiskError: it is missing or empty, perhaps only for now.
            VaultError: it is no text.
        """
        found = self.snapshot(path)
        if found is None:
            raise ChangedOnDiskError(
                f"{path} is not there, is empty, or is being saved now."
            )
        problem = problem_of(found.data)
        if problem:
            raise VaultError(f"{path} {problem}")
        return found.data.decode()

    def lock(self) -> Lock:
        """The vault's lock, a context manager; `apply` takes it by itself."""
        return self._lock

    def apply(self, changes: Iterable["Change"]) -> Applied:
        """Make the changes: first all expectations are checked, then each is made.

        Each note is old or new at any instant. When one fails, those before it stay
        made; nothing of the failed one is.

        Raises:
            ChangedOnDiskError: a note is not what was read; read and try again.
            LockedError: another mdnet did not finish in time.
            VaultError: the disk refuses, or a path leads out of the vault.
            ValueError: two of the changes are about one path.
        """
        # Only when something is written.
        from mdnet.vault.kept import cleaned  # noqa: PLC0415
        from mdnet.vault.refusals import plain_words  # noqa: PLC0415
        from mdnet.vault.writing import Writer  # noqa: PLC0415

        todo = tuple(changes)
        paths = [p for change in todo for p in _paths(change)]
        if len(set(paths)) < len(paths):
            raise ValueError("two changes of one note")
        if not todo:
            return Applied(())
        writer = Writer(self.root)
        with self._lock, plain_words(self.root):
            left = [cleaned(self.root, path) for path in self._left_behind(paths)]
            writer.kept += filter(None, left)
            self._leftovers = []
            for change in todo:
                writer.check(change)
            for change in todo:
                writer.make(change)
        return Applied(tuple(paths), tuple(writer.kept))

    @contextmanager
    def writing(self) -> Iterator["Writer"]:
        """The writer of files as bytes, under the lock: for the sync.

        Raises:
            LockedError, VaultError: as for `apply`, and so do the writer's methods.
        """
        from mdnet.vault.refusals import plain_words  # noqa: PLC0415 - as in `apply`
        from mdnet.vault.writing import Writer  # noqa: PLC0415

        with self._lock, plain_words(self.root):
            yield Writer(self.root)

    def _text(self, path: str) -> str | None:
        found = self.snapshot(path)
        if found is None or problem_of(found.data):
            return None
        return found.data.decode()

    def _left_behind(self, paths: Iterable[str]) -> list[str]:
        """Leftovers of the last walk; without one, those beside the changed notes."""
        if self._leftovers is not None:
            return self._leftovers
        found = []
        for folder in {path.rpartition("/")[0] for path in paths}:
            full = os.path.join(self.root, folder)
            names = os.listdir(full) if os.path.isdir(full) else []
            found += [f"{folder}/{n}".lstrip("/") for n in names if is_temporary(n)]
        return found


def _paths(change: "Change") -> tuple[str, ...]:
    from mdnet.model.change import Move  # noqa: PLC0415 - loaded with the change

    return (change.path, change.target) if isinstance(change, Move) else (change.path,)


__all__ = ["Applied", "Listing", "Names", "Snapshot", "Stat", "Vault", "problem_of"]
