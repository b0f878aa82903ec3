"""Values as Obsidian's own writer puts them, so that it leaves them as they are.

Plain where possible; quotes where a plain scalar would be read as something else.
Double quotes, save for a text that has double quotes and no single ones in it.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import TypeGuard

from mdnet.note.core_schema import core_value

PropertyValue = bool | int | str | date | Sequence[str] | None

# What cannot begin a plain scalar, be inside one, or end one.
_BAD_START = re.compile(r"[\s,\[\]{}#&*!|>'\"%@`]|[-?:](?:\s|\Z)")
_BAD_INSIDE = re.compile(r":[ \t]|[ \t]#")
_BAD_END = re.compile(r"[\s:]\Z")
# Inside brackets some readers are stricter than others.
_BAD_IN_FLOW = re.compile(r"[-?]|.*[,\[\]{}:]")
# What is not printable, or a line break to some YAML reader.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
)
# In this order: the backslash first.
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def scalar_text(value: PropertyValue, in_flow: bool = False) -> str:
    """One scalar as it stands behind `key: ` or `- `; empty for `None`.

    `in_flow` is for a member of a list in brackets. An empty text is `""`.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int):
        return str(value)
    text = str(value)
    return text if _is_plain(text, in_flow) else _quoted(text)


def is_list(value: PropertyValue) -> TypeGuard[Sequence[str]]:
    """Whether a value is a list of texts."""
    return isinstance(value, Sequence) and not isinstance(value, str)


def property_text(key: str, value: PropertyValue, newline: str = "\n") -> str:
    """The lines of a new property, the last line end included."""
    name = scalar_text(key)
    if is_list(value):
        items = "".join(f"  - {scalar_text(item)}{newline}" for item in value)
        return f"{name}:{newline}{items}"
    text = scalar_text(value) if value != "" else ""
    return f"{name}: {text}{newline}" if text else f"{name}:{newline}"


def _is_plain(text: str, in_flow: bool) -> bool:
    if not text or _BAD_START.match(text) or _BAD_END.search(text):
        return False
    if _BAD_INSIDE.search(text) or _UNPRINTABLE.search(text):
        return False
    if in_flow and _BAD_IN_FLOW.match(text):
        return False
    return isinstance(core_value(text), str)


def _quoted(text: str) -> str:
    if '"' in text and "'" not in text and not _UNPRINTABLE.search(text):
        return f"'{text}'"
    for mark, escape in _ESCAPES.items():
        text = text.replace(mark, escape)
    return '"' + _UNPRINTABLE.sub(_escape, text) + '"'


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"
