"""The vault as the daemon has it open: settings, and a workspace that follows them."""

import os
from collections.abc import Mapping

from mdnet.errors import MdnetError
from mdnet.index import version
from mdnet.model.settings import Settings
from mdnet.settings import FILE, load_settings
from mdnet.workspace.watched import WatchedWorkspace


class OutdatedError(MdnetError):
    """This process runs a program that is no more."""

    exit_code = 1


class Opened:
    """Settings and workspace of the vault at `root`, each exchanged when it must be."""

    def __init__(self, root: str, environ: Mapping[str, str]) -> None:
        self.root = root
        self._environ = environ
        self.settings = load_settings(root)
        self._program = version(Settings())
        self._had_file = self._has_file()
        self._identity = self._seen()
        self.workspace = self._workspace()

    def close(self) -> None:
        """Close the index."""
        self.workspace.close()

    def reload(self) -> str:
        """Read the settings again; what came of it, in words, empty for no change.

        Settings that cannot be used leave those in force that were.
        """
        try:
            settings = load_settings(self.root)
        except MdnetError as error:
            return f"the settings stay as they were: {error}"
        if settings == self.settings:
            return ""
        self.settings = settings
        self.reopen()
        return "the settings were read again"

    def follow(self) -> None:
        """Open the index that commands open now, by the settings as they are now.

        Raises:
            OutdatedError: mdnet itself was exchanged while this one ran.
        """
        if version(Settings()) != self._program:
            raise OutdatedError(
                "mdnet was updated while it ran; this process ends. Start "
                "`mdnet watch` again, unless the system does."
            )
        if not (self.workspace.is_in_use or self.reload()):
            self.reopen()

    def take_warnings(self) -> list[str]:
        """Lines about the index that came up since the last time."""
        lines = [*self.workspace.warnings]
        self.workspace.warnings.clear()
        return lines

    def reopen(self) -> None:
        """Open the index that commands open now, built where there is none."""
        self.workspace.close()
        self.workspace = self._workspace()

    def is_here(self) -> bool:
        """Whether the vault's folder is there, the one that was opened."""
        return self._seen() == self._identity

    def has_come_back(self) -> bool:
        """Whether there is the vault again: this folder, or another in its place.

        An empty folder where a disk was mounted is no vault. `is_here` from then on.
        """
        seen = self._seen()
        if seen is None:
            return False
        if seen != self._identity and not self._is_vault():
            return False
        self._identity = seen
        return True

    def _workspace(self) -> WatchedWorkspace:
        found = WatchedWorkspace.open(self.root, self.settings, self._environ)
        assert isinstance(found, WatchedWorkspace)
        return found

    def _seen(self) -> tuple[int, int] | None:
        try:
            seen = os.stat(self.root)
        except OSError:
            return None
        return seen.st_dev, seen.st_ino

    def _has_file(self) -> bool:
        return os.path.exists(os.path.join(self.root, FILE))

    def _is_vault(self) -> bool:
        if self._had_file:
            return self._has_file()
        return bool(self.workspace.vault.walk().notes)
