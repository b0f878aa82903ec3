"""A write is a value first: what `Vault.apply` is asked to do."""

from typing import NamedTuple


class Create(NamedTuple):
    """Make a note that must not exist yet."""

    path: str
    text: str


class Rewrite(NamedTuple):
    """Replace a note's text, provided that it still is `before`."""

    path: str
    before: str
    text: str


class Move(NamedTuple):
    """Rename a note that still is `before`; the new path must be free."""

    path: str
    before: str
    target: str


class Delete(NamedTuple):
    """Remove a note that still is `before`."""

    path: str
    before: str


Change = Create | Rewrite | Move | Delete
