"""People as they were put together from the notes, and what the rules ask of each.

Worked out from the rest of the index and thrown away at any doubt. What changes a note
leaves its older state in `pending`, so that only those whom it is about are put
together again (`workspace.upkeep`). Days are ordinals.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from mdnet.index.people_rows import Called, Pending, PersonRow, State
from mdnet.index.row import checksum

if TYPE_CHECKING:
    from mdnet.model.answer import Answer
    from mdnet.model.everybody import Lately, Owed, Pool
    from mdnet.model.network import Person

# Beyond this many changed notes, everybody is put together anew.
PENDING = 200
CHUNK = 500
_MEMBERS = {"team": "is_team", "W2": "is_attending", "W4": "is_adviser"}
_ORDER = {"team": "seen", "W2": "follow_up", "W4": "chat"}
_PROOF = """
SELECT count(*), sum(id), sum(quiet), sum(until),
 sum(is_team + 2 * is_attending + 4 * is_adviser), sum(seen), sum(thanked),
 sum(follow_up), sum(chat), sum(length(sent) + length(key)),
 sum(length(owed) + length(name) + length(known_as) + length(path)),
 (SELECT count(*) FROM called), (SELECT count(*) FROM promised),
 (SELECT sum(checksum) FROM replied), (SELECT sum(checksum) FROM history) FROM person
