"""Front matter in the plain form that Obsidian and mdnet write, read line by line.

Most notes have nothing but `key: value` and `  - item` lines, maybe with a comment
behind, where YAML has no second meaning. They are read here in a third of the time that
libyaml takes, which counts in a cold index. Anything else, be it a bracket, an escape
or a line that belongs to the one above, is left to the YAML reader. What is read here
is exactly what that one would give, spans and all; a test compares them.
"""

import re
from typing import NamedTuple

from mdnet.note.core_schema import core_value
from mdnet.note.front_problems import FIRST_LINE
from mdnet.note.front_values import Item, Property, Scalar, Style

# Above this size the limits are the YAML reader's to check.
_LONGEST = 64 * 1024
# Never part of a line here: controls, and beyond ASCII what some YAML reader takes
# for a line end or for no character.
_NEVER = "\x00-\x1f\x7f-\x9f"
_ODD = re.compile("[\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_PLAIN = (
    rf"[^\s{_NEVER}\-?:,\[\]{{}}#&*!|>'\"%@`]"
    rf"(?:[^{_NEVER}:#]++|:(?=[^\s{_NEVER}])|(?<=[^ ])#)*"
)
_VALUE = rf"({_PLAIN}|\"[^{_NEVER}\"\\]*\" *|'[^{_NEVER}']*' *)"
_COMMENT = rf"(?:(?<= )#[^{_NEVER}]*)?"
# The whole line, then key, gap and value, or margin, gap and item; or a blank line.
# Only at a line's start: tried at each character, a long line would take hours.
_KEY = "[A-Za-z_][A-Za-z0-9_]*+(?:[ -][A-Za-z0-9_]+)*"
_LINE = re.compile(
    rf"^((?:({_KEY}):(?:( +){_VALUE}{_COMMENT}| *)"
    rf"|( *)-( +){_VALUE}{_COMMENT}| *)\r?\n)",
    re.MULTILINE,
)
_LONGEST_KEY = 128
# Seen at once, so that a note with any of them costs no second reading.
_NOT_PLAIN = ("\n#", ": [", ": {", ": |", ": >", "\t", "\\")
_QUOTES: dict[str, Style] = {'"': "double", "'": "single"}


# A tuple's own constructor takes half the time of a NamedTuple's.
_new = tuple.__new__


class _List(NamedTuple):
    """The items below a key so far, all with their dash behind the same margin."""

    key: str
    margin: str
    line: int
    dash: int
    items: list[Item]


_NONE = _List("", "", 0, 0, [])


def plain_properties(block: str, offset: int) -> dict[str, Property] | None:
    """The properties of a block that stands at `offset`, `None` if it is not plain."""
    if not _may_be_plain(block):
        return None
    found: dict[str, Property] = {}
    waiting, below = "", _NONE
    start, number = offset, FIRST_LINE
    for line, key, gap, value, margin, space, item in _LINE.findall(block):
        if key:
            if key in found or len(key) > _LONGEST_KEY:
                return None
            found[key] = _property(key, len(gap), value, number, start)
            waiting = "" if value else key
        elif item:
            if below.key != waiting:
                _close(below, found)
                below = _List(waiting, margin, number, start + len(margin), [])
            if not waiting or below.margin != margin:
                return None
            column = len(margin) + len(space) + 2
            below.items.append(_item(item, number, column, start + column - 1))
        start += len(line)
        number += 1
    _close(below, found)
    return found if start == offset + len(block) else None


def _may_be_plain(block: str) -> bool:
    if len(block) > _LONGEST or any(mark in block for mark in _NOT_PLAIN):
        return False
    return block.isascii() or not _ODD.search(block)


def _property(key: str, gap: int, written: str, line: int, start: int) -> Property:
    """A property that stands on its own line, its value empty or a scalar."""
    end = start + len(key)
    if not written:
        span = (end + 1, end + 1)
        return Property(key, None, line, len(key) + 2, (start, end), span, "empty", "")
    value, raw, length, style = _scalar(written)
    first, column = end + 1 + gap, len(key) + gap + 2
    span = (first, first + length)
    return _new(
        Property, (key, value, line, column, (start, end), span, style, raw, ())
    )


def _item(written: str, line: int, column: int, start: int) -> Item:
    value, raw, length, style = _scalar(written)
    return _new(Item, (value, raw, line, column, start, start + length, style, ()))


def _scalar(written: str) -> tuple[Scalar, str, int, Style]:
    """Value, text, length with quotes, and style."""
    text = written.rstrip(" ")
    style = _QUOTES.get(text[0])
    if style is None:
        return core_value(text), text, len(text), "plain"
    return text[1:-1], text[1:-1], len(text), style


def _close(below: _List, found: dict[str, Property]) -> None:
    """Give the items to the key above them, which was empty so far."""
    key, margin, line, dash, items = below
    if not items:
        return
    found[key] = Property(
        key, tuple([item.value for item in items]), line, len(margin) + 1,
        found[key].key_span, (dash, items[-1].end), "block list",
        tuple([item.raw for item in items]), tuple(items),
    )  # fmt: skip
