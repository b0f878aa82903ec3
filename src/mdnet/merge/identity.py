"""What tells one unit from all others, also after it was edited or moved."""

import re
from collections.abc import Sequence

from mdnet.merge.item_line import item_line, words_of
from mdnet.merge.units import Unit
from mdnet.note.sections import heading_key

Identity = tuple[str, str]
_BLOCK_ID = re.compile(r"[ \t]\^([A-Za-z0-9-]+)(?=[ \t]|$)")
# A shorter text does not tell one line from another that says the same.
_TELLING = 16
# Fields that a task gets when it is done.
_CLOSING = frozenset({"done", "cancelled"})


def content(unit: Unit) -> tuple[str, tuple[str, ...]]:
    """Equal for two units that say the same, whatever stands above them."""
    return unit.kind, unit.lines


def identity(unit: Unit) -> Identity | None:
    """What stays the same when a unit is edited, `None` if nothing does."""
    if unit.kind == "block":
        return "block", unit.name
    if unit.kind == "heading":
        return "heading", heading_key(unit.lines[0].strip(" #"))
    return _item_identity(unit.lines[0]) if unit.kind == "item" else None


def _item_identity(line: str) -> Identity | None:
    """A block id; else what a task asks for, or the whole text."""
    found = _BLOCK_ID.search(line) if "^" in line else None
    if found:
        return "id", found[1]
    parts = item_line(line)
    if not parts.box:
        text = " ".join(parts.text.split())
        return ("item", text) if text else None
    said = words_of(parts.text)
    fields = [value for name, _, value in said.fields if name not in _CLOSING]
    return ("task", " ".join([said.said, *fields])) if said.said else None


def is_telling(unit: Unit) -> bool:
    """Whether the unit says enough to be the same one at another place."""
    return len(unit.words) >= _TELLING and unit.kind != "rule"


def section_keys(units: Sequence[Unit]) -> list[str]:
    """For each unit the heading above it."""
    found, key = [], ""
    for unit in units:
        if unit.kind == "heading":
            key = heading_key(unit.lines[0].strip(" #"))
        found.append(key)
    return found
