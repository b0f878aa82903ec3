"""Trees and blobs in memory: what the pure parts of the sync ask for, without git."""

from collections.abc import Mapping

from mdnet.git.formats import FILE, Entry, stored
from mdnet.model.settings import Settings
from mdnet.sync.contents import Contents
from mdnet.sync.piece import Note
from mdnet.sync.plan import merged_trees
from mdnet.sync.trees import Change, Changes

Files = Mapping[str, str | Entry | bytes]
ANA = "---\nid: aaaa1111\nrole: attending\n---\n# Ana\n\n## Log\n- 2026-11-01 met: a\n"
TOM = ANA.replace("aaaa1111", "bbbb2222").replace("Ana", "Tom")
CONTENTS = Contents(Settings())


class Memory:
    """Blobs by id, each stored when it is named first."""

    def __init__(self) -> None:
        self._blobs: dict[str, bytes] = {}
        self.rules = CONTENTS.rules(self.read)

    def read(self, oid: str) -> bytes:
        return self._blobs[oid]

    def entry(self, data: str | bytes, mode: str = FILE) -> Entry:
        item = stored("blob", data if isinstance(data, bytes) else data.encode())
        self._blobs[item.oid] = item.data
        return Entry(mode, item.oid)

    def files(self, files: Files) -> dict[str, Entry]:
        return {
            path: found if isinstance(found, Entry) else self.entry(found)
            for path, found in files.items()
        }

    def changes(self, old: Files, new: Files) -> Changes:
        before, after = self.files(old), self.files(new)
        return {
            path: Change(before.get(path), after.get(path))
            for path in sorted(before.keys() | after.keys())
            if before.get(path) != after.get(path)
        }

    def text(self, found: Entry | bytes) -> str:
        data = self.read(found.oid) if isinstance(found, Entry) else found
        return data.decode("utf-8", "replace")

    def merged(
        self, base: Files, ours: Files, theirs: Files
    ) -> tuple[dict[str, str], tuple[Note, ...]]:
        """All files of the merged tree, and what was decided."""
        here = self.files(ours)
        one, other = self.changes(base, ours), self.changes(base, theirs)
        plan = merged_trees(one, other, self.rules, lambda: here)
        files: dict[str, Entry | bytes] = {**here}
        for path, found in plan.result.items():
            files.pop(path, None)
            if found is not None:
                files[path] = found
        texts = {path: self.text(found) for path, found in sorted(files.items())}
        return texts, plan.notes
