"""How the sync merges contents: `mdnet.merge` with this vault's settings. Pure."""

from collections.abc import Callable

from mdnet.merge import Decision, Merged, conflict_name, merge_file, repaired
from mdnet.model.settings import Settings
from mdnet.sync.moves import is_note
from mdnet.sync.piece import Rules
from mdnet.sync.screen import may_be_broken


class Contents:
    """Merging and repairing files of one vault."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def rules(self, read: Callable[[str], bytes]) -> Rules:
        """The rules of a merge of trees, whose blobs `read` gives."""
        return Rules(read, self.merge, self.is_broken, self.name)

    def merge(
        self, path: str, base: bytes | None, ours: bytes, theirs: bytes
    ) -> Merged:
        """Three versions of a file in one."""
        return merge_file(path, base, ours, theirs, self._settings)

    def name(self, path: str, data: bytes) -> str:
        """Where the other version of a file that cannot be merged goes."""
        return conflict_name(path, data)

    def repaired(
        self, path: str, data: bytes
    ) -> tuple[bytes, tuple[Decision, ...]] | None:
        """A note that plain git broke, put right; `None` when nothing is broken."""
        if not may_be_broken(data):
            return None
        try:
            text = data.decode()
        except UnicodeDecodeError:
            return None
        found = repaired(path, text, self._settings, is_marked=True)
        return (found.text.encode(), found.decisions) if found else None

    def is_broken(self, path: str, data: bytes) -> bool:
        """Whether a note has conflict markers, a key twice or the like in it."""
        return is_note(path) and self.repaired(path, data) is not None
