"""One change of one note: old bytes or new at any instant, and no save lost.

A rewrite is prepared beside the note, brought to the disk, and exchanged with it. The
exchange hands back what the note was at that instant. If that is not what was read,
an editor saved in between: it is put back, and the command is told to start again.
Otherwise it goes only when no program has it open for writing any more.
"""

import errno
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager

from mdnet.errors import ChangedOnDiskError, VaultError
from mdnet.model.change import Change, Create, Delete, Move, Rewrite
from mdnet.note.resolve import fold
from mdnet.vault.attributes import copy_attributes
from mdnet.vault.exchange import exchange, move_to_free
from mdnet.vault.folder import Folder, check_note, folder_of
from mdnet.vault.leftovers import after_hash, is_spare, new_name, swap_name, text_hash
from mdnet.vault.place import Place, place_of
from mdnet.vault.writers import is_quiet


class Writer:
    """Makes the changes of one `Vault.apply`, under its lock.

    `kept` grows by the vault path of each copy that had to be kept beside its note.
    """

    def __init__(self, root: str) -> None:
        self._root = root
        self._made = 0
        self.kept: list[str] = []

    def check(self, change: Change) -> None:
        """Raise `ChangedOnDiskError` unless the note is what `change` expects."""
        place = place_of(self._root, change.path)
        if isinstance(change, Create):
            self._expect_free(place, change.path)
            return
        with _gone(change.path), folder_of(self._root, place.folder) as folder:
            found = folder.stat(place.name)
            check_note(change.path, found)
            if folder.read(place.name) != _bytes(change.before):
                raise _changed(change.path)
        if isinstance(change, Move):
            self._expect_free(place_of(self._root, change.target), change.target)

    def make(self, change: Change) -> None:
        """Make the change; afterwards it is on the disk.

        Raises:
            ChangedOnDiskError: the note is not what it was; nothing of it is lost.
            VaultError: the disk refuses, or the note may not be changed.
        """
        match change:
            case Create():
                self._create(change)
            case Rewrite():
                self._rewrite(change)
            case Move():
                self._move(change)
            case Delete():
                self._delete(change)

    def _create(self, change: Create) -> None:
        place = place_of(self._root, change.path)
        with folder_of(self._root, place.folder, make=True) as folder:
            new = self._written(folder, _bytes(change.text), None)
            try:
                move_to_free(folder, new, folder, place.name)
            except FileExistsError as error:
                folder.remove(new)
                raise _taken(change.path) from error
            folder.settle()

    def _rewrite(self, change: Rewrite) -> None:
        before, after = _bytes(change.before), _bytes(change.text)
        if before == after:
            return
        place = place_of(self._root, change.path)
        with _gone(change.path), folder_of(self._root, place.folder) as folder:
            check_note(change.path, folder.stat(place.name))
            new = self._written(folder, after, place.name)
            old = swap_name(before, after, os.getpid())
            folder.rename(new, old)
            try:
                seen = _at_rest(folder, place.name, before, change.path)
                exchange(folder, old, place.name)
            except (FileNotFoundError, VaultError):
                folder.remove(old)
                raise
            # From here to the end of `_put_back` nothing may take time: whoever reads
            # the note meanwhile reads ours, without a save that came in between.
            if _same(folder.stat(old), seen) and _is(folder, old, before):
                folder.remove(old)
                folder.settle()
                return
            self._put_back(folder, old, place, after)
        raise _changed(change.path)

    def _put_back(self, folder: Folder, old: str, place: Place, after: bytes) -> None:
        """Give the note back what it was; what was saved over ours meanwhile stays."""
        exchange(folder, old, place.name)
        if _is(folder, old, after):
            folder.remove(old)
        else:
            exchange(folder, old, place.name)
            self.keep(folder, old, place)
        folder.settle()

    def _move(self, change: Move) -> None:
        source = place_of(self._root, change.path)
        target = place_of(self._root, change.target)
        with (
            _gone(change.path),
            folder_of(self._root, source.folder) as old,
            folder_of(self._root, target.folder, make=True) as new,
        ):
            try:
                move_to_free(old, source.name, new, target.name)
            except FileExistsError as error:
                if not os.path.samestat(old.stat(source.name), new.stat(target.name)):
                    raise _taken(change.target) from error
                old.rename(source.name, target.name, new)
            new.settle()
            old.settle()

    def _delete(self, change: Delete) -> None:
        before = _bytes(change.before)
        place = place_of(self._root, change.path)
        with _gone(change.path), folder_of(self._root, place.folder) as folder:
            old = swap_name(before, before, os.getpid())
            move_to_free(folder, place.name, folder, old)
            folder.settle()
            if _is(folder, old, before):
                folder.remove(old)
                return
            try:
                move_to_free(folder, old, folder, place.name)
            except FileExistsError:
                self.keep(folder, old, place)
            raise _changed(change.path)

    def _written(self, folder: Folder, data: bytes, like: str | None) -> str:
        """The name of a new file with these bytes, on the disk, not yet a note."""
        self._made += 1
        name = new_name(os.getpid(), self._made)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
        descriptor = folder.open(name, flags, 0o666 if like is None else 0o600)
        try:
            try:
                _write(descriptor, data)
                if like is not None:
                    _dress(folder, like, descriptor)
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
        except BaseException:
            folder.remove(name)
            raise
        return name

    def keep(self, folder: Folder, old: str, place: Place) -> None:
        """Give a displaced file a name that a person sees, unless it is empty."""
        if not content_at_rest(folder, old, b""):
            folder.remove(old)
            return
        stem = place.name.removesuffix(".md")
        saved = time.localtime(folder.stat(old).st_mtime)
        moment = time.strftime("%Y%m%d-%H%M%S", saved)
        for number in range(1, 1000):
            more = f" {number}" if number > 1 else ""
            name = f"{stem} (mdnet kept {moment}{more}).md"
            try:
                move_to_free(folder, old, folder, name)
            except FileExistsError:
                continue
            self.kept.append(f"{place.folder}/{name}".lstrip("/"))
            return

    def clean(self, path: str) -> None:
        """Take away a temporary file that a killed mdnet left, or keep it visibly."""
        folder_path, _, name = path.rpartition("/")
        try:
            with folder_of(self._root, folder_path) as folder:
                data = content_at_rest(folder, name, b"")
                if data is None:
                    return
                if is_spare(name, data):
                    folder.remove(name)
                else:
                    note = _note_with(folder, after_hash(name))
                    self.keep(folder, name, Place(folder_path, note))
        except FileNotFoundError:
            return

    def _expect_free(self, place: Place, path: str) -> None:
        """Nothing of that name is there, nor one that some systems take for it."""
        try:
            with folder_of(self._root, place.folder) as folder:
                names = folder.names()
        except FileNotFoundError:
            return
        wanted = fold(place.name)
        for name in names:
            if fold(name) == wanted:
                raise _taken(f"{place.folder}/{name}".lstrip("/"))


