"""How the sync merges contents: `mdnet.merge` with this vault's settings. Pure."""

from collections.abc import Callable

from mdnet.merge import Decision, Merged, conflict_name, merge_file, repaired
from mdnet.model.settings import Settings
from mdnet.sync.markers import decision, without_markers
from mdnet.sync.moves import is_note
from mdnet.sync.piece import Rules
from mdnet.sync.screen import may_be_broken

# Markers in markers: what one repair lays open, the next one sees.
REPAIRS = 5


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
        decisions: list[Decision] = []
        now = self._mended(path, text, decisions)
        left = without_markers(now)
        if left is not None:
            decisions.append(decision())
            now = self._mended(path, left, decisions)
        return None if now == text else (now.encode(), tuple(decisions))

    def _mended(self, path: str, text: str, decisions: list[Decision]) -> str:
        """The text repaired as often as there is something to repair."""
        for _ in range(REPAIRS):
            found = repaired(path, text, self._settings)
            if found is None:
                break
            text = found.text
            decisions += found.decisions
        return text

    def is_broken(self, path: str, data: bytes) -> bool:
        """Whether a note has conflict markers, a key twice or the like in it."""
        return is_note(path) and self.repaired(path, data) is not None
