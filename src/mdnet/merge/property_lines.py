"""The lines of a property with another list, in the style that it has."""

from collections.abc import Sequence

from mdnet.errors import NotEditableError
from mdnet.merge.lines import Lines
from mdnet.note.properties import set_property
from mdnet.note.property_style import property_text


def list_lines(key: str, texts: Sequence[str], lines: Lines) -> Lines:
    """The property's lines with these members; `lines` are those so far."""
    if not lines:
        return _cut(property_text(key, texts))
    block = "\n".join(("---", *lines, "---", ""))
    try:
        return _cut(set_property(block, key, texts))[1:-1]
    except NotEditableError:
        return _cut(property_text(key, texts))


def _cut(text: str) -> Lines:
    return tuple(text.split("\n")[:-1])
