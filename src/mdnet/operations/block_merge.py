"""Several contents of the digest's block made one, with the answers of all."""

from collections.abc import Iterable, Sequence

from mdnet.operations.block_chunks import Chunk, Content


def merged(contents: Sequence[Content]) -> Content:
    """One content with everything the user wrote in any of them.

    By id: an answered or edited item beats an untouched one; two that the user
    touched in different ways both stay, one below the other. Equal lines are kept
    once.
    """
    if len(contents) == 1:
        first = contents[0]
        return first._replace(items=_by_id(first.items))
    return Content(
        _by_id(_together(c.items for c in contents)),
        _together(c.middle for c in contents),
        _together(c.end for c in contents),
        contents[0].fold if contents else "-",
    )


def _together(parts: Iterable[Sequence[Chunk]]) -> tuple[Chunk, ...]:
    """The chunks of every part in order, each user's line of an earlier part once."""
    found: list[Chunk] = []
    for part in parts:
        known = [_words(chunk) for chunk in found]
        for chunk in part:
            if _words(chunk) in known:
                known.remove(_words(chunk))
            else:
                found.append(chunk)
    return tuple(found)


def _by_id(chunks: Sequence[Chunk]) -> tuple[Chunk, ...]:
    """The chunks of one item next to each other, at the place of the first."""
    found: list[Chunk] = []
    done: set[str] = set()
    for chunk in chunks:
        if not chunk.id:
            found.append(chunk)
        elif chunk.id not in done:
            done.add(chunk.id)
            found += _best([c for c in chunks if c.id == chunk.id])
    return tuple(found)


def _best(same: Sequence[Chunk]) -> list[Chunk]:
    """Of the chunks of one item, those that hold something of the user's."""
    answered = {c.text for c in same if c.block_item.is_answered}
    touched: list[Chunk] = []
    for chunk in same:
        known = [_words(other) for other in touched]
        plain_open = chunk.mark == " " and len(chunk.lines) == 1
        repeats = plain_open and chunk.text in answered and _is_bare(chunk)
        if not (chunk.generated or repeats or _words(chunk) in known):
            touched.append(chunk)
    return touched or [same[0]]


def _is_bare(chunk: Chunk) -> bool:
    return chunk.lines[0].rstrip().endswith(f"^mdnet-{chunk.id}")


def _words(chunk: Chunk) -> tuple[str, ...]:
    """What tells a chunk from another: its lines without ends and blank lines."""
    return tuple(line.rstrip() for line in chunk.lines if line.strip())
