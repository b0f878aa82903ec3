"""Units that are one although their words are not: renamed, or written anew."""

from collections import Counter
from collections.abc import Iterator, Sequence

from mdnet.merge.align import Pair, increasing
from mdnet.merge.identity import content
from mdnet.merge.pairs import Pairs
from mdnet.merge.units import Unit

_ALIKE_ENOUGH = 0.3


def renamed(
    base: Sequence[Unit], side: Sequence[Unit], known: dict[int, int]
) -> Iterator[Pair]:
    """Headings with new words: what was below them still is, or above an empty one."""
    left, right = set(known), set(known.values())
    for i, j in _candidates(base, side, known):
        if _is_heading(side, j) and i not in left and j not in right:
            left.add(i)
            right.add(j)
            yield i, j


def _candidates(
    base: Sequence[Unit], side: Sequence[Unit], known: dict[int, int]
) -> Iterator[Pair]:
    """The headings above what both have, and empty ones right below it."""
    above_base, above_side = _headings(base), _headings(side)
    filled = set(above_base)
    for i, j in sorted(known.items()):
        if base[i].kind != "heading" and above_base[i] >= 0:
            yield above_base[i], above_side[j]
        if _is_heading(base, i + 1) and i + 1 not in filled:
            yield i + 1, j + 1


def _is_heading(units: Sequence[Unit], index: int) -> bool:
    return 0 <= index < len(units) and units[index].kind == "heading"


def _headings(units: Sequence[Unit]) -> list[int]:
    """For each unit the index of the heading above it, -1 without one."""
    found, last = [], -1
    for index, unit in enumerate(units):
        found.append(last)
        last = index if unit.kind == "heading" else last
    return found


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


def made_on_both(
    base: Sequence[Unit],
    sides: tuple[Sequence[Unit], Sequence[Unit]],
    known: dict[int, int],
    unknown: dict[int, int],
) -> None:
    """Drop from `unknown` what the other side edited to a line that is new on this one.

    Both have the new line then, and the other side has no longer the old one, which
    this side has unchanged (`known`).
    """
    side, other = sides
    old = set(known.values())
    new = Counter(content(unit) for j, unit in enumerate(side) if j not in old)
    for i, k in sorted(unknown.items()):
        said = content(other[k])
        is_kept = i in known and content(side[known[i]]) == content(base[i]) != said
        if is_kept and new[said] and base[i].kind not in ("heading", "block"):
            new[said] -= 1
            del unknown[i]


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
