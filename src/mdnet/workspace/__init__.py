"""The vault and its index, kept in step: what a command opens."""

import os
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from mdnet.errors import MdnetError
from mdnet.index import index_folder
from mdnet.model.settings import Settings
from mdnet.settings import cache_dir
from mdnet.vault import Applied, Vault
from mdnet.workspace.in_step import InStep, Progress, silent
from mdnet.workspace.looking import uncollected

if TYPE_CHECKING:
    from mdnet.model.change import Change
    from mdnet.model.finding import Finding
    from mdnet.model.network import Network
    from mdnet.who import Named
    from mdnet.workspace.hit import Hit
    from mdnet.workspace.whom import Whom


class State(NamedTuple):
    """The index: notes that count, people among them, its file (empty: in memory)."""

    notes: int
    people: int
    path: str


class Workspace(InStep):
    """An open vault: questions about its notes, and changes to them.

    Everything that is asked is as the notes are now; see `InStep`.
    """

    _network: "Network | None" = None
    _findings: "tuple[Finding, ...] | None" = None
    _generation = 0

    @classmethod
    def open(
        cls,
        root: str | os.PathLike[str],
        settings: Settings,
        environ: Mapping[str, str],
        progress: Progress | None = None,
    ) -> "Workspace":
        """The vault at `root` with an index that is right now.

        `progress` is called with the notes read and all there are to read. Without a
        cache folder that can be written the index is in memory, with a warning.

        Raises:
            VaultError: the vault cannot be read.
        """
        vault = Vault(root, settings)
        folder = index_folder(cache_dir(environ), vault.root)
        workspace = cls(vault, settings, folder, progress or silent)
        try:
            if not (workspace._index.is_new or workspace._is_vouched_for(folder)):
                workspace.refresh()
        except BaseException:
            workspace.close()
            raise
        return workspace

    def network(self) -> "Network":
        """Everybody, with their history, as the notes are now."""
        if self._network is None:
            self._network = self._assembled(links=False)[0]
        return self._network

    def network_of(self, today: date, answered: Iterable[str] = ()) -> "Network":
        """The network as the digest of `today` needs it; see `part_of`.

        `answered` are ids of items that are about to be answered.
        """
        # An answer that was kept needs no network.
        from mdnet.workspace.whom import spoken_of  # noqa: PLC0415

        return self.part_of(today, spoken_of(answered))

    def part_of(self, today: date, whom: "Whom") -> "Network":
        """The network with at least those people whom `whom` finds on `today`.

        Everybody is put together where the index does not keep them for that day.
        """
        if self._network is None:
            from mdnet.workspace.people import network_of  # noqa: PLC0415 - as above

            return self._index.asked(
                lambda index: network_of(index, self._settings, today, whom)
            )
        return self._network

    def names(self, today: date) -> tuple["Named", ...]:
        """What everybody is called, as the notes are now, in no order.

        Where the index does not keep that, everybody is put together and kept.
        """
        # As above.
        from mdnet.who import named  # noqa: PLC0415
        from mdnet.workspace.names import names_now  # noqa: PLC0415

        if self._network is None:
            found = self._index.asked(names_now)
            if found is not None:
                return found
            from mdnet.workspace.people import everybody  # noqa: PLC0415 - seldom

            self._network = self._index.asked(
                lambda index: everybody(index, self._settings, today)
            )
        return named(self._network.people)

    def answered(self, key: str) -> str | None:
        """What `keep_answer` kept for `key`, if no note has changed since.

        A command whose output is a pure function of the notes, the settings and `key`
        need not work it out again. Only for reading: never the source of a write.
        """
        self._generation = self._index.asked(lambda index: index.generation())
        return self._index.asked(lambda index: index.answer(key))

    def keep_answer(self, key: str, text: str) -> None:
        """Keep an answer to `key` that was worked out since `answered` was asked."""
        generation = self._generation
        self._index.asked(lambda index: index.keep_answer(key, text, generation))

    def findings(self) -> "tuple[Finding, ...]":
        """What is wrong in the notes, their names and links, by path and line."""
        if self._findings is None:
            network, linked = self._assembled(links=True)
            noted = self._index.asked(lambda index: index.findings())
            self._network, self._findings = network, tuple(sorted(noted + linked))
        return self._findings

    def paths(self) -> tuple[str, ...]:
        """Every note, conflict copies and templates among them: all that is pushed."""
        return (*(note[0] for note in self._walk.notes), *self.vault.templates())

    def read(self, path: str) -> str:
        """A note's text as it is on the disk now; `VaultError` if there is none."""
        return self.vault.read(path)

    def apply(self, changes: Sequence["Change"]) -> Applied:
        """Make the changes, and bring the index up to date; see `Vault.apply`.

        Raises:
            ChangedOnDiskError: a note is not what was read; compute and try again.
            LockedError, VaultError: nothing was left half-written.
        """
        try:
            applied = self.vault.apply(changes)
        except MdnetError:
            self.refresh()
            raise
        self._taken_in(changes, applied)
        return applied

    def verify(self, progress: Progress | None = None) -> tuple[str, ...]:
        """Compare every row with its note, read anew: each difference in words.

        An index that is too damaged for that is built anew, with a line in `warnings`.
        """
        from mdnet.workspace.verify import index_differences  # noqa: PLC0415 - rare

        return self._index.asked(
            lambda index: index_differences(
                index, self.vault, self._settings, progress or silent
            )
        )

    def search(self, text: str, limit: int = 50) -> "tuple[Hit, ...]":
        """The notes with all words of `text`, the best first, each with a line."""
        from mdnet.workspace.hits import hits_in  # noqa: PLC0415 - only to search

        paths = self._index.asked(lambda index: index.search(text, limit))
        return hits_in(paths, text, self.read)

    def state(self) -> State:
        """How much the index holds, and where it lies."""
        return self._index.asked(lambda index: State(*index.counts(), index.path))

    def _assembled(self, links: bool) -> "tuple[Network, tuple[Finding, ...]]":
        """The network, and what is wrong with its links if they are asked for."""
        # An answer that was kept needs no network.
        from mdnet.note.assemble import assemble  # noqa: PLC0415

        with uncollected():
            return self._index.asked(lambda index: assemble(index.notes(links)))

    def _forget(self) -> None:
        self._network = self._findings = None
