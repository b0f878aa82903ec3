"""The digest's block written anew around what the user did in it."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import chain

from mdnet.digest import Digest
from mdnet.model.settings import DigestSettings
from mdnet.operations.block_chunks import Chunk, Content, ids
from mdnet.operations.digest_text import callout_lines, closing_lines, item_line
from mdnet.rules.wording import NOTHING_DUE

_STARTS_ANEW = re.compile(r"[ \t>#]|(?:[-*+]|\d{1,9}[.)])\s")


def block_lines(
    content: Content,
    digest: Digest,
    settings: DigestSettings,
    newline: str,
    elsewhere: frozenset[str],
) -> tuple[str, ...]:
    """The lines between the marks, with their ends.

    What the user touched stays byte for byte and in its place; the digest's other
    items take the places of untouched ones in their order, and what is over follows
    the last item. `elsewhere` are ids that stand in the note outside the block.
    """
    kept = [chunk for chunk in _all(content) if not chunk.generated]
    known = elsewhere | ids([line for chunk in kept for line in chunk.lines])
    fresh = [
        item_line(item, digest) + newline
        for item in digest.items
        if item.id not in known
    ]
    nothing = () if fresh or known else (NOTHING_DUE,)
    callout = callout_lines(digest, settings, content.fold)
    spoken = (nothing, callout, closing_lines(digest))
    said = [[line + newline for line in lines] for lines in spoken]
    others = (_filled(content.items, fresh), _kept(content.middle), _kept(content.end))
    lines = _joined(zip(said, others, strict=True), newline)
    return tuple(_apart(lines, {*chain(*said)}, {*fresh}, newline))


def _all(content: Content) -> tuple[Chunk, ...]:
    return (*content.items, *content.middle, *content.end)


def _filled(chunks: Sequence[Chunk], fresh: Sequence[str]) -> list[str]:
    """The user's chunks in their places, the fresh items around them."""
    queue = iter(fresh)
    last_item = max((n for n, chunk in enumerate(chunks) if chunk.id), default=-1)
    lines: list[str] = [] if last_item >= 0 else list(queue)
    for number, chunk in enumerate(chunks):
        lines += list(_next(queue)) if chunk.generated else chunk.lines
        if number == last_item:
            lines += queue
    return lines


def _next(queue: Iterator[str]) -> Iterator[str]:
    item = next(queue, None)
    return iter(()) if item is None else iter((item,))


def _kept(chunks: Iterable[Chunk]) -> list[str]:
    return [line for chunk in chunks if not chunk.generated for line in chunk.lines]


def _joined(
    parts: Iterable[tuple[Sequence[str], list[str]]], newline: str
) -> list[str]:
    """The parts one below the other, each what mdnet says and then the other lines.

    A blank line stands before what mdnet says.
    """
    lines: list[str] = []
    for said, others in parts:
        if said:
            lines = _without_last_blanks(lines)
            lines += [newline] if lines else []
        lines += [*said, *others]
    return _without_last_blanks(lines)


def _apart(
    lines: Sequence[str], said: Container[str], fresh: Container[str], newline: str
) -> Iterator[str]:
    """The lines with a blank one where the user's would be read on from mdnet's.

    Below an item that is any text, below what else mdnet says a list as well. A quoted
    line may be one that the user added to the folded list.
    """
    above = ""
    for line in lines:
        is_mine = line.strip() and line not in said and line not in fresh
        text_only = above in fresh and not _STARTS_ANEW.match(line)
        if is_mine and (text_only or (above in said and line[0] != ">")):
            yield newline
        yield line
        above = line


def _without_last_blanks(lines: Sequence[str]) -> list[str]:
    filled = [number for number, line in enumerate(lines) if line.strip()]
    return list(lines[: filled[-1] + 1]) if filled else []
