"""People as they were put together from the notes, and what the rules ask of each.

Worked out from the rest of the index and thrown away at any doubt. What changes a note
leaves its older state in `pending`, so that only those whom it is about are put
together again (`workspace.upkeep`). Days are ordinals.
"""

import json
import sqlite3
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from mdnet.index.people_proof import (
    proof_of_pending,
    proof_of_people,
    proof_of_records,
)
from mdnet.index.people_questions import PeopleQuestions
from mdnet.index.people_rows import (
    Called,
    Pending,
    PersonRow,
    State,
    columns_of,
)
from mdnet.index.row import checksum

if TYPE_CHECKING:
    from mdnet.model.answer import Answer
    from mdnet.rules.brief import Brief

# Beyond this many changed notes, everybody is put together anew.
PENDING = 200
_PERSON = f"INSERT INTO person VALUES (NULL{', ?' * 16})"
_BRIEF = (
    "UPDATE person SET quiet = ?, until = ?, key = ?, name = ?, known_as = ?,"
    " is_team = ?, is_attending = ?, is_adviser = ?, seen = ?, thanked = ?,"
    " follow_up = ?, chat = ?, sent = ?, owed = ? WHERE path = ?"
)


class People(PeopleQuestions):
    """What is kept of people: asked, kept, and brought up to date."""

    def state(self) -> State | None:
        """What is kept, `None` for nothing.

        Raises:
            sqlite3.Error: it is damaged.
        """
        kept = self._sealed()
        if not kept:
            return None
        day, until, basis, proof, _ = kept
        if proof != proof_of_people(self._db):
            raise sqlite3.DatabaseError("damaged people")
        return State(day, until, basis)

    def prove_records(self) -> None:
        """See that the notes of the kinds `RECORDS` are those that were sealed.

        Or that they have changed since by an update of the index.

        Raises:
            sqlite3.Error: they are not.
        """
        if self._sealed()[-1:] != [proof_of_records(self._db)]:
            raise sqlite3.DatabaseError("damaged rows")

    def mark(self) -> str:
        """A text that differs when other people are kept; empty for none."""
        found = self._db.execute("SELECT value FROM meta WHERE key = 'people'")
        return "".join(str(value) for (value,) in found)

    def day(self) -> int | None:
        """The day from which what is kept holds, looked at or not."""
        kept = self._sealed()
        return int(kept[0]) if kept else None

    def note_changes(self, paths: Iterable[str]) -> None:
        """Keep these notes as they are, for they are about to change.

        Raises:
            sqlite3.Error: one of them is damaged, or what was kept before.
        """
        if not self.mark():
            return
        self._prove_pending()
        for path in paths:
            known = "SELECT 1 FROM pending WHERE path = ?"
            if not self._db.execute(known, (path,)).fetchone():
                before = self._sealed_row(path)
                values = (path, *before, _pending_check(path, *before))
                self._db.execute("INSERT INTO pending VALUES (?, ?, ?, ?, ?)", values)
        self._seal_pending()
        if self._db.execute("SELECT count(*) FROM pending").fetchone()[0] > PENDING:
            self.forget()

    def pending(self) -> tuple[Pending, ...]:
        """The notes that have changed since, by path; none where nobody is kept.

        Raises:
            sqlite3.Error: one of them is damaged, or their list.
        """
        if not self.mark():
            return ()
        self._prove_pending()
        rows = self._db.execute(
            "SELECT path, before, kind, row, checksum FROM pending ORDER BY path"
        )
        found = []
        for path, before, kind, row, check in rows.fetchall():
            if _pending_check(path, before, kind, row) != check:
                raise sqlite3.DatabaseError(f"damaged row of {path}")
            found.append(Pending(path, before, self._row(path)[0]))
        return tuple(found)

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
            id_ = self._db.execute(_PERSON, (*columns, check)).lastrowid
            self._db.execute("INSERT INTO history VALUES (?, ?)", (id_, body))
            self._db.executemany(
                "INSERT INTO promised VALUES (?, ?)", [(item, id_) for item in items]
            )

    def put_briefs(self, briefs: Iterable["Brief"]) -> None:
        """Keep what is kept of these people anew, their bodies as they are."""
        found = (columns_of(brief) for brief in briefs)
        self._db.executemany(_BRIEF, ((*others, path) for path, *others in found))

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
        self._seal_pending()
        until = self._db.execute("SELECT min(until) FROM person").fetchone()[0]
        never = date.max.toordinal()
        proofs = proof_of_people(self._db), proof_of_records(self._db)
        text = json.dumps([day, until or never, basis, *proofs])
        value = f"{checksum('people', text, '')} {text}"
        self._db.execute("REPLACE INTO meta VALUES ('people', ?)", (value,))

    def _prove_pending(self) -> None:
        """See that the list of changed notes is what it was made.

        Raises:
            sqlite3.Error: it is not.
        """
        said = self._db.execute("SELECT value FROM meta WHERE key = 'pending'")
        if said.fetchone() != (proof_of_pending(self._db),):
            raise sqlite3.DatabaseError("damaged list of changed notes")

    def _seal_pending(self) -> None:
        proof = proof_of_pending(self._db)
        self._db.execute("REPLACE INTO meta VALUES ('pending', ?)", (proof,))

    def _sealed_row(self, path: str) -> tuple[str, str, int]:
        """What the row of a note said when people were sealed: see `_row`.

        Raises:
            sqlite3.Error: it is not called so, or not of that kind, any more.
        """
        found = self._row(path)
        called = self._db.execute(
            "SELECT DISTINCT kind FROM called WHERE path = ? AND alias = ''", (path,)
        )
        if called.fetchall() != ([(found[1],)] if found[0] else []):
            raise sqlite3.DatabaseError(f"damaged row of {path}")
        return found

    def _row(self, path: str) -> tuple[str, str, int]:
        """Payload, kind and checksum of a note that counts, empty and 0 for none.

        Raises:
            sqlite3.Error: it is damaged.
        """
        rows = self._db.execute(
            "SELECT payload, kind, checksum, links FROM note"
            " LEFT JOIN content USING (id) WHERE path = ?",
            (path,),
        )
        for payload, kind, check, links in rows.fetchall():
            if checksum(path, str(payload), links) != check:
                raise sqlite3.DatabaseError(f"damaged row of {path}")
            if payload and json.loads(payload)[1] != kind:
                raise sqlite3.DatabaseError(f"damaged kind of {path}")
            return (payload, kind, check) if payload else ("", "", 0)
        return "", "", 0

    def _sealed(self) -> list[Any]:
        """What `seal` kept, empty for nothing."""
        check, _, text = self.mark().partition(" ")
        if not text:
            return []
        if check != str(checksum("people", text, "")):
            raise sqlite3.DatabaseError("damaged people")
        return list(json.loads(text))


def _pending_check(path: str, before: str, kind: str, row: int) -> int:
    """The checksum of a note that has changed, and of what its row was."""
    return checksum(path, before, f"{kind} {row}")
