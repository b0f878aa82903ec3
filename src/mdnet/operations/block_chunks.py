"""What stands between the digest's marks, cut into pieces: mdnet's and the user's."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mdnet.digest import BlockItem
from mdnet.rules.recognise import (
    callout_fold,
    is_item_text,
    is_later_text,
    is_lone_line,
)
from mdnet.rules.wording import NOTHING_DUE

_ITEM = re.compile(
    r"(?P<start>(?:[-*+]|\d{1,9}[.)])[ \t]+\[)(?P<mark>.)\](?P<space>[ \t]+)"
    r"(?P<text>.*?)[ \t]*\^mdnet-(?P<id>[0-9a-f]{8})(?P<words>[ \t].*)?"
)
_ID = re.compile(r"\^mdnet-([0-9a-f]{8})\b")
_QUOTED = "> - "


class Chunk(NamedTuple):
    """An item with what is nested below it, or one other line of the user's.

    `lines` are as they stand, with blank lines before or after a user's line. `id` is
    empty for no item. `generated`: mdnet wrote it and nobody touched it.
    """

    lines: tuple[str, ...]
    id: str = ""
    mark: str = ""
    text: str = ""
    generated: bool = False

    @property
    def block_item(self) -> BlockItem:
        """The item as the digest wants to know of it."""
        return BlockItem(self.id, self.mark, self.text, not self.generated)


class Content(NamedTuple):
    """A block's content without what mdnet writes anew each time.

    `items` are the items and the user's lines before the list of what comes up,
    `middle` the user's lines in and below it, `end` those after the week's line.
    `fold` is the sign that folds the list: `-`, `+` or none.
    """

    items: tuple[Chunk, ...] = ()
    middle: tuple[Chunk, ...] = ()
    end: tuple[Chunk, ...] = ()
    fold: str = "-"


class Piece(NamedTuple):
    """A line that is not blank, up to `end` with what is nested below it.

    `after` is the part of the block (0 to 2) that a line of mdnet's belongs to, `None`
    for a line of the user's and an item; `fold` the list's sign; `item` the match of
    an item.
    """

    start: int
    end: int
    after: int | None = None
    fold: str = ""
    item: re.Match[str] | None = None


def pieces(lines: Sequence[str], promises: frozenset[str]) -> Iterator[Piece]:
    """The lines cut up, blank ones left out; `promises` as for `rules.recognise`."""
    index = 0
    while index < len(lines):
        line, end = lines[index].rstrip(), index + 1
        if line:
            after, fold = _generated(line, promises)
            item = _ITEM.fullmatch(line) if after is None else None
            end = _nested_end(lines, index) if item else end
            yield Piece(index, end, after, fold, item)
        index = end


def content(lines: Sequence[str], promises: frozenset[str]) -> Content:
    """The lines between the marks, read; `promises` as for `rules.recognise`."""
    parts: tuple[list[Chunk], list[Chunk], list[Chunk]] = ([], [], [])
    fold, part, last = "-", 0, 0
    for start, end, after, sign, item in pieces(lines, promises):
        if after is not None:
            part, fold = max(part, after), sign or fold
        elif item:
            _keep_blanks(parts[part], lines[last:start])
            parts[part].append(_item(item, lines[start:end], promises))
        else:
            parts[part].append(Chunk(tuple(lines[last:end])))
        last = end
    return Content(tuple(parts[0]), tuple(parts[1]), tuple(parts[2]), fold)


def own_rows(lines: Sequence[str], promises: frozenset[str]) -> frozenset[int]:
    """The indices of the user's own lines, with the blank lines around each."""
    rows = set(range(len(lines)))
    last, is_own = 0, False
    for piece in pieces(lines, promises):
        was_own, is_own = is_own, piece.after is None and piece.item is None
        if not is_own:
            rows.difference_update(range(piece.start if was_own else last, piece.end))
        last = piece.end
    return frozenset(rows if is_own else rows.difference(range(last, len(lines))))


def _keep_blanks(chunks: list[Chunk], blanks: Sequence[str]) -> None:
    """Blank lines between something of the user's and the next item stay."""
    if chunks and not chunks[-1].generated:
        chunks[-1] = chunks[-1]._replace(lines=(*chunks[-1].lines, *blanks))


def outside_items(lines: Sequence[str]) -> tuple[BlockItem, ...]:
    """The items that stand outside the block: the user moved them there."""
    found = []
    for line in lines:
        item = _ITEM.fullmatch(line.strip()) if "^mdnet-" in line else None
        if item:
            found.append(BlockItem(item["id"], item["mark"], item["text"], True))
    return tuple(found)


def ids(lines: Sequence[str]) -> frozenset[str]:
    """The ids of all items that the lines name."""
    return frozenset(found for line in lines for found in _ID.findall(line))


def _generated(line: str, promises: frozenset[str]) -> tuple[int | None, str]:
    """The part of the block that the line belongs to if mdnet wrote it; a fold sign."""
    if line.startswith("> "):
        fold = callout_fold(line)
        if fold is not None:
            return 1, fold
        listed = line.startswith(_QUOTED)
        if listed and is_later_text(line.removeprefix(_QUOTED), promises):
            return 1, ""
    if is_lone_line(line):
        return (0 if line == NOTHING_DUE else 2), ""
    return None, ""


def _item(
    found: re.Match[str], lines: Sequence[str], promises: frozenset[str]
) -> Chunk:
    plain = found["start"] == "- [" and found["mark"] == " " and found["space"] == " "
    bare = plain and not found["words"] and len(lines) == 1
    generated = bare and is_item_text(found["text"], promises)
    return Chunk(tuple(lines), found["id"], found["mark"], found["text"], generated)


def _nested_end(lines: Sequence[str], index: int) -> int:
    """The index after the last line nested below the item at `index`."""
    end = index + 1
    for below in range(index + 1, len(lines)):
        line = lines[below]
        if not line.strip():
            continue
        if not line.startswith((" ", "\t")):
            break
        end = below + 1
    return end
