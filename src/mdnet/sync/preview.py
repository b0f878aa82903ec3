"""What a sync would do, for `--dry-run` and `--status`: nothing of it is done."""

from typing import NamedTuple

from mdnet.git.remote import Remote
from mdnet.git.state import SyncState, state_of
from mdnet.sync.checkout import Checkout
from mdnet.sync.snapshot import Held, Slips
from mdnet.sync.take import Taker
from mdnet.sync.words import Edit, summary


class Preview(NamedTuple):
    """What is not committed yet, what the remote has that is not here, and back.

    `both` are files changed on both sides, which a sync merges. `ahead` and `behind`
    count commits. `state` tells when the last sync worked, `None` for never.
    """

    branch: str
    remote: str
    subject: str
    changed: tuple[str, ...]
    held: tuple[Held, ...]
    incoming: tuple[str, ...]
    both: tuple[str, ...]
    ahead: int
    behind: int
    offline: str
    state: SyncState | None


def preview(checkout: Checkout, slips: Slips, fetch: bool) -> Preview:
    """Where the vault stands; with `fetch` the remote is asked what it has now."""
    repository = checkout.repository
    status = repository.status()
    checkout.branch = status.branch
    head = checkout.head
    files = checkout.store.files(head)
    taker = Taker(checkout.store, checkout.vault.root, checkout.settings, slips)
    seen = taker.found(status.paths, files, "")
    edits = [Edit(p, taker.before(p, files), data) for p, data in seen.updates.items()]
    remote = repository.remote(checkout.branch)
    offline = repository.fetch(remote) if fetch and remote else ""
    incoming, ours, ahead, behind = _apart(checkout, head, remote)
    changed = set(seen.updates) | ours
    return Preview(
        checkout.branch,
        remote.shown if remote else "",
        summary(edits, checkout.settings) if edits else "",
        tuple(sorted(seen.updates)),
        seen.held,
        tuple(sorted(incoming)),
        tuple(sorted(incoming & changed)),
        ahead,
        behind,
        offline,
        state_of(checkout.vault.root),
    )


def _apart(
    checkout: Checkout, head: str, remote: Remote | None
) -> tuple[set[str], set[str], int, int]:
    """What they changed and we did since the common base, and commits of each."""
    repository = checkout.repository
    theirs = repository.objects.found(remote.tracking) if remote else ""
    if not theirs or not head:
        ahead = repository.count(head) if head else 0
        behind = repository.count(theirs) if theirs else 0
        return set(checkout.store.files(theirs)), set(), ahead, behind
    bases = repository.merge_bases(head, theirs)
    base = bases[0] if bases else ""
    return (
        set(checkout.store.changes(base, theirs)),
        set(checkout.store.changes(base, head)),
        repository.count(head, f"^{theirs}"),
        repository.count(theirs, f"^{head}"),
    )