"""


class People:
    """The tables of people in an open database."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._db = database

    def state(self) -> State | None:
        """What is kept, `None` for nothing.

        Raises:
            sqlite3.Error: it is damaged.
        """
        kept = self.mark()
        if not kept:
            return None
        day, until, basis, proof = json.loads(kept)
        if proof != self._proof():
            raise sqlite3.DatabaseError("damaged people")
        return State(day, until, basis)

    def mark(self) -> str:
        """A text that differs when other people are kept; empty for none."""
        found = self._db.execute("SELECT value FROM meta WHERE key = 'people'")
        return "".join(str(value) for (value,) in found)

    def note_changes(self, paths: Iterable[str]) -> None:
        """Keep these notes as they are, for they are about to change."""
        if not self.mark():
            return
        for path in paths:
            self._db.execute(
                "INSERT OR IGNORE INTO pending SELECT path, payload"
                " FROM note JOIN content USING (id) WHERE path = ?",
                (path,),
            )
            self._db.execute("INSERT OR IGNORE INTO pending VALUES (?, '')", (path,))
        if self._db.execute("SELECT count(*) FROM pending").fetchone()[0] > PENDING:
            self.forget()

    def pending(self) -> tuple[Pending, ...]:
        """The notes that have changed since, by path."""
        rows = self._db.execute(
            "SELECT pending.path, before, coalesce(payload, '') FROM pending"
            " LEFT JOIN note USING (path) LEFT JOIN content USING (id)"
            " ORDER BY pending.path"
        )
        return tuple([Pending(*row) for row in rows])

    def forget(self) -> None:
        """Keep nothing."""
        for table in ("person", "history", "called", "promised", "replied", "pending"):
            self._db.execute(f"DELETE FROM {table}")
        self._db.execute("REPLACE INTO meta VALUES ('people', '')")

    def keep(
        self,
        known: Iterable[PersonRow],
        called: Iterable[Called],
        replied: Iterable[tuple[str, tuple["Answer", ...]]],
        day: int,
        basis: str,
    ) -> None:
        """Keep all this in place of what was kept."""
        self.forget()
        self.put(known)
        self.put_called(called)
        for path, answers in replied:
            self.put_replied(path, answers)
        self.seal(day, basis)

    def put(self, known: Iterable[PersonRow]) -> None:
        """Keep these people, each in place of what was kept of them."""
        for columns, body, check, items in known:
            old = self._db.execute("SELECT id FROM person WHERE path = ?", columns[:1])
            for id_ in old.fetchall():
                for table in ("person", "history", "promised"):
                    self._db.execute(f"DELETE FROM {table} WHERE id = ?", id_)
            id_ = self._db.execute(_PERSON, columns).lastrowid
            values = (id_, body, check)
            self._db.execute("INSERT INTO history VALUES (?, ?, ?)", values)
            self._db.executemany(
                "INSERT INTO promised VALUES (?, ?)", [(item, id_) for item in items]
            )

    def put_called(self, called: Iterable[Called]) -> None:
        """Keep these names."""
        self._db.executemany("INSERT INTO called VALUES (?, ?, ?, ?)", called)

    def drop_called(self, path: str) -> None:
        """Keep no name of this note."""
        self._db.execute("DELETE FROM called WHERE path = ?", (path,))

    def put_replied(self, path: str, answers: tuple["Answer", ...]) -> None:
        """Keep the answers of a note in place of those it had."""
        from mdnet.index.rows import encoded_answers  # noqa: PLC0415

        self._db.execute("DELETE FROM replied WHERE path = ?", (path,))
        if answers:
            text = encoded_answers(answers)
            values = (path, text, checksum(path, text, ""))
            self._db.execute("INSERT INTO replied VALUES (?, ?, ?)", values)

    def seal(self, day: int, basis: str) -> None:
        """Say that what is kept is whole, and holds from a day on."""
        self._db.execute("DELETE FROM pending")
        until = self._db.execute("SELECT min(until) FROM person").fetchone()[0]
        never = date.max.toordinal()
        value = json.dumps([day, until or never, basis, self._proof()])
        self._db.execute("REPLACE INTO meta VALUES ('people', ?)", (value,))

    def called(self, keys: Iterable[str]) -> tuple[Called, ...]:
        """Who has these folded names, by path."""
        rows = self._among("SELECT * FROM called WHERE key IN", keys)
        return tuple(sorted(Called(*row) for row in rows))

    def answers(self) -> Iterator["Answer"]:
        """The answers of all notes."""
        from mdnet.index.rows import decoded_answers  # noqa: PLC0415

        for path, text, check in self._db.execute("SELECT * FROM replied"):
            if checksum(path, text, "") != check:
                raise sqlite3.DatabaseError(f"damaged answers of {path}")
            yield from decoded_answers(text)

    def outspoken(self, day: int) -> list["Person"]:
        """Those of whom a rule about one person may speak on a day."""
        return self._people(f"{_BODY} WHERE quiet <= ?", (day,))

    def at(self, paths: Iterable[str]) -> list["Person"]:
        """The people whose notes are among these."""
        return self._decoded(self._among(f"{_BODY} WHERE path IN", paths))

    def who_promised(self, items: Iterable[str]) -> list["Person"]:
        """Those with an open promise whose item has one of these ids."""
        promised = f"{_BODY} JOIN promised USING (id) WHERE item IN"
        return self._decoded(self._among(promised, items))

    def named(self, names: Iterable[str]) -> list["Person"]:
        """Those with one of these names (`Brief.known_as`)."""
        return self._decoded(self._among(f"{_BODY} WHERE known_as IN", names))

    def ranked(self, pool: "Pool", after: int, least: int) -> list["Person"]:
        """The next people of a pool in its order, after so many; `seen` since `least`.

        Of the team the one seen last comes first.
        """
        order = _ORDER[pool]
        down = "DESC" if pool == "team" else "ASC"
        return self._people(
            f"{_BODY} WHERE {order} >= ? ORDER BY {order} {down}, name, path"
            " LIMIT 20 OFFSET ?",
            (least, after),
        )

    def keys(self, pool: "Pool") -> list[str]:
        """The keys of all of a pool."""
        rows = self._db.execute(f"SELECT key FROM person WHERE {_MEMBERS[pool]}")
        return [key for (key,) in rows]

    def thanked(self) -> int | None:
        """The last day on which somebody of the team was thanked."""
        found = self._db.execute("SELECT max(thanked) FROM person").fetchone()[0]
        return None if found is None else int(found)

    def namesakes(self) -> frozenset[str]:
        """The names that more than one person has."""
        rows = self._db.execute(
            "SELECT name FROM person GROUP BY name HAVING count(*) > 1"
        )
        return frozenset(name for (name,) in rows)

    def lately(self) -> Iterator["Lately"]:
        """What was sent lately, to each who was written to."""
        from mdnet.model.everybody import Lately, Sent  # noqa: PLC0415

        for key, is_attending, sent in self._db.execute(
            "SELECT key, is_attending, sent FROM person WHERE sent != ''"
        ):
            days = [Sent(date.fromordinal(n), *rest) for n, *rest in json.loads(sent)]
            yield Lately(key, bool(is_attending), tuple(days))

    def owed(self) -> Iterator["Owed"]:
        """The promises that count in the figures."""
        from mdnet.model.everybody import Owed  # noqa: PLC0415

        for (owed,) in self._db.execute("SELECT owed FROM person WHERE owed != ''"):
            for path, line, due, is_kept in json.loads(owed):
                yield Owed(path, line, date.fromordinal(due), is_kept)

    def day(self) -> int | None:
        """The day from which what is kept holds, looked at or not."""
        kept = self.mark()
        return int(json.loads(kept)[0]) if kept else None

    def rows(self) -> dict[str, PersonRow]:
        """Everybody as kept, by path, to be compared."""
        promised: dict[int, list[str]] = {}
        for item, id_ in self._db.execute("SELECT item, id FROM promised ORDER BY 1"):
            promised.setdefault(id_, []).append(item)
        rows = self._db.execute("SELECT * FROM person JOIN history USING (id)")
        return {
            path: PersonRow((path, *columns), body, check, tuple(promised.get(id_, ())))
            for id_, path, *columns, body, check in rows
        }

    def _people(self, query: str, values: Sequence[object]) -> list["Person"]:
        return self._decoded(self._db.execute(query, values))

    def _decoded(self, rows: Iterable[tuple[str, str, int]]) -> list["Person"]:
        """Each person once."""
        from mdnet.index.rows import decoded_person  # noqa: PLC0415

        found: dict[str, Person] = {}
        for path, body, check in rows:
            if checksum(path, body, "") != check:
                raise sqlite3.DatabaseError(f"damaged person {path}")
            found[path] = decoded_person(body)
        return list(found.values())

    def _among(self, query: str, wanted: Iterable[str]) -> Iterator[Any]:
        values = list(wanted)
        for first in range(0, len(values), CHUNK):
            some = values[first : first + CHUNK]
            yield from self._db.execute(f"{query} ({','.join('?' * len(some))})", some)

    def _proof(self) -> list[Any]:
        return list(self._db.execute(_PROOF).fetchone())


_BODY = "SELECT path, body, checksum FROM person JOIN history USING (id)"
_PERSON = f"INSERT INTO person VALUES (NULL{', ?' * 15})"
