"""Which unit of one text is which of another: equal, of one id, or edited."""

from collections.abc import Iterable, Iterator, Sequence

from mdnet.merge.align import Pair, aligned, increasing, same_turn
from mdnet.merge.identity import content, identity, is_telling, section_keys
from mdnet.merge.units import Unit
from mdnet.merge.words import likeness

# How alike two units must be for one to be the other, edited; less for prose.
_ALIKE = {"item": 0.5}
_ALIKE_ENOUGH = 0.3
_NEW_ALIKE = 0.8
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


def matched(base: Sequence[Unit], side: Sequence[Unit]) -> dict[int, int]:
    """For each unit of the base that the side has, kept, moved or edited, its index."""
    pairs = Pairs(base, side)
    left, right = [content(u) for u in base], [content(u) for u in side]
    everything = range(len(base)), range(len(side))
    pairs.add(aligned(left, right))
    pairs.add(same_turn(left, right, *pairs.free(*everything)))
    pairs.by_identity(*pairs.free(*everything))
    for rows, columns in list(pairs.gaps()):
        pairs.alike(rows, columns, _ALIKE_ENOUGH)
    known = dict(pairs.found)
    return known | dict(_renamed(base, side, known))


def _renamed(
    base: Sequence[Unit], side: Sequence[Unit], known: dict[int, int]
) -> Iterator[Pair]:
    """Headings with new words: what was below them still is, or above an empty one."""
    taken = set(known.values())
    news = [
        j for j, unit in enumerate(side) if unit.kind == "heading" and j not in taken
    ]
    for j in news:
        inside = {i for i, k in known.items() if k in _below(side, j)}
        for i, unit in enumerate(base):
            if unit.kind == "heading" and i not in known:
                below = _below(base, i)
                follows = known.get(i - 1, -1) == j - 1
                if inside.intersection(below) or (not below and follows):
                    yield i, j
                    break


def _below(units: Sequence[Unit], heading: int) -> range:
    """The indices of what stands below a heading, up to the next one."""
    end = heading + 1
    while end < len(units) and units[end].kind != "heading":
        end += 1
    return range(heading + 1, end)


def edited_twice(
    side: Sequence[Unit],
    other: Sequence[Unit],
    known: dict[int, int],
    unknown: dict[int, int],
) -> None:
    """Add to `unknown` what the other side changed too much to be told from the base.

    It is like what this side made of the same unit (`known`).
    """
    pairs = Pairs(side, other)
    pairs.add((j, unknown[i]) for i, j in known.items() if i in unknown)
    bases = {j: i for i, j in known.items() if i not in unknown}
    taken = set(unknown.values())
    for rows, columns in list(pairs.gaps()):
        mine = [j for j in rows if j in bases and side[j].kind != "heading"]
        yours = [k for k in columns if k not in taken]
        pairs.alike(mine, yours, _ALIKE_ENOUGH)
    unknown.update((bases[j], k) for j, k in pairs.found if j in bases)


def rewritten(
    sides: tuple[Sequence[Unit], Sequence[Unit], Sequence[Unit]],
    mine: dict[int, int],
    yours: dict[int, int],
) -> Iterator[tuple[int, int, int]]:
    """Paragraphs and the like that both sides wrote anew, each alone in its place."""
    common = [(i, mine[i]) for i in mine if i in yours]
    last = {i: yours[i] for i, _ in increasing(common)}
    still = [(i, mine[i], j) for i, j in increasing(last.items())]
    taken = set(mine.values()), set(yours.values())
    above = -1, -1, -1
    ends = len(sides[0]), len(sides[1]), len(sides[2])
    for below in (*still, ends):
        spans = [range(a + 1, b) for a, b in zip(above, below, strict=True)]
        rows = [i for i in spans[0] if i not in mine and i not in yours]
        news = [
            [j for j in span if j not in used]
            for span, used in zip(spans[1:], taken, strict=True)
        ]
        for kind in {sides[0][i].kind for i in rows} - {"item"}:
            found = [
                [n for n in numbers if side[n].kind == kind]
                for side, numbers in zip(sides, (rows, *news), strict=True)
            ]
            if all(len(each) == 1 for each in found):
                yield found[0][0], found[1][0], found[2][0]
        above = below


def partners(
    first: Sequence[Unit],
    second: Sequence[Unit],
    known: Iterable[Pair],
) -> list[Pair]:
    """The pairs of units that both sides have, those of `known` and new ones."""
    pairs = Pairs(first, second)
    pairs.add(known)
    left, right = [content(u) for u in first], [content(u) for u in second]
    for rows, columns in list(pairs.gaps()):
        equal = aligned([left[i] for i in rows], [right[j] for j in columns])
        pairs.add((rows[i], columns[j]) for i, j in equal)
    for rows, columns in list(pairs.gaps()):
        pairs.by_identity(rows, columns)
    for rows, columns in list(pairs.gaps()):
        prose = [i for i in rows if first[i].kind != "item"]
        pairs.alike(prose, columns, _NEW_ALIKE)
    _anywhere(pairs)
    return pairs.found


def _anywhere(pairs: Pairs) -> None:
    """Equal ones that say enough in one section; one id or block wherever it stands."""
    rows, columns = pairs.free(range(len(pairs.left)), range(len(pairs.right)))
    if not (rows and columns):
        return
    mine, yours = section_keys(pairs.left), section_keys(pairs.right)
    left = {
        i: (mine[i], content(pairs.left[i])) for i in rows if is_telling(pairs.left[i])
    }
    right = {
        j: (yours[j], content(pairs.right[j]))
        for j in columns
        if is_telling(pairs.right[j])
    }
    pairs.add(same_turn(left, right, left, right))
    rows, columns = pairs.free(rows, columns)
    fixed = {"id", "block"}
    pairs.by_identity(
        [i for i in rows if (identity(pairs.left[i]) or ("",))[0] in fixed],
        [j for j in columns if (identity(pairs.right[j]) or ("",))[0] in fixed],
    )
