"""A note as a row, and back, without the parser.

The parsed values are one JSON text a note: loading 10,000 notes with ten entries each
takes half the time of a row an entry, and a note's update is one row. Dates are ordinal
numbers (JSON has none). The readers follow the types of the model's fields, so a field
added there needs nothing here.
"""

import json
from collections.abc import Callable
from datetime import date
from functools import partial
from types import UnionType
from typing import Any, get_args, get_origin

from mdnet.index.row import Row, checksum, digest_of
from mdnet.model.answer import Answer
from mdnet.model.contact import Contact
from mdnet.model.interaction import Interaction
from mdnet.model.network import Person
from mdnet.model.note import Entry, Link, Note, Record
from mdnet.model.task import Task

RECORDS: dict[str, type[Record]] = {cls.__name__: cls for cls in get_args(Record)}
# Made once, and without a look for values that hold themselves: 15 % of a row's time.
_encode = json.JSONEncoder(
    ensure_ascii=False, check_circular=False, separators=(",", ":"),
    default=date.toordinal,
).encode  # fmt: skip

Reader = Callable[[Any], Any]


def row_of(
    note: Note,
    stat: tuple[str, int, int, int, int],
    read_ns: int,
    data: bytes,
) -> Row:
    """The row of a parsed note that was read as `data` at `read_ns`."""
    payload = encoded(note)
    links = _encode(note.links) if note.links else ""
    return Row(
        *stat, read_ns, digest_of(data), 0, note.kind, payload, links,
        checksum(note.path, payload, links), note.findings, note.title, note.body,
    )  # fmt: skip


def encoded(note: Note) -> str:
    """A note's values but its links, findings and body, as JSON."""
    record = note.record
    kept = None if record is None else (type(record).__name__, record)
    return _encode(
        (note.title, note.kind, note.day, kept, note.entries, note.tasks, note.answers)
    )


def decoded(path: str, payload: str, links: str = "") -> Note:
    """The note of a row, without findings and body; links as far as given.

    Raises:
        ValueError: the payload is not what `encoded` writes.
    """
    try:
        title, kind, day, record, entries, tasks, answers = json.loads(payload)
        return Note(
            path,
            title,
            kind,
            _date(day),
            None if record is None else _RECORD_READERS[record[0]](record[1]),
            _entries(entries),
            tuple([_task(values) for values in tasks]),
            tuple([_answer(values) for values in answers]),
            tuple([Link(*values) for values in json.loads(links)]) if links else (),
        )
    except (TypeError, KeyError, IndexError, AttributeError) as error:
        raise ValueError(f"damaged row of {path}") from error


def _entries(rows: list[list[Any]]) -> tuple[Entry, ...]:
    """The entries of a note; there are so many that their fields are named here."""
    new, day_of = tuple.__new__, date.fromordinal
    return tuple(
        [
            new(
                Entry,
                (day_of(day), kind, text, line, tuple(tags), tuple(links), *rest),
            )
            for day, kind, text, line, tags, links, *rest in rows
        ]
    )


def encoded_person(person: Person) -> str:
    """A person with their history, as JSON."""
    return _encode(person)


def decoded_person(body: str) -> Person:
    """The person of a text that `encoded_person` wrote.

    Raises:
        ValueError: it did not.
    """
    try:
        contact, history, tasks = json.loads(body)
        return Person(
            _contact(contact),
            _history(history),
            tuple([_task(values) for values in tasks]),
        )
    except (TypeError, KeyError, IndexError, AttributeError) as error:
        raise ValueError("damaged row of a person") from error


def _history(rows: list[list[Any]]) -> tuple[Interaction, ...]:
    new, day_of = tuple.__new__, date.fromordinal
    return tuple(
        [
            new(Interaction, (day_of(day), kind, text, tuple(tags), *rest))
            for day, kind, text, tags, *rest in rows
        ]
    )


def encoded_answers(answers: tuple[Answer, ...]) -> str:
    """The answers of one note, as JSON."""
    return _encode(answers)


def decoded_answers(text: str) -> tuple[Answer, ...]:
    """What `encoded_answers` wrote.

    Raises:
        ValueError: it did not.
    """
    try:
        return tuple([_answer(values) for values in json.loads(text)])
    except (TypeError, IndexError) as error:
        raise ValueError("damaged answers") from error


def _date(ordinal: int | None) -> date | None:
    return None if ordinal is None else date.fromordinal(ordinal)


def _reader(cls: type[Any]) -> Reader:
    """A function from the JSON list of a NamedTuple's values to the value."""
    readers = [_field_reader(kind) for kind in cls.__annotations__.values()]
    special = [(i, reader) for i, reader in enumerate(readers) if reader]
    return partial(_value, cls, special)


def _value(cls: type[Any], special: list[tuple[int, Reader]], values: list[Any]) -> Any:
    for place, reader in special:
        values[place] = reader(values[place])
    return tuple.__new__(cls, values)


def _field_reader(kind: Any) -> Reader | None:
    """What turns the JSON of a field of this type back, `None` for JSON's own."""
    if isinstance(kind, UnionType):
        reader = _field_reader(get_args(kind)[0])
        return reader and partial(_optional, reader)
    if kind is date:
        return date.fromordinal
    if get_origin(kind) is tuple:
        reader = _field_reader(get_args(kind)[0])
        return partial(_tuple, reader) if reader else tuple
    if isinstance(kind, type) and issubclass(kind, tuple):
        return _reader(kind)
    return None


def _optional(reader: Reader, value: Any) -> Any:
    return None if value is None else reader(value)


def _tuple(reader: Reader, values: list[Any]) -> tuple[Any, ...]:
    return tuple([reader(value) for value in values])


_task = _reader(Task)
_answer = _reader(Answer)
_contact = _reader(Contact)
_RECORD_READERS = {name: _reader(cls) for name, cls in RECORDS.items()}
