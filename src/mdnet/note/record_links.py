"""The links among records: which note a letter's writer or a project's mentor is."""

from collections.abc import Iterable
from typing import Any, TypeVar

from mdnet.model.agenda import Agenda
from mdnet.model.application import Application, Program
from mdnet.model.calendar import Season
from mdnet.model.letter import Letter
from mdnet.model.note import Record
from mdnet.model.project import Project
from mdnet.note.resolve import Names

Kind = TypeVar("Kind", Season, Letter, Application, Program, Project, Agenda)

# For each record the fields that hold a raw link target; `X_path` is the note.
_LINKS: dict[type, tuple[str, ...]] = {
    Letter: ("writer", "application"),
    Application: ("season",),
    Program: ("application",),
    Project: ("mentor",),
    Agenda: ("contact",),
}


def of_kind(
    records: Iterable[Record | None], kind: type[Kind], names: Names
) -> tuple[Kind, ...]:
    """The records of one kind by path, each with the notes that its links mean."""
    found = [record for record in records if isinstance(record, kind)]
    found.sort(key=lambda record: record.path)
    keys = _LINKS.get(kind, ())
    return tuple(_resolved(record, keys, names) for record in found)


def targets_of(record: Record) -> tuple[str, ...]:
    """The raw link targets of a record that `of_kind` looks up."""
    keys = _LINKS.get(type(record), ())
    return tuple(target for key in keys if (target := getattr(record, key)))


def _resolved(record: Kind, keys: Iterable[str], names: Names) -> Kind:
    paths: dict[str, Any] = {
        f"{key}_path": names.resolve(target).path or ""
        for key in keys
        if (target := getattr(record, key))
    }
    return record._replace(**paths) if paths else record
