"""Wikilinks in properties, where each is a text of its own."""

import re

_LINK = re.compile(r"!?\[\[([^\[\]|]+)(?:\|([^\[\]]*))?\]\]")


def link_target(text: str) -> str:
    """The raw target of a text that is one link, without its heading; else the text."""
    if "[[" not in text:
        return text.strip()
    found = _LINK.fullmatch(text.strip())
    return (found[1].split("#")[0] if found else text).strip()


def unlinked(text: str) -> str:
    """The text with each link replaced by what Obsidian shows for it."""
    return _LINK.sub(_shown, text).strip() if "[[" in text else text.strip()


def _shown(found: re.Match[str]) -> str:
    target, display = found.groups()
    return (display or target.split("#")[0].rsplit("/", 1)[-1]).strip()
