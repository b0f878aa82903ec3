"""The database: built whole, kept up to date note by note, read back as values.

Any `sqlite3.Error` means: throw it away and build it anew (the workspace does).
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from mdnet.index import file
from mdnet.index.inserts import insert, insert_findings
from mdnet.index.questions import Questions
from mdnet.index.row import Row, checksum
from mdnet.index.schema import INDEXES, TABLES
from mdnet.model.finding import Finding

if TYPE_CHECKING:
    from mdnet.index.people import People

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


class Index(Questions):
    """An open index; `path` is its database, empty when it is in memory."""

    def __init__(self, database: sqlite3.Connection, path: str) -> None:
        super().__init__(database)
        self.path = path

    @property
    def people(self) -> "People":
        """What is kept of people, worked out from the notes."""
        # Nothing of it where no note has changed.
        from mdnet.index.people import People  # noqa: PLC0415

        return People(self._db)

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

    def wants_rebuild(self) -> bool:
        """Whether the full text holds many states of notes that are no more."""
        count = self._number("count")
        return self._last_id() - count > DEAD_TEXTS + count // 2

    def update(self, found: Pass, force: bool = False) -> bool:
        """Put one look at the vault in; False, and nothing done, when it is outdated.

        It is when another process updated the index since `found.generation`, unless
        forced; then the next walk has to look at each row.
        """
        with self.transaction():
            generation = self.generation()
            if generation != found.generation:
                if not force:
                    return False
                found = found._replace(signature=b"")
            rows = list(found.rows)
            if not (rows or found.gone):
                self._carry_answers(generation)
            self.people.note_changes([*found.gone, *(row.path for row in rows)])
            count = self._number("count") - self._removed(
                [*found.gone, *(row.path for row in rows)]
            )
            self._db.executemany(
                "UPDATE note SET read_ns = ? WHERE path = ?",
                [(found.read_ns, path) for path in found.confirmed],
            )
            insert(self._db, rows, self._last_id() + 1)
            self._set_findings(found.findings)
            self._set(_state(found, count + len(rows), generation + 1))
        return True

    def keep_answer(self, key: str, text: str, generation: int) -> None:
        """Keep what was answered to `key`, unless the notes have changed since."""
        with self.transaction():
            if self.generation() != generation:
                return
            self._db.execute("DELETE FROM answer WHERE generation != ?", (generation,))
            values = (key, generation, text, checksum(key, text, ""))
            self._db.execute("REPLACE INTO answer VALUES (?, ?, ?, ?)", values)

    def _carry_answers(self, generation: int) -> None:
        """Keep the answers for the next state, in which no note is another."""
        self._db.execute(
            "UPDATE answer SET generation = ? WHERE generation = ?",
            (generation + 1, generation),
        )

    def _build(self, version: str, found: Pass) -> None:
        self._db.execute("PRAGMA journal_mode=OFF")
        self._db.execute("PRAGMA synchronous=OFF")
        self._db.execute("PRAGMA cache_size=-32000")
        self._db.execute("BEGIN")
        self._run(TABLES)
        count = insert(self._db, found.rows, 1)
        self._run(INDEXES)
        self._set_findings(found.findings)
        self._set({"version": version, **_state(found, count, 1)})
        self._db.execute("COMMIT")

    def _run(self, script: str) -> None:
        for statement in script.split(";\n"):
            self._db.execute(statement)

    def _removed(self, paths: list[str]) -> int:
        """Remove the rows of these paths; how many there were."""
        number = 0
        for path in paths:
            row = self._db.execute("SELECT id FROM note WHERE path = ?", (path,))
            for id_ in row.fetchall():
                number += 1
                self._db.execute("DELETE FROM finding WHERE note = ?", id_)
                self._db.execute("DELETE FROM content WHERE id = ?", id_)
                self._db.execute("DELETE FROM note WHERE id = ?", id_)
        return number

    def _set_findings(self, findings: tuple[Finding, ...] | None) -> None:
        """Replace the findings that belong to no note's text."""
        if findings is not None:
            self._db.execute("DELETE FROM finding WHERE note = 0")
            insert_findings(self._db, findings)

    def _last_id(self) -> int:
        row = self._db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'note'")
        found = row.fetchone()
        return int(found[0]) if found else 0

    def _set(self, values: dict[str, object]) -> None:
        self._db.executemany("REPLACE INTO meta VALUES (?, ?)", values.items())

    @contextmanager
    def reading(self) -> Iterator[None]:
        """All questions within see one state."""
        self._db.execute("BEGIN")
        try:
            yield
        finally:
            self._db.rollback()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written within is kept, or nothing when it raises."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.rollback()
            raise
        self._db.execute("COMMIT")


def _state(found: Pass, count: int, generation: int) -> dict[str, object]:
    """What `meta` says after a pass; too many racy paths make its walk no proof."""
    import json  # noqa: PLC0415 - only where something is written

    proof = found.signature if len(found.racy) <= RACY_LISTED else b""
    return {
        "count": count,
        "generation": generation,
        "signature": proof,
        "racy": json.dumps(list(found.racy)),
    }
