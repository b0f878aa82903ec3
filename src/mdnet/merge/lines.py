"""Three-way merge of lines (or words): where it is certain, and where it is not."""

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from mdnet.merge.align import aligned

Lines = tuple[str, ...]
T = TypeVar("T")


class Stretch(NamedTuple):
    """Lines that are certain, or (`first` and `second` differ) those of both sides."""

    base: Lines
    first: Lines
    second: Lines

    @property
    def is_certain(self) -> bool:
        """Whether `first` is the merged text."""
        return self.first == self.second


def stretches(
    base: Sequence[str], first: Sequence[str], second: Sequence[str]
) -> list[Stretch]:
    """The three texts cut at the lines that all of them have."""
    mine, yours = dict(aligned(base, first)), dict(aligned(base, second))
    common = [i for i in range(len(base)) if i in mine and i in yours]
    found: list[Stretch] = []
    a = b = c = 0
    for i in (*common, len(base)):
        j, k = mine.get(i, len(first)), yours.get(i, len(second))
        found.append(_settled(tuple(base[a:i]), tuple(first[b:j]), tuple(second[c:k])))
        if i < len(base):
            found.append(_same((base[i],)))
        a, b, c = i + 1, j + 1, k + 1
    return [each for each in found if any(each)]


def _settled(base: Lines, first: Lines, second: Lines) -> Stretch:
    if first == base:
        return _same(second)
    return _same(first) if second in (base, first) else Stretch(base, first, second)


def _same(lines: Lines) -> Stretch:
    return Stretch(lines, lines, lines)


def common(first: Sequence[str], second: Sequence[str]) -> Lines:
    """The lines of both, in order: the base of two texts that have none."""
    return tuple(first[i] for i, _ in aligned(first, second))


def clean(
    base: Sequence[str], first: Sequence[str], second: Sequence[str]
) -> Lines | None:
    """The merged lines, `None` where both sides changed the same place."""
    found = stretches(base, first, second)
    if not all(each.is_certain for each in found):
        return None
    return tuple(line for each in found for line in each.first)


def one_of(base: T, first: T, second: T) -> T | None:
    """The value that was changed; `None` where both sides did, differently."""
    if first == second or second == base:
        return first
    return second if first == base else None
