"""Which unit of one text is which of another: equal, of one id, or edited."""

from collections.abc import Iterable, Sequence

from mdnet.merge.align import Pair, aligned, same_turn
from mdnet.merge.identity import content, identity, is_telling, section_keys
from mdnet.merge.pairs import Pairs
from mdnet.merge.rewrites import renamed
from mdnet.merge.units import Unit

# How alike two units must be for one to be the other, edited; two new ones, the same.
_EDITED, _SAME = 0.3, 0.8


def matched(base: Sequence[Unit], side: Sequence[Unit]) -> dict[int, int]:
    """For each unit of the base that the side has, kept, moved or edited, its index."""
    pairs = Pairs(base, side)
    left, right = [content(u) for u in base], [content(u) for u in side]
    everything = range(len(base)), range(len(side))
    pairs.add(aligned(left, right))
    pairs.add(same_turn(left, right, *pairs.free(*everything)))
    pairs.by_identity(*pairs.free(*everything))
    for rows, columns in list(pairs.gaps()):
        pairs.alike(rows, columns, _EDITED)
    known = dict(pairs.found)
    return known | dict(renamed(base, side, known))


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
        pairs.alike(prose, columns, _SAME)
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
