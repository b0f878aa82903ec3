"""git's own formats, made and read in this process: objects, trees, packs. Pure.

Format: git's `gitformat-pack`, and the object model of "Git Internals" (Pro Git).
"""

import hashlib
import struct
import zlib
from collections.abc import Iterable, Mapping
from typing import NamedTuple

FILE, PROGRAM, LINK, MODULE, FOLDER = "100644", "100755", "120000", "160000", "40000"
FILES = (FILE, PROGRAM)
_TYPES = {"commit": 1, "tree": 2, "blob": 3}
# A fast pass: the objects are packed again by git sooner or later.
_LEVEL = 1


class Entry(NamedTuple):
    """What a tree says of a name: its mode (as git writes it) and object id."""

    mode: str
    oid: str


class Stored(NamedTuple):
    """An object that is to be stored: kind, bytes, and the id that follows."""

    kind: str
    data: bytes
    oid: str


def stored(kind: str, data: bytes, algorithm: str = "sha1") -> Stored:
    """The object of this kind and content, with its id."""
    head = f"{kind} {len(data)}\0".encode()
    return Stored(kind, data, hashlib.new(algorithm, head + data).hexdigest())


def parse_tree(data: bytes, width: int = 20) -> dict[str, Entry]:
    """The entries of one tree by name; `width` is that of a binary id, in bytes.

    Names that are not UTF-8 keep their bytes as lone surrogates.
    """
    entries = {}
    at = 0
    while at < len(data):
        space = data.index(b" ", at)
        end = data.index(b"\0", space)
        name = data[space + 1 : end].decode("utf-8", "surrogateescape")
        mode = data[at:space].decode("ascii").lstrip("0")
        entries[name] = Entry(mode, data[end + 1 : end + 1 + width].hex())
        at = end + 1 + width
    return entries


def tree_data(entries: Mapping[str, Entry]) -> bytes:
    """The bytes of a tree, in git's order: a folder sorts as if it ended in `/`."""
    named = sorted(
        (name.encode("utf-8", "surrogateescape"), entry)
        for name, entry in entries.items()
    )
    named.sort(key=lambda pair: pair[0] + (b"/" if pair[1].mode == FOLDER else b""))
    return b"".join(
        entry.mode.encode() + b" " + name + b"\0" + bytes.fromhex(entry.oid)
        for name, entry in named
    )


def commit_data(
    tree: str, parents: Iterable[str], author: str, committer: str, message: str
) -> bytes:
    """The bytes of a commit; author and committer are `Name <mail> seconds +hhmm`."""
    lines = [f"tree {tree}", *(f"parent {parent}" for parent in parents)]
    lines += [f"author {author}", f"committer {committer}", "", message.rstrip("\n")]
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def pack(objects: Iterable[Stored], algorithm: str = "sha1") -> bytes:
    """A pack of whole objects, as `git unpack-objects` and `index-pack` take it."""
    parts = [b"", *map(_packed, objects)]
    parts[0] = struct.pack(">4sII", b"PACK", 2, len(parts) - 1)
    body = b"".join(parts)
    return body + hashlib.new(algorithm, body).digest()


def _packed(item: Stored) -> bytes:
    size = len(item.data)
    head = bytearray([_TYPES[item.kind] << 4 | size & 15])
    size >>= 4
    while size:
        head[-1] |= 0x80
        head.append(size & 0x7F)
        size >>= 7
    return bytes(head) + zlib.compress(item.data, _LEVEL)
