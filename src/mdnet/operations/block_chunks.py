"""What stands between the digest's marks, cut into pieces: mdnet's and the user's."""

import re
from collections.abc import Sequence
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


def content(lines: Sequence[str], promises: frozenset[str]) -> Content:
    """The lines between the marks, read; `promises` as for `rules.recognise`."""
    parts: tuple[list[Chunk], list[Chunk], list[Chunk]] = ([], [], [])
    fold, part, index, blanks = "-", 0, 0, 0
    while index < len(lines):
        line = lines[index].rstrip()
        if not line:
            blanks, index = blanks + 1, index + 1
            continue
        after, sign = _generated(line, promises)
        if after is not None:
            part, fold = max(part, after), sign or fold
            index += 1
        elif item := _ITEM.fullmatch(line):
            end = _nested_end(lines, index)
            _keep_blanks(parts[part], lines[index - blanks : index])
            parts[part].append(_item(item, lines[index:end], promises))
            index = end
        else:
            parts[part].append(Chunk(tuple(lines[index - blanks : index + 1])))
            index += 1
        blanks = 0
    return Content(tuple(parts[0]), tuple(parts[1]), tuple(parts[2]), fold)


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
