"""The bodies of two notes as one: unit by unit, and inside each unit again."""

from collections.abc import Iterator, Sequence

from mdnet.merge.content import Context, merged_unit
from mdnet.merge.decision import Decision
from mdnet.merge.entities import Entity, Places, Three, places
from mdnet.merge.identity import content
from mdnet.merge.lines import Lines, one_of
from mdnet.merge.order import ordered
from mdnet.merge.units import Unit, units


def merged_lines(base: Lines, first: Lines, second: Lines, context: Context) -> Lines:
    """The lines of both sides; an empty text has no lines."""
    one = one_of(base, first, second)
    if one is not None:
        return one
    sides = [units(lines) for lines in (base, first, second)]
    three = Three(*(side[:-1] for side in sides))
    there = places(three)
    merge = _Merge(three, there, context)
    ends = [side[-1].before for side in sides]
    return (*merge.lines(), *_blanks(ends[0], ends[1], ends[2]))


class _Merge:
    """One level of a body."""

    def __init__(self, three: Three, there: Places, context: Context) -> None:
        self._three, self._there, self._context = three, there, context
        self._above_first = _above(there.first)
        self._above_second = _above(there.second)
        self._known = {content(u) for side in three[1:] for u in side}
        # A second version in a generated block stands in no box: it is only there
        # already if the frame has it.
        frame = {content(unit) for unit in three.first}
        self._shown = frame if context.generated else set(self._known)

    def lines(self) -> Iterator[str]:
        """The merged lines, without the blank ones at the end."""
        kept = self._kept()
        above: Unit | None = None
        last: Entity | None = None
        for each in ordered(self._three, self._there, kept):
            unit, extras = self._content(each)
            yield from self._before(each, last, above, unit)
            yield from unit.lines
            above, last = unit, each
            for extra in extras:
                if content(extra) not in self._shown:
                    self._shown.add(content(extra))
                    yield from _gap(above, extra, extra.before)
                    yield from extra.lines
                    above, last = extra, None

    def _kept(self) -> set[Entity]:
        """All but what one side deleted and the other left as it was."""
        gone = {each for each in self._there.all if self._is_gone(each)}
        gone -= set(self._needed(self._there.first, 2, gone))
        gone -= set(self._needed(self._there.second, 1, gone))
        for each in gone:
            words = self._three.unit(each).lines[0].strip()
            text = f"deleted on one device: {words}"
            self._context.say(Decision("deleted", "the text", text))
        return set(self._there.all) - gone

    def _is_gone(self, each: Entity) -> bool:
        base, first, second = self._three.of(each)
        if base is None or (first and second):
            return False
        left = first or second
        if left is None or content(left) == content(base):
            return True
        words = left.lines[0].strip()
        text = f"changed on one device and deleted on the other, kept: {words}"
        self._context.say(Decision("edit_kept", "the text", text))
        return False

    def _needed(
        self, side: Sequence[Entity], other: int, gone: set[Entity]
    ) -> Iterator[Entity]:
        """Deleted headings with something below them that only this side has."""
        has_own = False
        for each in reversed(side):
            if self._three.unit(each).kind == "heading":
                if has_own and each in gone:
                    yield each
                has_own = False
            elif each not in gone and each[other] is None:
                has_own = True

    def _content(self, each: Entity) -> tuple[Unit, list[Unit]]:
        base, first, second = self._three.of(each)
        if first and second:
            return merged_unit(base, first, second, self._known, self._context)
        return self._three.unit(each), []

    def _before(
        self, each: Entity, last: Entity | None, above: Unit | None, unit: Unit
    ) -> Lines:
        """The blank lines above: as on the sides where the two follow each other."""
        base, first, second = self._three.of(each)
        is_top = above is None
        mine = first and self._follows(self._above_first, each, last, is_top)
        yours = second and self._follows(self._above_second, each, last, is_top)
        if first and mine and second and yours:
            old = base.before if base else None
            return _blanks(old, first.before, second.before)
        if first and mine:
            return first.before
        if second and yours:
            return second.before
        own = first or second or unit
        own_above = (self._above_first if first else self._above_second).get(each)
        in_list = own_above is not None and self._three.unit(own_above).kind == "item"
        return _gap(above, unit, own.before, in_list)

    def _follows(
        self,
        order: dict[Entity, Entity | None],
        each: Entity,
        last: Entity | None,
        is_top: bool,
    ) -> bool:
        above = order[each]
        return above is None if is_top else (last is not None and above == last)


def _above(side: Sequence[Entity]) -> dict[Entity, Entity | None]:
    return dict(zip(side, (None, *side), strict=False))


def _gap(above: Unit | None, unit: Unit, before: Lines, in_list: bool = True) -> Lines:
    """Blank lines between two units that stood apart so far."""
    if above is None:
        return ()
    if above.kind == unit.kind == "item":
        return before if in_list else ()
    tight = above.kind in ("heading", "mark", "opener")
    return before if tight or before else ("",)


def _blanks(base: Lines | None, first: Lines, second: Lines) -> Lines:
    one = None if base is None else one_of(base, first, second)
    return (
        max(first, second, key=lambda each: (len(each), each)) if one is None else one
    )
