"""One change of one note: old bytes or new at any instant, and no save lost.

A rewrite is prepared beside the note, brought to the disk, and exchanged with it. The
exchange hands back what the note was at that instant. If that is not what was read,
an editor saved in between: it is put back, and the command is told to start again.
Otherwise it goes only when no program has it open for writing any more.
"""

import os

from mdnet.errors import VaultError
from mdnet.model.change import Change, Create, Delete, Move, Rewrite
from mdnet.note.filenames import fold
from mdnet.vault.at_rest import is_still, looks_unwritten, stat_at_rest
from mdnet.vault.attributes import copy_attributes
from mdnet.vault.exchange import exchange, move_to_free
from mdnet.vault.folder import Folder, check_note, folder_of
from mdnet.vault.kept import keep
from mdnet.vault.leftovers import new_name, swap_name
from mdnet.vault.place import Place, place_of
from mdnet.vault.refusals import changed, gone, taken


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
        with gone(change.path), folder_of(self._root, place.folder) as folder:
            check_note(change.path, folder, place.name)
            if folder.read(place.name) != _bytes(change.before):
                raise changed(change.path)
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
                self.create(change.path, _bytes(change.text))
            case Rewrite():
                self.rewrite(change.path, _bytes(change.before), _bytes(change.text))
            case Move():
                self._move(change)
            case Delete():
                self.delete(change.path, _bytes(change.before))

    def create(self, path: str, data: bytes, settle: bool = True) -> None:
        """Make a file that must not exist yet; raises as `make` does.

        Without `settle` it may not be on the disk yet when this returns.
        """
        place = place_of(self._root, path)
        with folder_of(self._root, place.folder, True, settle) as folder:
            new = self._written(folder, data, None, settle)
            try:
                move_to_free(folder, new, folder, place.name)
            except FileExistsError as error:
                folder.remove(new)
                raise taken(path) from error
            if settle:
                folder.settle()

    def rewrite(self, path: str, before: bytes, after: bytes) -> None:
        """Exchange a file that still is `before`; raises as `make` does."""
        if before == after:
            return
        place = place_of(self._root, path)
        with gone(path), folder_of(self._root, place.folder) as folder:
            check_note(path, folder, place.name)
            new = self._written(folder, after, place.name)
            old = swap_name(before, after, os.getpid())
            folder.rename(new, old)
            try:
                seen = stat_at_rest(folder, place.name, before, path)
                exchange(folder, old, place.name)
            except (FileNotFoundError, VaultError):
                folder.remove(old)
                raise
            # From here to the end of `_put_back` nothing may take time: whoever reads
            # the note meanwhile reads ours, without a save that came in between.
            if looks_unwritten(folder.stat(old), seen) and is_still(
                folder, old, before
            ):
                folder.remove(old)
                folder.settle()
                return
            self._put_back(folder, old, place, after)
        raise changed(path)

    def _put_back(self, folder: Folder, old: str, place: Place, after: bytes) -> None:
        """Give the note back what it was; what was saved over ours meanwhile stays."""
        exchange(folder, old, place.name)
        if is_still(folder, old, after):
            folder.remove(old)
        else:
            exchange(folder, old, place.name)
            self._keep(folder, old, place)
        folder.settle()

    def _move(self, change: Move) -> None:
        source = place_of(self._root, change.path)
        target = place_of(self._root, change.target)
        with (
            gone(change.path),
            folder_of(self._root, source.folder) as old,
            folder_of(self._root, target.folder, make=True) as new,
        ):
            try:
                move_to_free(old, source.name, new, target.name)
            except FileExistsError as error:
                if not os.path.samestat(old.stat(source.name), new.stat(target.name)):
                    raise taken(change.target) from error
                old.rename(source.name, target.name, new)
            new.settle()
            old.settle()

    def delete(self, path: str, before: bytes) -> None:
        """Remove a file that still is `before`; raises as `make` does."""
        place = place_of(self._root, path)
        with gone(path), folder_of(self._root, place.folder) as folder:
            old = swap_name(before, before, os.getpid())
            move_to_free(folder, place.name, folder, old)
            folder.settle()
            if is_still(folder, old, before):
                folder.remove(old)
                return
            try:
                move_to_free(folder, old, folder, place.name)
            except FileExistsError:
                self._keep(folder, old, place)
            raise changed(path)

    def remove_empty(self, folder: str) -> None:
        """Remove a folder of the vault, and those above it, where they are empty."""
        while folder:
            above, _, name = folder.rpartition("/")
            try:
                with folder_of(self._root, above) as outer:
                    outer.remove_folder(name)
            except (OSError, VaultError):
                return
            folder = above

    def is_there(self, path: str) -> bool:
        """Whether there is anything at a path of the vault."""
        return os.path.lexists(os.path.join(self._root, path))

    def _written(
        self, folder: Folder, data: bytes, like: str | None, settle: bool = True
    ) -> str:
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
                if settle:
                    os.fsync(descriptor)
            finally:
                os.close(descriptor)
        except BaseException:
            folder.remove(name)
            raise
        return name

    def _keep(self, folder: Folder, old: str, place: Place) -> None:
        path = keep(folder, old, place)
        if path:
            self.kept.append(path)

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
                raise taken(f"{place.folder}/{name}".lstrip("/"))


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
