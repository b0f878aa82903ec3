"""Rows of text in columns, by rich: the last one is wrapped where it is too long."""

from collections.abc import Iterator, Sequence
from io import StringIO
from textwrap import wrap

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

# A narrower last column would break in the middle of words.
LAST_COLUMNS = 20
GAP = 2


def grid(rows: Sequence[Sequence[str]], width: int, indent: int = 0) -> str:
    """The rows, `width` columns wide, each line indented; no colours, for pipes too.

    Only the last column gives way. Where too little is left for it, each row's last
    text stands below the others.
    """
    columns = max((len(row) for row in rows), default=0)
    taken = sum(
        max(cell_len(row[number]) for row in rows if number < len(row)) + GAP
        for number in range(columns - 1)
    )
    if taken and width - taken < LAST_COLUMNS:
        return "\n".join(_below(rows, width, indent))
    table = Table.grid(padding=(0, GAP))
    for number in range(columns):
        last = number == columns - 1
        table.add_column(no_wrap=not last, overflow="fold", ratio=1 if last else None)
    for row in rows:
        table.add_row(*map(Text, row))
    file = StringIO()
    Console(file=file, width=max(width, 20), no_color=True, highlight=False).print(
        table
    )
    lines = file.getvalue().splitlines()
    return "\n".join(" " * indent + line.rstrip() for line in lines)


def _below(rows: Sequence[Sequence[str]], width: int, indent: int) -> Iterator[str]:
    """Each row as a paragraph, its last text two columns further in."""
    for row in rows:
        for text, margin in ((", ".join(filter(None, row[:-1])), 0), (row[-1], 2)):
            for line in wrap(text, max(width - margin, LAST_COLUMNS)):
                yield " " * (indent + margin) + line
