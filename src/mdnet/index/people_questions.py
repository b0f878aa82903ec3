"""What the rules ask of the people that the index keeps. Days are ordinals."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from mdnet.index.people_rows import Called, PersonRow
from mdnet.index.row import checksum

if TYPE_CHECKING:
    from mdnet.model.answer import Answer
    from mdnet.model.everybody import Lately, Owed, Pool
    from mdnet.model.network import Person

CHUNK = 500
_MEMBERS = {"team": "is_team", "W2": "is_attending", "W4": "is_adviser"}
_ORDER = {"team": "seen", "W2": "follow_up", "W4": "chat"}
_BODY = "SELECT path, body, checksum FROM person LEFT JOIN history USING (id)"


class PeopleQuestions:
    """The tables of people in an open database; `index.people` also keeps them."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._db = database

    def called(self, keys: Iterable[str]) -> tuple[Called, ...]:
        """Who has these folded names, by path."""
        rows = self._among("SELECT * FROM called WHERE key IN", keys)
        return tuple(sorted(Called(*row) for row in rows))

    def contacts(self) -> tuple[Called, ...]:
        """What all people are called."""
        rows = self._db.execute("SELECT * FROM called WHERE kind = 'contact'")
        return tuple(Called(*row) for row in rows)

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

    def of_the_week(self) -> list["Person"]:
        """Those who have a place in the order of the week, or might."""
        return self._people(f"{_BODY} WHERE is_attending OR is_adviser", ())

    def everyone(self) -> list["Person"]:
        """All people, in no order."""
        return self._people(_BODY, ())

    def number(self) -> int:
        """How many people are kept."""
        return int(self._db.execute("SELECT count(*) FROM person").fetchone()[0])

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

    def rows(self) -> dict[str, PersonRow]:
        """Everybody as kept, by path, to be compared."""
        promised: dict[int, list[str]] = {}
        for item, id_ in self._db.execute("SELECT item, id FROM promised ORDER BY 1"):
            promised.setdefault(id_, []).append(item)
        rows = self._db.execute("SELECT * FROM person JOIN history USING (id)")
        return {
            path: PersonRow((path, *columns), body, check, tuple(promised.get(id_, ())))
            for id_, path, *columns, check, body in rows
        }

    def names(self) -> list[Called]:
        """What all notes are called, to be compared."""
        return [Called(*row) for row in self._db.execute("SELECT * FROM called")]

    def replied(self) -> dict[str, str]:
        """The texts of the answers of all notes, by path, to be compared."""
        return dict(self._db.execute("SELECT path, answers FROM replied"))

    def _people(self, query: str, values: Sequence[object]) -> list["Person"]:
        return self._decoded(self._db.execute(query, values))

    def _decoded(self, rows: Iterable[tuple[str, str | None, int]]) -> list["Person"]:
        """Each person once."""
        from mdnet.index.rows import decoded_person  # noqa: PLC0415

        found: dict[str, Person] = {}
        for path, body, check in rows:
            if body is None or checksum(path, body, "") != check:
                raise sqlite3.DatabaseError(f"damaged person {path}")
            found[path] = decoded_person(body)
        return list(found.values())

    def _among(self, query: str, wanted: Iterable[str]) -> list[Any]:
        found: list[Any] = []
        values = list(wanted)
        for first in range(0, len(values), CHUNK):
            some = values[first : first + CHUNK]
            found += self._db.execute(f"{query} ({','.join('?' * len(some))})", some)
        return found
