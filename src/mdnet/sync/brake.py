"""A missing file is not an order to delete: what has to be confirmed first. Pure."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from mdnet.git.formats import Entry
from mdnet.model.settings import SyncSettings
from mdnet.sync.moves import is_note

SHOWN = 5
# Fewer than this are never a disaster, unless they are all there were.
FEW = 3


class Losses(NamedTuple):
    """Notes that a commit would take away: gone, emptied, cut short, or put back.

    `old` are those that went back to an earlier version; `total` is how many notes
    there were. `killed` tells that a git was killed while it may have been writing.
    """

    gone: tuple[str, ...] = ()
    emptied: tuple[str, ...] = ()
    cut: tuple[str, ...] = ()
    old: tuple[str, ...] = ()
    total: int = 0
    killed: bool = False


def brake(losses: Losses, settings: SyncSettings) -> str:
    """Why nothing may be committed before somebody looks, empty when it may."""
    missing = (*losses.gone, *losses.emptied)
    if losses.total and len(missing) >= losses.total:
        return f"The vault is empty: all {losses.total} notes are gone or empty."
    if losses.killed and losses.gone:
        return (
            "git was killed in this vault while it was writing, and "
            f"{_listed(losses.gone)} {_are(losses.gone)} missing."
        )
    if _many(missing, losses.total, settings):
        return (
            f"{len(missing)} of {losses.total} notes are gone or empty: "
            f"{_listed(missing)}."
        )
    if _many(losses.cut, losses.total, settings):
        return (
            f"{len(losses.cut)} of {losses.total} notes are cut short: "
            f"{_listed(losses.cut)}."
        )
    if _many(losses.old, losses.total, settings):
        return (
            f"{len(losses.old)} of {losses.total} notes are what they were earlier, as "
            f"if an old copy of the vault was put back: {_listed(losses.old)}."
        )
    return ""


def brake_theirs(gone: Iterable[str], total: int, settings: SyncSettings) -> str:
    """Why what the other devices deleted may not be taken over unasked."""
    paths = tuple(gone)
    if (total and len(paths) >= total > 1) or _many(paths, total, settings):
        return (
            f"Another device deleted {len(paths)} of {total} notes: {_listed(paths)}."
        )
    return ""


def _many(paths: tuple[str, ...], total: int, settings: SyncSettings) -> bool:
    share = len(paths) * 100 > settings.brake_percent * total
    return len(paths) > settings.brake_notes or (len(paths) >= FEW and share)


def _listed(paths: tuple[str, ...]) -> str:
    more = f" and {len(paths) - SHOWN} more" if len(paths) > SHOWN else ""
    return ", ".join(sorted(paths)[:SHOWN]) + more


def _are(paths: tuple[str, ...]) -> str:
    return "is" if len(paths) == 1 else "are"


def is_cut(before: bytes, after: bytes) -> bool:
    """Whether a text is the beginning of what it was, cut within a line or in half."""
    if not before.startswith(after) or len(after) >= len(before):
        return False
    return not after.endswith(b"\n") or len(after) * 2 < len(before)


def gone_notes(
    files: Mapping[str, Entry],
    updates: Mapping[str, bytes | None],
    name: Callable[[bytes], str],
    id_of: Callable[[bytes], str],
    read: Callable[[str], bytes],
) -> tuple[str, ...]:
    """The notes that `updates` take away, without those that only moved.

    `name` gives the id of a blob; a note moved if its content or its `id` is in
    another file now.
    """
    gone = [p for p, data in updates.items() if data is None and is_note(p)]
    fresh = [data for p, data in updates.items() if data is not None and p not in files]
    contents = {name(data) for data in fresh}
    ids = {id_of(data) for data in fresh} - {""}
    return tuple(
        path
        for path in gone
        if path in files
        and files[path].oid not in contents
        and id_of(read(files[path].oid)) not in ids
    )
