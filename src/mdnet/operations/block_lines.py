"""The digest's block written anew around what the user did in it."""

from collections.abc import Iterable, Iterator, Sequence

from mdnet.digest import Digest
from mdnet.model.settings import DigestSettings
from mdnet.operations.block_chunks import Chunk, Content, ids
from mdnet.operations.digest_text import callout_lines, closing_lines, item_line
from mdnet.rules.wording import NOTHING_DUE


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
    items = _filled(content.items, fresh)
    if not items and not known:
        items = [NOTHING_DUE + newline]
    callout = callout_lines(digest, settings, content.fold)
    closing = closing_lines(digest)
    parts = (
        (items, ()),
        ([line + newline for line in callout], content.middle),
        ([line + newline for line in closing], content.end),
    )
    return tuple(_joined(parts, newline))


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


def _joined(
    parts: Iterable[tuple[list[str], Sequence[Chunk]]], newline: str
) -> list[str]:
    """The parts one below the other, one blank line before each generated one."""
    lines: list[str] = []
    for generated, chunks in parts:
        if generated:
            lines = _without_last_blanks(lines)
            lines += [newline, *generated] if lines else generated
        lines += [line for c in chunks if not c.generated for line in c.lines]
    return _without_last_blanks(lines)


def _without_last_blanks(lines: Sequence[str]) -> list[str]:
    filled = [number for number, line in enumerate(lines) if line.strip()]
    return list(lines[: filled[-1] + 1]) if filled else []
