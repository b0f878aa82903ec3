"""The first line of a list item: its box, its words, its fields, and their merge."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from mdnet.merge.align import aligned
from mdnet.merge.lines import clean, one_of
from mdnet.note.task_fields import task_text

_LINE = re.compile(
    r"([ \t]*(?:[-*+]|[0-9]{1,9}[.)])[ \t]*)(?:\[(.)\](?=[ \t]|$))?(.*)", re.DOTALL
)
_TOKEN = re.compile(r"\s*\S+")
_LATER, _EARLIER = ("done", "cancelled"), ("made",)


class ItemLine(NamedTuple):
    """A list item's first line: marker, the character in its box, the text behind.

    `box` is empty where it has none.
    """

    marker: str
    box: str
    text: str

    @property
    def line(self) -> str:
        """As it is written."""
        box = f"[{self.box}]" if self.box else ""
        return f"{self.marker}{box}{self.text}"


class Words(NamedTuple):
    """A task's text: what is to be done, its fields (name, text, value), its id."""

    said: str
    fields: tuple[tuple[str, str, str], ...]
    block_id: str


def item_line(line: str) -> ItemLine:
    """The parts of the first line of an item."""
    found = _LINE.fullmatch(line)
    if found is None:
        return ItemLine("", "", line)
    return ItemLine(found[1], found[2] or "", found[3])


def words_of(text: str) -> Words:
    """What stands behind a box."""
    found = task_text(text, 0, len(text))
    fields = tuple(
        (f.name, text[f.start : f.end].strip(), f.value) for f in found.fields
    )
    return Words(found.description, fields, found.block_id)


def merged_line(base: str, first: str, second: str) -> str | None:
    """The line with the changes of both; `None` where they contradict each other."""
    b, f, s = item_line(base), item_line(first), item_line(second)
    text = one_of(b.text, f.text, s.text)
    if text is None:
        both_tasks = bool(f.box and s.box)
        text = _tasks(b.text, f.text, s.text) if both_tasks else None
        text = _texts(b.text, f.text, s.text) if text is None else text
    if text is None:
        return None
    marker = one_of(b.marker, f.marker, s.marker)
    return ItemLine(
        min(f.marker, s.marker) if marker is None else marker,
        merged_box(b.box, f.box, s.box),
        text,
    ).line


def merged_box(base: str, first: str, second: str) -> str:
    """Done beats cancelled beats any other mark beats open, if both were changed."""
    box = one_of(base, first, second)
    return max((first, second), key=_rank) if box is None else box


def _rank(box: str) -> tuple[int, str]:
    order = {"": 0, " ": 1, "-": 3, "x": 4, "X": 4}
    return order.get(box, 2), box


def _texts(base: str, first: str, second: str) -> str | None:
    """Words changed at different places of one line; without a base the fuller text."""
    old, mine, yours = (_TOKEN.findall(text) for text in (base, first, second))
    if not old:
        common = len(aligned(mine, yours))
        fuller = second if common == len(mine) else first
        return fuller if common in (len(mine), len(yours)) else None
    found = clean(old, mine, yours)
    return None if found is None else "".join(found)


def _tasks(base: str, first: str, second: str) -> str | None:
    """Description and fields each for themselves; `None` where one is unsure."""
    b, f, s = words_of(base), words_of(first), words_of(second)
    said = one_of(b.said, f.said, s.said)
    said = _texts(b.said, f.said, s.said) if said is None else said
    block = one_of(b.block_id, f.block_id, s.block_id)
    fields = _fields(b.fields, f.fields, s.fields)
    if said is None or block is None or fields is None:
        return None
    if block and f"^{block}" in said:
        return None  # with words behind the id on one side: no part of its own
    tail = [f"^{block}"] if block else []
    return " " + " ".join(filter(None, [said, *fields, *tail]))


def _fields(
    base: Sequence[tuple[str, str, str]],
    first: Sequence[tuple[str, str, str]],
    second: Sequence[tuple[str, str, str]],
) -> list[str] | None:
    """The fields of both in the first's order, each as it is written."""
    names = list(dict.fromkeys(name for name, _, _ in (*first, *second)))
    if max(len(first), len(second), len(base)) > len({*names, *(n for n, *_ in base)}):
        return None
    sides = [
        {n: (written, value) for n, written, value in s} for s in (base, first, second)
    ]
    found = []
    for name in names:
        each = _field(name, *(side.get(name, ("", "")) for side in sides))
        if each is None:
            return None
        found.append(each)
    return [each for each in found if each]


def _field(
    name: str, base: tuple[str, str], first: tuple[str, str], second: tuple[str, str]
) -> str | None:
    chosen = one_of(base, first, second)
    if chosen is None and not (first[0] and second[0]):
        chosen = first if first[0] else second
    if chosen is None and name in _LATER:
        chosen = max(first, second, key=lambda each: each[1])
    if chosen is None and name in _EARLIER:
        chosen = min(first, second, key=lambda each: each[1])
    return None if chosen is None else chosen[0]
