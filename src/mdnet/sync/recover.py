"""What a killed mdnet left aside is merged into its note before anything else."""

from collections.abc import Mapping

from mdnet.errors import ChangedOnDiskError
from mdnet.git.formats import Entry
from mdnet.sync.piece import needs_copy
from mdnet.sync.store import Store
from mdnet.sync.swap import Swap, Swapper, on_disk
from mdnet.vault import Vault
from mdnet.vault.kept import Displaced, cleaned, displaced, removed
from mdnet.vault.leftovers import hashes, text_hash


def recover(
    vault: Vault,
    paths: tuple[str, ...],
    swapper: Swapper,
    files: Mapping[str, Entry],
    store: Store,
) -> None:
    """Merge each save that was displaced and not looked at; remove other leftovers.

    `paths` are the temporary files that a killed mdnet left.

    `files` are those of the last commit: one of them is the base. A save whose note
    cannot be told stays as a visible copy.
    """
    for path in paths:
        with vault.lock():
            found = displaced(vault.root, path)
        if found is None:
            continue
        note = _note(found, files, store)
        if not note or not _taken_over(found, note, swapper, files, store):
            with vault.lock():
                kept = cleaned(vault.root, path)
            swapper.kept += [kept] if kept else []


def _note(found: Displaced, files: Mapping[str, Entry], store: Store) -> str:
    """The note that a save belongs to: by its bytes, else by what the commit has."""
    if found.note:
        return found.note
    folder = found.path.rpartition("/")[0]
    for path, entry in files.items():
        near = path.rpartition("/")[0] == folder
        if near and text_hash(store.read(entry.oid)) in hashes(found.path):
            return path
    return ""


def _taken_over(
    found: Displaced,
    note: str,
    swapper: Swapper,
    files: Mapping[str, Entry],
    store: Store,
) -> bool:
    """Merge a save into its note; False when the note is being written just now."""
    base = store.read(files[note].oid) if note in files else None
    if base is not None and text_hash(base) != hashes(found.path)[0]:
        base = None
    try:
        now = on_disk(swapper.root, note)
    except ChangedOnDiskError:
        return False
    if now is None:
        swapper.swap_one(Swap(note, None, found.data))
    elif now != found.data:
        merged = swapper.merge(note, base, now, found.data)
        if needs_copy(merged):
            return False
        swapper.swap_one(Swap(note, now, merged.data))
    removed(swapper.root, found.path)
    return True
