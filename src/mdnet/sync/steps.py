"""Edits of other devices that commits of other clients took back, read from git."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from mdnet.git.repository import Commit
from mdnet.sync.moves import is_note, is_plain, moves
from mdnet.sync.outcome import Undone
from mdnet.sync.step_back import StepBack, Version, is_asked_for, note_lines, step_back
from mdnet.sync.store import KIND, Store, device_of, trailer

# How many earlier versions of a note are looked at.
VERSIONS = 100


class Step(NamedTuple):
    """What a commit took back in the note at a path."""

    path: str
    commit: Commit
    taken: StepBack


def steps_back(store: Store, commit: Commit) -> Iterator[Step]:
    """What a commit took back of other devices' edits, by note.

    A commit of mdnet is none of them, for it is made of what was on the disk with
    everything else in place; nor is one that says that it reverts another.
    """
    if len(commit.parents) != 1 or trailer(commit.message, KIND):
        return
    if is_asked_for(commit.message):
        return
    (parent,) = commit.parents
    changed = store.changes(parent, commit.oid)
    went = moves(changed, store.read)
    last = _last_of(store, device_of(commit), parent)
    lines_of = cache(lambda oid: note_lines(store.read(oid)))
    for path, (old, _) in changed.items():
        place = went.get(path, path)
        new = changed[place].new
        if not is_note(path) or not is_plain(old) or not (new is None or is_plain(new)):
            continue
        versions = list(_versions(store, parent, path))
        had = store.entry(last, path) if last else None
        taken = step_back(new, versions, had, device_of(commit), lines_of)
        if taken:
            yield Step(place, commit, taken)


def _last_of(store: Store, device: str, commit: str) -> str:
    """The latest commit of a device up to this one, empty when it made none.

    A merge is not asked: a client may write what it merged nowhere but into git.
    """
    latest = store.repository.log(f"-{VERSIONS}", "--no-merges", commit)
    return next((each.oid for each in latest if device_of(each) == device), "")


def _versions(store: Store, commit: str, path: str) -> Iterator[Version]:
    """The versions of a note up to a commit, newest first."""
    where = ("--full-history", commit, "--", f":(top,literal){path}")
    for each in store.repository.log(f"-{VERSIONS}", *where):
        now, *before = (
            entry if is_plain(entry) else None
            for entry in (store.entry(oid, path) for oid in (each.oid, *each.parents))
        )
        yield Version(device_of(each), now, tuple(before))


def still_back(
    store: Store, tip: str, new: Iterable[Commit], mended: Mapping[str, bytes]
) -> tuple[Undone, ...]:
    """What these commits took back and nobody has put right up to `tip`, newest first.

    `mended` are the new bytes of notes that are put right just now.
    """
    found: dict[str, Undone] = {}
    for commit in new:
        for step in steps_back(store, commit):
            entry = store.entry(tip, step.path)
            now = mended.get(step.path) or (store.read(entry.oid) if entry else None)
            if step.path not in found and step.taken.stands(now):
                found[step.path] = _undone(step)
    return tuple(found.values())


def _undone(step: Step) -> Undone:
    commit, taken = step.commit, step.taken
    how = "is without the note, which only" if taken.is_deleted else "is without what"
    who = " and ".join(taken.devices)
    text = f"{device_of(commit)}'s commit {commit.subject!r} {how} {who} wrote"
    return Undone(
        step.path, commit.oid, False, text, taken.gone, f"mdnet undo {commit.oid[:8]}"
    )