def content_at_rest(folder: Folder, name: str, expected: bytes) -> bytes | None:
    """A file's bytes when no program can change them; `None` if one may.

    With bytes other than `expected` in it already, there is nothing to wait for.
    """
    descriptor = folder.open(name, os.O_RDONLY)
    try:
        if expected and (data := folder.read(name)) != expected:
            return data
        return folder.read(name) if is_quiet(descriptor) else None
    finally:
        os.close(descriptor)


def _is(folder: Folder, name: str, expected: bytes) -> bool:
    return content_at_rest(folder, name, expected) == expected


def _at_rest(folder: Folder, name: str, before: bytes, path: str) -> os.stat_result:
    """The stat of a note that is what was read and that no program writes to."""
    seen = folder.stat(name)
    data = content_at_rest(folder, name, before)
    if data is None:
        raise VaultError(
            f"{path} is held open for writing by another program; nothing was "
            "changed. Close it there and try again."
        )
    if data != before:
        raise _changed(path)
    return seen


def _same(one: os.stat_result, other: os.stat_result) -> bool:
    """Whether it looks unwritten: the quick answer, before the bytes are compared."""
    return (one.st_size, one.st_mtime_ns) == (other.st_size, other.st_mtime_ns)


@contextmanager
def plain_words(root: str) -> Iterator[None]:
    """Turn what the system refuses into a `VaultError` that says what to do."""
    try:
        yield
    except OSError as error:
        where = os.fsdecode(error.filename or "") or root
        text = _WORDS.get(error.errno or 0)
        if text is None:
            text = f"The disk refuses to write {where}: {error.strerror or error}."
        raise VaultError(f"{text} Nothing was left half-written.") from error


_WORDS = {
    errno.ENOSPC: "The disk is full: free some space and try again.",
    errno.EDQUOT: "Your disk quota is used up: free some space and try again.",
    errno.EIO: "The disk reports an error while writing; check it.",
    errno.EROFS: "The vault lies on a disk that is mounted read-only.",
    errno.EACCES: "The folder of the note may not be written to; check who owns it.",
    errno.EPERM: "The system does not permit changing the note; check its attributes.",
}


@contextmanager
def _gone(path: str) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise ChangedOnDiskError(f"{path} is gone; nothing was written.") from error


def _changed(path: str) -> ChangedOnDiskError:
    return ChangedOnDiskError(
        f"{path} was changed meanwhile by another program; nothing was overwritten. "
        "Try again."
    )


def _taken(path: str) -> ChangedOnDiskError:
    return ChangedOnDiskError(f"{path} exists already; nothing was overwritten.")


def _bytes(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        raise VaultError(
            "The text holds characters that are not valid Unicode; nothing was written."
        ) from error


def _write(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _dress(folder: Folder, like: str, descriptor: int) -> None:
    source = folder.open(like, os.O_RDONLY)
    try:
        copy_attributes(source, descriptor)
    finally:
        os.close(source)


def _note_with(folder: Folder, digest: str) -> str:
    """The note of this folder whose bytes have that hash, else a name that tells."""
    for name in sorted(folder.names()):
        if name.endswith(".md") and not name.startswith("."):
            try:
                if text_hash(folder.read(name)) == digest:
                    return name
            except OSError:
                continue
    return "Saved text.md"
