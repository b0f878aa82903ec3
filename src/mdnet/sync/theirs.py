"""What is looked at in the remote's commits before anything of them is taken over."""

from typing import NamedTuple

from mdnet.errors import SyncStoppedError
from mdnet.sync.brake import brake_theirs
from mdnet.sync.checkout import Checkout
from mdnet.sync.known import Known
from mdnet.sync.moves import is_note, moves
from mdnet.sync.options import Options, Told
from mdnet.sync.outcome import Undone
from mdnet.sync.piece import Note
from mdnet.sync.repair import Repairer
from mdnet.sync.steps import still_back
from mdnet.sync.store import trailer
from mdnet.sync.take import ON_PURPOSE
from mdnet.sync.trees import Changes
from mdnet.sync.words import summary

# New commits of other clients that are looked at: a phone's of some weeks.
LOOKED_AT = 1000


class Theirs(NamedTuple):
    """The commit to take over, what was put right in it, and edits taken back there."""

    tip: str
    notes: tuple[Note, ...]
    undone: tuple[Undone, ...]


class Looked:
    """Counts looks, and tells each; a commit is looked at in two ways."""

    def __init__(self, total: int, told: Told) -> None:
        self._done = 0
        self._total = total
        self._told = told

    def __call__(self) -> None:
        """One more."""
        self._done += 1
        self._told(self._done, self._total)


def repaired_theirs(
    checkout: Checkout, theirs: str, head: str, fetched: Changes
) -> Theirs:
    """Their tip with what plain git broke put right in a commit on top of it."""
    store = checkout.store
    ours = [f"^{head}"] if head else []
    new = checkout.repository.log("--date-order", f"-{LOOKED_AT}", theirs, *ours)
    known, looked = Known(store, new), Looked(2 * len(new), checkout.progress.looked)
    rules, repaired = checkout.rules, checkout.contents.repaired
    repairer = Repairer(known, rules, repaired, looked)
    found = repairer.repairs(theirs, fetched, is_first=not head)
    undone = found.undone
    if head:  # what arrives with a first sync is history
        put_right = {(each.path, each.commit) for each in undone}
        undone += tuple(
            each
            for each in still_back(known, theirs, found.updates, looked)
            if (each.path, each.commit) not in put_right
        )
    if not found.updates:
        return Theirs(theirs, (), undone)
    tree = store.updated_tree(store.tree(theirs), found.updates)
    words = summary(checkout.edits(theirs, tree), checkout.settings)
    commit = store.commit(tree, [theirs], f"repaired: {words}", "repair")
    return Theirs(commit, found.notes, undone)


def check_theirs(
    checkout: Checkout, head: str, theirs: str, fetched: Changes, options: Options
) -> None:
    """Stop when the other devices deleted more than may go unasked.

    Raises:
        SyncStoppedError: they did, and nobody has confirmed it yet.
    """
    gone = [path for path, now in fetched.items() if now.new is None and is_note(path)]
    if not gone or not head or options.yes_delete:
        return
    went = moves(fetched, checkout.store.read)
    ours = checkout.store.files(head)
    gone = [path for path in gone if path not in went and path in ours]
    total = sum(is_note(path) for path in ours)
    problem = brake_theirs(gone, total, checkout.settings.sync)
    if problem and _meant(checkout, theirs, head) < len(gone):
        raise SyncStoppedError(
            f"{problem} Nothing was taken over, and your notes are committed here. "
            "If that was meant, delete them here, too: mdnet sync --yes-delete. If "
            "not, restore them on that device first, and sync it."
        )


def _meant(checkout: Checkout, theirs: str, head: str) -> int:
    """How many notes somebody has confirmed to be gone, in their new commits."""
    counts = (
        trailer(commit.message, ON_PURPOSE)
        for commit in checkout.repository.log("-500", theirs, f"^{head}")
    )
    return sum(int(count) for count in counts if count.isdigit())
