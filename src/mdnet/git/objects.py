"""Objects of a repository: read through one running git, stored as one pack."""

import subprocess
from collections.abc import Iterable, Sequence
from typing import IO, NoReturn, cast

from mdnet.errors import GitError
from mdnet.git.formats import Entry, Stored, pack, parse_tree
from mdnet.git.run import Git

_CHUNK = 200
# More than this becomes a pack of its own, as in a fetch.
_LOOSE = 100
# So many entries of trees are remembered: some 300 bytes each.
_REMEMBERED = 400_000


class Objects:
    """The object store; `git cat-file --batch` runs from the first look to `close`."""

    def __init__(self, git: Git, algorithm: str = "sha1") -> None:
        self._git = git
        self.algorithm = algorithm
        self._width = 32 if algorithm == "sha256" else 20
        self._reader: subprocess.Popen[bytes] | None = None
        self._trees: dict[str, dict[str, Entry]] = {}
        self._entries = 0
        self._new: dict[str, Stored] = {}

    def close(self) -> None:
        """End the running git."""
        if self._reader is not None:
            reader, self._reader = self._reader, None
            for stream in (reader.stdin, reader.stdout):
                cast("IO[bytes]", stream).close()
            reader.wait()

    def found(self, name: str) -> str:
        """The id of what a name means (a reference, `HEAD:path`); empty if nothing."""
        return self._asked([name])[0][0]

    def tree_of(self, commit: str) -> str:
        """The id of a commit's tree.

        Raises:
            GitError: the commit or its tree is not there.
        """
        return self.found(f"{commit}^{{tree}}") or _missing(f"tree of {commit}")

    def read(self, oid: str) -> bytes:
        """An object's bytes.

        Raises:
            GitError: it is not there.
        """
        return self.read_all([oid])[oid]

    def read_all(self, oids: Iterable[str]) -> dict[str, bytes]:
        """The bytes of several objects, by id."""
        asked = list(dict.fromkeys(oids))
        found = {oid: self._new[oid].data for oid in asked if oid in self._new}
        wanted = [oid for oid in asked if oid not in found]
        for start in range(0, len(wanted), _CHUNK):
            chunk = wanted[start : start + _CHUNK]
            for oid, (there, data) in zip(chunk, self._asked(chunk), strict=True):
                found[oid] = data if there else _missing(f"object {oid}")
        return found

    def tree(self, oid: str) -> dict[str, Entry]:
        """The entries of a tree by name; the empty id is the empty tree."""
        if not oid:
            return {}
        if oid not in self._trees:
            if self._entries > _REMEMBERED:
                self._trees.clear()
                self._entries = 0
            self._trees[oid] = parse_tree(self.read(oid), self._width)
            self._entries += len(self._trees[oid]) + 1
        return self._trees[oid]

    def add(self, objects: Iterable[Stored]) -> None:
        """Hold objects until `store`; they can be read at once."""
        self._new |= {item.oid: item for item in objects}

    def store(self) -> None:
        """Store what was added; it is on the disk when this returns.

        What was unpacked is read back: where the disk is full or fails, git (2.39 at
        least) may leave an object out and still say that all went well.

        Raises:
            GitError: the disk does not take it; nothing may refer to it.
        """
        objects, self._new = tuple(self._new.values()), {}
        if not objects:
            return
        data = pack(objects, self.algorithm)
        if len(objects) > _LOOSE:
            self._git.out("index-pack", "--stdin", "--fix-thin", data=data)
        else:
            self._git.out("unpack-objects", "-q", data=data)
            self._check_stored(objects)

    def _check_stored(self, objects: Iterable[Stored]) -> None:
        for item in objects:
            if self._asked([item.oid])[0] != (item.oid, item.data):
                raise GitError(
                    "git could not store everything: the disk is full, or reports "
                    "errors. Nothing was changed; free some space or check the disk, "
                    "then sync again."
                )

    def _asked(self, names: Sequence[str]) -> list[tuple[str, bytes]]:
        """Id and bytes of what each name means; an empty id where there is nothing."""
        if self._reader is None:
            self._reader = self._git.started("cat-file", "--batch")
        to, back = self._reader.stdin, self._reader.stdout
        assert to is not None
        assert back is not None
        try:
            to.write("".join(f"{name}\n" for name in names).encode())
            to.flush()
            return [_answer(back) for _ in names]
        except (BrokenPipeError, ValueError) as error:
            raise GitError("git cat-file ended unexpectedly; try again.") from error


def _missing(what: str) -> NoReturn:
    raise GitError(
        f"the {what} is missing from git's store; git fsck says more. Nothing was "
        "changed."
    )


def _answer(stream: IO[bytes]) -> tuple[str, bytes]:
    head = stream.readline()
    words = head.split()
    if words and words[-1] in (b"missing", b"ambiguous"):
        return "", b""
    if len(words) != 3:
        raise ValueError(head)
    size = int(words[2])
    data = stream.read(size + 1)
    if len(data) != size + 1:
        raise ValueError(head)
    return words[0].decode(), data[:-1]
