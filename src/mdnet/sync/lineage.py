"""How some commits descend from each other, told without asking git. Pure.

The commits are the latest of a history: whatever is not among them has none of them
below it. A commit's history is a number with a bit for each commit in it.
"""

import heapq
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import count

from mdnet.git.repository import Commit


class Lineage:
    """The commits as a graph; the parents that are not among them are its edge."""

    def __init__(self, commits: Iterable[Commit]) -> None:
        self._known = {commit.oid: commit for commit in commits}
        self._names: list[str] = []
        self._history: dict[str, int] = {}
        self._edge = 0
        for oid in self._known:
            self._number(oid)
        self.order = cache(self._order)

    def bases(self, one: str, other: str) -> tuple[str, ...] | None:
        """The best common ancestors, sorted; `None` where only git can tell."""
        if not {one, other} <= self._known.keys():
            return None
        first, second = self._history[one], self._history[other]
        shared = first & self._edge
        if shared != second & self._edge:
            return None
        left = first & second
        found = []
        while left:
            name = self._names[left.bit_length() - 1]
            found.append(name)
            left &= ~self._history[name]
        if shared.bit_count() > 1 and not self._known.keys() >= set(found):
            return None
        return tuple(sorted(found))

    def _order(self, start: str) -> tuple[Commit | str, ...]:
        """A commit and the known ones in its history, in the order of `git log`.

        A name stands where the history of a commit of the edge may begin.
        """
        turn = count()
        waiting = [(0, next(turn), start)]
        seen = {start}
        found: list[Commit | str] = []
        while waiting:
            oid = heapq.heappop(waiting)[2]
            commit = self._known.get(oid)
            found.append(commit or oid)
            for parent in commit.parents if commit else ():
                if parent in seen:
                    continue
                seen.add(parent)
                if parent in self._known:
                    when = -self._known[parent].committed
                    heapq.heappush(waiting, (when, next(turn), parent))
                else:
                    found.append(parent)
        return tuple(found)

    def _number(self, oid: str) -> None:
        """Give a commit its bit, once all of its parents have theirs."""
        waiting = [oid]
        while waiting:
            oid = waiting[-1]
            commit = self._known.get(oid)
            parents = commit.parents if commit else ()
            missing = [each for each in parents if each not in self._history]
            waiting += missing
            if missing:
                continue
            waiting.pop()
            if oid not in self._history:
                bit = 1 << len(self._names)
                self._names.append(oid)
                self._edge |= 0 if commit else bit
                for parent in parents:
                    bit |= self._history[parent]
                self._history[oid] = bit


def newest_first(
    order: Iterable[Commit | str], below: Callable[[str], Iterable[Commit]]
) -> Iterator[Commit]:
    """The commits of an order with those below its edge in their places, each once.

    `below` gives for a commit of the edge it and what is below it, newest first.
    """
    seen = set()
    for commit in _woven(order, below):
        if commit.oid not in seen:
            seen.add(commit.oid)
            yield commit


def _woven(
    order: Iterable[Commit | str], below: Callable[[str], Iterable[Commit]]
) -> Iterator[Commit]:
    turn = count()
    begun: list[tuple[int, int, list[Commit]]] = []

    def begin(row: list[Commit]) -> None:
        if row:
            heapq.heappush(begun, (-row[-1].committed, next(turn), row))

    for item in order:
        if isinstance(item, str):
            begin([*below(item)][::-1])
            continue
        while begun and -begun[0][0] > item.committed:
            row = heapq.heappop(begun)[2]
            yield row.pop()
            begin(row)
        yield item
    while begun:
        row = heapq.heappop(begun)[2]
        yield row.pop()
        begin(row)
