"""Automatic changes taken back, and earlier versions of a note brought back."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from mdnet.errors import UsageError
from mdnet.git.formats import Entry
from mdnet.git.repository import Commit
from mdnet.model.change import Change, Create, Delete, Rewrite
from mdnet.sync.checkout import Checkout
from mdnet.sync.known import Known
from mdnet.sync.options import Options
from mdnet.sync.piece import needs_copy
from mdnet.sync.run import Syncer
from mdnet.sync.steps import past_of, steps_back
from mdnet.sync.store import KIND, Store, device_of, trailer

UNDOES = "Undoes"
# What another client's commit is called that took edits of other devices back.
TOOK_BACK = "took back"
_AUTOMATIC = ("merge", "repair", "copies", "undo")
LOOKED_AT = 500

# What a file is to be: a version of it, new bytes, or gone.
Updates = Mapping[str, Entry | bytes | None]


class Automatic(NamedTuple):
    """A change that nobody typed: what it made of which files, and when.

    Or one that perhaps nobody meant: `kind` is `took back` then, and `paths` are the
    notes in which edits of other devices are missing since. `undone` tells that a
    later commit has taken it back.
    """

    commit: Commit
    kind: str
    device: str
    paths: tuple[str, ...]
    undone: bool


def automatic_changes(store: Store, head: str) -> tuple[Automatic, ...]:
    """The automatic changes among the latest commits, newest first.

    A merge is one only for the files in which it has something of both sides.
    """
    if not head:
        return ()
    commits = store.repository.log("--date-order", f"-{LOOKED_AT}", head)
    undone = {trailer(commit.message, UNDOES) for commit in commits}
    past = past_of(Known(store, commits))
    found = []
    for commit in reversed(commits):
        kind = trailer(commit.message, KIND) or TOOK_BACK
        paths = made_by(store, commit) if kind in _AUTOMATIC else ()
        if kind == TOOK_BACK:
            paths = tuple(step.path for step in steps_back(past, commit))
        if paths:
            done = commit.oid in undone
            found.append(Automatic(commit, kind, device_of(commit), paths, done))
    return tuple(reversed(found))


def made_by(store: Store, commit: Commit) -> tuple[str, ...]:
    """The files that are in a commit as in none of its parents."""
    sides = [store.changes(parent, commit.oid) for parent in commit.parents]
    if not sides:
        return ()
    both = set(sides[0]).intersection(*sides[1:])
    return tuple(sorted(both))


def chosen(changes: Iterable[Automatic], name: str) -> Automatic:
    """The change that a commit's id means; without one the last that still stands.

    Raises:
        UsageError: there is none; says how to see them.
    """
    known = tuple(changes)
    if name:
        found = [each for each in known if each.commit.oid.startswith(name.lower())]
        if len(found) != 1 or len(name) < 4:
            raise UsageError(f"{name} is no automatic change; see mdnet undo --list")
        return found[0]
    for each in known:
        if not each.undone and each.kind not in ("undo", TOOK_BACK):
            return each
    raise UsageError("there is no automatic change to take back")


def take_back(checkout: Checkout, change: Automatic) -> tuple[str, ...]:
    """Take an automatic change back, later edits kept: the paths that changed.

    The work tree must have been committed (`Syncer.held`).
    """
    updates = without(checkout, change)
    checkout.change(updates, "undo", "taken back", (f"{UNDOES}: {change.commit.oid}",))
    return tuple(updates)


def without(checkout: Checkout, change: Automatic) -> Updates:
    """What the files are to be when a change is taken back, by the last commit."""
    here = checkout.store.files(checkout.head)
    updates: dict[str, Entry | bytes | None] = {}
    for path, before, made in _sides(checkout, change):
        updates |= _restored(checkout, path, before, made, here.get(path))
    return updates


def _sides(
    checkout: Checkout, change: Automatic
) -> Iterator[tuple[str, Entry | None, Entry | None]]:
    """Each file of a change, as it was before and as the change made it.

    Before a merge is what this device had then, whichever device merged. Where edits
    were taken back, it is the note as it was when they were not there yet: what was
    typed in the same commit stays.
    """
    commit, store = change.commit, checkout.store
    if change.kind == TOOK_BACK:
        for step in steps_back(past_of(Known(store, ())), commit):
            yield step.path, step.taken.version, step.taken.base
        return
    before = store.files(checkout.own_side(commit.parents))
    made = store.files(commit.oid)
    for path in change.paths:
        yield path, before.get(path), made.get(path)


def _restored(
    checkout: Checkout,
    path: str,
    before: Entry | None,
    made: Entry | None,
    now: Entry | None,
) -> dict[str, Entry | bytes | None]:
    if now == before:
        return {}
    if now == made or before is None or now is None:
        # A file that was edited since it was made stays.
        keep = now is not None and now != made
        return {} if keep else {path: before}
    read = checkout.store.read
    base = read(made.oid) if made else None
    found = checkout.contents.merge(path, base, read(now.oid), read(before.oid))
    if needs_copy(found):
        aside = checkout.contents.name(path, read(before.oid))
        return {path: found.data, aside: read(before.oid)}
    return {path: found.data}


def bring_back(checkout: Checkout, path: str, commit: str) -> bool:
    """Give a note the bytes it had in a commit; False when it has them already.

    Raises:
        UsageError: there is no such commit, or the note was not in it.
    """
    oid, entry = _version(checkout, path, commit)
    if checkout.store.files(checkout.head).get(path) == entry:
        return False
    checkout.change({path: entry}, "undo", "brought back", (f"{UNDOES}: {oid}",))
    return True


def _version(checkout: Checkout, path: str, commit: str) -> tuple[str, Entry]:
    store = checkout.store
    oid = store.repository.objects.found(f"{commit}^{{commit}}")
    entry = store.files(oid).get(path) if oid else None
    if oid is None or entry is None:
        raise UsageError(f"{path} is not in {commit}; see mdnet history")
    return oid, entry


def would_bring_back(checkout: Checkout, path: str, commit: str) -> tuple[Change, ...]:
    """What `bring_back` would change of the note as it was last committed.

    Raises:
        UsageError: as there.
    """
    return _changes(checkout, {path: _version(checkout, path, commit)[1]})


def would_undo(checkout: Checkout, name: str) -> tuple[Change, ...]:
    """What `undo` would change of the notes as they were last committed.

    Raises:
        UsageError: there is no such change; says how to see them.
    """
    known = automatic_changes(checkout.store, checkout.head)
    return _changes(checkout, without(checkout, chosen(known, name)))


def _changes(checkout: Checkout, updates: Updates) -> tuple[Change, ...]:
    here = checkout.store.files(checkout.head)
    found: list[Change] = []
    for path, wanted in sorted(updates.items()):
        before, after = _text(checkout, here.get(path)), _text(checkout, wanted)
        if before is None and after is not None:
            found.append(Create(path, after))
        elif before is not None and after is None:
            found.append(Delete(path, before))
        elif before is not None and after is not None and before != after:
            found.append(Rewrite(path, before, after))
    return tuple(found)


def _text(checkout: Checkout, version: Entry | bytes | None) -> str | None:
    if version is None:
        return None
    data = checkout.store.read(version.oid) if isinstance(version, Entry) else version
    return data.decode("utf-8", "replace")


def undo(syncer: Syncer, name: str) -> tuple[Automatic, tuple[str, ...]]:
    """Commit what is there, then take an automatic change back."""
    with syncer.held(Options()) as (_, taken):
        checkout = syncer.checkout
        known = taken.commit or checkout.head  # what was put right just now is not
        change = chosen(automatic_changes(checkout.store, known), name)
        return change, take_back(checkout, change)
