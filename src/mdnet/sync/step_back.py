"""A commit that puts an older version of a note back over another device's edit. Pure.

A client with a stale copy does that, and so does a person who deletes on purpose what
another device wrote. Nothing in the history tells the two apart, so that this is shown
with the way back, and never put right unasked. Two things speak for a stale copy: the
note is nearer to an older version than to the one that the commit found; or what is
missing came after the client's last commit, so that perhaps it never arrived there.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import product
from typing import NamedTuple

from mdnet.git.formats import Entry

# The lines of a stored text, as `note_lines` has them.
LinesOf = Callable[[str], tuple[str, ...]]
# What `git revert` writes: somebody asked for it in so many words.
_REVERTS = re.compile(r"^This reverts commit [0-9a-f]{7,64}", re.MULTILINE)
_LEAD = re.compile(r"[\s>]*(?:[-*+]\s+|\d+[.)]\s+)?(?:\[.\]\s*)?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# How much of a line its edited self still has; how much of long ones is compared.
_STILL, _COMPARED, _PIECE = 0.8, 300, 3
# Above this many pairs of lines only those of one turn are compared.
_MANY = 400


class Version(NamedTuple):
    """A note as a commit made it, on which device, and as the commit's parents had it.

    `None` is no note.
    """

    device: str
    entry: Entry | None
    before: tuple[Entry | None, ...]


class StepBack(NamedTuple):
    """What a commit took back: made from `base`, it takes the place of `version`.

    `gone` are the lines of other devices that are missing, `back` those that they had
    removed and that are there again; `devices` are those others. `is_deleted` tells
    that the whole note went.
    """

    base: Entry | None
    version: Entry
    gone: tuple[str, ...]
    back: tuple[str, ...]
    devices: tuple[str, ...]
    is_deleted: bool = False

    def stands(self, now: bytes | None) -> bool:
        """Whether it is still so in what the note is now; `None` for no note."""
        if now is None or self.is_deleted:
            return now is None and self.is_deleted
        there = set(note_lines(now))
        return not there & set(self.gone) and there >= set(self.back)


def is_asked_for(message: str) -> bool:
    """Whether a commit's message says that it takes another one back."""
    return _REVERTS.search(message) is not None


def note_lines(data: bytes) -> tuple[str, ...]:
    """The lines of a text that say something, each once."""
    lines = map(str.rstrip, data.decode("utf-8", "replace").splitlines())
    return tuple(dict.fromkeys(line for line in lines if line))


def step_back(
    now: Entry | None,
    versions: Sequence[Version],
    last: Entry | None,
    device: str,
    lines_of: LinesOf,
) -> StepBack | None:
    """What a commit of `device` took back by making `now` of a note, if it did.

    `versions` are those that the note had before, newest first; the first is what the
    commit found. `last` is what the device's own commit before this one had: what was
    in it has reached the device, and goes on purpose.
    """
    found = versions[0].entry if versions else None
    if found is None:
        return None
    if now is None:
        return None if last else _deleted(found, versions, lines_of)
    after = lines_of(now.oid)
    nearest = _nearest(versions, after, lines_of)
    base = last if nearest == found else nearest
    old = lines_of(base.oid) if base else ()
    gone = _without(lines_of(found.oid), (*old, *after))
    gone = _without(gone, tuple(_edited(gone, _without(after, old))))
    back = [line for line in _without(old, lines_of(found.oid)) if line in set(after)]
    writers = {line: _writer(line, True, versions, lines_of) for line in gone}
    writers |= {line: _writer(line, False, versions, lines_of) for line in back}
    others = {line: who for line, who in writers.items() if who not in ("", device)}
    if not others:
        return None
    return StepBack(
        base,
        found,
        tuple(line for line in gone if line in others),
        tuple(line for line in back if line in others),
        tuple(dict.fromkeys(others.values())),
    )


def _deleted(entry: Entry, versions: Sequence[Version], lines_of: LinesOf) -> StepBack:
    """A note gone that came after the last commit: perhaps it never arrived there."""
    who = tuple(dict.fromkeys(version.device for version in versions))
    return StepBack(None, entry, lines_of(entry.oid), (), who, True)


def _nearest(
    versions: Sequence[Version], after: Sequence[str], lines_of: LinesOf
) -> Entry:
    """The version that a text is nearest to, of equals the newest."""
    there = [version.entry for version in versions if version.entry]
    return min(there, key=lambda entry: len(set(after) ^ set(lines_of(entry.oid))))


def _without(lines: Sequence[str], known: Sequence[str]) -> list[str]:
    others = set(known)
    return [line for line in lines if line not in others]


def _writer(
    line: str, added: bool, versions: Sequence[Version], lines_of: LinesOf
) -> str:
    """The device that added a line last, or removed it; empty if nobody did."""

    def has(entry: Entry | None) -> bool:
        return entry is not None and line in lines_of(entry.oid)

    for version in versions:
        had = [has(entry) for entry in version.before]
        if has(version.entry) == added and added not in had:
            return version.device
    return ""


def _edited(lines: Sequence[str], fresh: Sequence[str]) -> Iterator[str]:
    """The lines that are still there in other words: ticked, corrected, added to."""
    few = len(lines) * len(fresh) <= _MANY
    pairs = product(lines, fresh) if few else zip(lines, fresh, strict=False)
    return (line for line, other in pairs if _is_edit(line, other))


def _is_edit(line: str, other: str) -> bool:
    one, two = (_LEAD.sub("", text, count=1)[:_COMPARED] for text in (line, other))
    days = [found[0] if (found := _DAY.match(text)) else "" for text in (one, two)]
    if days[0] != days[1]:
        return False
    one, two = (_DAY.sub("", text, count=1) for text in (one, two))
    blocks = SequenceMatcher(None, one, two, autojunk=False).get_matching_blocks()
    same = sum(block.size for block in blocks if block.size >= _PIECE)
    return same >= _STILL * len(one)
