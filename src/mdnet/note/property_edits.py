"""Where the bytes of a property are: the edits that change one, and nothing else.

Pure planning: `properties` makes the edits and checks their result. A block here is
the properties of one readable front matter; what has no certain shape is refused.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from mdnet.errors import NotEditableError
from mdnet.note.front_values import FrontMatter, Property, Split
from mdnet.note.property_lists import list_edits
from mdnet.note.property_style import (
    PropertyValue,
    is_list,
    property_text,
    scalar_text,
)
from mdnet.note.source import BOM, Edit, line_end, line_start, newline_of, next_line

_COLON = re.compile(r"[ \t]*:")
# The head of a literal or folded scalar, behind a tag if there is one.
_HEAD = re.compile(r"[^|>\n]*[|>][-+0-9]*")


class Front(NamedTuple):
    """A note's text with its front matter, as the edits need it."""

    text: str
    where: Split
    matter: FrontMatter

    @property
    def newline(self) -> str:
        """The line end of the lines that are added."""
        return newline_of(self.text)


def find_property(front: Front, key: str) -> Property | None:
    """The property `key`, else the one that differs only in case, as for Obsidian."""
    folded = key.casefold()
    same = [p for p in front.matter.properties if p.key.casefold() == folded]
    return next((p for p in same if p.key == key), same[0] if same else None)


def added(front: Front, key: str, value: PropertyValue) -> tuple[Edit, ...]:
    """A new property at the end of the block; a block in front where there is none."""
    lines = property_text(key, value, front.newline)
    if not front.where.has_block:
        fence = "---" + front.newline
        start = front.where.start
        return (Edit(start, start, fence + lines + fence),)
    first = front.matter.properties[0] if front.matter.properties else None
    indent = _indent(front.text, first) if first else ""
    text = "".join(indent + line for line in lines.splitlines(keepends=True))
    return (Edit(front.where.end, front.where.end, text),)


def changed(front: Front, old: Property, value: PropertyValue) -> tuple[Edit, ...]:
    """The value of a property replaced; a list keeps its style and what it had."""
    if is_list(value):
        return relisted(front, old, value)
    return _emptied(front, old, scalar_text(value) if value != "" else "")


def relisted(
    front: Front, old: Property, members: Sequence[object]
) -> tuple[Edit, ...]:
    """A list, or any other value, turned into a list of these texts."""
    if old.items and (members or old.style == "flow list"):
        return list_edits(front.text, old, members, front.newline)
    if not members:
        return _emptied(front, old, "")
    return listed(front, old, [scalar_text(str(member)) for member in members])


def listed(front: Front, old: Property, items: Sequence[str]) -> tuple[Edit, ...]:
    """A scalar, or an empty list, replaced by a block list of these written items."""
    indent = _indent(front.text, old)
    lines = "".join(f"{front.newline}{indent}  - {item}" for item in items)
    edits = _emptied(front, old, "")
    end = line_end(front.text, old.value_span[1])
    if edits and edits[-1].end == end:
        last = edits[-1]
        return (*edits[:-1], Edit(last.start, last.end, last.text + lines))
    return (*edits, Edit(end, end, lines))


def _emptied(front: Front, old: Property, new: str) -> tuple[Edit, ...]:
    """The value replaced by the scalar `new`; what is behind it on its line stays."""
    if old.style in ("flow map", "block map"):
        message = f"`{old.key}` holds properties of its own: edit it by hand"
        raise NotEditableError(message)
    text = front.text
    start, end = old.value_span
    colon = _behind_colon(text, old)
    written = f" {new}" if new else ""
    if old.style == "block list":
        first = line_end(text, colon)
        return _drop_empty(
            Edit(colon, colon, written), Edit(first, line_end(text, end), "")
        )
    if old.style in ("literal", "folded"):
        head = _HEAD.match(text, start)
        head_end = head.end() if head else start
        return _drop_empty(
            Edit(colon, head_end, written), Edit(line_end(text, head_end), end, "")
        )
    if new and start > colon:
        return (Edit(start, end, new),)
    return _drop_empty(Edit(colon, max(colon, end), written))


def _drop_empty(*edits: Edit) -> tuple[Edit, ...]:
    return tuple(edit for edit in edits if edit.text or edit.start < edit.end)


def deleted(front: Front, old: Property) -> Edit:
    """The lines of a property gone; comments above it stay."""
    text = front.text
    start = line_start(text, old.key_span[0])
    if text[max(start, front.where.start) : old.key_span[0]].strip(" "):
        raise NotEditableError(f"`{old.key}` shares its line with something else")
    end = next_line(text, max(_behind_colon(text, old), old.value_span[1]))
    return Edit(start, end, "")


def unfenced(front: Front, edit: Edit) -> Edit | None:
    """`edit` with both fences, where it leaves nothing between them.

    `None` where something is left, or where the note would be empty: other programs
    take an empty note for one that is just being saved.
    """
    where = front.where
    if (edit.start, edit.end) != (where.start, where.end):
        return None
    first = len(BOM) if front.text.startswith(BOM) else 0
    whole = where.body_start == len(front.text)
    return None if whole else Edit(first, where.body_start, "")


def _behind_colon(text: str, old: Property) -> int:
    found = _COLON.match(text, old.key_span[1])
    if found is None:
        raise NotEditableError(
            f"`{old.key}` is written in a way that mdnet leaves alone"
        )
    return found.end()


def _indent(text: str, old: Property) -> str:
    return text[line_start(text, old.key_span[0]) : old.key_span[0]]
