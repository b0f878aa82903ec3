"""Copies that lie beside their notes: a sync tool's, or one that mdnet kept. Pure."""

from collections.abc import Mapping
from typing import NamedTuple

from mdnet.git.formats import Entry
from mdnet.merge import Decision
from mdnet.sync.moves import is_note, is_plain
from mdnet.sync.piece import Note, Rules, needs_copy
from mdnet.vault.kept import KEPT
from mdnet.vault.names import conflict_copies


class Copies(NamedTuple):
    """What takes the copies over: the notes' new bytes, and the copies gone."""

    updates: dict[str, bytes | None]
    notes: tuple[Note, ...]


def merged_copies(files: Mapping[str, Entry], rules: Rules, every: bool) -> Copies:
    """Each copy merged into its note; without `every` only the copies of ours.

    Nobody knows from which version a copy was made, so nothing counts as deleted in
    it: what either has is in the result. A copy whose note is gone becomes the note.
    """
    paths = [path for path, entry in files.items() if is_note(path) and is_plain(entry)]
    if not every and not any(KEPT in path for path in paths):
        return Copies({}, ())
    texts: dict[str, bytes | None] = {}
    notes = []
    for copy in conflict_copies(paths, lambda path: _text(path, files, rules)):
        if not every and KEPT not in copy.path:
            continue
        data = rules.read(files[copy.path].oid)
        now = texts.get(copy.original) or _bytes(copy.original, files, rules)
        decisions: tuple[Decision, ...] = (
            Decision("joined", "note", f"{copy.path} was merged into it"),
        )
        if now is None or now == data:
            texts[copy.original] = data
        else:
            found = rules.merge(copy.original, None, now, data)
            if needs_copy(found):
                notes.append(Note(copy.path, found.decisions))
                continue
            texts[copy.original] = found.data
            decisions += found.decisions
        texts[copy.path] = None
        notes.append(Note(copy.original, decisions))
    return Copies(texts, tuple(notes))


def _bytes(path: str, files: Mapping[str, Entry], rules: Rules) -> bytes | None:
    return rules.read(files[path].oid) if path in files else None


def _text(path: str, files: Mapping[str, Entry], rules: Rules) -> str | None:
    data = _bytes(path, files, rules)
    return data.decode("utf-8", "replace") if data else None
