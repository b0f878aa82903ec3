"""The values that reading a front matter gives: properties with their spans.

Spans are pairs of offsets into the whole text of the note.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from mdnet.model.finding import Finding

Scalar = bool | int | float | str | None
# The members of a list or a map are values as well; `object` keeps the type finite.
Value = Scalar | tuple[object, ...] | Mapping[str, object]
# The same with every scalar as its text: digits and zeros as they were typed.
Raw = str | tuple[object, ...] | Mapping[str, object]
Span = tuple[int, int]
Style = Literal[
    "empty", "plain", "single", "double", "literal", "folded",
    "flow list", "block list", "flow map", "block map",
]  # fmt: skip


class Item(NamedTuple):
    """One value where it stands: a scalar, or a list or map of them.

    `raw` is a scalar's text without quotes and escapes (`01234` where `value` is
    1234), for lists and maps the same of each member. `items` are a list's members.
    `end` is behind the last character; of a block list or map, of its last member.
    """

    value: Value
    raw: Raw
    line: int
    column: int
    start: int
    end: int
    style: Style
    items: tuple["Item", ...] = ()


class Property(NamedTuple):
    """One key of the front matter with its value.

    `line` and `column` are the value's, right behind the colon for an empty one.
    The other fields are those of `Item`.
    """

    key: str
    value: Value
    line: int
    column: int
    key_span: Span
    value_span: Span
    style: Style
    raw: Raw
    items: tuple[Item, ...] = ()


class Split(NamedTuple):
    """Where the front matter is.

    `text[start:end]` is the YAML between the fences, its last line end included;
    `body_start` is behind the closing fence's line. Without a block all three are
    where the body begins: 0, or 1 behind a byte order mark.
    """

    has_block: bool
    start: int
    end: int
    body_start: int


class FrontMatter(NamedTuple):
    """A note's properties in their order, and what was wrong with them.

    `readable` is false where the block cannot be trusted and is therefore never
    edited; `properties` is then empty, or, where a key stands twice, holds its last
    value. A note without a block is readable. `body_line` is the number of the
    body's first line.
    """

    properties: tuple[Property, ...]
    findings: tuple[Finding, ...]
    readable: bool
    body_start: int
    body_line: int

    def property(self, key: str) -> Property | None:
        """The property with exactly this key."""
        return next((p for p in self.properties if p.key == key), None)
