"""One sync from beginning to end; whatever stops it, the next one goes on from there.

The order is what keeps every save: the work tree is committed first; theirs is merged
in the object store; the notes are swapped in; the branch moves last. A sync that was
killed left either the old branch with some merged notes, which the next snapshot takes
for edits that both sides made, or the new branch and nothing to do.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from mdnet.git.locks import sync_lock
from mdnet.git.tidy import tidy
from mdnet.sync.checkout import Checkout
from mdnet.sync.exchange import exchanged
from mdnet.sync.options import Options
from mdnet.sync.outcome import Outcome
from mdnet.sync.own_repairs import copies_taken, own_repairs
from mdnet.sync.piece import Note
from mdnet.sync.prepare import Ready, prepared
from mdnet.sync.recover import recover
from mdnet.sync.snapshot import Slips
from mdnet.sync.take import Taken, Taker
from mdnet.vault.kept import left_behind


class Syncer:
    """A sync of one vault; `run` does all of it, under the lock of the sync."""

    def __init__(self, checkout: Checkout, slips: Slips) -> None:
        self.checkout = checkout
        self.slips = slips
        self._has_copies = False

    def run(self, options: Options) -> Outcome:
        """Commit, fetch, merge, push.

        Raises:
            SyncStoppedError: a person has to confirm first; says what and how.
            GitError, VaultError: something refuses; nothing is lost, and the next sync
                goes on from here.
        """
        checkout = self.checkout
        with self.held(options) as (ready, taken):
            merged: tuple[Note, ...] = ()
            if options.conflicts or self._has_copies:
                merged = copies_taken(checkout, options.conflicts)
            remote = checkout.repository.remote(checkout.branch)
            outcome = Outcome(
                subject=taken.subject,
                committed=taken.paths,
                merged=(*taken.notes, *merged),
                held=taken.held,
                cleared=ready.cleared,
                remote=remote.shown if remote else "",
            )
            if remote is not None and not options.offline:
                outcome = exchanged(checkout, outcome, remote, options)
            checkout.swapper.put_back()
            tidy(checkout.repository)
            return outcome._replace(kept=tuple(checkout.swapper.kept))

    @contextmanager
    def held(self, options: Options) -> Iterator[tuple[Ready, Taken]]:
        """Hold the lock of the sync, everything that a person wrote being committed."""
        checkout = self.checkout
        with sync_lock(checkout.repository.git_dir):
            ready = prepared(checkout.repository, checkout.vault.root)
            checkout.branch = ready.branch
            left = left_behind(checkout.vault.root)
            if left.temporary:
                store, swapper = checkout.store, checkout.swapper
                files = store.files(checkout.head)
                recover(checkout.vault, left.temporary, swapper, files, store)
            self._has_copies = left.has_copies or bool(checkout.swapper.kept)
            yield ready, self._take(options, ready.killed)

    def _take(self, options: Options, killed: bool) -> Taken:
        """Commit what the work tree holds, put right, and move the branch there."""
        checkout = self.checkout
        root, settings = checkout.vault.root, checkout.settings
        taken = Taker(checkout.store, root, settings, self.slips).taken(
            checkout.head,
            checkout.journal,
            options.yes_delete,
            options.allow_slips,
            killed,
        )
        if not taken.commit:
            return taken
        return taken._replace(notes=own_repairs(checkout, taken))
