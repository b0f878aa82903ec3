"""Conflict markers of git, read as the texts behind them.

One merge by lines upon another leaves markers within markers, and some that have lost
their partners: those go, and all lines between stay.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from mdnet.note.body import body
from mdnet.note.frontmatter import read, split
from mdnet.operations.conflicts import lines_of

BEGIN = "<<<<<<<"
_MARKER = re.compile(r"(?:<{7}|>{7}|\|{7})(?: .*)?\s*|={7}\s*", re.DOTALL)
# What git writes at the end of a conflict, and above its base: a name, a commit.
_STRAY = re.compile(r">{7} \S+(?: \(.*\))?\s*|\|{7} (?:\S+|merged common ancestors)\s*")


class Hunk(NamedTuple):
    """The rows of a conflict's markers; `base` is that of `middle` without its own."""

    start: int
    base: int
    middle: int
    end: int


class Cut(NamedTuple):
    """The outermost conflicts of some lines, and the markers without partners."""

    hunks: tuple[Hunk, ...]
    strays: tuple[int, ...]


def cut(lines: Sequence[str]) -> Cut:
    """Which lines are markers of what; in a conflict there may be others."""
    found = _Markers()
    for row, line in enumerate(lines):
        if _MARKER.fullmatch(line):
            found.take(line[0], row)
    alone = [row for rows in found.opened for row in rows.values()]
    return Cut(tuple(found.hunks), tuple(sorted((*found.strays, *alone))))


class _Markers:
    """The markers read so far; `opened` are conflicts without an end: mark and row."""

    def __init__(self) -> None:
        self.hunks: list[Hunk] = []
        self.strays: list[int] = []
        self.opened: list[dict[str, int]] = []
        self._halved = 0  # opened ones that have their middle

    def take(self, mark: str, row: int) -> None:
        if mark == "<":
            self.opened.append({mark: row})
        elif mark == ">" and self._halved:
            self._close(row)
        elif mark != ">" and self.opened and self._fits(mark, self.opened[-1]):
            self.opened[-1][mark] = row
            self._halved += mark == "="
        else:
            self.strays.append(row)

    def _fits(self, mark: str, rows: dict[str, int]) -> bool:
        return mark not in rows and "=" not in rows

    def _close(self, row: int) -> None:
        """The innermost conflict with a middle ends; those inside have lost theirs.

        One whose base holds the beginning of another crosses it: it is none.
        """
        while "=" not in (rows := self.opened.pop()):
            self.strays += rows.values()
        self._halved -= 1
        start, middle = rows["<"], rows["="]
        base = rows.get("|", middle)
        inner = list(takewhile(lambda each: each.start > start, reversed(self.hunks)))
        if any(base < each.start < middle for each in inner):
            self.strays += [*rows.values(), row]
            return
        del self.hunks[len(self.hunks) - len(inner) :]
        self.hunks.append(Hunk(start, base, middle, row))


def sides_of(text: str) -> tuple[str, str, str] | None:
    """Base, ours and theirs behind the markers, `None` without any outside code.

    The sides have what lies within them, markers as well. A conflict in code counts
    if one outside has the same names: else it is an example.
    """
    if BEGIN not in text:
        return None
    lines, shown = lines_of(text), _shown(text)
    found = cut(lines).hunks
    names = {_names(each, lines) for each in found if _is_shown(each, shown)}
    if not names:
        return None
    hunks = [each for each in found if _names(each, lines) in names]
    sides: tuple[list[str], list[str], list[str]] = ([], [], [])
    row = 0
    for each in (*hunks, Hunk(len(lines), 0, 0, 0)):
        parts = (
            lines[each.base + 1 : each.middle],
            lines[each.start + 1 : each.base],
            lines[each.middle + 1 : each.end],
        )
        for side, part in zip(sides, parts, strict=True):
            side += [*lines[row : each.start], *part]
        row = each.end + 1
    base, ours, theirs = ("".join(side) for side in sides)
    return base, ours, theirs


def _names(hunk: Hunk, lines: Sequence[str]) -> tuple[str, str]:
    """What git calls the two sides, the same in all conflicts of one merge."""
    return lines[hunk.start].rstrip(), lines[hunk.end].rstrip()


def _is_shown(hunk: Hunk, shown: Sequence[str]) -> bool:
    """Whether not all of its markers stand in code, where they are an example."""
    return any(shown[row].strip() for row in hunk)


def without_strays(text: str) -> str:
    """The text without the markers that its conflicts have left over.

    Where one has lost its end, none can be trusted that is alone; else a line that git
    would not write so is the user's.
    """
    lines, shown = text.split("\n"), _shown(text)
    found = cut(lines)
    strays = [row for row in found.strays if shown[row].strip()]
    if not any(lines[row].startswith(BEGIN) for row in strays):
        strays = list(_by_git(lines, strays))
    return "\n".join(_without(lines, strays)) if found.hunks else text


def _by_git(lines: Sequence[str], strays: Iterable[int]) -> Iterator[int]:
    """Those that nobody writes by hand, and the middle above such an end."""
    middle: list[int] = []
    for row in strays:
        if lines[row].startswith("="):
            middle = [row]
        elif _STRAY.fullmatch(lines[row]):
            yield from (row, *middle)
            middle = []


def without_markers(text: str) -> str | None:
    """The text without marker lines outside of code; `None` when none begins there."""
    if f"{BEGIN} " not in text:
        return None
    lines, shown = text.split("\n"), _shown(text)
    if not any(line.startswith(f"{BEGIN} ") for line in shown):
        return None
    rows = (row for row, line in enumerate(shown) if _MARKER.fullmatch(line))
    return "\n".join(_without(lines, rows))


def without_front_markers(text: str) -> str:
    """The text without marker lines among its properties, where none belongs.

    Where all of them are `=======` and no properties are left, they underline a
    heading below a rule on line 1.
    """
    where = split(text)
    lines = lines_of(text[where.start : where.end])
    rows = [row for row, line in enumerate(lines) if _MARKER.fullmatch(line)]
    inner = "".join(_without(lines, rows))
    left = text[: where.start] + inner + text[where.end :]
    is_certain = any(not lines[row].startswith("=") for row in rows)
    return left if is_certain or read(left, "").properties else text


def _without(lines: Iterable[str], rows: Iterable[int]) -> list[str]:
    left_out = set(rows)
    return [line for row, line in enumerate(lines) if row not in left_out]


def _shown(text: str) -> list[str]:
    """The lines with code and comments blanked."""
    return body(text, split(text).body_start).masked.replace("\r", " ").split("\n")
