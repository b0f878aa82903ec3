"""Where an existing vault keeps its people, templates and daily notes."""

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from mdnet.note.filenames import fold
from mdnet.note.frontmatter import read
from mdnet.template.survey import CONFIG, Existing

PEOPLE_FOLDERS = (
    "people", "contacts", "persons", "network", "colleagues", "friendtracker",
    "friends",
)  # fmt: skip
PERSON_WORDS = frozenset({"contact", "person", "people", "contacts"})
PERSON_KEYS = frozenset(
    {"email", "phone", "birthday", "bday", "fn", "n.gn", "first_name", "last_name",
     "last_contact", "prm-tier", "prm-cadence", "prm-last-contacted", "relationship"}
)  # fmt: skip
_DAY_NOTE = re.compile(r"(?:(.*)/)?\d{4}-\d{2}-\d{2}\.md")


class Places(NamedTuple):
    """Folders as this vault has them; `daily` is `None` where nothing tells."""

    people: str = "People"
    templates: str = "Templates"
    daily: str | None = None


def places(existing: Existing) -> Places:
    """The folders of an existing vault, the template's own where it has none."""
    said = _said_folders(existing)
    default = Places()
    templates = (
        _obsidian_folder(existing)
        or said.get("templates")
        or _templates_folder(existing)
        or default.templates
    )
    people = said.get("people") or _people_folder(existing, templates)
    return Places(people or default.people, templates, _daily_folder(existing))


def json_object(text: str | None) -> dict[str, object] | None:
    """The object that a settings file holds, `None` where it holds none."""
    try:
        value = json.loads((text or "").removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _said_folders(existing: Existing) -> Mapping[str, str]:
    try:
        table = tomllib.loads(existing.texts.get("mdnet.toml", "")).get("folders", {})
    except tomllib.TOMLDecodeError:
        return {}
    if not isinstance(table, dict):
        return {}
    return {k: v.strip("/") for k, v in table.items() if isinstance(v, str)}


def _obsidian_folder(existing: Existing) -> str:
    settings = json_object(existing.texts.get(f"{CONFIG}/templates.json")) or {}
    folder = settings.get("folder")
    return folder.strip("/") if isinstance(folder, str) else ""


def _folders(paths: Iterable[str]) -> Counter[str]:
    """Each folder that holds notes itself, with their number."""
    return Counter(
        path.rpartition("/")[0]
        for path in paths
        if path.endswith(".md") and "/" in path and not path.startswith(".")
    )


def _named(folders: Counter[str], names: Iterable[str]) -> str:
    """The folder with the most notes whose last part is one of `names`, or none."""
    wanted = set(names)
    fitting = [f for f in folders if fold(f.rpartition("/")[2]) in wanted]
    return max(fitting, key=lambda f: (folders[f], f), default="")


def _people_folder(existing: Existing, templates: str) -> str:
    outside = (p for p in existing.paths if not p.startswith(f"{templates}/"))
    folders = _folders(outside)
    people: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for path, text in existing.texts.items():
        folder = path.rpartition("/")[0]
        if folder in folders:
            seen[folder] += 1
            people[folder] += _is_person(path, text)
    mostly = Counter({f: n for f, n in people.items() if n * 2 > seen[f]})
    return (
        _named(folders, ["people"])
        or _named(mostly, PEOPLE_FOLDERS)
        or max(mostly, key=lambda f: (mostly[f], f), default="")
        or _named(folders, PEOPLE_FOLDERS)
    )


def _is_person(path: str, text: str) -> bool:
    properties = {p.key.casefold(): p.value for p in read(text, path).properties}
    words = [*_words(properties.get("type")), *_words(properties.get("tags"))]
    marked = any(word.split("/")[0] in PERSON_WORDS for word in words)
    return marked or not PERSON_KEYS.isdisjoint(properties)


def _words(value: object) -> list[str]:
    values = value if isinstance(value, tuple) else (value,)
    return [v.casefold().lstrip("#") for v in values if isinstance(v, str)]


def _templates_folder(existing: Existing) -> str:
    folders = _folders(existing.paths)
    plain = {f: fold(f.rpartition("/")[2]).strip(" _-0123456789") for f in folders}
    return next((f for f in sorted(plain) if plain[f] in ("templates", "template")), "")


def _daily_folder(existing: Existing) -> str | None:
    found = Counter(
        match[1] or ""
        for path in existing.paths
        if (match := _DAY_NOTE.fullmatch(path)) and not path.startswith(".")
    )
    return max(found, key=lambda f: (found[f], f), default=None)
