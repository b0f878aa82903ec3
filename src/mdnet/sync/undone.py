"""Edits that another client's commit silently took back. Pure.

Two ways are known (`docs/sync.md`): a merge that took one side of a note whole, and a
phone whose files were stale after a merge and whose next commit put them back.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from mdnet.git.formats import Entry
from mdnet.git.repository import Commit
from mdnet.merge import Merged
from mdnet.sync.moves import is_note
from mdnet.sync.piece import Rules, needs_copy
from mdnet.sync.words import lines

MARK = b"<<<<<<< "
_MARKERS = (b"<<<<<<<", b"|||||||", b"=======", b">>>>>>>")
EntryAt = Callable[[str, str], Entry | None]


class Lost(NamedTuple):
    """A version whose changes since `base` are no longer in a note."""

    path: str
    base: bytes | None
    version: bytes
    commit: str


class Merge(NamedTuple):
    """A merge commit that another client made, and the base of its two parents."""

    commit: str
    base: str
    parents: tuple[str, str]


def dropped(
    merge: Merge,
    paths: list[str],
    at: EntryAt,
    went: Sequence[Mapping[str, str]],
    rules: Rules,
) -> list[Lost]:
    """What a merge lost: it has one side of a file where both sides had changed it.

    Of the file as a whole, or of the lines in which the sides contradict each other.
    `paths` are those that differ between the merge and one of its parents; `at` gives
    the entry of a path in a commit, `went` says for each parent where files moved to.
    """
    found = []
    for path in paths:
        base = at(merge.base, path)
        places = [moved.get(path, path) for moved in went]
        place = next((p for p in places if at(merge.commit, p)), path)
        made = at(merge.commit, place)
        sides = [at(*each) for each in zip(merge.parents, places, strict=True)]
        for taken, lost, there in zip(sides[::-1], sides, places, strict=True):
            if lost is None or lost in (base, taken, at(merge.commit, there)):
                continue
            is_side = made is None or made == taken
            if not is_side and not _is_pieced(base, made, (lost, taken), rules):
                continue
            if _is_missing(place, base, made, lost, rules):
                before = rules.read(base.oid) if base else None
                found.append(Lost(place, before, rules.read(lost.oid), merge.commit))
    return found


def _is_pieced(
    base: Entry | None,
    made: Entry | None,
    sides: tuple[Entry, Entry | None],
    rules: Rules,
) -> bool:
    """Whether a merge is made of its sides' lines alone, but has not all of the first.

    A line that nobody had before was typed by a person, who has seen what is missing.
    """
    has, mine, old = (_said(entry, rules) for entry in (made, sides[0], base))
    return has <= mine | old | _said(sides[1], rules) and not mine - old <= has


def _said(entry: Entry | None, rules: Rules) -> set[bytes]:
    """The lines of a file that say something."""
    return set(rules.read(entry.oid).split(b"\n")) - {b""} if entry else set()


def _is_missing(
    path: str, base: Entry | None, made: Entry | None, lost: Entry, rules: Rules
) -> bool:
    """Whether merging again gives something else than the merge has."""
    if made is None:
        return True
    before = rules.read(base.oid) if base else None
    has = rules.read(made.oid)
    return rules.merge(path, before, has, rules.read(lost.oid)).data != has


def made_upon(commit: str, commits: Sequence[Commit]) -> list[str]:
    """Those of some commits (children before parents) that have one in their history.

    One beside it may have what it lost and is no answer to it.
    """
    upon = {commit}
    for each in reversed(commits):
        if upon & set(each.parents):
            upon.add(each.oid)
    return [each.oid for each in commits if each.oid in upon and each.oid != commit]


def merged_anew(path: str, merge: Merge, at: EntryAt, rules: Rules) -> Merged | None:
    """What a merge should have made of a note; `None` if that would lose something.

    Lost would be a line that neither side had: typed into the merge by somebody.
    """
    base, made = at(merge.base, path), at(merge.commit, path)
    one, other = (at(parent, path) for parent in merge.parents)
    if made is None or one is None or other is None:
        return None
    sides = [rules.read(entry.oid) for entry in (one, other)]
    known = {line for side in sides for line in side.splitlines()}
    known |= set(rules.read(base.oid).splitlines()) if base else set()
    for line in rules.read(made.oid).splitlines():
        if line not in known and not line.startswith(_MARKERS):
            return None
    found = rules.merge(path, rules.read(base.oid) if base else None, *sides)
    return None if needs_copy(found) else found


def reverted(
    commit: str, merge: Merge, paths: list[str], at: EntryAt, rules: Rules
) -> list[Lost]:
    """What the commit right after a merge took back: the file as one parent had it.

    An edit that was made to the stale file on the way is no excuse: what the merge had
    brought is gone all the same.
    """
    found = []
    for path in paths:
        made, now = at(merge.commit, path), at(commit, path)
        if made is None or now is None:
            continue
        for parent in merge.parents:
            stale = at(parent, path)
            if stale is None or stale == made:
                continue
            texts = [rules.read(entry.oid) for entry in (stale, made, now)]
            if now == stale or (is_note(path) and _takes_back(*texts)):
                found.append(Lost(path, texts[0], texts[1], commit))
                break
    return found


def _takes_back(stale: bytes, made: bytes, now: bytes) -> bool:
    """Whether what the merge brought is gone, and what it removed is back."""
    old, merged, new = (data.decode("utf-8", "replace") for data in (stale, made, now))
    brought = lines(old, merged)
    here = set(new.splitlines())
    added = {line for line in brought.added if line.strip()}
    removed = {line for line in brought.removed if line.strip()}
    return bool(added or removed) and not (added & here) and removed <= here
