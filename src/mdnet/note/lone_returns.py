"""Line numbers in a front matter where a lone carriage return stands.

YAML takes it for a line end. Editors and the rest of mdnet do not, so the lines that
the parser counts are put right afterwards.
"""

import re
from collections.abc import Sequence

from mdnet.model.finding import Finding
from mdnet.note.front_problems import FIRST_LINE
from mdnet.note.front_values import Item, Property

_LONE = re.compile(r"\r(?!\n)")
_BREAK = re.compile(r"\r\n?|\n")


def has_lone_return(block: str) -> bool:
    """Whether a carriage return in the block stands without a line feed behind it."""
    return "\r" in block and _LONE.search(block) is not None


class RealLines:
    """Maps the lines of YAML's count in one block to those of the file."""

    def __init__(self, block: str) -> None:
        self._lines = [FIRST_LINE]
        for found in _BREAK.finditer(block):
            self._lines.append(self._lines[-1] + found.group().endswith("\n"))

    def findings(self, found: Sequence[Finding]) -> tuple[Finding, ...]:
        """The same findings on their real lines."""
        return tuple(each._replace(line=self._line(each.line)) for each in found)

    def properties(self, found: Sequence[Property]) -> tuple[Property, ...]:
        """The same properties, with their items, on their real lines."""
        return tuple(
            each._replace(line=self._line(each.line), items=self._items(each.items))
            for each in found
        )

    def _items(self, found: Sequence[Item]) -> tuple[Item, ...]:
        return tuple(
            each._replace(line=self._line(each.line), items=self._items(each.items))
            for each in found
        )

    def _line(self, counted: int) -> int:
        return self._lines[min(counted - FIRST_LINE, len(self._lines) - 1)]
