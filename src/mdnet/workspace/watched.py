"""A workspace that stays open for weeks, and is told where to look."""

import gc
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from mdnet.index import Index
from mdnet.vault.listing import Walk
from mdnet.workspace import Workspace
from mdnet.workspace.looking import Refreshed
from mdnet.workspace.refresh import edited


class Listed(NamedTuple):
    """A walk, where each note stands in it, and which notes' texts concern others."""

    walk: Walk
    places: Mapping[str, int]
    in_question: frozenset[str]


class WatchedWorkspace(Workspace):
    """A workspace with what only a daemon needs."""

    _listed: Listed | None = None

    def look_at(self, paths: Iterable[str]) -> Refreshed:
        """Look at these notes only; at the whole vault where that cannot tell.

        What else has changed since the last look is not seen.
        """
        wanted = tuple(paths)
        found = self._index.asked(lambda index: self._looked_at(index, wanted))
        if found is None:
            return self.refresh()
        self.refreshed = found
        if found.changed:
            self.let_go()
        return found

    def let_go(self) -> None:
        """Forget the network, which is most of the memory, and give it back."""
        if self._network is not None:
            self._network = self._findings = None
            gc.collect()

    @property
    def has_aliases(self) -> bool:
        """Whether a note has a second name, by the last look at the whole vault."""
        return self._walk.has_aliases

    @property
    def is_unsettled(self) -> bool:
        """Whether the times of some notes do not yet prove their contents."""
        return self._index.asked(lambda index: bool(index.racy()))

    def proven(self) -> tuple[str, int] | None:
        """The database and its state that this process has looked the notes up for.

        `None` when another process has changed it since, or built another one.
        """
        state = self._index.asked(lambda index: (index.path, index.generation()))
        return state if state == self._proven and self.is_in_use else None

    @property
    def is_in_use(self) -> bool:
        """Whether the index is still the one that commands open."""
        return self._index.is_current()

    def _looked_at(self, index: Index, paths: tuple[str, ...]) -> Refreshed | None:
        listed = self._now_listed()
        if not all(path in listed.places for path in paths) or index.wants_rebuild():
            return None
        if (index.path, index.generation()) != self._proven:
            return None
        if not listed.in_question.isdisjoint(paths):
            return None
        found = edited(
            index, self.vault, self._settings, listed.walk, listed.places, paths
        )
        if found is None or found.todo is None:
            return found and found.counts
        state = (index.path, found.todo.generation)
        if state != self._proven or not index.update(found.todo):
            return None
        self._walk, self._proven = found.walk, (index.path, state[1] + 1)
        self._listed = listed._replace(walk=found.walk)
        return found.counts

    def _now_listed(self) -> Listed:
        notes = self._walk.notes
        if self._listed is None or self._listed.walk.notes is not notes:
            paths = [note[0] for note in notes]
            if self._listed is None or paths != [*self._listed.places]:
                places = {path: place for place, path in enumerate(paths)}
                doubtful = self.vault.in_question(paths)
                self._listed = Listed(self._walk, places, doubtful)
        self._listed = self._listed._replace(walk=self._walk)
        return self._listed
