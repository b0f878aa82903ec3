"""What changed, in words that a person reads: commit messages and histories. Pure."""

import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from typing import NamedTuple

from mdnet.model.settings import Settings
from mdnet.sync.moves import note_id

NAMED = 3
_KEY = re.compile(r"([\w-]+):(?:\s|$)")
_ENTRY = re.compile(r"\s*- \**(?:\[\[)?\d{4}-\d\d-\d\d")
_TASK = re.compile(r"\s*[-*+] \[.\]")
_NOUNS = {
    "people": ("person", "people"),
    "daily": ("daily note", "daily notes"),
    "rotations": ("rotation", "rotations"),
    "projects": ("project", "projects"),
    "conferences": ("conference", "conferences"),
    "programs": ("program", "programs"),
    "applications": ("application", "applications"),
    "agendas": ("agenda", "agendas"),
    "reviews": ("review", "reviews"),
    "templates": ("template", "templates"),
    "settings": ("setting", "settings"),
    "notes": ("note", "notes"),
    "files": ("file", "files"),
}


class Edit(NamedTuple):
    """One file's bytes before and after; `None` where there is none.

    `origin` is the path it had before, empty when it did not move.
    """

    path: str
    before: bytes | None
    after: bytes | None
    origin: str = ""


class Lines(NamedTuple):
    """The lines that an edit added and removed."""

    added: tuple[str, ...]
    removed: tuple[str, ...]


def summary(edits: Iterable[Edit], settings: Settings) -> str:
    """One line for all of them: `one person: Maria Alvarez: log; 3 daily notes`."""
    groups: dict[str, list[Edit]] = {}
    for edit in sorted(with_moves(edits), key=lambda edit: edit.path):
        groups.setdefault(_group(edit.path, settings), []).append(edit)
    parts = [_part(group, groups[group]) for group in _NOUNS if group in groups]
    return "; ".join(parts) or "nothing"


def with_moves(edits: Iterable[Edit]) -> list[Edit]:
    """The edits, with a file that went and one that came as one edit if it is the same.

    The same is what has the same content, or the same `id`, once on either side.
    """
    known = list(edits)
    gone = [edit for edit in known if edit.after is None]
    fresh = [edit for edit in known if edit.before is None]
    if not gone or not fresh:
        return known
    keys = {edit.path: _same(edit.before or b"") for edit in gone}
    origins = {key: path for path, key in keys.items()}
    befores = {edit.path: edit.before for edit in gone}
    found = []
    moved = set()
    for edit in fresh:
        origin = origins.pop(_same(edit.after or b""), "")
        if origin:
            moved |= {origin, edit.path}
            found.append(edit._replace(before=befores[origin], origin=origin))
    return [*found, *(edit for edit in known if edit.path not in moved)]


def _same(data: bytes) -> str | bytes:
    """What tells that two files are one: the note's id, else all of its bytes."""
    return note_id(data) or data


def _group(path: str, settings: Settings) -> str:
    if path.startswith(".") or path == "mdnet.toml":
        return "settings"
    if not path.endswith(".md"):
        return "files"
    folders = settings.folders._replace(daily=settings.daily.folder)._asdict()
    for group, folder in folders.items():
        if folder and path.startswith(f"{folder}/"):
            return group
    return "notes"


def _part(group: str, edits: list[Edit]) -> str:
    noun = _NOUNS[group][len(edits) > 1]
    count = "one" if len(edits) == 1 else str(len(edits))
    if group in ("daily", "settings", "templates") and len(edits) > 1:
        return f"{count} {noun}"
    named = [f"{title(e.path)}: {what(e)}" for e in edits[:NAMED]]
    if len(edits) > 1:
        named = [f"{title(e.path)} ({what(e)})" for e in edits[:NAMED]]
    more = f" and {len(edits) - NAMED} more" if len(edits) > NAMED else ""
    return f"{count} {noun}: {', '.join(named)}{more}"


def title(path: str) -> str:
    """A note's name, or a file's."""
    return path.rpartition("/")[2].removesuffix(".md")


def what(edit: Edit) -> str:
    """What happened to one file, in a word or a few: `log`, `email, tasks`, `new`."""
    if edit.origin:
        more = "" if edit.before == edit.after else what(edit._replace(origin=""))
        return f"moved from {edit.origin}" + (f", {more}" if more else "")
    if edit.before is None:
        return "new"
    if edit.after is None:
        return "gone"
    if not edit.path.endswith(".md"):
        return "changed"
    keys, rest = _properties(edit.before), _properties(edit.after)
    known = sorted(keys.keys() | rest.keys())
    words = [key for key in known if keys.get(key) != rest.get(key)]
    words = [*words[:NAMED], "…"] if len(words) > NAMED else words
    body = lines(_body(edit.before), _body(edit.after))
    for line in (*body.added, *body.removed):
        word = _word(line)
        if word and word not in words:
            words.append(word)
    return ", ".join(words) or "spacing"


def _word(line: str) -> str:
    if not line.strip():
        return ""
    if _ENTRY.match(line):
        return "log"
    return "tasks" if _TASK.match(line) else "text"


def lines(before: str, after: str) -> Lines:
    """The lines that are in one text and not in the other, in their order."""
    old, new = before.splitlines(), after.splitlines()
    added: list[str] = []
    removed: list[str] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            removed += old[a:b]
            added += new[c:d]
    return Lines(tuple(added), tuple(removed))


def _split(data: bytes) -> tuple[str, str]:
    text = data.decode("utf-8", "replace").lstrip("\ufeff").replace("\r\n", "\n")
    if text.startswith("---\n"):
        head, mark, body = text[4:].partition("\n---\n")
        if mark:
            return head, body
    return "", text


def _body(data: bytes) -> str:
    return _split(data)[1]


def _properties(data: bytes) -> Mapping[str, str]:
    """The lines of each property, by key."""
    found: dict[str, str] = {}
    key = ""
    for line in _split(data)[0].splitlines():
        match = _KEY.match(line)
        key = match[1] if match else key
        found[key] = found.get(key, "") + line + "\n"
    return found
