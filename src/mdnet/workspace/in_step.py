"""A vault and its index, looked at again until they say the same."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Self

from mdnet.index import Index, Pass, version
from mdnet.model.settings import Settings
from mdnet.vault import Applied, Vault
from mdnet.vault.listing import Walk
from mdnet.workspace.lasting import LastingIndex
from mdnet.workspace.looking import Refreshed, look, uncollected
from mdnet.workspace.vouching import is_vouched_for

if TYPE_CHECKING:
    from mdnet.model.change import Change

Progress = Callable[[int, int], None]
# How often a look is taken again because another process was quicker.
LOOKS = 3


class InStep:
    """An open vault and an index of it that says what the notes say.

    `refreshed` tells what the last look at the vault found.
    """

    def __init__(
        self, vault: Vault, settings: Settings, folder: str, progress: Progress
    ) -> None:
        self.vault = vault
        self._settings = settings
        self._progress = progress
        self._walk = Walk([], (), ())
        self._index = LastingIndex(folder, version(settings), self._everything)
        # The database and its state as this process last made or proved it.
        self._proven = (self._index.path, 1)
        self.refreshed = Refreshed(read=len(self._walk.notes))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the index."""
        self._index.close()

    @property
    def warnings(self) -> list[str]:
        """Lines for the user about the index, as they came up so far."""
        return self._index.warnings

    @property
    def was_damaged(self) -> bool:
        """Whether the index was found damaged since it was opened, and built anew."""
        return self._index.was_damaged

    def refresh(self) -> Refreshed:
        """Look at the vault again and read what changed; how much that was."""
        self.refreshed = self._index.asked(self._refreshed)
        if self.refreshed.changed:
            self._forget()
        return self.refreshed

    def rebuild(self, progress: Progress | None = None) -> None:
        """Throw the index away and read every note."""
        self._progress = progress or self._progress
        self._index.rebuild()
        self._proven = (self._index.path, 1)
        self.refreshed = Refreshed(read=len(self._walk.notes))
        self._forget()

    def _forget(self) -> None:
        """The notes have changed: what was worked out from them holds no more."""

    def _is_vouched_for(self, folder: str) -> bool:
        """Whether a running `mdnet watch` says that the index is right now."""
        return self._index.asked(lambda index: is_vouched_for(index, folder))

    def _everything(self) -> Pass:
        self._walk = self.vault.walk()
        # What reads notes is loaded when there is something to read.
        from mdnet.workspace.refresh import everything  # noqa: PLC0415

        return everything(self.vault, self._settings, self._walk, self._progress)

    def _refreshed(self, index: Index) -> Refreshed:
        if index.wants_rebuild():
            self.rebuild()
            return self.refreshed
        for attempt in range(LOOKS):
            generation = index.generation()
            with uncollected():
                self._walk = self.vault.walk()
                found = look(index, self._walk)
            self._proven = (index.path, generation)
            if found.proven:
                return Refreshed()
            from mdnet.workspace.refresh import differences  # noqa: PLC0415

            todo, counts = differences(
                index, self.vault, self._settings, found, generation
            )
            if index.update(todo, force=attempt == LOOKS - 1):
                self._proven = (index.path, generation + 1)
                return counts
        return counts

    def _taken_in(self, changes: Iterable["Change"], applied: Applied) -> None:
        """Bring the index up to date after changes of our own."""
        from mdnet.model.change import Rewrite  # noqa: PLC0415 - loaded with the change

        self._forget()
        if applied.kept or not all(isinstance(c, Rewrite) for c in changes):
            self.refresh()
            return

        def taken_in(index: Index) -> bool:
            from mdnet.workspace.refresh import rewritten  # noqa: PLC0415

            found = rewritten(
                index, self.vault, self._settings, self._walk, applied.written
            )
            if found is None or (index.path, found[0].generation) != self._proven:
                return False
            if not index.update(found[0]):
                return False
            self._walk = found[1]
            self._proven = (index.path, found[0].generation + 1)
            return True

        if applied.written and not self._index.asked(taken_in):
            self.refresh()


def silent(done: int, total: int) -> None:
    """Tell nobody how far it is."""
