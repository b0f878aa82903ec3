"""In which order the units of both sides stand.

The first side's order is the frame. What only the second has, or moved, follows what
it follows there. Where both added something at one place, dated lines go by date, in
the direction that the section has; other runs stay whole, ordered by their text, so
that every device decides the same.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import date

from mdnet.merge.entities import Entity, Places, Three
from mdnet.merge.identity import section_keys
from mdnet.merge.item_line import item_line
from mdnet.merge.units import Unit
from mdnet.note.log_head import dated_head

Run = list[Entity]


def ordered(three: Three, there: Places, kept: Collection[Entity]) -> Run:
    """The kept entities in their new order."""
    away = there.moved_second - there.moved_first
    main = [each for each in there.first if each in kept and each not in away]
    stays = frozenset(main)
    runs: defaultdict[Entity | None, Run] = defaultdict(list)
    above: Entity | None = None
    for each in there.second:
        if each in stays:
            above = above if each in there.moved_first else each
        elif each in kept:
            runs[above].append(each)
    return list(_placed(main, runs, _Dates(three)))


def _placed(
    main: Run, runs: dict[Entity | None, Run], dates: "_Dates"
) -> Iterator[Entity]:
    """The main run with the others behind what they follow."""
    at = 0
    above: Entity | None = None
    while True:
        run = runs.get(above)
        if run:
            end = at
            while end < len(main) and _is_new(main[end]):
                end += 1
            below = main[end] if end < len(main) else None
            yield from dates.together(main[at:end], run, above, below)
            at = end
        if at == len(main):
            return
        above = main[at]
        yield above
        at += 1


def _is_new(entity: Entity) -> bool:
    return entity.base is None and entity.second is None


class _Dates:
    """The days of units, and in which direction the sections go."""

    def __init__(self, three: Three) -> None:
        self._three = three
        self._votes: dict[str, int] | None = None

    def together(
        self, mine: Run, yours: Run, above: Entity | None, below: Entity | None
    ) -> Run:
        """Two runs at one place as one; what is below a heading stays below it."""
        if not mine:
            return yours
        (a, b), (c, d) = self._at_heading(mine), self._at_heading(yours)
        down = self._is_down(mine[0], above, below)
        return [*self._merged(a, c, down), *self._merged(b, d, down)]

    def _at_heading(self, run: Run) -> tuple[list[Run], list[Run]]:
        """The units before the first heading, and the sections after it."""
        loose: list[Run] = []
        parts: list[Run] = []
        for each in run:
            if self._three.unit(each).kind == "heading":
                parts.append([each])
            elif parts:
                parts[-1].append(each)
            else:
                loose.append([each])
        return loose, parts

    def _merged(self, mine: list[Run], yours: list[Run], down: bool) -> Run:
        days = [day_of(self._three.unit(part[0])) for part in (*mine, *yours)]
        if None in days or not (mine and yours):
            runs = sorted((mine, yours), key=self._words)
            return [each for run in runs for part in run for each in part]
        found: list[Run] = []
        left, right = mine[::-1], yours[::-1]
        while left and right:
            one, other = self._key(left[-1], down), self._key(right[-1], down)
            found.append(left.pop() if one <= other else right.pop())
        return [each for part in (*found, *left[::-1], *right[::-1]) for each in part]

    def _key(self, part: Run, down: bool) -> tuple[int, str]:
        unit = self._three.unit(part[0])
        day = (day_of(unit) or date.min).toordinal()
        return -day if down else day, unit.words

    def _words(self, run: list[Run]) -> list[str]:
        return [self._three.unit(each).words for part in run for each in part]

    def _is_down(
        self, each: Entity, above: Entity | None, below: Entity | None
    ) -> bool:
        """Whether the newest is on top here."""
        kind = self._three.unit(each).kind
        key = kind if kind == "heading" else self._section(each)
        if self._votes is None:
            self._votes = _directions(self._three)
        votes = self._votes.get(key, 0)
        if votes:
            return votes < 0
        follows = above is not None and self._three.unit(above).kind == kind
        return not follows and below is not None and self._dated(below)

    def _dated(self, entity: Entity) -> bool:
        return day_of(self._three.unit(entity)) is not None

    def _section(self, entity: Entity) -> str:
        return _sections(self._three.first)[entity.first or 0]


def _sections(side: Sequence[Unit]) -> list[str]:
    return [f"in {key}" for key in section_keys(side)]


def _directions(three: Three) -> dict[str, int]:
    """For each section, and `heading`, how many dates go up less those that go down."""
    votes: defaultdict[str, int] = defaultdict(int)
    for side in three:
        last: dict[str, date] = {}
        for unit, section in zip(side, _sections(side), strict=True):
            day = day_of(unit)
            if day is not None:
                key = "heading" if unit.kind == "heading" else section
                before = last.get(key, day)
                votes[key] += (day > before) - (day < before)
                last[key] = day
    return votes


def day_of(unit: Unit) -> date | None:
    """The day that an item or a heading begins with."""
    if unit.kind == "item":
        head = dated_head(item_line(unit.lines[0]).text.strip())
    elif unit.kind == "heading":
        head = dated_head(unit.lines[0].strip(" #"))
    else:
        return None
    return head.day if head else None
