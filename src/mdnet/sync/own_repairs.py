"""What is put right on this device, once a snapshot commit holds it."""

from mdnet.merge import Merged
from mdnet.sync.checkout import Checkout
from mdnet.sync.copies import merged_copies
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
    """Put right, in a commit, what plain git broke here or a stale editor took back."""
    if not taken.commit:
        return ()
    store = checkout.store
    changed = store.changes(taken.parent, taken.commit)
    repairer = Repairer(store, checkout.rules, checkout.contents.repaired)
    found = repairer.repairs(taken.commit, (), changed)
    updates = dict(found.updates)
    notes = list(found.notes)
    for path, change in changed.items():
        put_back = _without_stale(checkout, path, change, taken.commit)
        if put_back and path not in updates:
            updates[path] = put_back.data
            notes.append(Note(path, put_back.decisions))
    if updates:
        checkout.change(updates, "repair", "repaired")
    return tuple(notes)


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
