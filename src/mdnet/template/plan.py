"""What `mdnet init` will do in a folder: a pure plan, in changes and in words."""

import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mdnet.model.change import Change, Create, Rewrite
from mdnet.note.filenames import fold
from mdnet.template.files import template_files
from mdnet.template.json_settings import (
    Merged,
    merged_appearance,
    merged_types,
    obsidian_json,
    plugins_to_switch_on,
)
from mdnet.template.places import Places, json_object, places
from mdnet.template.survey import CONFIG, Existing

EMPTY_FOLDERS = (
    "People", "Rotations", "Projects", "Conferences", "Programs", "Agendas", "Daily",
    "Reviews",
)  # fmt: skip
NEEDED_PLUGINS = {
    "daily-notes": "Daily notes",
    "templates": "Templates",
    "properties": "Properties view",
    "bases": "Bases",
}
SNIPPET = "mdnet"
LISTED = 3


class InitPlan(NamedTuple):
    """The changes, the empty folders to make beside them, and what to tell.

    Nothing in `changes` alters a note that exists. `report` says it in words, as
    done: `added mdnet.toml`, `kept .obsidian/app.json`.
    """

    changes: tuple[Change, ...]
    folders: tuple[str, ...]
    report: tuple[str, ...]


class _Here(NamedTuple):
    """What is there, where it keeps its things, and its paths by folded path."""

    existing: Existing
    where: Places
    known: dict[str, str]


class _Step(NamedTuple):
    """One file of the template: its change, or none, and the words beside that.

    `kept` is the path of a file of the user's that stays as it is, else empty.
    """

    change: Change | None
    words: tuple[str, ...] = ()
    kept: str = ""


def plan_init(existing: Existing) -> InitPlan:
    """What turns a folder into a vault of mdnet, or adopts a vault that is there.

    An empty folder gets the whole template. A vault gets what is missing: settings
    are merged, notes and settings of the user's stay as they are.
    """
    known = {fold(path): path for path in sorted(existing.paths, reverse=True)}
    here = _Here(existing, places(existing), known)
    steps = [_step(path, text, here) for path, text in _texts()]
    changes = tuple(step.change for step in steps if step.change)
    added = [change.path for change in changes if isinstance(change, Create)]
    kept = [step.kept for step in steps if step.kept]
    words = (word for step in steps for word in step.words)
    folders = () if existing.is_vault else EMPTY_FOLDERS
    report = (*_listed("added", added), *words, *_listed("kept", kept))
    return InitPlan(changes, folders, report)


def _texts() -> list[tuple[str, str]]:
    return [(path, content.decode("utf-8")) for path, content in template_files()]


def _step(path: str, text: str, here: _Here) -> _Step:
    target = _moved(path, here.where)
    there = _there(target, here)
    if there is not None:
        return _merged(there, text, here.existing)
    if here.existing.is_vault:
        return _missing(target, text, here)
    return _Step(Create(target, text))


def _moved(path: str, where: Places) -> str:
    if path.startswith("Templates/"):
        return where.templates + path.removeprefix("Templates")
    return path


def _there(path: str, here: _Here) -> str | None:
    """The existing path that is `path`, also in another case or normal form."""
    return path if path in here.existing.paths else here.known.get(fold(path))


def _merged(path: str, ours: str, existing: Existing) -> _Step:
    theirs = existing.texts.get(path, "")
    match path.removeprefix(f"{CONFIG}/"):
        case "types.json":
            return _rewritten(path, theirs, merged_types(path, theirs, ours))
        case "appearance.json":
            return _rewritten(path, theirs, merged_appearance(path, theirs, SNIPPET))
        case "core-plugins.json":
            return _Step(None, _plugin_words(theirs), path)
        case _:
            return _Step(None, kept=path)


def _rewritten(path: str, before: str, merged: Merged) -> _Step:
    if merged.text is None:
        return _Step(None, merged.words, path)
    return _Step(Rewrite(path, before, merged.text), merged.words)


def _plugin_words(theirs: str) -> tuple[str, ...]:
    off = plugins_to_switch_on(theirs, tuple(NEEDED_PLUGINS))
    names = ", ".join(NEEDED_PLUGINS[name] for name in off)
    return (f"switch on in Obsidian, Settings, Core plugins: {names}",) if off else ()


def _missing(path: str, text: str, here: _Here) -> _Step:
    """A file that an existing vault lacks, fitted to the folders that it has."""
    has_config = any(p.startswith(f"{CONFIG}/") for p in here.existing.paths)
    if path == f"{CONFIG}/app.json" and has_config:
        return _Step(None)
    return _Step(Create(path, _fitted(path, text, here.where)))


def _fitted(path: str, text: str, where: Places) -> str:
    default = Places()
    match path.removeprefix(f"{CONFIG}/"):
        case "mdnet.toml":
            text = _setting(text, "people", default.people, where.people)
            return _setting(text, "templates", default.templates, where.templates)
        case "app.json":
            return _with(text, newFileFolderPath=where.people)
        case "templates.json":
            return _with(text, folder=where.templates)
        case "daily-notes.json":
            return _daily_settings(text, where)
        case _ if path.endswith(".base"):
            return _base(text, where)
        case _:
            return text


def _setting(text: str, key: str, default: str, value: str) -> str:
    if value == default:
        return text
    quoted = json.dumps(value, ensure_ascii=False)
    return text.replace(f'# {key} = "{default}"\n', f"{key} = {quoted}\n")


def _with(text: str, **changes: str) -> str:
    return obsidian_json({**(json_object(text) or {}), **changes})


def _daily_settings(text: str, where: Places) -> str:
    """Daily notes stay where they are; without any, the template says where."""
    if where.daily is None:
        return _with(text, template=f"{where.templates}/Daily note")
    folder = {"folder": where.daily} if where.daily else {}
    return obsidian_json({**folder, "format": "YYYY-MM-DD", "autorun": False})


def _base(text: str, where: Places) -> str:
    for name, folder in (("People", where.people), ("Templates", where.templates)):
        quoted = folder.replace("\\", "\\\\").replace('"', '\\"').replace("'", "''")
        text = text.replace(f'inFolder("{name}")', f'inFolder("{quoted}")')
    return text


def _listed(verb: str, paths: Iterable[str]) -> Iterator[str]:
    """`added X` for each file; many in one folder in one line."""
    folders: dict[str, list[str]] = {}
    for path in paths:
        folders.setdefault(path.partition("/")[0] if "/" in path else "", []).append(
            path
        )
    for folder, inside in folders.items():
        if folder and len(inside) > LISTED:
            yield f"{verb} {len(inside)} files in {folder}/"
        else:
            yield from (f"{verb} {path}" for path in inside)
