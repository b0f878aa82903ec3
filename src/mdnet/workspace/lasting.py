"""An index that answers, whatever happens to its files.

On any damage it is taken from the process that has built it anew, else built anew, else
held in memory: the first two with one line of warning, and never a wrong answer.
"""

from collections.abc import Callable
from typing import TypeVar

from mdnet.index import Index, IndexDamage, Pass
from mdnet.index.file import current

Answer = TypeVar("Answer")


class LastingIndex:
    """The index in `folder`; `everything` reads the whole vault for a new one.

    `warnings` are lines for the user. `is_new` tells that the index was built by this
    process, from the vault as it was then, `was_damaged` that one was found damaged.
    """

    def __init__(
        self, folder: str, version: str, everything: Callable[[], Pass]
    ) -> None:
        self.warnings: list[str] = []
        self.is_new = False
        self.was_damaged = False
        self._folder = folder
        self._version = version
        self._everything = everything
        self._index = self._opened()

    def close(self) -> None:
        """Close the database."""
        self._index.close()

    @property
    def path(self) -> str:
        """The database, empty when the index is in memory."""
        return self._index.path

    def is_current(self) -> bool:
        """Whether the index is still the one that is opened in the folder."""
        return self._index.path == (current(self._folder) or "")

    def rebuild(self) -> None:
        """Throw the index away and read every note."""
        self._index.close()
        self._index = self._built()

    def asked(self, question: Callable[[Index], Answer]) -> Answer:
        """The index's answer; whatever is wrong with it, it is built anew and asked."""
        try:
            return question(self._index)
        except IndexDamage as error:
            self._damaged(error)
        try:
            return question(self._index)
        except IndexDamage as error:
            self._index.close()
            self._warn(f"The index does not work ({error}); going on without it.")
            self._index = self._in_memory()
            return question(self._index)

    def _damaged(self, error: Exception) -> None:
        """Take the index that another process has built meanwhile, else build one."""
        self.was_damaged = True
        old = self._index.path
        self._index.close()
        try:
            index = Index.opened(self._folder, self._version)
        except IndexDamage:
            index = None
        if index is None or index.path == old:
            if index is not None:
                index.close()
            self._warn(f"The index was damaged ({error}); it is built anew.")
            index = self._built()
        self._index = index

    def _opened(self) -> Index:
        """The index in the cache folder, built where there is none."""
        try:
            index = Index.opened(self._folder, self._version)
        except IndexDamage as error:
            self.was_damaged = True
            self._warn(f"The index was damaged ({error}); it is built anew.")
            index = None
        return index or self._built()

    def _built(self) -> Index:
        try:
            found = self._everything()
            index = Index.built(self._folder, self._version, found)
        except (OSError, *IndexDamage) as error:
            self._warn(
                f"The cache folder {self._folder} cannot be used ({error}); every "
                "note is read each time. $MDNET_CACHE_DIR can name another one."
            )
            return self._in_memory()
        self.is_new = True
        return index

    def _in_memory(self) -> Index:
        self.is_new = True
        return Index.in_memory(self._version, self._everything())

    def _warn(self, line: str) -> None:
        if line not in self.warnings:
            self.warnings.append(line)
