"""Devices that sync in any order, and merges by programs without mdnet."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from random import Random
from typing import NamedTuple

from mdnet.merge import repaired
from mdnet.note.body import note_body
from mdnet.note.frontmatter import read
from tests.torture.merge_laws import SETTINGS, is_sound, lost, merged


class Commit(NamedTuple):
    """A version of the note, with the numbers of all versions that are in it."""

    number: int
    text: str
    known: frozenset[int]


class History:
    """All versions of one note on all devices."""

    def __init__(self, base: str) -> None:
        self.commits = [Commit(0, base, frozenset({0}))]

    def commit(self, text: str, *parents: Commit) -> Commit:
        number = len(self.commits)
        known = frozenset({number}).union(*(parent.known for parent in parents))
        self.commits.append(Commit(number, text, known))
        return self.commits[-1]

    def base_of(self, one: Commit, other: Commit) -> Commit:
        """A best common ancestor; of several, the one that was made first."""
        common = one.known & other.known
        best = [n for n in common if not any(
            n != m and n in self.commits[m].known for m in common)]  # fmt: skip
        return self.commits[min(best)]

    def met(self, mine: Commit, yours: Commit) -> Commit:
        """My version after a sync with yours."""
        if yours.number in mine.known:
            return mine
        if mine.number in yours.known:
            return yours
        base = self.base_of(mine, yours)
        return self.commit(merged(base.text, mine.text, yours.text), mine, yours)


def unlike(random: Random, base: str, texts: Sequence[str]) -> Iterator[str]:
    """What goes wrong when these devices sync pairwise, two rounds, in any order.

    Two may merge at the same moment, each for itself.
    """
    history = History(base)
    start = history.commits[0]
    devices = [history.commit(text, start) for text in texts]
    for _ in range(2):
        pairs = [(i, j) for i in range(len(devices)) for j in range(i)]
        random.shuffle(pairs)
        for i, j in pairs:
            mine, yours = devices[i], devices[j]
            devices[i] = history.met(mine, yours)
            at_once = random.random() < 0.3
            devices[j] = history.met(yours, mine if at_once else devices[i])
    if len({each.text for each in devices}) > 1:
        yield f"{len(devices)} devices do not come to the same text"
    for number, text in enumerate(texts):
        yield from (f"device {number}: {f}" for f in lost(base, text, devices[0].text))


def left_by_git(base: str, ours: str, theirs: str, style: str) -> str:
    """What a merge by lines leaves: `union`, or markers in git's style."""
    old, mine, yours = (text.splitlines(True) for text in (base, ours, theirs))
    found: list[str] = []
    for was, one, other in _regions(old, mine, yours):
        if one == other or other == was:
            found += one
        elif one == was:
            found += other
        elif style == "union":
            found += [*_whole(one), *_whole(other)]
        else:
            middle = ["||||||| base\n", *_whole(was)] if style == "diff3" else []
            found += ["<<<<<<< HEAD\n", *_whole(one), *middle, "=======\n"]
            found += [*_whole(other), ">>>>>>> phone\n"]
    return "".join(found)


def _whole(lines: list[str]) -> list[str]:
    return [line if line.endswith("\n") else line + "\n" for line in lines]


def _regions(
    old: list[str], mine: list[str], yours: list[str]
) -> Iterator[tuple[list[str], list[str], list[str]]]:
    sides = []
    for side in (mine, yours):
        blocks = SequenceMatcher(None, old, side, autojunk=False).get_matching_blocks()
        sides.append({a + n: b + n for a, b, size in blocks for n in range(size)})
    a = b = c = 0
    for i in [*(i for i in range(len(old)) if all(i in s for s in sides)), len(old)]:
        j, k = sides[0].get(i, len(mine)), sides[1].get(i, len(yours))
        yield old[a:i], mine[b:j], yours[c:k]
        yield old[i : i + 1], mine[j : j + 1], yours[k : k + 1]
        a, b, c = i + 1, j + 1, k + 1


def broken(random: Random, base: str, ours: str, theirs: str) -> Iterator[str]:
    """What the repair of a note that git merged loses or leaves."""
    style = random.choice(("union", "merge", "diff3"))
    if any(mark in ours + theirs for mark in ("<<<<<<<", "\n=======", ">>>>>>>")):
        return  # a line that the user wrote himself, and no marker
    if not is_sound(base, ours, theirs):
        style = "merge" if style == "union" else style
    left = left_by_git(base, ours, theirs, style)
    found = repaired("People/A.md", left, SETTINGS)
    text = found.text if found else left
    for name, side in (("ours", ours), ("theirs", theirs)):
        yield from (f"{style}, {name}: {what}" for what in lost(base, side, text))
    if is_sound(base, ours, theirs):
        if "<<<<<<<" in note_body(text).masked:
            yield f"{style}: markers left"
        # A block of which git kept one mark only is not mended but found (BLK001).
        if not read(text, "").readable:
            yield f"{style}: not readable"
