"""Fetch, merge and push, until the remote and this device have the same."""

import time

from mdnet.errors import GitError
from mdnet.git.remote import Remote
from mdnet.sync.base import common_base
from mdnet.sync.checkout import Checkout
from mdnet.sync.options import Options
from mdnet.sync.outcome import Outcome
from mdnet.sync.piece import Note
from mdnet.sync.plan import merged_trees
from mdnet.sync.theirs import check_theirs, repaired_theirs
from mdnet.sync.words import summary

RACES = 8


def exchanged(
    checkout: Checkout, outcome: Outcome, remote: Remote, options: Options
) -> Outcome:
    """The outcome with what the remote had and got.

    Raises:
        SyncStoppedError: the other devices deleted more than may go unasked.
        GitError: the remote refuses, or others push to it without a pause.
    """
    repository = checkout.repository
    for attempt in range(RACES):
        offline = repository.fetch(remote)
        if offline:
            return outcome._replace(offline=offline)
        theirs = repository.objects.found(remote.tracking)
        if theirs and theirs != checkout.head:
            outcome = merged(checkout, outcome, theirs, options)
        if not checkout.head or theirs == checkout.head:
            return outcome
        pushed = repository.push(remote, checkout.head)
        if pushed.done or pushed.offline:
            return outcome._replace(pushed=pushed.done, offline=pushed.offline)
        time.sleep(0.05 * attempt)
    raise GitError(
        f"Other devices push to {remote.shown} all the time: {RACES} attempts were "
        "overtaken. Everything is committed and merged here; sync again."
    )


def merged(
    checkout: Checkout, outcome: Outcome, theirs: str, options: Options
) -> Outcome:
    """Take over what the remote has: all of it, or merged with ours."""
    store, head = checkout.store, checkout.head
    bases = checkout.repository.merge_bases(head, theirs) if head else ()
    if theirs in bases:
        return outcome
    base = common_base(store, checkout.rules, bases)
    fetched = store.tree_changes(base, store.tree(theirs))
    check_theirs(checkout, head, theirs, fetched, options)
    found = repaired_theirs(checkout, theirs, head, fetched)
    if head in bases or not head:
        left = checkout.swap_to(found.tip, head)
        notes: tuple[Note, ...] = ()
    else:
        left, notes = _merge_commit(checkout, head, found.tip, base)
    return outcome._replace(
        fetched=tuple(sorted({*outcome.fetched, *fetched})),
        merged=(*outcome.merged, *found.notes, *notes),
        undone=(*outcome.undone, *found.undone),
        unwritable=tuple(sorted({*outcome.unwritable, *left})),
    )


def _merge_commit(
    checkout: Checkout, head: str, theirs: str, base: str
) -> tuple[tuple[str, ...], tuple[Note, ...]]:
    """Merge two commits and swap the merge in: what was left out, what was decided."""
    store = checkout.store
    ours = store.tree_changes(base, store.tree(head))
    their = store.tree_changes(base, store.tree(theirs))
    plan = merged_trees(ours, their, checkout.rules, lambda: store.files(head))
    tree = store.updated_tree(store.tree(head), plan.result)
    edits = checkout.edits(head, tree)
    both = [edit for edit in edits if edit.path in ours]
    words = summary(both or edits, checkout.settings)
    commit = store.commit(tree, [head, theirs], f"merged: {words}", "merge")
    return checkout.swap_to(commit, head), plan.notes
