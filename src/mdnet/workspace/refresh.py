"""One look at the vault, compared with the index: what to read and what to put in."""

import time
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from mdnet.index import Index, Known, Pass, Row
from mdnet.index.row import digest_of
from mdnet.index.stale import is_racy
from mdnet.model.settings import Settings
from mdnet.vault import Vault
from mdnet.vault.listing import Walk
from mdnet.workspace.looking import Look, Refreshed, now_ns, walk_signature
from mdnet.workspace.reading import Progress, Task, row_at, rows_at

# A note that is missing may be in the hands of an editor that saves by renaming.
RENAME_S = 0.03
# A note that has been empty for longer is empty: no editor takes so long to save.
EMPTY_NS = 10_000_000_000


def differences(
    index: Index, vault: Vault, settings: Settings, found: Look, generation: int
) -> tuple[Pass, Refreshed]:
    """Read what is to be read: the pass for the index, and the counts."""
    read_ns = now_ns()
    changed = set(found.changed)
    confirmed = []
    for path in found.doubtful:
        if _is_unchanged(index, vault, path):
            confirmed.append(path)
        else:
            changed.add(path)
    gone = _really_gone(vault, found.gone)
    changed.update(set(found.gone) - set(gone))
    paths = [note[0] for note in found.walk.notes]
    names = vault.names(paths)
    changed.update(names.copies ^ (index.skipped() - set(gone)))
    task = Task(vault.root, settings, names.copies)
    rows = list(rows_at(task, sorted(changed), lambda done, total: None))
    stats = {note[0]: note for note in found.walk.notes}
    unread = changed - {row.path for row in rows}
    unread -= (empty := {p for p in unread if is_empty(stats.get(p), read_ns)})
    gone += tuple(sorted(p for p in empty if index.digest(p) is not None))
    racy = [row.path for row in rows if is_fresh(row)]
    racy += [p for p in confirmed if is_racy(_known_now(stats[p], read_ns), read_ns)]
    racy += sorted(unread)
    return (
        Pass(
            rows=rows,
            gone=gone,
            confirmed=tuple(confirmed),
            read_ns=read_ns,
            findings=found.walk.findings + names.findings,
            signature=walk_signature(found.walk),
            racy=tuple(racy),
            generation=generation,
        ),
        Refreshed(len(rows), len(gone), len(confirmed)),
    )


def everything(
    vault: Vault, settings: Settings, walk: Walk, progress: Progress
) -> Pass:
    """The pass of an index that is built anew; its rows are read as they are taken."""
    paths = [note[0] for note in walk.notes]
    names = vault.names(paths)
    racy: list[str] = []

    def rows(task: Task) -> Iterator[Row]:
        for row in rows_at(task, paths, progress):
            if is_fresh(row):
                racy.append(row.path)
            yield row

    return Pass(
        rows=rows(Task(vault.root, settings, names.copies)),
        findings=walk.findings + names.findings,
        signature=walk_signature(walk),
        racy=racy,
    )


def rewritten(
    index: Index, vault: Vault, settings: Settings, walk: Walk, paths: Sequence[str]
) -> tuple[Pass, Walk] | None:
    """The pass for notes that we changed ourselves, and the walk as it would be now.

    `None` when more than the text of known notes has changed, so that only a new walk
    can tell.
    """
    generation = index.generation()
    before = index.verdict(walk_signature(walk))
    listed = {note[0]: place for place, note in enumerate(walk.notes)}
    copies = vault.copies(listed)
    task = Task(vault.root, settings, copies)
    rows = [row_at(task, path) for path in paths]
    notes = list(walk.notes)
    for path, row in zip(paths, rows, strict=True):
        if row is None or path not in listed or path in copies:
            return None
        notes[listed[path]] = row[:5]
    now = walk._replace(notes=notes)
    known = [row for row in rows if row]
    racy = {*(before or ()), *(row.path for row in known if is_fresh(row))}
    proof = b"" if before is None else walk_signature(now)
    found = Pass(known, signature=proof, racy=sorted(racy), generation=generation)
    return found, now


class Edited(NamedTuple):
    """What edits of known notes change: a pass (`None`: nothing), the walk, counts."""

    todo: Pass | None
    walk: Walk
    counts: Refreshed


def edited(
    index: Index,
    vault: Vault,
    settings: Settings,
    walk: Walk,
    places: Mapping[str, int],
    paths: Sequence[str],
) -> Edited | None:
    """What to put in for notes whose texts may have changed since `walk`.

    `places` says where in the walk each note stands; none of `paths` may be or have a
    conflict copy. `None` when only a new walk can tell.
    """
    generation, racy = index.generation(), {*index.racy()}
    task, notes = Task(vault.root, settings), list(walk.notes)
    rows = []
    for path in paths:
        stat = vault.stat(path)
        if stat is None or vault.has_alias(path):
            return None
        if stat == notes[places[path]] and (
            path not in racy or _is_unchanged(index, vault, path)
        ):
            continue
        row = row_at(task, path)
        if row is None:
            return None
        rows.append(row)
        notes[places[path]] = row[:5]
    counts = Refreshed(len(rows), 0, len(paths) - len(rows))
    if not rows:
        return Edited(None, walk, counts)
    now = walk._replace(notes=notes)
    proof = walk_signature(now) if index.has_proof() else b""
    racy |= {row.path for row in rows if is_fresh(row)}
    found = Pass(rows, signature=proof, racy=sorted(racy), generation=generation)
    return Edited(found, now, counts)


def is_empty(stat: tuple[str, int, int, int, int] | None, now_ns: int) -> bool:
    """Whether a note is empty for good, and so does not count."""
    if stat is None or stat[1]:
        return False
    return now_ns - max(stat[2], stat[4]) > EMPTY_NS


def is_fresh(row: Row) -> bool:
    """Whether the note had changed just before it was read."""
    return is_racy(_known_now(row[:5], row.read_ns), row.read_ns)


def _known_now(stat: tuple[str, int, int, int, int], read_ns: int) -> Known:
    return Known(*stat[1:], read_ns)


def _is_unchanged(index: Index, vault: Vault, path: str) -> bool:
    found = vault.snapshot(path)
    return found is not None and index.digest(path) == digest_of(found.data)


def _really_gone(vault: Vault, gone: tuple[str, ...]) -> tuple[str, ...]:
    missing = [path for path in gone if vault.stat(path) is None]
    if not missing:
        return ()
    time.sleep(RENAME_S)
    return tuple(path for path in missing if vault.stat(path) is None)
