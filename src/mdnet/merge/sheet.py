"""A front matter as lines by key, so that it can be put together again."""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from mdnet.merge.lines import Lines
from mdnet.note.front_values import Property
from mdnet.note.frontmatter import read, split
from mdnet.note.source import line_end


class Entry(NamedTuple):
    """A property with its lines; `lead` are the comments and blank lines above it.

    `notes` are the comments among its lines.
    """

    value: Property
    lead: Lines
    lines: Lines
    notes: Lines = ()

    @property
    def raw(self) -> object:
        """What it says, the empty text for every way to say nothing."""
        return "" if self.value.value in (None, "", ()) else self.value.raw


class Sheet(NamedTuple):
    """The front matter of a text with `\\n` as line end, by key.

    `opening` and `closing` are its fences, empty without a block. `tail` are comments
    below the last property. `body` is the rest of the text.
    """

    entries: dict[str, Entry]
    opening: str = ""
    tail: Lines = ()
    closing: str = ""
    body: str = ""


def block_of(text: str) -> tuple[str, str]:
    """The block with both fences, empty without one, and the body below it."""
    where = split(text)
    start = where.body_start if where.has_block else 0
    return text[:start], text[start:]


def sheet_of(text: str) -> Sheet | None:
    """The properties by key; `None` where they cannot be read, or share their lines."""
    front, where = read(text, ""), split(text)
    if not front.readable:
        return None
    if not where.has_block:
        return Sheet({}, body=text)
    keys = [each.key_span[0] for each in front.properties]
    starts = [text.rfind("\n", 0, key) + 1 for key in keys]
    pairs = zip(starts, keys, strict=True)
    if any(text[start:key] not in ("", "? ") for start, key in pairs):
        return None
    cuts = [where.start, *starts, where.end]
    parts = [_lines(text[a:b]) for a, b in itertools.pairwise(cuts)]
    entries: dict[str, Entry] = {}
    lead = parts[0]
    for value, lines in zip(front.properties, parts[1:], strict=True):
        end = _own_end(value, lines)
        notes = tuple(_notes(text, value, lines[1:end]))
        entries[value.key] = Entry(value, lead, lines[:end], notes)
        lead = lines[end:]
    closing = text[where.end : where.body_start].rstrip("\n")
    opening, body = text[: where.start - 1], text[where.body_start :]
    return Sheet(entries, opening, lead, closing, body)


def _lines(text: str) -> Lines:
    return tuple(text.split("\n")[:-1])


def _own_end(value: Property, lines: Sequence[str]) -> int:
    """Behind the last line of the property's own; blank ones may belong to a text."""
    is_text = value.style in ("literal", "folded")
    end = len(lines)
    if is_text:
        return next((n for n in range(1, end) if lines[n].startswith("#")), end)
    while end > 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return end


def _notes(text: str, value: Property, below: Iterable[str]) -> Iterator[str]:
    """The comments behind a value or its members, and on lines between them."""
    if value.style in ("literal", "folded"):
        return
    for end in (value.value_span[1], *(item.end for item in value.items)):
        behind = text[end : line_end(text, end)].strip()
        if behind.startswith("#"):
            yield behind
    yield from (line.strip() for line in below if line.strip().startswith("#"))


def members(entry: Entry | None) -> Sequence[str] | None:
    """The texts of a list of texts, of a single one its own; `None` for maps."""
    if entry is None or entry.raw == "":
        return ()
    raw = entry.value.raw
    if isinstance(raw, str):
        return (raw,)
    if isinstance(raw, tuple) and all(isinstance(each, str) for each in raw):
        return tuple(str(each) for each in raw)
    return None


def is_list(entry: Entry) -> bool:
    """Whether the value is a list."""
    return entry.value.style.endswith("list")


def text_of(raw: object) -> str:
    """A value of any shape as one text."""
    if isinstance(raw, str):
        return raw
    if isinstance(raw, tuple):
        return "[" + ", ".join(map(text_of, raw)) + "]"
    pairs = raw.items() if isinstance(raw, Mapping) else ()
    return "{" + ", ".join(f"{key}: {text_of(value)}" for key, value in pairs) + "}"
