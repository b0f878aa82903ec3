"""The tables, and the version that says whether a database fits this program."""

import os
import sys

import mdnet
from mdnet.blake import blake2b
from mdnet.model.settings import Settings, WatchSettings

SCHEMA = 7
# What decides a stored parse or a stored answer.
PACKAGES = (
    "model", "note", "rules", "operations", "letters", "agenda", "render", "index",
    "workspace", "",
)  # fmt: skip

# `note` is small, so that a look at all stats reads little; `content` is the parse.
# `id` is never used twice: the full text of an older state of a note keeps its number
# (a contentless table cannot delete before SQLite 3.43), and no row has that any more.
TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
CREATE TABLE note (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  path TEXT NOT NULL, size INTEGER, mtime_ns INTEGER, inode INTEGER, ctime_ns INTEGER,
  read_ns INTEGER, digest BLOB, skipped INTEGER, kind TEXT
);
CREATE TABLE content (
  id INTEGER PRIMARY KEY, payload TEXT, links TEXT, checksum INTEGER
);
CREATE TABLE finding (
  note INTEGER, path TEXT, line INTEGER, column INTEGER,
  code TEXT, severity TEXT, message TEXT
);
CREATE TABLE answer (
  key TEXT PRIMARY KEY, generation INTEGER, text TEXT, checksum INTEGER
) WITHOUT ROWID;
CREATE TABLE person (
  id INTEGER PRIMARY KEY, path TEXT, quiet INTEGER, until INTEGER,
  key TEXT, name TEXT, known_as TEXT,
  is_team INTEGER, is_attending INTEGER, is_adviser INTEGER,
  seen INTEGER, thanked INTEGER, follow_up INTEGER, chat INTEGER, sent TEXT, owed TEXT,
  checksum INTEGER
);
CREATE TABLE history (id INTEGER PRIMARY KEY, body TEXT);
CREATE TABLE called (key TEXT, path TEXT, kind TEXT, alias TEXT);
CREATE TABLE promised (item TEXT, id INTEGER);
CREATE TABLE replied (path TEXT PRIMARY KEY, answers TEXT, checksum INTEGER);
CREATE TABLE pending (
  path TEXT PRIMARY KEY, before TEXT, kind TEXT, row INTEGER, checksum INTEGER
);
CREATE INDEX person_path ON person (path);
CREATE INDEX person_quiet ON person (quiet);
CREATE INDEX person_until ON person (until);
CREATE INDEX person_known_as ON person (known_as);
CREATE INDEX called_key ON called (key);
CREATE INDEX called_path ON called (path);
CREATE INDEX promised_item ON promised (item);
CREATE INDEX promised_id ON promised (id);
CREATE VIRTUAL TABLE search USING fts5 (
  title, body, content='', tokenize="unicode61 remove_diacritics 2"
);
"""
# Made after the rows of a build: a third faster than before them.
INDEXES = """
CREATE UNIQUE INDEX note_path ON note (path);
CREATE INDEX note_kind ON note (kind);
CREATE INDEX finding_note ON finding (note);
"""


def version(settings: Settings) -> str:
    """What a database must have been made by, to be of use.

    The tables, the settings (they decide what a note means; the daemon's own do not),
    Python, and the modules
    that decide a stored parse or answer, by name, size and time: nobody has to remember
    to raise a number.
    """
    meant = settings._replace(watch=WatchSettings())
    parts = (SCHEMA, sys.hexversion, mdnet.__version__, tuple(meant))
    digest = blake2b(repr(parts).encode(), digest_size=16)
    for package in PACKAGES:
        digest.update(repr(_modules(package)).encode())
    return digest.hexdigest()


def _modules(package: str) -> list[tuple[str, int, int]]:
    """A package's modules with size and time, none where they are not files."""
    folder = os.path.join(os.path.dirname(mdnet.__file__), package)
    try:
        with os.scandir(folder) as entries:
            stats = [(e.name, e.stat()) for e in entries if e.name.endswith(".py")]
    except OSError:
        return []
    return sorted((name, stat.st_size, stat.st_mtime_ns) for name, stat in stats)
