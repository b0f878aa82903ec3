"""Edits of other devices that commits of other clients took back, read from git."""

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from mdnet.git.repository import Commit
from mdnet.sync.known import Known
from mdnet.sync.moves import is_note, is_plain, moves
from mdnet.sync.outcome import Undone
from mdnet.sync.past import Past
from mdnet.sync.step_back import StepBack, is_asked_for, step_back
from mdnet.sync.store import KIND, device_of, trailer


class Step(NamedTuple):
    """What a commit took back in the note at a path."""

    path: str
    commit: Commit
    taken: StepBack


def past_of(known: Known) -> Past:
    """What was before some commits, which can then be asked for their steps back."""
    paths = {
        path
        for commit in known.commits.values()
        if _may_step_back(commit)
        for path, change in known.changes(commit.parents[0], commit.oid).items()
        if is_note(path) and is_plain(change.old)
    }
    return Past(known, paths)


def _may_step_back(commit: Commit) -> bool:
    if len(commit.parents) != 1 or trailer(commit.message, KIND):
        return False
    return not is_asked_for(commit.message)


def steps_back(past: Past, commit: Commit) -> Iterator[Step]:
    """What a commit took back of other devices' edits, by note.

    A commit of mdnet is none of them, for it is made of what was on the disk with
    everything else in place; nor is one that says that it reverts another.
    """
    if not _may_step_back(commit):
        return
    (parent,) = commit.parents
    changed = past.changes(commit)
    went = moves(changed, past.store.read)
    last = past.last_of(device_of(commit), parent)
    for path, (old, _) in changed.items():
        place = went.get(path, path)
        new = changed[place].new
        if not is_note(path) or not is_plain(old) or not (new is None or is_plain(new)):
            continue
        versions = past.versions(parent, path)
        had = past.entry(last, path) if last else None
        taken = step_back(new, versions, had, device_of(commit), past.lines_of)
        if taken:
            yield Step(place, commit, taken)


def still_back(
    known: Known, tip: str, mended: Mapping[str, bytes], looked: Callable[[], None]
) -> tuple[Undone, ...]:
    """What the commits took back and nobody has put right up to `tip`, newest first.

    `mended` are the new bytes of notes that are put right just now; `looked` is called
    after each commit.
    """
    past = past_of(known)
    steps = []
    for commit in reversed(known.commits.values()):
        steps.append(tuple(steps_back(past, commit)))
        looked()
    found: dict[str, Undone] = {}
    for step in chain.from_iterable(reversed(steps)):
        entry = past.entry(tip, step.path)
        now = mended.get(step.path) or (known.store.read(entry.oid) if entry else None)
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
