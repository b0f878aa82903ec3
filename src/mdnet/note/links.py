"""Wikilinks and tags of a text in which code and comments are blanked."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_LINK = re.compile(r"\[\[([^\[\]|#\n]*)(#[^\[\]|\n]*)?(?:\|([^\[\]\n]*))?\]\]")
# Obsidian's letters of a tag: any but white space and this punctuation.
_TAG = re.compile(
    r"(?<![^\s(])#([^\s!-,.:-@\[-^`{-~\u2000-\u206f\u2e00-\u2e7f]+)", re.ASCII
)


class Wikilink(NamedTuple):
    """`[[target#heading|display]]` at the offset `start` of the text.

    `heading` is a heading or `^block` without its first `#`; what is not there is
    empty. An `embed` has `!` before it, which belongs to its span.
    """

    target: str
    heading: str
    display: str
    start: int
    end: int
    embed: bool = False


def wikilinks(text: str, start: int = 0) -> Iterator[Wikilink]:
    """The wikilinks from the offset `start` on, embeds among them."""
    for found in _LINK.finditer(text, start):
        target, heading, display = found.groups("")
        if "\\" in target or "\\" in heading:  # the bar of an alias in a table
            target, heading = target.rstrip("\\"), heading.rstrip("\\")
        first = found.start()
        embed = first > 0 and text[first - 1] == "!"
        yield Wikilink(
            target.strip(), heading[1:], display.strip(), first - embed, found.end(),
            embed,
        )  # fmt: skip


def targets(text: str) -> tuple[str, ...]:
    """What the text links to, once each, in order; no embeds, no links to itself."""
    if "[[" not in text:
        return ()
    found: dict[str, None] = {}
    for match in _LINK.finditer(text):
        start = match.start()
        target = match[1].rstrip("\\ ").lstrip()
        if target and not (start and text[start - 1] == "!"):
            found[target] = None
    return tuple(found)


def tags(text: str) -> tuple[str, ...]:
    """The tags, once each, in order: without `#`, folded; `#2026` is none."""
    if "#" not in text:
        return ()
    found = (match[1].lower() for match in _TAG.finditer(_LINK.sub(" ", text)))
    return tuple(dict.fromkeys(tag for tag in found if not tag.isdigit()))
