"""Rows of text in columns, by rich: the last one is wrapped where it is too long."""

from collections.abc import Sequence
from io import StringIO

from rich.console import Console
from rich.table import Table
from rich.text import Text


def grid(rows: Sequence[Sequence[str]], width: int, indent: int = 0) -> str:
    """The rows, `width` columns wide, each line indented; no colours, for pipes too.

    Only the last column gives way; on a very narrow terminal all do.
    """
    table = Table.grid(padding=(0, 2))
    columns = max((len(row) for row in rows), default=0)
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
