"""Obsidian's settings files, merged with the template's: what is there wins."""

import json
from typing import NamedTuple

from mdnet.template.places import json_object


class Merged(NamedTuple):
    """A settings file after the merge; `text` is `None` where nothing changes.

    `words` say what was added or could not be done, one sentence each.
    """

    text: str | None
    words: tuple[str, ...] = ()


def obsidian_json(value: object) -> str:
    """JSON as Obsidian writes it: two spaces, no newline at the end."""
    return json.dumps(value, indent=2, ensure_ascii=False)


def merged_types(path: str, theirs: str, ours: str) -> Merged:
    """`types.json` with the property types that it lacks; names ignore case.

    A type that the user chose otherwise stays, and is named.
    """
    whole = json_object(theirs)
    types = None if whole is None else whole.setdefault("types", {})
    if whole is None or not isinstance(types, dict):
        return Merged(None, (_unreadable(path, "add the property types yourself"),))
    known = {key.casefold(): kind for key, kind in types.items()}
    wanted = _types(ours)
    new = {key: kind for key, kind in wanted.items() if key.casefold() not in known}
    other = [k for k in wanted if known.get(k.casefold(), "") not in _fits(wanted[k])]
    words = [f"kept your types of {', '.join(other)} in {path}"] if other else []
    if not new:
        return Merged(None, tuple(words))
    types.update(new)
    added = f"added {len(new)} property types to {path}"
    return Merged(obsidian_json(whole), (added, *words))


def merged_appearance(path: str, theirs: str, snippet: str) -> Merged:
    """`appearance.json` with the CSS snippet switched on."""
    whole = json_object(theirs)
    names = None if whole is None else whole.setdefault("enabledCssSnippets", [])
    if whole is None or not isinstance(names, list):
        return Merged(None, (_unreadable(path, f"switch on the snippet “{snippet}”"),))
    if snippet in names:
        return Merged(None)
    names.append(snippet)
    return Merged(
        obsidian_json(whole), (f"switched on the CSS snippet “{snippet}” in {path}",)
    )


def plugins_to_switch_on(theirs: str, needed: tuple[str, ...]) -> tuple[str, ...]:
    """The core plugins of `needed` that are off; none where the file is unreadable.

    Older versions of Obsidian keep a list of what is on, newer ones an object; what an
    object does not name has Obsidian's own default, which is on for all of these.
    """
    try:
        value = json.loads(theirs.removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        return ()
    if isinstance(value, list):
        return tuple(name for name in needed if name not in value)
    if isinstance(value, dict):
        return tuple(name for name in needed if value.get(name) is False)
    return ()


def _types(text: str) -> dict[str, str]:
    types = (json_object(text) or {}).get("types")
    return types if isinstance(types, dict) else {}


def _fits(kind: str) -> tuple[object, ...]:
    """Types that count as `kind`: itself, none yet, or a list for a list."""
    lists = ("multitext", "tags", "aliases")
    return ("", kind, *(lists if kind in lists else ()))


def _unreadable(path: str, instead: str) -> str:
    return f"left {path} alone, it cannot be read as settings: {instead}"
