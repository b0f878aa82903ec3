"""How a row becomes rows of the tables."""

import sqlite3
from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any

from mdnet.index.row import Row
from mdnet.model.finding import Finding

BATCH = 500


def insert(database: sqlite3.Connection, rows: Iterable[Row], first: int) -> int:
    """Insert rows with ids from `first` on, a batch at a time; how many there were."""
    source = iter(rows)
    number = first
    while batch := list(islice(source, BATCH)):
        numbered = list(enumerate(batch, number))
        number += len(batch)
        for statement, values in _INSERTS:
            database.executemany(
                statement, [v for id_, row in numbered for v in values(id_, row)]
            )
    return number - first


def insert_findings(database: sqlite3.Connection, findings: Iterable[Finding]) -> None:
    """Insert findings that belong to no note's text."""
    database.executemany(_FINDING, [(0, *finding) for finding in findings])


_FINDING = "INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?, ?)"
_Values = Callable[[int, Row], list[tuple[Any, ...]]]
_INSERTS: tuple[tuple[str, _Values], ...] = (
    (
        "INSERT INTO note VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        lambda id_, row: [(id_, *row[:9])],
    ),
    (
        "INSERT INTO content VALUES (?, ?, ?, ?)",
        lambda id_, row: [(id_, row.payload, row.links, row.check)],
    ),
    (_FINDING, lambda id_, row: [(id_, *finding) for finding in row.findings]),
    (
        "INSERT INTO search (rowid, title, body) VALUES (?, ?, ?)",
        lambda id_, row: [] if row.skipped else [(id_, row.title, row.body)],
    ),
)
