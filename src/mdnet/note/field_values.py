"""What a reader of a property gives back, and a property's words one by one."""

import re
from collections.abc import Iterable, Mapping
from typing import Generic, NamedTuple, TypeVar, cast

from mdnet.note.front_values import Item, Property, Raw

T = TypeVar("T")

_LISTS = ("flow list", "block list")
# A comma or semicolon separates, but not inside a link (`[[Nair, Priya]]`).
_PART = re.compile(r"(?:\[\[[^\[\]]*\]\]|[^,;])+")


class Problem(NamedTuple):
    """What a field does not accept, where it stands, and what to write instead."""

    code: str
    line: int
    column: int
    message: str


class Word(NamedTuple):
    """One text of a property with its place; `is_bare_link` is `[[Name]]` unquoted."""

    text: str
    line: int
    column: int
    is_bare_link: bool = False

    def problem(self, code: str, message: str) -> Problem:
        """A problem at the word's place."""
        return Problem(code, self.line, self.column, message)


class Reading(NamedTuple, Generic[T]):
    """What a property says, and what of it could not be read."""

    value: T
    problems: tuple[Problem, ...] = ()


class Words(NamedTuple):
    """All texts of a property, and a problem for each value that is no text."""

    words: tuple[Word, ...]
    problems: tuple[Problem, ...] = ()


def scalar_text(found: Property) -> str | None:
    """A scalar's text on one line, `None` for a list or a map.

    It is what `words_of` gives, in a fifth of the time: most properties are scalars.
    """
    raw = found.raw
    return " ".join(raw.split()) if isinstance(raw, str) else None


def words_of(found: Property) -> Words:
    """A scalar's text, or each of a list's; empty ones are left out.

    `[[Name]]` without quotes, which YAML takes for a list in a list, is the link that
    was meant, with a problem: Obsidian will write it back as nested lists.
    """
    if isinstance(found.raw, str):
        text = " ".join(found.raw.split())
        return Words((Word(text, found.line, found.column),) if text else ())
    words = []
    for node in found.items:
        if not isinstance(node.raw, str):
            return _nested_words(found)
        text = " ".join(node.raw.split())
        if text:
            words.append(Word(text, node.line, node.column))
    return Words(tuple(words)) if found.items else _nested_words(found)


def _nested_words(found: Property) -> Words:
    """`words_of` for a value with lists or maps inside, or none at all."""
    node = Item(
        found.value, found.raw, found.line, found.column, *found.value_span,
        found.style, found.items,
    )  # fmt: skip
    link = _bare_link(node)
    nodes = node.items if node.style in _LISTS and not link else (node,)
    words: list[Word] = []
    problems: list[Problem] = []
    for each in nodes:
        word = _word(each)
        if word is None:
            problems.append(_not_a_text(found.key, each))
        elif word.text:
            words.append(word)
        if word is not None and word.is_bare_link:
            problems.append(_unquoted(word))
    return Words(tuple(words), tuple(problems))


def parts_of(word: Word) -> list[str]:
    """A text's parts between commas, empty ones left out."""
    if "," not in word.text and ";" not in word.text:
        return [word.text] if word.text else []
    parts = (part.strip() for part in _PART.findall(word.text))
    return [part for part in parts if part]


def unique(texts: Iterable[str]) -> tuple[str, ...]:
    """Each text once, in their order, empty ones left out."""
    return tuple(dict.fromkeys(filter(None, texts)))


def leaves(raw: Raw) -> tuple[str, ...]:
    """Every text in a nested value, in order: `{label: work, value: x}` has two."""
    if isinstance(raw, str):
        return (raw.strip(),) if raw.strip() else ()
    members = cast("Iterable[Raw]", raw.values() if isinstance(raw, Mapping) else raw)
    return tuple(leaf for member in members for leaf in leaves(member))


def _word(node: Item) -> Word | None:
    """The text of a node, `None` where it is a list or a map but no link."""
    if isinstance(node.raw, str):
        return Word(" ".join(node.raw.split()), node.line, node.column)
    link = _bare_link(node)
    return Word(link, node.line, node.column, is_bare_link=True) if link else None


def _bare_link(node: Item) -> str:
    """`[[Name]]` where the node is that, written without quotes; else nothing."""
    if node.style != "flow list" or len(node.items) != 1:
        return ""
    inner = node.items[0]
    if inner.style != "flow list" or not inner.items:
        return ""
    texts = [item.raw for item in inner.items]
    if not all(isinstance(text, str) for text in texts):
        return ""
    return f"[[{', '.join(map(str, texts))}]]"


def _unquoted(word: Word) -> Problem:
    message = f'write the link in quotes, or Obsidian will destroy it: "{word.text}"'
    return word.problem("FLD009", message)


def _not_a_text(key: str, node: Item) -> Problem:
    message = f"`{key}` must be a text here, not properties or a list inside a list"
    return Problem("FLD010", node.line, node.column, message)
