"""What an unquoted word of YAML means to Obsidian: the core schema of YAML 1.2.

So `no` and `12:30` are text, `01234` is 1234, `0o17` is 15 and a date is text. There
is no timestamp type; a field that wants a date reads the text itself.
"""

import re

from mdnet.note.limits import MAX_NUMBER_LENGTH

_WORDS: dict[str, bool | float | None] = {
    "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True,
    "false": False, "False": False, "FALSE": False,
    ".nan": float("nan"), ".NaN": float("nan"), ".NAN": float("nan"),
}  # fmt: skip
_NUMBER_BEGINS = frozenset("-+.0123456789")
_FIRST = _NUMBER_BEGINS | frozenset("~nNtTfF")
_INTEGER = re.compile(r"[-+]?[0-9]+")
_BASED = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(
    r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
    r"|[-+]?\.(?:inf|Inf|INF)"
)


def core_value(text: str) -> bool | int | float | str | None:
    """The value of a plain scalar; `None` for an empty one."""
    if not text:
        return None
    if text[0] not in _FIRST:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _NUMBER_BEGINS or len(text) > MAX_NUMBER_LENGTH:
        return text
    return _number(text)


def _number(text: str) -> int | float | str:
    if not _FLOAT.fullmatch(text):  # first, for most of these are dates
        return int(text, 0) if _BASED.fullmatch(text) else text
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text.replace(".i", "i").replace(".I", "i"))
