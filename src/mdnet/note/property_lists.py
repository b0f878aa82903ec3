"""The edits that turn a list of a front matter into another one, in its own style.

Members that both lists have at the start and at the end are not touched.
"""

from collections.abc import Sequence

from mdnet.errors import NotEditableError
from mdnet.note.front_values import Item, Property
from mdnet.note.property_style import scalar_text
from mdnet.note.source import Edit, line_start, next_line


def list_edits(
    text: str, old: Property, items: Sequence[object], newline: str
) -> tuple[Edit, ...]:
    """`old`, a list with members, turned into `items`.

    Raises:
        NotEditableError: the list is written in a way that has no certain place.
    """
    first, last = _difference([item.raw for item in old.items], items)
    new = items[first : len(items) - (len(old.items) - last)]
    if old.style == "flow list":
        return _flow_edits(text, old, first, last, new, newline)
    return _block_edits(text, old, first, last, new, newline)


def _difference(old: Sequence[object], new: Sequence[object]) -> tuple[int, int]:
    """The range of `old` that has to go so that the rest is the ends of `new`."""
    shorter = min(len(old), len(new))
    first = 0
    while first < shorter and old[first] == new[first]:
        first += 1
    last = len(old)
    while last > first and len(new) - (len(old) - last) > first:
        if old[last - 1] != new[len(new) - (len(old) - last) - 1]:
            break
        last -= 1
    return first, last


def _block_edits(
    text: str, old: Property, first: int, last: int, new: Sequence[object], newline: str
) -> tuple[Edit, ...]:
    dash = old.value_span[0]
    margin = text[line_start(text, dash) : dash]
    if margin.strip(" "):
        raise NotEditableError(f"the list of `{old.key}` begins on a line of its own")
    top = dash - len(margin)
    starts = [_dash_line(text, item, len(margin), top) for item in old.items]
    removed = tuple(
        Edit(starts[i], _after_item(text, old.items[i]), "") for i in range(first, last)
    )
    lines = "".join(f"{margin}- {scalar_text(str(item))}{newline}" for item in new)
    at = _after_item(text, old.items[first - 1]) if first else starts[0]
    added = (Edit(at, at, lines),) if lines else ()
    return (*added, *removed)


def _dash_line(text: str, item: Item, margin: int, top: int) -> int:
    """The start of the line with the dash of `item`: its own, or one above it."""
    start = line_start(text, item.start)
    while start > top and text[start : start + margin + 1].strip(" ") != "-":
        start = line_start(text, start - 1)
    return start


def _after_item(text: str, item: Item) -> int:
    return next_line(text, item.end)


def _flow_edits(
    text: str, old: Property, first: int, last: int, new: Sequence[object], newline: str
) -> tuple[Edit, ...]:
    items = old.items
    written = ", ".join(scalar_text(str(item), in_flow=True) for item in new)
    if first < last and new:
        return (Edit(items[first].start, items[last - 1].end, written),)
    if first < last:
        return (_flow_removal(old, first, last),)
    if first:
        at = items[first - 1].end
        return (Edit(at, at, _separator(text, items[first - 1], newline) + written),)
    at = items[0].start
    return (Edit(at, at, written + ", "),)


def _flow_removal(old: Property, first: int, last: int) -> Edit:
    items = old.items
    if first:
        return Edit(items[first - 1].end, items[last - 1].end, "")
    if last < len(items):
        return Edit(items[0].start, items[last].start, "")
    start, end = old.value_span
    return Edit(start + 1, end - 1, "")


def _separator(text: str, before: Item, newline: str) -> str:
    """What stands between `before`, the last member, and a new one behind it."""
    margin = text[line_start(text, before.start) : before.start]
    return ", " if margin.strip() else f",{newline}{margin}"
