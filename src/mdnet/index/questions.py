"""What can be asked of an open index. Whatever is damaged is a `sqlite3.Error`."""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from mdnet.index.row import checksum
from mdnet.index.stale import Known
from mdnet.model.finding import Finding

if TYPE_CHECKING:
    from mdnet.model.note import Note

# How an empty list of paths is kept.
NONE_RACY = "[]"


class Questions:
    """An open database; the index itself (`index.store`) can also be written."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._db = database

    def generation(self) -> int:
        """A number that grows with each update by whatever process."""
        return self._number("generation")

    def size(self) -> int:
        """How many notes the index holds, conflict copies among them."""
        return self._number("count")

    def has_proof(self) -> bool:
        """Whether a walk can prove the index right at all."""
        return bool(self._meta("signature"))

    def racy(self) -> tuple[str, ...]:
        """The paths for which no walk, but only the content can tell.

        Raises:
            sqlite3.Error: their list is damaged.
        """
        kept = self._meta("racy")
        if kept == NONE_RACY:
            return ()
        # Only just after a note was read: `mdnet today` starts without it.
        import json  # noqa: PLC0415

        try:
            return tuple(json.loads(kept))
        except (TypeError, ValueError) as error:
            raise sqlite3.DatabaseError("damaged list of racy notes") from error

    def verdict(self, signature: bytes) -> tuple[str, ...] | None:
        """Whether a walk with this signature proves the index right.

        `None` when it does not; else the paths for which only the content can tell.
        """
        return self.racy() if self._meta("signature") == signature else None

    def known(self) -> dict[str, Known]:
        """Every note's stat as it was when it was read."""
        damaged = self._db.execute(
            "SELECT count(*) FROM note"
            " WHERE typeof(path) != 'text' OR typeof(read_ns) != 'integer'"
        ).fetchone()
        if damaged[0]:
            raise sqlite3.DatabaseError("damaged rows")
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

    def notes(self, links: bool = False) -> Iterator["Note"]:
        """All notes in no order, without findings and body, links only when asked for.

        Raises:
            sqlite3.Error: a row is damaged or missing.
        """
        rows = self._db.execute(
            "SELECT path, skipped, checksum, payload, links"
            " FROM note JOIN content USING (id)"
        )
        number = 0
        for path, skipped, check, payload, linked in rows:
            number += 1
            if checksum(path, payload, linked) != check:
                raise sqlite3.DatabaseError(f"damaged row of {path}")
            if not skipped:
                yield _decoded(path, payload, linked if links else "")
        if number != self._number("count"):
            raise sqlite3.DatabaseError("rows are missing")

    def of_kinds(self, kinds: Sequence[str]) -> Iterator["Note"]:
        """The notes of these kinds in no order, as `notes` gives them."""
        rows = self._db.execute(
            "SELECT path, checksum, payload, links"
            " FROM note LEFT JOIN content USING (id)"
            f" WHERE kind IN ({','.join('?' * len(kinds))})",
            kinds,
        )
        for path, check, payload, linked in rows:
            if checksum(path, payload, linked) != check:
                raise sqlite3.DatabaseError(f"damaged row of {path}")
            yield _decoded(path, payload, "")

    def titles(self) -> Iterator[tuple[str, str]]:
        """The path and the kind of every note that counts."""
        yield from self._db.execute("SELECT path, kind FROM note WHERE NOT skipped")

    def raw(self) -> Iterator[tuple[str, bytes, int, str, str, str]]:
        """Path, digest, skipped, kind, payload, links of every row, to be compared."""
        yield from self._db.execute(
            "SELECT path, digest, skipped, kind, payload, links"
            " FROM note JOIN content USING (id) ORDER BY path"
        )

    def findings(self) -> tuple[Finding, ...]:
        """The findings of all notes, and those about files, by path and line."""
        rows = self._db.execute(
            "SELECT path, line, column, code, severity, message FROM finding"
            " ORDER BY path, line, column, code"
        )
        return tuple([Finding(*row) for row in rows])

    def noted(self) -> dict[str, list[Finding]]:
        """The findings that notes' own texts gave, by path, in their order."""
        rows = self._db.execute(
            "SELECT path, line, column, code, severity, message FROM finding"
            " WHERE note != 0 ORDER BY rowid"
        )
        found: dict[str, list[Finding]] = {}
        for row in rows:
            found.setdefault(row[0], []).append(Finding(*row))
        return found

    def search(self, text: str, limit: int = 50) -> tuple[str, ...]:
        """The paths of notes that have all the words of `text`, the best first."""
        from mdnet.index.query import match_of  # noqa: PLC0415 - only to search

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

    def answer(self, key: str) -> str | None:
        """What was answered to this question of the notes as they are, if anything."""
        row = self._db.execute(
            "SELECT text, checksum FROM answer WHERE key = ? AND generation = ?",
            (key, self.generation()),
        ).fetchone()
        if row is None:
            return None
        if checksum(key, str(row[0]), "") != row[1]:
            raise sqlite3.DatabaseError("damaged answer")
        return str(row[0])

    def _meta(self, key: str) -> Any:
        row = self._db.execute("SELECT value FROM meta WHERE key = ?", (key,))
        found = row.fetchone()
        if found is None:
            raise sqlite3.DatabaseError(f"{key} is missing")
        return found[0]

    def _number(self, key: str) -> int:
        value = self._meta(key)
        if not isinstance(value, int):
            raise sqlite3.DatabaseError(f"{key} is damaged")
        return value


def _decoded(path: str, payload: str, links: str) -> "Note":
    # All of the model, which an answer that was kept does not need.
    from mdnet.index.rows import decoded  # noqa: PLC0415

    try:
        return decoded(path, payload, links)
    except ValueError as error:
        raise sqlite3.DatabaseError(f"damaged row of {path}") from error
