"""Text of the vault made fit for one line of the digest, and names compared."""

import re
from collections.abc import Iterable

from mdnet.note.filenames import fold

_MARK = re.compile(r"<!--|-->|%%")
_CLOSERS = {"<!--": "-->", "%%": "%%"}
_BLOCK_ID = re.compile(r"(?:^|(?<=\s))\^[\w-]+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e]+")
_SPACE = re.compile(r"\s+")
_UNCLEAN = re.compile(
    r"[^\S ]|  |[\x00-\x1f\x7f-\x9f#^\u200e\u200f\u202a-\u202e]|--|%%"
)


def one_line(text: str, tags: Iterable[str] = ()) -> str:
    """`text` as one clean line: no comments, block ids, control characters, `tags`.

    What is left can neither end the digest's block nor be taken for an item's id.
    """
    if not _UNCLEAN.search(text):
        return text.strip()
    clean = _BLOCK_ID.sub("", _without_comments(_CONTROL.sub(" ", text)))
    words = {f"#{tag}" for tag in tags}
    kept = (w for w in _SPACE.split(clean) if w and w.casefold() not in words)
    return " ".join(kept)


def _without_comments(text: str) -> str:
    """`text` without comments, and without the marks of those that lack an end.

    In one pass: a pattern would look for the end from each mark anew.
    """
    pieces, position, last = [], 0, text.rfind("-->")
    while found := _MARK.search(text, position):
        pieces.append(text[position : found.start()])
        position = found.end()
        closer = _CLOSERS.get(found.group(), "")
        if closer == "%%" or (closer and position <= last):
            end = text.find(closer, position)
            position = position if end == -1 else end + len(closer)
    return "".join([*pieces, text[position:]])


def folded(text: str) -> str:
    """How names are compared: without case, link brackets and odd spacing."""
    inner = text.strip().removeprefix("[[").removesuffix("]]")
    target = inner.split("|")[0].split("#")[0].removesuffix(".md")
    return " ".join(fold(target).split())


def days_in_words(days: int) -> str:
    """A number of days as an interval: `every 3 months`, `every 10 days`."""
    if days % 365 == 0:
        return _every(days // 365, "year")
    if days % 30 == 0 or days % 91 == 0:
        return _every(round(days / 30.4), "month")
    if days % 7 == 0:
        return _every(days // 7, "week")
    return _every(days, "day")


def _every(count: int, unit: str) -> str:
    return f"every {unit}" if count == 1 else f"every {count} {unit}s"
