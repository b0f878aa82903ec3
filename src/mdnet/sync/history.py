"""What happened to one note, in words, also under the names it had before."""

from typing import NamedTuple

from mdnet.git.formats import Entry
from mdnet.git.repository import Commit
from mdnet.sync.moves import is_plain, moves
from mdnet.sync.store import KIND, Store, device_of, trailer
from mdnet.sync.words import Edit, lines, what

LOOKED_AT = 1000


class Event(NamedTuple):
    """One change of a note: when (seconds since the epoch), on which device, what.

    `kind` is `snapshot` for what somebody wrote, else what mdnet did (`merge`,
    `repair`, `copies`, `undo`), and empty for a commit that is not of mdnet.
    """

    commit: str
    when: int
    device: str
    kind: str
    path: str
    what: str
    added: tuple[str, ...]
    removed: tuple[str, ...]


def history(store: Store, head: str, path: str) -> tuple[Event, ...]:
    """The changes of a note, newest first."""
    events: list[Event] = []
    seen = {path}
    while head and path:
        commits = store.repository.log(
            f"-{LOOKED_AT}", "--full-history", head, "--", f":(top,literal){path}"
        )
        first = None
        for commit in commits:
            edit = _edit(store, commit, path)
            if edit:
                events.append(_event(commit, edit))
                made = edit.before is None or edit.origin
                first = commit if made else first
        head, path = _earlier(store, first, path)
        path = "" if path in seen else path
        seen.add(path)
    return tuple(events)


def _edit(store: Store, commit: Commit, path: str) -> Edit | None:
    """What a commit did to the note; `None` when a parent has it just so."""
    now = _at(store, commit.oid, path)
    before = [_at(store, parent, path) for parent in commit.parents]
    if now in before or not (now or before):
        return None
    old = before[0] if before else None
    origin = _origin(store, commit, path) if old is None else ""
    if origin:
        old = _at(store, commit.parents[0], origin)
    return Edit(path, _bytes(store, old), _bytes(store, now), origin)


def _origin(store: Store, commit: Commit, path: str) -> str:
    """The path from which a commit moved a note here, empty when it made it."""
    if not commit.parents:
        return ""
    found = moves(store.changes(commit.parents[0], commit.oid), store.read)
    return next((old for old, new in found.items() if new == path), "")


def _earlier(store: Store, first: Commit | None, path: str) -> tuple[str, str]:
    """The commit and path under which a note was before a commit made it here."""
    if first is None or not first.parents:
        return "", ""
    return first.parents[0], _origin(store, first, path)


def _at(store: Store, commit: str, path: str) -> Entry | None:
    return store.entry(commit, path)


def _bytes(store: Store, entry: Entry | None) -> bytes | None:
    return store.read(entry.oid) if entry and is_plain(entry) else None


def _event(commit: Commit, edit: Edit) -> Event:
    texts = [(data or b"").decode("utf-8", "replace") for data in edit[1:3]]
    found = lines(*texts)
    who, kind = device_of(commit), trailer(commit.message, KIND)
    return Event(commit.oid, commit.when, who, kind, edit.path, what(edit), *found)
