"""One walk of the vault: every note's stat, and what was odd on the way.

`os.scandir` gives a name's type without a further call, so a note costs one `lstat`
(2.6 microseconds). Dot-folders, the templates' folder and the ignored globs are not
entered. A link to a folder is not followed; a link to a note only when it ends inside
the vault, at a file that is not listed itself.
"""

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from mdnet.errors import VaultError
from mdnet.model.finding import Finding, Severity
from mdnet.vault.ignore import Ignore, ignore_rule
from mdnet.vault.leftovers import is_temporary
from mdnet.vault.stat import Stat

SUFFIX = ".md"
_FLAGS = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0)
# Files that an editor or an office program leaves for a moment, ending in `.md`.
TEMPORARY = ("~$", "~syncthing~", "4913")
_TEMPORARY_BEGIN = "~4"


class Walk(NamedTuple):
    """What one walk saw: notes by path, findings about what was passed by.

    `notes` are plain tuples of the shape of `Stat` (a third of the cost at 100,000
    notes). `leftovers` are the paths of temporary files of an mdnet that was killed,
    or of one that is writing just now. `has_aliases` tells that a note has a second
    name, by a link or a hard link: it may be written to without its own name.
    """

    notes: list[tuple[str, int, int, int, int]]
    findings: tuple[Finding, ...]
    leftovers: tuple[str, ...]
    has_aliases: bool = False


class Walker:
    """The rules of a walk: the vault's root, its templates' folder, its globs."""

    def __init__(self, root: str, templates: str, globs: Iterable[str]) -> None:
        self.root = root
        self._templates = templates.strip("/")
        self._ignored: Ignore | None = ignore_rule(globs)
        self._findings: list[Finding] = []
        self._leftovers: list[str] = []
        self._links: list[str] = []
        self._has_aliases = False

    def walk(self) -> Walk:
        """The vault as it is now; `VaultError` when it cannot be read at all."""
        if not os.path.isdir(self.root):
            raise VaultError(f"The vault {self.root} is not there (any more).")
        notes: list[tuple[str, int, int, int, int]] = []
        folders = [""]
        while folders:
            self._folder(folders.pop(), folders, notes)
        self._follow(notes)
        notes.sort()
        aliases = self._has_aliases or bool(self._links)
        return Walk(notes, tuple(self._findings), tuple(self._leftovers), aliases)

    def _folder(
        self,
        prefix: str,
        folders: list[str],
        notes: list[tuple[str, int, int, int, int]],
    ) -> None:
        """Add what is in one folder; `folders` are those that are still to be seen."""
        try:
            with _entries(self.root + "/" + prefix) as entries:
                for entry in entries:
                    name = entry.name
                    if name[0] == ".":
                        self._dotted(prefix + name)
                    elif name.endswith(SUFFIX) and entry.is_file(follow_symlinks=False):
                        self._note(prefix + name, name, entry, notes)
                    else:
                        self._other(prefix + name, entry, folders)
        except PermissionError as error:
            if not prefix:
                raise VaultError(f"{self.root} may not be opened.") from error
            self._odd(prefix.rstrip("/") or ".", "FILE003", "warning", _CLOSED)
        except FileNotFoundError:
            return
        except OSError as error:
            where = prefix.rstrip("/") or self.root
            raise VaultError(f"{where} cannot be read: {error.strerror}.") from error

    def _note(
        self,
        path: str,
        name: str,
        entry: "os.DirEntry[str]",
        notes: list[tuple[str, int, int, int, int]],
    ) -> None:
        is_plain = name[0] not in _TEMPORARY_BEGIN and path.isascii()
        if not (is_plain and self._ignored is None) and (
            name.startswith(TEMPORARY) or self._passed_by(path)
        ):
            return
        try:
            stat = entry.stat(follow_symlinks=False)
        except FileNotFoundError:
            return
        if stat.st_nlink > 1:
            self._has_aliases = True
        notes.append(
            (path, stat.st_size, stat.st_mtime_ns, stat.st_ino, stat.st_ctime_ns)
        )

    def _other(self, path: str, entry: "os.DirEntry[str]", folders: list[str]) -> None:
        if entry.is_dir(follow_symlinks=False):
            if path != self._templates and not self._passed_by(path):
                folders.append(path + "/")
        elif entry.is_symlink() and not self._passed_by(path):
            self._link(path, entry)

    def _link(self, path: str, entry: "os.DirEntry[str]") -> None:
        if path.endswith(SUFFIX):
            self._links.append(path)
        elif entry.is_dir():
            self._odd(path, "FILE002", "info", _LINKED_FOLDER)

    def _dotted(self, path: str) -> None:
        if is_temporary(path.rpartition("/")[2]):
            self._leftovers.append(path)

    def _passed_by(self, path: str) -> bool:
        """Whether the globs leave it out, or its name, which must be text."""
        if not path.isascii() and not _is_text(path):
            shown = path.encode("utf-8", "backslashreplace").decode()
            self._odd(shown, "NAME002", "warning", _NOT_TEXT)
            return True
        return self._ignored is not None and self._ignored(path)

    def _follow(self, notes: list[tuple[str, int, int, int, int]]) -> None:
        if not self._links:
            return
        listed = {note[0] for note in notes}
        root = os.path.realpath(self.root)
        for path in sorted(self._links):
            problem = self._linked_note(root, path, listed, notes)
            if problem:
                self._odd(path, "FILE002", "info", problem)

    def _linked_note(
        self,
        root: str,
        path: str,
        listed: set[str],
        notes: list[tuple[str, int, int, int, int]],
    ) -> str:
        """Add the note that `path` links, or say why not."""
        target = os.path.realpath(os.path.join(root, path))
        if not target.startswith(root + os.sep):
            return "is a link that leads out of the vault, so it is not read."
        inside = target[len(root) + 1 :].replace(os.sep, "/")
        if inside in listed:
            return f"is a link to {inside}, which is read already."
        if not os.path.isfile(target):
            return "is a link to nothing that could be read."
        stat = os.stat(target)
        listed.add(inside)
        notes.append(
            (path, stat.st_size, stat.st_mtime_ns, stat.st_ino, stat.st_ctime_ns)
        )
        return ""

    def _odd(self, path: str, code: str, severity: Severity, message: str) -> None:
        self._findings.append(Finding(path, 0, 0, code, severity, message))


@contextmanager
def _entries(folder: str) -> Iterator[Iterator["os.DirEntry[str]"]]:
    """What is in a folder; where that is possible by its descriptor.

    Then a note's `lstat` need not find its way from the root: a tenth less.
    """
    if os.scandir not in os.supports_fd:  # Windows
        with os.scandir(folder) as entries:
            yield entries
        return
    descriptor = os.open(folder, _FLAGS)
    try:
        with os.scandir(descriptor) as entries:
            yield entries
    finally:
        os.close(descriptor)


def stat_now(root: str, path: str) -> Stat | None:
    """The stat of one note as the walk would give it, `None` when it is not there."""
    try:
        stat = os.stat(os.path.join(root, path))
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.ENOTDIR, errno.ELOOP):
            return None
        raise VaultError(f"{path} cannot be read: {error.strerror}.") from error
    return Stat(path, stat.st_size, stat.st_mtime_ns, stat.st_ino, stat.st_ctime_ns)


def _is_text(path: str) -> bool:
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True


_CLOSED = "This folder may not be opened, so what is in it does not count."
_LINKED_FOLDER = "is a link to a folder; mdnet does not follow it."
_NOT_TEXT = "The name is not valid UTF-8, so it is not read: rename it."
