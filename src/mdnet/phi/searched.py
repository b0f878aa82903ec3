"""The part of a note that is searched for slips, at the same offsets.

Left out, each character replaced by one that no pattern knows: code, addresses,
the targets of links, and what the user has allowed. Comments are searched: a comment is
pushed like anything else.
"""

import re
from functools import lru_cache

from mdnet.note.frontmatter import split
from mdnet.note.hidden import hidden

FILLER = "\x1a"
_CONTACT_KEYS = (
    "id|email|e-mail|mail|phone|mobile|cell|tel"
    "|fax|pager|url|website|web|linkedin|orcid"
)
_CONTACT = re.compile(
    rf"^(?i:{_CONTACT_KEYS})s?[ ]*:[^\n]*(?:\n[ ]*-[ ][^\n]*)*+", re.MULTILINE
)
_ADDRESS = re.compile(
    r"(?i:https?://|www\.|mailto:|obsidian://)[^\s<>)\]]++"
    r"|[\w.+-]{1,64}+@[\w.-]++|(?<=\]\()[^()\n]++(?=\))"
    r"|(?<=\[\[)[^\[\]|\n]++(?=[|\]])"
)
_LIKE = (("\u2019", "'"), ("\u2013", "-"), ("\u2011", "-"), ("\u00a0", " "))


def searched(text: str) -> str:
    """`text`, as long as it is, without code and the properties that are addresses."""
    start = split(text).body_start
    front = _CONTACT.sub(_blank, text[:start]) if start else ""
    text = front + _without_code(text[start:])
    if not text.isascii():
        for character, plain in _LIKE:
            text = text.replace(character, plain)
    return text


def without_addresses(line: str, allowed: tuple[str, ...] = ()) -> str:
    """A line, as long as it is, without addresses, targets and allowed phrases."""
    if "[" in line or "@" in line or ":" in line or "www" in line:
        line = _ADDRESS.sub(_blank, line)
    return _allowed(allowed).sub(_blank, line) if allowed else line


def _without_code(body: str) -> str:
    """Code blanked, comments kept."""
    found = hidden(body.replace("\r", " "))
    if not found.comments:
        return found.masked
    pieces: list[str] = []
    position = 0
    for start, end in found.comments:
        pieces += (found.masked[position:start], body[start:end])
        position = end
    return "".join(pieces) + found.masked[position:]


def _blank(found: re.Match[str]) -> str:
    return "".join("\n" if c == "\n" else FILLER for c in found[0])


@lru_cache(maxsize=8)
def _allowed(phrases: tuple[str, ...]) -> re.Pattern[str]:
    r"""The allowed phrases: `*` is the rest of a word, a space any white space.

    No phrase can make the search slow: what `*` has taken it does not give back.
    """
    patterns = [
        r"\w*+".join(
            r"[ \t]++".join(re.escape(word) for word in piece.split(" "))
            for piece in phrase.split("*")
        )
        for phrase in phrases
        if phrase.strip("* ")
    ]
    joined = "|".join(sorted(patterns, key=len, reverse=True)) or r"(?!)"
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE)
