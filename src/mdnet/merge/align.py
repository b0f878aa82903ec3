"""Which members of two sequences are the same, in order: the base of every merge.

Patience: what stands just once on either side is an anchor, and so on between the
anchors. It never takes longer than n log n a level, and levels are bounded, so that no
note can hang it; difflib's matcher is quadratic, and cubic where lines repeat.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence

Pair = tuple[int, int]
_LEVELS = 24


def increasing(pairs: Iterable[Pair]) -> list[Pair]:
    """The longest run of pairs that go up on both sides."""
    tails: list[int] = []
    chain: list[tuple[Pair, int]] = []
    ends: list[int] = []
    for pair in sorted(pairs):
        at = bisect_left(tails, pair[1])
        before = ends[at - 1] if at else -1
        chain.append((pair, before))
        tails[at : at + 1] = [pair[1]]
        ends[at : at + 1] = [len(chain) - 1]
    found: list[Pair] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        pair, index = chain[index]
        found.append(pair)
    return found[::-1]


def aligned(left: Sequence[Hashable], right: Sequence[Hashable]) -> list[Pair]:
    """The pairs of indices of equal members, going up on both sides."""
    found: list[Pair] = []
    todo = [(0, len(left), 0, len(right), 0)]
    while todo:
        a, b, c, d, level = todo.pop()
        while a < b and c < d and left[a] == right[c]:
            found.append((a, c))
            a, c = a + 1, c + 1
        while a < b and c < d and left[b - 1] == right[d - 1]:
            b, d = b - 1, d - 1
            found.append((b, d))
        if a < b and c < d:
            anchors, final = _anchors(left, right, (a, b, c, d), level)
            found += anchors
            if anchors and not final:
                todo += _between(anchors, (a, b, c, d), level + 1)
    return sorted(found)


def _between(
    anchors: Sequence[Pair], box: tuple[int, int, int, int], level: int
) -> list[tuple[int, int, int, int, int]]:
    starts = [(box[0], box[2]), *((i + 1, j + 1) for i, j in anchors)]
    ends = [*anchors, (box[1], box[3])]
    return [
        (*(i, k), *(j, m), level) for (i, j), (k, m) in zip(starts, ends, strict=True)
    ]


def _anchors(
    left: Sequence[Hashable],
    right: Sequence[Hashable],
    box: tuple[int, int, int, int],
    level: int,
) -> tuple[list[Pair], bool]:
    """The anchors inside the box, and whether there is nothing more to find."""
    a, b, c, d = box
    mine, yours = Counter(left[a:b]), Counter(right[c:d])
    once = {each for each, n in mine.items() if n == 1 and yours.get(each) == 1}
    if once and level < _LEVELS:
        place = {right[j]: j for j in range(c, d) if right[j] in once}
        pairs = ((i, place[left[i]]) for i in range(a, b) if left[i] in once)
        return increasing(pairs), False
    return increasing(same_turn(left, right, range(a, b), range(c, d))), True


def same_turn(
    left: Sequence[Hashable] | Mapping[int, Hashable],
    right: Sequence[Hashable] | Mapping[int, Hashable],
    rows: Iterable[int],
    columns: Iterable[int],
) -> list[Pair]:
    """Equal members among these indices, the first with the first, and so on."""
    waiting: defaultdict[Hashable, list[int]] = defaultdict(list)
    for j in columns:
        waiting[right[j]].append(j)
    for found in waiting.values():
        found.reverse()
    pairs = []
    for i in rows:
        if waiting.get(left[i]):
            pairs.append((i, waiting[left[i]].pop()))
    return pairs
