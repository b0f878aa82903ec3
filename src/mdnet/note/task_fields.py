"""The fields of a task line in the Obsidian Tasks plugin's emoji format.

As the plugin's serializer reads them (obsidian-tasks 8.3.0,
`src/TaskSerializer/DefaultTaskSerializer.ts`): from the right end of the line; the
first text there that is no field stops it, and all to its left is description.
"""

import re
from typing import NamedTuple

BOX = re.compile(r"[\s>]*(?:[-*+]|[0-9]+[.)]) +\[(.)\] *")
DATE_SIGNS = {
    "➕": "made", "🛫": "start", "⏳": "scheduled", "⌛": "scheduled", "📅": "due",
    "📆": "due", "🗓": "due", "❌": "cancelled", "✅": "done",
}  # fmt: skip
PRIORITY_SIGNS = {
    "🔺": "highest", "⏫": "high", "🔼": "medium", "🔽": "low", "⏬": "lowest"
}  # fmt: skip
_VALUES = (
    (DATE_SIGNS, r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    (dict.fromkeys(PRIORITY_SIGNS, "priority"), ""),
    ({"🔁": "recurrence"}, r"[a-zA-Z0-9, !]+"),
    ({"🏁": "on_completion"}, r"[a-zA-Z]+"),
    ({"🆔": "id"}, r"[a-zA-Z0-9_-]+"),
    ({"⛔": "depends_on"}, r"[a-zA-Z0-9_-]+(?: *, *[a-zA-Z0-9_-]+)*"),
)
_FIELDS = {
    sign: (name, re.compile(rf"{sign}\ufe0f? *+({value})"))
    for signs, value in _VALUES
    for sign, name in signs.items()
}
_SIGN = re.compile(f"[{''.join(_FIELDS)}]")
_TAG = re.compile(r'#[^ !@#$%^&*(),.?":{}|<>]+')
_BLOCK_LINK = re.compile(r"\s\^([a-zA-Z0-9-]+)")


class Field(NamedTuple):
    """One field: the name of the task's attribute, its value as typed, its span."""

    name: str
    value: str
    start: int
    end: int


class TaskText(NamedTuple):
    """What stands behind a task's box; offsets are those of the text given.

    `fields` are in the order of the line. `end` is where the last field or word ends,
    before the block link, whose id is `block_id`.
    """

    description: str
    fields: tuple[Field, ...]
    end: int
    block_id: str = ""


def task_text(text: str, start: int, end: int) -> TaskText:
    """The task whose text after the box is `text[start:end]`."""
    end = trimmed(text, start, end)
    block = _block_link(text, start, end)
    if block:
        end = trimmed(text, start, block.start())
    block_id = block[1] if block else ""
    signs = [found.start() for found in _SIGN.finditer(text, start, end)]
    if not signs:
        return TaskText(text[start:end].strip(), (), end, block_id)
    fields, words = _fields(text, start, end, signs)
    return TaskText(words, tuple(reversed(fields)), end, block_id)


def _fields(
    text: str, start: int, end: int, signs: list[int]
) -> tuple[list[Field], str]:
    """The fields from the right end on, and the description that is left."""
    fields: list[Field] = []
    tags: list[str] = []
    while signs:
        name, pattern = _FIELDS[text[signs[-1]]]
        found = pattern.fullmatch(text, signs[-1], end)
        if found:
            value = found[1].strip() or PRIORITY_SIGNS.get(text[signs[-1]], "")
            fields.append(Field(name, value, signs.pop(), end))
            end = trimmed(text, start, found.start())
            continue
        tag = _tag_at_end(text, start, end)
        if tag == -1:
            break
        tags.append(text[tag:end])
        end = trimmed(text, start, tag)
        while signs and signs[-1] >= end:
            signs.pop()
    return fields, " ".join([text[start:end].strip(), *reversed(tags)]).strip()


def _tag_at_end(text: str, start: int, end: int) -> int:
    """The offset of the tag that stands last, -1 if none does."""
    first = end
    while first > start and not text[first - 1].isspace():
        first -= 1
    return first if _TAG.fullmatch(text, first, end) else -1


def _block_link(text: str, start: int, end: int) -> re.Match[str] | None:
    mark = text.rfind("^", start, end)
    return _BLOCK_LINK.fullmatch(text, mark - 1, end) if mark > start else None


def trimmed(text: str, start: int, end: int) -> int:
    """Where the text ends without the white space at its end."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
