"""A text cut into what belongs together: headings, list items, paragraphs, blocks.

Blank lines belong to the unit below them. All lines are without their ends. A unit of
the list has everything that is nested in it; the same cut is made again inside.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from mdnet.note.hidden import width

ITEM = re.compile(r"([ \t]*)([-*+]|[0-9]{1,9}[.)])(?=[ \t]|$)")
_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]|$)")
_RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*")
_FENCE = re.compile(r"[ \t]*(`{3,}(?=[^`]*$)|~{3,})")
_OPEN = re.compile(r"[ \t]*<!--[ \t]*mdnet:([a-z][a-z0-9-]*)[ \t]*-->\s*")
_CLOSE = re.compile(r"[ \t]*<!--[ \t]*/mdnet[ \t]*-->\s*")


class Unit(NamedTuple):
    """One of them, with the blank lines above it.

    `kind` is `heading`, `item`, `prose`, `quote`, `fence`, `comment`, `rule`, `block`
    (generated text with its marks, its `name`), `mark` (one without a partner, also of
    code or a comment) or
    `end`, which only has the blank lines at the end of the text.
    """

    kind: str
    before: tuple[str, ...]
    lines: tuple[str, ...]
    name: str = ""

    @property
    def words(self) -> str:
        """Its text in one piece."""
        return "\n".join(self.lines)


def units(lines: Sequence[str]) -> list[Unit]:
    """The units of these lines in their order, the last one of kind `end`."""
    found: list[Unit] = []
    hopeless: set[str] = set()
    index = blank = 0
    while index < len(lines):
        if lines[index].strip():
            kind, end, name = _unit(lines, index, hopeless)
            found.append(
                Unit(kind, tuple(lines[blank:index]), tuple(lines[index:end]), name)
            )
            index = blank = end
        else:
            index += 1
    return [*found, Unit("end", tuple(lines[blank:]), ())]


def _unit(lines: Sequence[str], start: int, hopeless: set[str]) -> tuple[str, int, str]:
    """Kind, end and name of the unit that begins on a line that is not blank.

    `hopeless` are the marks of code and comments that no line from there on closes.
    """
    line = lines[start]
    text = line.lstrip(" \t")
    fence = _FENCE.match(line) if text[0] in "`~" else None
    if fence:
        end = 0 if fence[1] in hopeless else _fence_end(lines, start, fence[1])
        if not end:
            hopeless.add(fence[1])
        return ("fence", end, "") if end else ("opener", start + 1, "")
    if text.startswith(("<!--", "%%")):
        return _comment(lines, start, text[:2], hopeless)
    if text[0] == ">":
        return "quote", _quote_end(lines, start), ""
    if _HEADING.match(line):
        return "heading", start + 1, ""
    if _RULE.fullmatch(line):
        return "rule", start + 1, ""
    item = ITEM.match(line)
    if item:
        return "item", _item_end(lines, start, width(item[1])), ""
    return "prose", _prose_end(lines, start), ""


def _quote_end(lines: Sequence[str], start: int) -> int:
    end = start + 1
    while end < len(lines) and lines[end].lstrip(" \t").startswith(">"):
        end += 1
    return end


def _fence_end(lines: Sequence[str], start: int, mark: str) -> int:
    """Behind the closing fence, 0 without one."""
    for index in range(start + 1, len(lines)):
        text = lines[index].strip()
        if text.startswith(mark) and not text.strip(mark[0]):
            return index + 1
    return 0


def _comment(
    lines: Sequence[str], start: int, opener: str, hopeless: set[str]
) -> tuple[str, int, str]:
    mark = _OPEN.fullmatch(lines[start])
    if mark:
        end = _block_end(lines, start, hopeless)
        return ("block", end, mark[1]) if end else ("mark", start + 1, "")
    if _CLOSE.fullmatch(lines[start]):
        return "mark", start + 1, ""
    closer = "-->" if opener == "<!" else "%%"
    if closer in lines[start].lstrip(" \t")[2:]:
        return "prose", _prose_end(lines, start), ""
    for index in range(start + 1, 0 if closer in hopeless else len(lines)):
        if closer in lines[index]:
            return "comment", index + 1, ""
    hopeless.add(closer)
    return "opener", start + 1, ""


def mark_name(line: str) -> str:
    """The name that a mark of a block opens, empty for a closing one."""
    mark = _OPEN.fullmatch(line)
    return mark[1] if mark else ""


def _block_end(lines: Sequence[str], start: int, hopeless: set[str]) -> int:
    """Behind the closing mark, 0 if there is none before the next opening one.

    Code and comments hide marks, as for everybody who reads the note: the end of a
    block with a word typed into it is a comment up to the next `-->`.
    """
    index = start + 1
    while index < len(lines):
        line = lines[index]
        if _CLOSE.fullmatch(line):
            return index + 1
        if _OPEN.fullmatch(line):
            return 0
        hides = line.lstrip(" \t").startswith(("<!--", "%%", "```", "~~~"))
        index = _unit(lines, index, hopeless)[1] if hides else index + 1
    return 0


def is_plain(line: str) -> bool:
    """Whether a line only goes on with the paragraph above it."""
    text = line.lstrip(" \t")
    begins = text.startswith((">", "<!--", "%%"))
    marks = (ITEM, _HEADING, _RULE, _FENCE)
    return bool(text) and not begins and not any(m.match(line) for m in marks)


def _prose_end(lines: Sequence[str], start: int) -> int:
    end = start + 1
    while end < len(lines) and (
        is_plain(lines[end]) or _UNDERLINE.fullmatch(lines[end])
    ):
        end += 1
    return end


def text_end(lines: Sequence[str]) -> int:
    """Behind the lines of an item that go on with the text of its first one."""
    end = 1
    while end < len(lines) and is_plain(lines[end]):
        end += 1
    return end


def _item_end(lines: Sequence[str], start: int, indent: int) -> int:
    """Behind the last line that is nested, or goes on with the item's own text."""
    end = index = start + 1
    while index < len(lines):
        line = lines[index]
        if line.strip():
            inner = line.lstrip(" \t")
            deeper = width(line[: len(line) - len(inner)]) > indent
            if not deeper and not (index == end and is_plain(line)):
                break
            end = index + 1
        index += 1
    return end
