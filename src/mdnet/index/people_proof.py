"""Checksums by which damage of what the index keeps of people is found out."""

import sqlite3
from collections.abc import Iterable
from zlib import crc32

# The kinds of notes whose properties the rules look at, people apart.
RECORDS = (
    "profile", "rotation", "season", "letter", "application", "program", "project",
    "agenda",
)  # fmt: skip
# The texts and the numbers of each table: put together or summed up column by column,
# which takes a fifth of the time that reading the rows takes. Bodies and answers have
# checksums of their own, looked at when they are read.
_KEPT = {
    "person": (
        "path key name known_as sent owed",
        "id quiet until is_team is_attending is_adviser seen thanked follow_up chat"
        " checksum",
    ),
    "called": ("key path kind alias", ""),
    "promised": ("item", "id"),
    "replied": ("path", "checksum"),
}


def proof_of_people(database: sqlite3.Connection) -> int:
    """A checksum of all that is kept: no byte may be another one."""
    found = 0
    for table, (texts, numbers) in _KEPT.items():
        columns = [f"group_concat({name})" for name in texts.split()]
        columns += [f"count({name}), sum({name})" for name in numbers.split()]
        query = f"SELECT count(*), {', '.join(columns)} FROM {table}"
        found = _checked(database.execute(query).fetchone(), found)
    return found


def proof_of_records(database: sqlite3.Connection) -> int:
    """A checksum of which notes of the kinds `RECORDS` there are, and what they say.

    Of those that have changed since people were sealed, what they were then.
    """
    among = f"IN ({','.join('?' * len(RECORDS))})"
    rows = database.execute(
        "SELECT path, kind, checksum FROM note LEFT JOIN content USING (id)"
        f" WHERE kind {among} AND path NOT IN (SELECT path FROM pending)"
        f" UNION ALL SELECT path, kind, row FROM pending WHERE kind {among}"
        " ORDER BY path",
        RECORDS * 2,
    )
    return _checked(map(str, rows))


def proof_of_pending(database: sqlite3.Connection) -> int:
    """A checksum of which notes have changed since, and what they were."""
    rows = database.execute("SELECT path, checksum FROM pending ORDER BY path")
    return _checked(map(str, rows))


def _checked(values: Iterable[object], start: int = 0) -> int:
    """The CRC-32 of the values' texts."""
    found = start
    for value in values:
        found = crc32(str(value).encode(), found)
    return found
