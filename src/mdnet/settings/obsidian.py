"""What Obsidian's own settings say about daily notes and templates."""

import os
from typing import Any

from mdnet.errors import SettingsError
from mdnet.model.settings import DailyNotes, Settings
from mdnet.settings.groups import clean_folder
from mdnet.settings.toml import Place, text_of

DAILY = "daily-notes.json"
KEYS = ("folder", "format", "template")


def with_obsidian(root: Place, settings: Settings, tables: dict[str, Any]) -> Settings:
    """Daily notes and templates as Obsidian has them, where `mdnet.toml` is silent."""
    config = obsidian_folder(root)
    daily = _texts(os.path.join(config, DAILY))
    if daily is not None:
        theirs = DailyNotes(
            folder=clean_folder(daily.get("folder", "")),
            format=daily.get("format") or DailyNotes().format,
            template=daily.get("template", ""),
        )
        ours = {key: getattr(settings.daily, key) for key in tables.get("daily", {})}
        settings = settings._replace(daily=theirs._replace(**ours))
    templates = _texts(os.path.join(config, "templates.json"))
    if templates and "templates" not in tables.get("folders", {}):
        folder = clean_folder(templates.get("folder", ""))
        if folder:
            folders = settings.folders._replace(templates=folder)
            settings = settings._replace(folders=folders)
    return settings


def obsidian_folder(root: Place) -> str:
    """Obsidian's configuration: `.obsidian`, or the name the user gave it."""
    usual = os.path.join(root, ".obsidian")
    if os.path.isdir(usual):
        return usual
    dotted = [name for name in sorted(_names(root)) if name.startswith(".")]
    others = [os.path.join(root, name) for name in dotted]
    return next((o for o in others if os.path.exists(os.path.join(o, DAILY))), usual)


def _names(folder: Place) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []


def _texts(path: str) -> dict[str, str] | None:
    """The folder, format and template of a file, `None` when there is none."""
    text = text_of(path)
    if not text.strip():
        return None
    import json  # noqa: PLC0415 - only where Obsidian's settings exist

    try:
        values = json.loads(text)
    except ValueError as error:
        raise SettingsError(f"{path}: is not valid JSON: {error}.") from error
    if not isinstance(values, dict):
        raise SettingsError(f"{path}: must hold a JSON object.")
    wanted = {key: values[key] for key in KEYS if values.get(key) is not None}
    for key, value in wanted.items():
        if not isinstance(value, str):
            raise SettingsError(f"{path}: {key} must be text, not {value!r}.")
    return {key: value.strip() for key, value in wanted.items()}
