"""The units of three texts as one list of things, each with its place in every text."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from mdnet.merge.align import increasing
from mdnet.merge.match import matched, partners
from mdnet.merge.rewrites import edited_twice, made_on_both, rewritten
from mdnet.merge.units import Unit


class Entity(NamedTuple):
    """One thing: its index in the base, the first and the second text, or `None`."""

    base: int | None
    first: int | None
    second: int | None


class Three(NamedTuple):
    """The units of the base and both sides, without their ends."""

    base: Sequence[Unit]
    first: Sequence[Unit]
    second: Sequence[Unit]

    def of(self, entity: Entity) -> tuple[Unit | None, Unit | None, Unit | None]:
        """The units of an entity."""
        pairs = zip(self, entity, strict=True)
        base, first, second = (None if at is None else side[at] for side, at in pairs)
        return base, first, second

    def unit(self, entity: Entity) -> Unit:
        """The unit of the first side that has it."""
        base, first, second = self.of(entity)
        found = first or second or base
        assert found is not None
        return found


class Places(NamedTuple):
    """The entities in the order of each side, and which ones a side moved."""

    all: tuple[Entity, ...]
    first: tuple[Entity, ...]
    second: tuple[Entity, ...]
    moved_first: frozenset[Entity]
    moved_second: frozenset[Entity]


def places(three: Three) -> Places:
    """What is what in the three texts."""
    mine, yours = matched(three.base, three.first), matched(three.base, three.second)
    for i, j, k in list(rewritten(three, mine, yours)):
        mine[i], yours[i] = j, k
    edited_twice(three.first, three.second, mine, yours)
    edited_twice(three.second, three.first, yours, mine)
    made_on_both(three.base, (three.first, three.second), mine, yours)
    made_on_both(three.base, (three.second, three.first), yours, mine)
    both = [(mine[i], yours[i]) for i in mine if i in yours]
    pairs = dict(partners(three.first, three.second, both))
    bases = {j: i for i, j in mine.items()}
    first = tuple(
        Entity(bases.get(j), j, pairs.get(j)) for j in range(len(three.first))
    )
    taken = {each.second: each for each in first if each.second is not None}
    others = {j: i for i, j in yours.items()}
    second = tuple(
        taken.get(j) or Entity(others.get(j), None, j) for j in range(len(three.second))
    )
    only = (each for each in second if each.first is None)
    return Places(
        (*first, *only),
        first,
        second,
        frozenset(_moved(first)),
        frozenset(_moved(second)),
    )


def _moved(side: Iterable[Entity]) -> Iterator[Entity]:
    """Those whose order among the base's is another one on this side."""
    known = [each for each in side if each.base is not None]
    pairs = [(at, each.base or 0) for at, each in enumerate(known)]
    still = {at for at, _ in increasing(pairs)}
    return (each for at, each in enumerate(known) if at not in still)
