"""A file of the merged tree, before it is known whether its name is free."""

from collections.abc import Callable
from typing import NamedTuple

from mdnet.git.formats import MODULE, Entry
from mdnet.merge import Decision, Merged


class Piece(NamedTuple):
    """A file at a path: `entry` where it is stored already, else `data` is new."""

    path: str
    mode: str
    entry: Entry | None = None
    data: bytes = b""


class Note(NamedTuple):
    """What was decided about one file in a merge."""

    path: str
    decisions: tuple[Decision, ...]


class Rules(NamedTuple):
    """How contents are read and merged.

    `read` gives a stored blob, `merge` takes path, base, ours and theirs, `is_broken`
    says whether a text has markers or the like in it, `name` says where the other side
    of two files that cannot become one goes.
    """

    read: Callable[[str], bytes]
    merge: Callable[[str, bytes | None, bytes, bytes], Merged]
    is_broken: Callable[[str, bytes], bool]
    name: Callable[[str, bytes], str]


def content(piece: Piece, rules: Rules) -> bytes:
    """The bytes of a piece; the id of a repository inside the vault, for such a one."""
    if piece.entry and piece.mode == MODULE:
        return piece.entry.oid.encode()
    return rules.read(piece.entry.oid) if piece.entry else piece.data


def needs_copy(found: Merged) -> bool:
    """Whether the other side's bytes have to be kept in a file of their own."""
    return any(decision.kind == "copy" for decision in found.decisions)


def at(path: str, entry: Entry) -> Piece:
    """The piece that a stored file is."""
    return Piece(path, entry.mode, entry)
