"""Checksums by which damage of what the index keeps of people is found out."""

import sqlite3
from collections.abc import Sequence
from zlib import crc32

# The kinds of notes whose properties the rules look at, people apart.
RECORDS = (
    "profile", "rotation", "season", "letter", "application", "program", "project",
    "agenda",
)  # fmt: skip
# Bodies and answers have checksums of their own, looked at when they are read.
_KEPT = {
    "person": "id, path, quiet, until, key, name, known_as, is_team, is_attending,"
    " is_adviser, seen, thanked, follow_up, chat, sent, owed",
    "called": "key, path, kind, alias",
    "promised": "item, id",
    "replied": "path, checksum",
    "history": "id, checksum",
}


def proof_of_people(database: sqlite3.Connection) -> int:
    """A checksum of all that is kept: no byte may be another one."""
    found = 0
    for table, columns in _KEPT.items():
        parts = " || '|' || ".join(f"ifnull({c}, '')" for c in columns.split(", "))
        lines = f"SELECT {parts} AS line FROM {table} ORDER BY rowid"
        found = _checked(database, lines, (), found)
    return found


def proof_of_records(database: sqlite3.Connection) -> int:
    """A checksum of which notes of the kinds `RECORDS` there are, and what they say."""
    kinds = ",".join("?" * len(RECORDS))
    lines = (
        "SELECT path || '|' || kind || '|' || checksum AS line"
        f" FROM note JOIN content USING (id) WHERE kind IN ({kinds}) ORDER BY path"
    )
    return _checked(database, lines, RECORDS)


def _checked(
    database: sqlite3.Connection, lines: str, values: Sequence[str], start: int = 0
) -> int:
    """The CRC-32 of all lines of a query: SQLite puts them together the fastest."""
    query = f"SELECT group_concat(line, char(10)) FROM ({lines})"
    text = database.execute(query, values).fetchone()[0]
    return crc32((text or "").encode(), start)
