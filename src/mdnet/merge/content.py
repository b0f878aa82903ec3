"""One unit that both sides have: the changes of both, or both versions."""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import NamedTuple

from mdnet.merge.align import aligned
from mdnet.merge.callout import callout
from mdnet.merge.decision import Decision, conflict
from mdnet.merge.identity import content
from mdnet.merge.item_line import merged_line
from mdnet.merge.lines import Lines, Stretch, common, one_of, stretches
from mdnet.merge.units import ITEM, Unit, text_end, units
from mdnet.merge.words import likeness

_ALIKE = 0.8
# What is nested deeper, in columns, is merged as a whole.
_DEEPEST = 64


class Context(NamedTuple):
    """What a merge of lines needs to know of the level above.

    `say` takes a decision, `nested` merges lines one level below. `indent` is where
    the text of this level begins. `generated`: inside a block of mdnet's, which is
    written anew and where a box would be in the way.
    """

    say: Callable[[Decision], None]
    nested: Callable[[Lines, Lines, Lines, "Context"], Lines]
    indent: str = ""
    generated: bool = False


def merged_unit(
    base: Unit | None,
    first: Unit,
    second: Unit,
    known: Collection[object],
    context: Context,
) -> tuple[Unit, list[Unit]]:
    """The unit, and boxes or second versions that follow it.

    `known` are the contents of all units of both sides: a version that is in a box
    already stays there, and the other one in its place.
    """
    old = base.lines if base else ()
    lines = one_of(old, first.lines, second.lines)
    if lines is not None:
        return first._replace(lines=lines), []
    if first.kind == "item" and len(context.indent) <= _DEEPEST:
        return first._replace(lines=_item(old, first, second, context)), []
    if first.kind == "block":
        inside = context._replace(generated=True)
        where = f"the block {first.name}"
        context.say(Decision("joined", where, "has what both devices did in it"))
        inner = context.nested(old[1:-1], first.lines[1:-1], second.lines[1:-1], inside)
        return first._replace(lines=(first.lines[0], *inner, first.lines[-1])), []
    if not base:
        old = common(first.lines, second.lines)
    if first.kind in ("prose", "heading", "mark", "opener"):
        return _prose(old, first, second, known, context)
    return _whole(old, first, second, known, context)


def _item(old: Lines, first: Unit, second: Unit, context: Context) -> Lines:
    """The line with its box and words, the text that goes on, and what is nested."""
    sides = old, first.lines, second.lines
    marker = ITEM.match(first.lines[0])
    indent = (marker[1] if marker else "") + "  "
    inside = context._replace(indent=indent)
    ends = [text_end(each) if each else 0 for each in sides]
    texts = [each[1:end] for each, end in zip(sides, ends, strict=True)]
    parts = [each[end:] for each, end in zip(sides, ends, strict=True)]
    below = context.nested(parts[0], parts[1], parts[2], inside)
    known = {content(u) for each in parts[1:] for u in units(each)}
    line, boxes = _first_line(sides, known, inside)
    text, more = _going_on(texts, known, inside)
    for box in (*boxes, *more):
        if content(box) not in known:
            below = (*below, *(("",) if below else ()), *box.lines)
    return (line, *text, *below)


def _first_line(
    sides: Sequence[Lines], known: Collection[object], context: Context
) -> tuple[str, list[Unit]]:
    """The line with the changes of both, or one of them and a box with the other."""
    old, mine, yours = (each[0] if each else "" for each in sides)
    line = merged_line(old, mine, yours)
    if line is not None:
        context.say(Decision("line_merge", line.strip(), "has the changes of both"))
        return line, []
    place, box = _boxed((mine.strip(),), (yours.strip(),), known, context)
    return mine if place[0] == mine.strip() else yours, [box]


def _going_on(
    texts: Sequence[Lines], known: Collection[object], context: Context
) -> tuple[Lines, list[Unit]]:
    """Further lines of an item's own text, merged like any paragraph."""
    old, mine, yours = texts
    one = one_of(old, mine, yours)
    if one is not None:
        return one, []
    units = Unit("prose", (), mine), Unit("prose", (), yours)
    merged, boxes = _prose(old or common(mine, yours), *units, known, context)
    return merged.lines, boxes


def _in_place(mine: Lines, yours: Lines, held: tuple[bool, bool]) -> Lines:
    """The version that stays where it is.

    The one beside which the other is noted already (`held`); else the first by the
    alphabet, which is the same on every device.
    """
    if held[0] != held[1]:
        return mine if held[0] else yours
    return min(mine, yours)


def _conflict(place: str) -> Decision:
    return conflict(place.strip(), "was written differently on two devices; both stay")


def _prose(
    old: Lines, first: Unit, second: Unit, known: Collection[object], context: Context
) -> tuple[Unit, list[Unit]]:
    """Line by line; where both changed the same lines, one version goes into a box."""
    lines: list[str] = []
    boxes: list[Unit] = []
    for each in stretches(old, first.lines, second.lines):
        if each.is_certain:
            lines += each.first
        elif not _is_conflict(each):
            lines += _together(each.first, each.second)
        elif context.generated:
            lines += [*each.first, *each.second]
        else:
            place, box = _boxed(each.first, each.second, known, context)
            lines += place
            boxes.append(box)
    if lines and not boxes:
        context.say(Decision("line_merge", lines[0].strip(), "has the changes of both"))
    return first._replace(lines=tuple(lines)), boxes


def _boxed(
    mine: Lines, yours: Lines, known: Collection[object], context: Context
) -> tuple[Lines, Unit]:
    """The version that stays in its place, and the box with the other one."""
    boxes = [callout(_inside(each, context), context.indent) for each in (mine, yours)]
    held = content(boxes[1]) in known, content(boxes[0]) in known
    place = _in_place(mine, yours, held)
    context.say(_conflict(place[0]))
    return place, boxes[1] if place == mine else boxes[0]


def _inside(lines: Iterable[str], context: Context) -> list[str]:
    return [line.removeprefix(context.indent) for line in lines]


def _is_conflict(each: Stretch) -> bool:
    """Whether both sides mean the same lines: changed ones, or new ones alike."""
    if not (each.first and each.second):
        return False
    if each.base:
        return True
    pairs = list(zip(each.first, each.second, strict=False))
    return len(each.first) == len(each.second) and all(
        one[:1] != "|" and likeness(one, other) >= _ALIKE for one, other in pairs
    )


def _together(mine: Lines, yours: Lines) -> list[str]:
    """The lines of both, common ones once, the others in the order of their text."""
    found: list[str] = []
    a = b = 0
    for i, j in (*aligned(mine, yours), (len(mine), len(yours))):
        for run in sorted((mine[a:i], yours[b:j])):
            found += run
        found += mine[i : i + 1]
        a, b = i + 1, j + 1
    return found


def _whole(
    old: Lines, first: Unit, second: Unit, known: Collection[object], context: Context
) -> tuple[Unit, list[Unit]]:
    """Quotes, code and comments: merged as a whole, else the other one below it."""
    found = stretches(old, first.lines, second.lines)
    if all(each.is_certain for each in found):
        context.say(Decision("line_merge", first.lines[0], "has the changes of both"))
        lines = tuple(line for each in found for line in each.first)
        return first._replace(lines=lines), []
    if context.generated:
        return first, [second]
    place, box = _boxed(first.lines, second.lines, known, context)
    return first._replace(lines=place), [box]
