"""Two trees compared path by path, and a tree made from changes. Pure.

A tree is asked for by its id, so that equal folders are never looked into.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from mdnet.errors import GitError
from mdnet.git.formats import FOLDER, Entry, Stored, stored, tree_data

# No file system takes a path that is much deeper.
DEEPEST = 200

ReadTree = Callable[[str], Mapping[str, Entry]]


class Change(NamedTuple):
    """What a path held before and after; `None` where there was no file."""

    old: Entry | None
    new: Entry | None


Changes = dict[str, Change]


def changes(read: ReadTree, old: str, new: str) -> Changes:
    """The files that differ between two trees, by path; an empty id is no tree."""
    return dict(_changes(read, old, new, ""))


def files(read: ReadTree, tree: str) -> dict[str, Entry]:
    """All files of a tree by path."""
    return {
        path: change.new
        for path, change in changes(read, "", tree).items()
        if change.new is not None
    }


def _changes(
    read: ReadTree, old: str, new: str, prefix: str
) -> Iterator[tuple[str, Change]]:
    if old == new:
        return
    check_depth((prefix,))
    before, after = read(old), read(new)
    for name in sorted(before.keys() | after.keys()):
        one, other = before.get(name), after.get(name)
        if one == other:
            continue
        folders = [e.oid if e and e.mode == FOLDER else "" for e in (one, other)]
        if any(folders):
            yield from _changes(read, folders[0], folders[1], f"{prefix}{name}/")
        change = Change(_file(one), _file(other))
        if change.old or change.new:
            yield prefix + name, change


def check_depth(paths: Iterable[str]) -> None:
    """Raise `GitError` for a path that no file system takes."""
    for path in paths:
        if path.count("/") > DEEPEST:
            raise GitError(
                f"A commit has folders more than {DEEPEST} deep in {path[:60]}…; no "
                "vault holds that. Somebody made it by hand; nothing was changed."
            )


def _file(entry: Entry | None) -> Entry | None:
    return entry if entry and entry.mode != FOLDER else None


def rebuilt(
    read: ReadTree, tree: str, updates: Mapping[str, Entry | None], algorithm: str
) -> tuple[str, tuple[Stored, ...]]:
    """The id of a tree with these files set or gone, and the trees to store for it."""
    made: list[Stored] = []
    root = _rebuilt(read, tree, dict(updates), algorithm, made)
    if not root:
        empty = stored("tree", b"", algorithm)
        return empty.oid, (empty,)
    return root, tuple(made)


def _set_files(
    entries: dict[str, Entry], updates: dict[str, Entry | None]
) -> dict[str, dict[str, Entry | None]]:
    """Set the files of this folder; what is left to do in each folder below it."""
    below: dict[str, dict[str, Entry | None]] = {}
    for path, entry in updates.items():
        name, slash, rest = path.partition("/")
        if slash:
            below.setdefault(name, {})[rest] = entry
        elif entry is not None:
            entries[name] = entry
        elif name in entries and entries[name].mode != FOLDER:
            del entries[name]
    return below


def _rebuilt(
    read: ReadTree,
    tree: str,
    updates: dict[str, Entry | None],
    algorithm: str,
    made: list[Stored],
) -> str:
    """The id of the tree, empty for one without files."""
    if not updates:
        return tree
    entries = dict(read(tree))
    for name, inner in _set_files(entries, updates).items():
        old = entries.get(name)
        folder = old.oid if old and old.mode == FOLDER else ""
        oid = _rebuilt(read, folder, inner, algorithm, made)
        if oid:
            entries[name] = Entry(FOLDER, oid)
        elif old and old.mode == FOLDER:
            del entries[name]
    if not entries:
        return ""
    item = stored("tree", tree_data(entries), algorithm)
    made.append(item)
    return item.oid
