"""A cache of the parser's output in SQLite, in the user's cache folder.

Deleting it changes nothing but speed. `stale` decides what to read again, `rows` turns
a note into a `row` and back, `schema` names the version, `store` holds the database.
"""

import sqlite3

from mdnet.index.file import index_folder
from mdnet.index.row import Row, skipped_row
from mdnet.index.schema import version
from mdnet.index.stale import Known, Stale, signature, stale
from mdnet.index.store import Index, Pass

# What a damaged database does; its messages may be damaged too.
IndexDamage = (sqlite3.Error, UnicodeDecodeError)

__all__ = [
    "Index",
    "IndexDamage",
    "Known",
    "Pass",
    "Row",
    "Stale",
    "index_folder",
    "signature",
    "skipped_row",
    "stale",
    "version",
]
