"""The database: built whole, kept up to date note by note, read back as values.

Any `sqlite3.Error` means: throw it away and build it anew (the workspace does).
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any, NamedTuple

from mdnet.index import file
from mdnet.index.query import match_of
from mdnet.index.rows import Row, checksum, decoded
from mdnet.index.schema import INDEXES, TABLES
from mdnet.index.stale import Known
from mdnet.model.finding import Finding
from mdnet.model.note import Note

BATCH = 500
# Beyond this many states of notes that are no more, the full text is built anew.
DEAD_TEXTS = 2_000
RACY_LISTED = 200


class Pass(NamedTuple):
    """What one look at the vault found, to be put into the index.

    `rows` are new or changed notes, `gone` paths that are no more, `confirmed` paths
    whose content was compared at `read_ns`. `findings` are those about names and links
    of files, `None` to leave them. `signature` stands for the walk, `racy` are paths
    that it does not prove (it may grow while `rows` are taken); `generation` is the
    index's before the walk.
    """

    rows: Iterable[Row] = ()
    gone: tuple[str, ...] = ()
    confirmed: tuple[str, ...] = ()
    read_ns: int = 0
    findings: tuple[Finding, ...] | None = None
    signature: bytes = b""
    racy: Sequence[str] = ()
    generation: int = 0


class Index:
    """An open index; `path` is its database, empty when it is in memory."""

    def __init__(self, database: sqlite3.Connection, path: str) -> None:
        self._db = database
        self.path = path

    @classmethod
    def opened(cls, folder: str, version: str) -> "Index | None":
        """The index in `folder`, `None` when there is none of this version.

        Raises:
            sqlite3.Error: it is damaged.
        """
        path = file.current(folder)
        if path is None:
            return None
        index = cls(file.connect(path), path)
        try:
            if index._meta("version") == version:
                return index
        except BaseException:
            index.close()
            raise
        index.close()
        return None

    @classmethod
    def built(cls, folder: str, version: str, found: Pass) -> "Index":
        """A new index with these rows, in `folder`, in place of any other.

        Raises:
            OSError, sqlite3.Error: the folder cannot be written, or the disk is full.
        """
        path = file.new_database(folder)
        try:
            index = cls(file.connect(path), path)
            try:
                index._build(version, found)
                index._db.execute("PRAGMA journal_mode=WAL")
                index._db.execute("PRAGMA synchronous=NORMAL")
                file.publish(folder, path)
            except BaseException:
                index.close()
                raise
        except BaseException:
            file.discard(path)
            raise
        return index

    @classmethod
    def in_memory(cls, version: str, found: Pass) -> "Index":
        """The same, gone with the process."""
        index = cls(sqlite3.connect(":memory:", isolation_level=None), "")
        index._build(version, found)
        return index

    def close(self) -> None:
        """Close the database; nothing may be asked of it any more."""
        self._db.close()

    def generation(self) -> int:
        """A number that grows with each update by whatever process."""
        return int(self._meta("generation"))

    def verdict(self, signature: bytes) -> tuple[str, ...] | None:
        """Whether a walk with this signature proves the index right.

        `None` when it does not; else the paths for which only the content can tell.
        """
        if self._meta("signature") != signature:
            return None
        return tuple(json.loads(self._meta("racy")))

    def known(self) -> dict[str, Known]:
        """Every note's stat as it was when it was read."""
        rows = self._db.execute(
            "SELECT path, size, mtime_ns, inode, ctime_ns, read_ns FROM note"
        )
        return {path: Known(*stat) for path, *stat in rows}

    def skipped(self) -> frozenset[str]:
        """The paths of conflict copies."""
        rows = self._db.execute("SELECT path FROM note WHERE skipped")
        return frozenset(path for (path,) in rows)

    def digest(self, path: str) -> bytes | None:
        """The hash of a note's bytes when it was read, `None` if it is not known."""
        row = self._db.execute("SELECT digest FROM note WHERE path = ?", (path,))
        found = row.fetchone()
        return bytes(found[0]) if found else None

    def notes(self, links: bool = False) -> Iterator[Note]:
        """All notes in no order, without findings and body, links only when asked for.

        Raises:
            sqlite3.Error: a row is damaged or missing.
        """
        column = "links" if links else "''"
        rows = self._db.execute(
            f"SELECT path, skipped, checksum, payload, {column}"
            " FROM note JOIN content USING (id)"
        )
        number = 0
        for path, skipped, check, payload, linked in rows:
            number += 1
            if checksum(path, payload) != check:
                raise sqlite3.DatabaseError(f"damaged row of {path}")
            if not skipped:
                yield _decoded(path, payload, linked)
        if number != self._meta("count"):
            raise sqlite3.DatabaseError("rows are missing")

    def raw(self) -> Iterator[tuple[str, bytes, int, str, str]]:
        """Path, digest, skipped, payload and links of every row, to be compared."""
        yield from self._db.execute(
            "SELECT path, digest, skipped, payload, links"
            " FROM note JOIN content USING (id) ORDER BY path"
        )

    def findings(self) -> tuple[Finding, ...]:
        """The findings of all notes, and those about files, by path and line."""
        rows = self._db.execute(
            "SELECT path, line, column, code, severity, message FROM finding"
            " ORDER BY path, line, column, code"
        )
        return tuple([Finding(*row) for row in rows])

    def mentioning(self, keys: Iterable[str]) -> tuple[str, ...]:
        """The paths of notes with a link whose folded name is one of `keys`."""
        found: set[str] = set()
        for key in keys:
            rows = self._db.execute(
                "SELECT path FROM note JOIN mention ON note = id WHERE key = ?", (key,)
            )
            found.update(path for (path,) in rows)
        return tuple(sorted(found))

    def search(self, text: str, limit: int = 50) -> tuple[str, ...]:
        """The paths of notes that have all the words of `text`, the best first."""
        match = match_of(text)
        if not match:
            return ()
        rows = self._db.execute(
            "SELECT path FROM search JOIN note ON note.id = search.rowid"
            " WHERE search MATCH ? ORDER BY bm25(search, 8.0, 1.0), path LIMIT ?",
            (match, limit),
        )
        return tuple(path for (path,) in rows)

    def counts(self) -> tuple[int, int]:
        """How many notes count, and how many of them are people."""
        row = self._db.execute(
            "SELECT count(*), coalesce(sum(kind = 'contact'), 0) FROM note"
            " WHERE NOT skipped"
        ).fetchone()
        return int(row[0]), int(row[1])

    def wants_rebuild(self) -> bool:
        """Whether the full text holds many states of notes that are no more."""
        count = int(self._meta("count"))
        return self._last_id() - count > DEAD_TEXTS + count // 2

    def update(self, found: Pass, force: bool = False) -> bool:
        """Put one look at the vault in; False, and nothing done, when it is outdated.

        It is when another process updated the index since `found.generation`, unless
        forced; then the next walk has to look at each row.
        """
        with self._transaction():
            generation = self.generation()
            if generation != found.generation:
                if not force:
                    return False
                found = found._replace(signature=b"")
            rows = list(found.rows)
            count = int(self._meta("count")) - self._removed(
                [*found.gone, *(row.path for row in rows)]
            )
            self._db.executemany(
                "UPDATE note SET read_ns = ? WHERE path = ?",
                [(found.read_ns, path) for path in found.confirmed],
            )
            self._insert(rows, self._last_id() + 1)
            self._set_findings(found.findings)
            self._set(_state(found, count + len(rows), generation + 1))
        return True

    def _build(self, version: str, found: Pass) -> None:
        self._db.execute("PRAGMA journal_mode=OFF")
        self._db.execute("PRAGMA synchronous=OFF")
        self._db.execute("PRAGMA cache_size=-32000")
        self._db.execute("BEGIN")
        self._run(TABLES)
        count = self._insert(found.rows, 1)
        self._run(INDEXES)
        self._set_findings(found.findings)
        self._set({"version": version, **_state(found, count, 1)})
        self._db.execute("COMMIT")

    def _run(self, script: str) -> None:
        for statement in script.split(";\n"):
            self._db.execute(statement)

    def _insert(self, rows: Iterable[Row], first: int) -> int:
        """Insert rows with ids from `first` on; how many there were."""
        source = iter(rows)
        number = first
        while batch := list(islice(source, BATCH)):
            numbered = list(enumerate(batch, number))
            number += len(batch)
            for statement, values in _INSERTS:
                self._db.executemany(
                    statement, [v for id_, row in numbered for v in values(id_, row)]
                )
        return number - first

    def _removed(self, paths: list[str]) -> int:
        """Remove the rows of these paths; how many there were."""
        number = 0
        for path in paths:
            row = self._db.execute("SELECT id FROM note WHERE path = ?", (path,))
            for id_ in row.fetchall():
                number += 1
                self._db.execute("DELETE FROM finding WHERE note = ?", id_)
                self._db.execute("DELETE FROM mention WHERE note = ?", id_)
                self._db.execute("DELETE FROM content WHERE id = ?", id_)
                self._db.execute("DELETE FROM note WHERE id = ?", id_)
        return number

    def _set_findings(self, findings: tuple[Finding, ...] | None) -> None:
        """Replace the findings that belong to no note's text."""
        if findings is not None:
            self._db.execute("DELETE FROM finding WHERE note = 0")
            self._db.executemany(_FINDING, [(0, *finding) for finding in findings])

    def _last_id(self) -> int:
        row = self._db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'note'")
        found = row.fetchone()
        return int(found[0]) if found else 0

    def _meta(self, key: str) -> Any:
        row = self._db.execute("SELECT value FROM meta WHERE key = ?", (key,))
        found = row.fetchone()
        if found is None:
            raise sqlite3.DatabaseError(f"{key} is missing")
        return found[0]

    def _set(self, values: dict[str, object]) -> None:
        self._db.executemany("REPLACE INTO meta VALUES (?, ?)", values.items())

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.rollback()
            raise
        self._db.execute("COMMIT")


def _state(found: Pass, count: int, generation: int) -> dict[str, object]:
    """What `meta` says after a pass; too many racy paths make its walk no proof."""
    proof = found.signature if len(found.racy) <= RACY_LISTED else b""
    return {
        "count": count,
        "generation": generation,
        "signature": proof,
        "racy": json.dumps(list(found.racy)),
    }


def _decoded(path: str, payload: str, links: str) -> Note:
    try:
        return decoded(path, payload, links)
    except ValueError as error:
        raise sqlite3.DatabaseError(f"damaged row of {path}") from error


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
        "INSERT INTO mention VALUES (?, ?)",
        lambda id_, row: [(key, id_) for key in row.keys],
    ),
    (
        "INSERT INTO search (rowid, title, body) VALUES (?, ?, ?)",
        lambda id_, row: [] if row.skipped else [(id_, row.title, row.body)],
    ),
)
