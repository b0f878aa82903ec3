"""Units of two texts that belong together, as far as they are found."""

from collections.abc import Iterable, Iterator, Sequence

from mdnet.merge.align import Pair, increasing, same_turn
from mdnet.merge.identity import identity
from mdnet.merge.units import Unit
from mdnet.merge.words import likeness

# An item's words are few: more of them must be the same.
_ALIKE = {"item": 0.5}
# Above this many pairs of candidates only those of one turn are compared.
_MANY = 400


class Pairs:
    """The pairs found so far, and what has no partner yet."""

    def __init__(self, left: Sequence[Unit], right: Sequence[Unit]) -> None:
        self.left, self.right = left, right
        self.found: list[Pair] = []
        self._taken: tuple[set[int], set[int]] = set(), set()

    def add(self, pairs: Iterable[Pair]) -> None:
        """Take them."""
        for i, j in pairs:
            self.found.append((i, j))
            self._taken[0].add(i)
            self._taken[1].add(j)

    def free(
        self, rows: Iterable[int], columns: Iterable[int]
    ) -> tuple[list[int], list[int]]:
        """Those of these indices that have no partner."""
        return (
            [i for i in rows if i not in self._taken[0]],
            [j for j in columns if j not in self._taken[1]],
        )

    def gaps(self) -> Iterator[tuple[list[int], list[int]]]:
        """What is free between the pairs that go up on both sides."""
        a = b = 0
        for i, j in (*increasing(self.found), (len(self.left), len(self.right))):
            if a < i and b < j:
                rows, columns = self.free(range(a, i), range(b, j))
                if rows and columns:
                    yield rows, columns
            a, b = i + 1, j + 1

    def by_identity(self, rows: Iterable[int], columns: Iterable[int]) -> None:
        """Add those of one identity, in their turn."""
        left = {i: key for i in rows if (key := identity(self.left[i])) is not None}
        right = {
            j: key for j in columns if (key := identity(self.right[j])) is not None
        }
        self.add(same_turn(left, right, left, right))

    def alike(self, rows: Sequence[int], columns: Sequence[int], least: float) -> None:
        """Add those that are alike enough, the most alike first."""
        few = len(rows) * len(columns) <= _MANY
        pairs = (
            ((i, j) for i in rows for j in columns)
            if few
            else zip(rows, columns, strict=False)
        )
        scored = []
        for i, j in pairs:
            one, other = self.left[i], self.right[j]
            if one.kind == other.kind:
                score = likeness(one.words, other.words)
                if score >= max(least, _ALIKE.get(one.kind, 0.0)):
                    scored.append((-score, abs(i - j), i, j))
        for *_, i, j in sorted(scored):
            if self.free((i,), (j,)) == ([i], [j]):
                self.add([(i, j)])
