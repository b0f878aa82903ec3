"""Code spans of one line: a run of backticks, up to the next run of that length."""

import re
from bisect import bisect_right

_RUN = re.compile("`+")


class CodeSpans:
    """Finds where a code span ends, in linear time whatever the line holds."""

    def __init__(self, line: str) -> None:
        self._runs: dict[int, list[int]] = {}
        for run in _RUN.finditer(line):
            self._runs.setdefault(len(run.group()), []).append(run.start())

    def end(self, start: int, length: int) -> int:
        """The offset after the span opened at `start` by so many backticks.

        -1 where no run of that length follows: then they are plain text.
        """
        starts = self._runs.get(length, [])
        found = bisect_right(starts, start)
        return starts[found] + length if found < len(starts) else -1
