"""The snapshot commit: everything that the work tree holds, unless it is a disaster."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from mdnet.errors import SyncStoppedError
from mdnet.git.formats import Entry
from mdnet.model.settings import Settings
from mdnet.sync.brake import FEW, Losses, brake, gone_notes, is_cut
from mdnet.sync.moves import is_note, note_id
from mdnet.sync.piece import Note
from mdnet.sync.snapshot import Held, Look, Slips, look, without_slips
from mdnet.sync.store import Store
from mdnet.sync.words import Edit, summary

ON_PURPOSE = "Deleted-on-purpose"
OVERRIDDEN = "Patient-check-overridden"


class Taken(NamedTuple):
    """The snapshot: its commit (empty when nothing changed) on top of `parent`.

    `notes` are those in which something was put right in a commit on top of it.
    """

    commit: str = ""
    parent: str = ""
    subject: str = ""
    paths: tuple[str, ...] = ()
    held: tuple[Held, ...] = ()
    notes: tuple[Note, ...] = ()


class Taker:
    """Makes snapshot commits of the vault at `root`."""

    def __init__(
        self, store: Store, root: str, settings: Settings, slips: Slips
    ) -> None:
        self._store = store
        self._root = root
        self._settings = settings
        self._slips = slips

    def found(
        self, paths: Iterable[str], files: Mapping[str, Entry], allow_slips: str
    ) -> Look:
        """What of these paths differs from the last commit, whose files are given."""
        seen = look(self._root, paths, files, self._store.repository.objects.algorithm)
        if allow_slips:
            return seen

        return without_slips(seen, lambda path: self.before(path, files), self._slips)

    def before(self, path: str, files: Mapping[str, Entry]) -> bytes | None:
        """A file's bytes in the last commit, `None` when it had none."""
        return self._store.read(files[path].oid) if path in files else None

    def taken(
        self,
        head: str,
        journal: str = "",
        yes_delete: bool = False,
        allow_slips: str = "",
        killed: bool = False,
    ) -> Taken:
        """Commit the work tree; the branch is not moved.

        `journal` is the commit that a killed sync was swapping in: what is gone in it
        was meant to go.

        Raises:
            SyncStoppedError: too much is gone, and `yes_delete` was not said.
        """
        paths = self._store.repository.status().paths
        files = self._store.files(head) if paths else {}
        seen = self.found(paths, files, allow_slips)
        updates = dict(seen.updates)
        if yes_delete:
            updates |= dict.fromkeys(seen.emptied, b"")
            seen = seen._replace(held=tuple(h for h in seen.held if h.code != "empty"))
        losses = self._losses(head, files, seen, journal, killed)
        problem = brake(losses, self._settings.sync)
        if problem and not yes_delete:
            raise SyncStoppedError(
                f"{problem} Nothing was committed. To have them as they were: git "
                "restore --source=HEAD . (in the vault; it takes back every edit since "
                "the last sync). If this is what you want: mdnet sync --yes-delete"
            )
        if not updates:
            return Taken(parent=head, held=seen.held)
        trailers = [f"{ON_PURPOSE}: {len(losses.gone)}"] if problem else []
        trailers += [f"{OVERRIDDEN}: {allow_slips}"] if allow_slips else []
        return self._committed(head, files, updates, tuple(trailers), seen.held)

    def _committed(
        self,
        head: str,
        files: Mapping[str, Entry],
        updates: Mapping[str, bytes | None],
        trailers: tuple[str, ...],
        held: tuple[Held, ...],
    ) -> Taken:
        tree = self._store.updated_tree(self._store.tree(head), updates)
        edits = [
            Edit(path, self.before(path, files), new) for path, new in updates.items()
        ]
        subject = summary(edits, self._settings)
        parents = [head] if head else []
        commit = self._store.commit(tree, parents, subject, "snapshot", trailers)
        return Taken(commit, head, subject, tuple(sorted(updates)), held)

    def _losses(
        self,
        head: str,
        files: Mapping[str, Entry],
        seen: Look,
        journal: str,
        killed: bool,
    ) -> Losses:
        read, blob = self._store.read, self._store.blob
        meant = self._store.files(journal) if journal else files
        gone = gone_notes(files, seen.updates, lambda d: blob(d).oid, note_id, read)
        changed = {
            path: data
            for path, data in seen.updates.items()
            if data is not None and path in files and is_note(path)
        }
        cut, old = [], []
        if len(changed) >= FEW:
            cut = [p for p, d in changed.items() if is_cut(read(files[p].oid), d)]
            earlier = self._store.repository.earlier(head, tuple(changed))
            old = [p for p, d in changed.items() if blob(d).oid in earlier[p]]
        return Losses(
            tuple(path for path in gone if path in meant),
            seen.emptied,
            tuple(cut),
            tuple(old),
            sum(is_note(path) for path in files),
            killed,
        )
