"""People as a table, by rich: for terminals, never on the path of `mdnet today`."""

from collections.abc import Sequence
from io import StringIO

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from mdnet.model.dates import days_text, short_day
from mdnet.rows import Row

_COLUMNS = ("Name", "Role", "Institution", "Circle", "Last contact", "Due")
# What gives way on a narrow terminal, in this order, then what goes altogether; of a
# name the beginning stays, and days are never cut.
_SHRINKS = {"Institution": 14, "Circle": 8, "Name": 32, "Role": 8}
_GOES = ("Institution", "Circle", "Role")
_GAP = 3


def people_table(rows: Sequence[Row], of: int, width: int) -> str:
    """A table of people, `width` columns wide, with a last line that counts them."""
    cells = [dict(zip(_COLUMNS, _cells(row), strict=True)) for row in rows]
    table = Table(box=SIMPLE_HEAD, pad_edge=False, expand=False)
    columns = _widths(cells, width)
    for column, wide in columns.items():
        table.add_column(column, overflow="ellipsis", no_wrap=True, width=wide)
    for found in cells:
        table.add_row(*(Text(found[column]) for column in columns))
    # A plain buffer: no colour codes, so that the text can go through a pipe.
    console = Console(file=StringIO(), width=width, no_color=True, highlight=False)
    if rows:
        console.print(table)
    console.print(Text(f"{len(rows)} of {of} people"))
    file = console.file
    assert isinstance(file, StringIO)
    lines = file.getvalue().splitlines()
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def _widths(cells: Sequence[dict[str, str]], width: int) -> dict[str, int]:
    """The columns that fit into `width`, each with its own width."""
    full = {
        column: max([cell_len(column), *(cell_len(found[column]) for found in cells)])
        for column in _COLUMNS
    }
    found = _narrowed(full, width)
    for column in _GOES:
        if _taken(found) > width:
            del full[column]
            found = _narrowed(full, width)
    return found


def _narrowed(full: dict[str, int], width: int) -> dict[str, int]:
    """The same columns, as narrow as they must and may be."""
    wide = dict(full)
    for column, least in _SHRINKS.items():
        excess = _taken(wide) - width
        if column in wide and excess > 0:
            wide[column] = min(wide[column], max(least, wide[column] - excess))
    return wide


def _taken(wide: dict[str, int]) -> int:
    return sum(wide.values()) + _GAP * len(wide)


def _cells(row: Row) -> tuple[str, ...]:
    contact = row.contact
    return (
        contact.name,
        contact.role.replace("_", " "),
        contact.institution,
        ", ".join(contact.circles),
        short_day(row.last_contact, row.today) if row.last_contact else "never",
        _due(row),
    )


def _due(row: Row) -> str:
    if row.contact.paused:
        return "paused"
    late = row.overdue_days
    if row.due is None or late is None:
        return ""
    if late > 0:
        return f"{days_text(late)} ago"
    return short_day(row.due, row.today) if late else "today"
