"""The tables of `mdnet.toml` read into the groups of `Settings`, each value checked."""

import re
from typing import Any

from mdnet.model.settings import Settings
from mdnet.settings.toml import Places

_TIME = r"([01]\d|2[0-3]):[0-5]\d"
_EXPECTED = {
    str: "text in quotes",
    bool: "true or false",
    int: "a whole number, 0 or more",
    tuple: 'a list of texts: ["…", "…"]',
}
_NUMBERS = "a list of whole numbers: [28, 14, 5]"


def merged(settings: Settings, tables: dict[str, Any], places: Places) -> Settings:
    """The defaults with what the file says in their place."""
    for name, value in tables.items():
        if name not in Settings._fields:
            place = (name, "") if isinstance(value, dict) else ("", name)
            raise places.error(_unknown(name, Settings._fields), *place)
        default = getattr(settings, name)
        if hasattr(default, "_fields"):
            if not isinstance(value, dict):
                raise places.error(f"{name} is a table: write [{name}]", "", name)
            group = _group(name, default, value, places)
        else:
            group = _typed("", name, default, value, places)
        settings = settings._replace(**{name: group})
    return settings


def _group(table: str, group: Any, values: dict[str, Any], places: Places) -> Any:
    for key, value in values.items():
        if key not in group._fields:
            raise places.error(f"[{table}]: {_unknown(key, group._fields)}", table, key)
        good = _typed(table, key, getattr(group, key), value, places)
        group = group._replace(**{key: good})
    return group


def _unknown(name: str, known: tuple[str, ...]) -> str:
    return f"there is no {name!r}; there is {', '.join(known)}"


def _typed(
    table: str, key: str, default: object, value: object, places: Places
) -> object:
    """The value as the field's type, checked; `default` tells the type."""
    if not _fits(default, value):
        expected = _NUMBERS if _is_numbers(default) else _EXPECTED[type(default)]
        raise places.error(f"{key} must be {expected}, not {value!r}", table, key)
    problem = _problem(table, key, value)
    if problem:
        raise places.error(f"{key} {problem}, not {value!r}", table, key)
    if isinstance(value, list):
        return tuple(value)
    return clean_folder(value) if _is_folder(table, key) else value


def _is_numbers(default: object) -> bool:
    return isinstance(default, tuple) and isinstance(next(iter(default), ""), int)


def _fits(default: object, value: object) -> bool:
    if isinstance(default, tuple):
        member = 0 if _is_numbers(default) else ""
        return isinstance(value, list) and all(_fits(member, v) for v in value)
    if type(default) is int:
        return isinstance(value, int) and not isinstance(value, bool) and value >= 0
    return isinstance(value, type(default))


def _problem(table: str, key: str, value: object) -> str:
    if (table, key) == ("digest", "day_starts"):
        return "" if re.fullmatch(_TIME, str(value)) else 'must be a time like "04:00"'
    if (table, key) == ("digest", "heading"):
        good = re.match(r"#{1,6} \S", str(value))
        return "" if good else 'must be a heading like "## Network"'
    if _is_folder(table, key) and _leads_out(str(value)):
        return "must be a folder inside the vault"
    return ""


def _is_folder(table: str, key: str) -> bool:
    return table == "folders" or (table, key) == ("daily", "folder")


def _leads_out(folder: str) -> bool:
    return ".." in folder.split("/") or bool(re.match(r"[A-Za-z]:|[\\~]", folder))


def clean_folder(folder: object) -> str:
    """A folder as vault paths have it: no slash at the ends, no `.`."""
    return "/".join(p for p in str(folder).split("/") if p not in ("", "."))
