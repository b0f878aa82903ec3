"""Which note went where: told by its `id`, or by the very same content. Pure.

Never by likeness: two people made from one template are more alike than two versions
of one.
"""

import re
from collections.abc import Callable, Iterable, Mapping

from mdnet.git.formats import FILES, Entry
from mdnet.sync.trees import Changes

Read = Callable[[str], bytes]
_HEAD = re.compile(rb"\A(?:\xef\xbb\xbf)?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*\r?$",
                   re.DOTALL | re.MULTILINE)  # fmt: skip
_ID = re.compile(rb"^id:[ \t]*[\"']?([^\s\"'#][^\"'\r\n#]*?)[\"']?[ \t]*(?:#.*)?\r?$",
                 re.MULTILINE)  # fmt: skip
_SEARCHED = 1 << 16


def is_note(path: str) -> bool:
    """Whether a path is that of a note."""
    return path.endswith(".md")


def is_plain(entry: Entry | None) -> bool:
    """Whether it is a file, and no link or repository of its own."""
    return entry is not None and entry.mode in FILES


def note_id(data: bytes) -> str:
    """The `id` in a note's properties, empty when it has none."""
    head = _HEAD.match(data[:_SEARCHED])
    found = _ID.search(head[1]) if head else None
    return found[1].decode("utf-8", "replace").strip() if found else ""


def identity(path: str, entry: Entry | None, read: Read) -> str:
    """The id of the note that an entry holds, empty for no note or no id."""
    if entry is None or not is_plain(entry) or not is_note(path):
        return ""
    return note_id(read(entry.oid))


def is_replaced(path: str, old: Entry, new: Entry, read: Read) -> bool:
    """Whether another note took the path: both have ids, and they differ."""
    if old == new or not is_note(path):
        return False
    ids = (identity(path, old, read), identity(path, new, read))
    return all(ids) and ids[0] != ids[1]


def moves(found: Changes, read: Read) -> dict[str, str]:
    """Where the files went that are no longer at their path: old path to new path.

    `found` is what one side changed. A file is found again by its id or its content,
    if exactly one old and one new path have it.
    """
    gone: dict[str, Entry] = {}
    fresh: dict[str, Entry] = {}
    for path, (old, new) in found.items():
        replaced = bool(old and new and is_replaced(path, old, new, read))
        if old and is_plain(old) and (new is None or replaced):
            gone[path] = old
        if new and is_plain(new) and (old is None or replaced):
            fresh[path] = new
    if not gone or not fresh:
        return {}
    matched = _matched(_by_id(gone, read), _by_id(fresh, read))
    taken = set(matched.values())
    left = {path: entry for path, entry in gone.items() if path not in matched}
    free = {path: entry for path, entry in fresh.items() if path not in taken}
    same = _matched(_by_content(left), _by_content(free))
    return matched | {old: new for old, new in same.items() if old != new}


def _by_id(entries: Mapping[str, Entry], read: Read) -> list[tuple[str, str]]:
    return [(identity(path, entry, read), path) for path, entry in entries.items()]


def _by_content(entries: Mapping[str, Entry]) -> list[tuple[str, str]]:
    return [(entry.oid, path) for path, entry in entries.items()]


def _matched(
    gone: Iterable[tuple[str, str]], fresh: Iterable[tuple[str, str]]
) -> dict[str, str]:
    """Old path to new path where a key belongs to one of each, and only one."""
    old, new = _single(gone), _single(fresh)
    return {old[key]: new[key] for key in old if key in new}


def _single(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    twice = set()
    for key, path in pairs:
        if key in found:
            twice.add(key)
        found[key] = path
    return {k: path for k, path in found.items() if k and k not in twice}
