"""A block of an agenda written anew around what the user did in it.

Each generated line ends with `^ag-3f9a1c02-1b2c`: what it tells of, and a check of its
own words in its block. So nothing need be kept elsewhere to know what was touched.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import NamedTuple

_MARK = re.compile(r" ?\^ag-([0-9a-f]{8})-([0-9a-f]{4})[ \t]*\Z")
_STRUCK = re.compile(r"~~.+~~")
_ID = re.compile(r"\^ag-([0-9a-f]{8})-[0-9a-f]{4}(?![\w-])")


class Bullet(NamedTuple):
    """A generated line: its id, and its words without marker and mark."""

    id: str
    text: str


class Chunk(NamedTuple):
    """A line with what is nested below it; `generated`: mdnet's, and untouched."""

    lines: tuple[str, ...]
    generated: bool


def check_of(block: str, text: str) -> str:
    """Four hex digits that tell whether a text was touched, or left its block."""
    data = f"{block}\x1f{text}".encode("utf-8", "surrogatepass")
    return blake2b(data, digest_size=2).hexdigest()


def bullet_line(block: str, bullet: Bullet) -> str:
    """The line of a block, without line end."""
    line = f"- {bullet.text}"
    return f"{line} ^ag-{bullet.id}-{check_of(block, line)}"


def is_untouched(block: str, line: str) -> bool:
    """Whether mdnet wrote the line for this block, and nobody touched it."""
    found = _MARK.search(line.rstrip())
    return found is not None and check_of(block, line[: found.start()]) == found[2]


def ids_of(lines: Iterable[str]) -> frozenset[str]:
    """The ids of all generated lines, touched or not, wherever on a line they are."""
    return frozenset(found for line in lines for found in _ID.findall(line))


def struck_ids(text: str) -> frozenset[str]:
    """The ids of the generated lines that the user struck out (`~~…~~`)."""
    return ids_of(line for line in text.split("\n") if _STRUCK.search(line))


def block_lines(
    block: str,
    lines: Sequence[str],
    bullets: Sequence[Bullet],
    elsewhere: frozenset[str],
    newline: str,
) -> tuple[str, ...]:
    """The lines between the marks, with their ends.

    What the user touched, wrote or struck out stays byte for byte in its place, and
    is not said again. New lines take the places of untouched ones, in their order;
    what is over follows the last of them. `elsewhere` are ids that the note has
    outside of the block.
    """
    chunks = tuple(_chunks(block, lines))
    kept = [line for chunk in chunks if not chunk.generated for line in chunk.lines]
    known = elsewhere | ids_of(kept)
    fresh = [bullet for bullet in bullets if bullet.id not in known]
    queue = iter([bullet_line(block, bullet) + newline for bullet in fresh])
    last = max((n for n, chunk in enumerate(chunks) if chunk.generated), default=-1)
    out: list[str] = [] if last >= 0 else list(queue)
    for number, chunk in enumerate(chunks):
        out += _next(queue) if chunk.generated else chunk.lines
        if number == last:
            out += queue
    return tuple(out)


def _next(queue: Iterator[str]) -> tuple[str, ...]:
    return tuple(line for line in (next(queue, None),) if line is not None)


def _chunks(block: str, lines: Sequence[str]) -> Iterator[Chunk]:
    """The lines cut up; blank lines before one of the user's belong to it."""
    index = 0
    while index < len(lines):
        end = index + 1
        while end < len(lines) and lines[end][:1] in (" ", "\t"):
            end += 1
        bare = end == index + 1 and is_untouched(block, lines[index].rstrip("\r\n"))
        yield Chunk(tuple(lines[index:end]), bare)
        index = end
