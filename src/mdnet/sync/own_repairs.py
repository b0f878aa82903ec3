"""What is put right on this device, once a snapshot commit holds it.

The branch moves to the snapshot and to what puts it right in one step: a snapshot that
was killed before it was looked at would pass for what somebody wanted.
"""

from mdnet.errors import LockedError, VaultError
from mdnet.merge import Merged
from mdnet.sync.checkout import Checkout
from mdnet.sync.copies import merged_copies
from mdnet.sync.known import Known
from mdnet.sync.moves import is_note
from mdnet.sync.piece import Note, needs_copy
from mdnet.sync.repair import Repairer
from mdnet.sync.stale import base_of
from mdnet.sync.swap import saved_at
from mdnet.sync.take import Taken
from mdnet.sync.trees import Change


def copies_taken(checkout: Checkout, every: bool) -> tuple[Note, ...]:
    """Merge copies into their notes, in a commit: what was decided.

    Without `every` only the copies that mdnet itself had left.
    """
    files = checkout.store.files(checkout.head)
    found = merged_copies(files, checkout.rules, every)
    if found.updates:
        checkout.change(found.updates, "copies", "copies merged")
    return found.notes


def own_repairs(checkout: Checkout, taken: Taken) -> tuple[Note, ...]:
    """Move the branch to a snapshot, and to a commit that puts it right if need be.

    That is what plain git broke here, or a stale editor took back.

    Raises:
        VaultError: a note cannot be written; the snapshot is what the branch is at.
        LockedError: another mdnet writes; the branch is where it was.
    """
    updates, notes = _found(checkout, taken)
    commit = checkout.made(taken.commit, updates, "repair", "repaired")
    if commit == taken.commit:
        checkout.move(commit, taken.parent)
        return notes
    try:
        checkout.swap_to(commit, taken.parent, taken.commit)
    except LockedError:
        raise
    except VaultError:
        checkout.move(taken.commit, taken.parent)
        raise
    return notes


def _found(
    checkout: Checkout, taken: Taken
) -> tuple[dict[str, bytes], tuple[Note, ...]]:
    """The new bytes of notes that have to be put right, and what was decided."""
    store = checkout.store
    changed = store.changes(taken.parent, taken.commit)
    repairer = Repairer(Known(store, ()), checkout.rules, checkout.contents.repaired)
    found = repairer.repairs(taken.commit, changed)
    updates = dict(found.updates)
    notes = list(found.notes)
    for path, change in changed.items():
        put_back = _without_stale(checkout, path, change, taken.commit)
        if put_back and path not in updates:
            updates[path] = put_back.data
            notes.append(Note(path, put_back.decisions))
    return updates, tuple(notes)


def _without_stale(
    checkout: Checkout, path: str, change: Change, taken: str
) -> Merged | None:
    """A note with what an editor overwrote that had read an older version."""
    if not (is_note(path) and change.old and change.new):
        return None
    saved = saved_at(checkout.vault.root, path)
    versions = checkout.versions(path, saved, taken) if saved else ()
    if not versions:
        return None
    before, now = (checkout.store.read(entry.oid) for entry in change if entry)
    base = base_of([*versions, before], now)
    if base is None or base == before:
        return None
    found = checkout.contents.merge(path, base, now, before)
    return None if needs_copy(found) or found.data == now else found
