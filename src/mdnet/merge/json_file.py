"""Settings and canvases: JSON by key, and lists of things by their `id`."""

import json
import re
from collections.abc import Callable, Iterable
from typing import Any

from mdnet.merge.decision import Decision, MergedText
from mdnet.merge.values import together

_INDENT = re.compile(r"[\[{]\r?\n([ \t]+)")
_GONE = object()
Say = Callable[[Decision], None]


def merged_json(base: str, ours: str, theirs: str) -> MergedText | None:
    """The file in the layout of ours, `None` where a side cannot be read.

    Where both changed one value, ours holds, and a `copy` is among the decisions.
    """
    try:
        mine, yours = (_value(text) for text in (ours, theirs))
        old = _base(base)
        said: list[Decision] = []
        value = _merged("", old, mine, yours, said.append)
        return MergedText(_written(value, ours), tuple(dict.fromkeys(said)))
    except (ValueError, RecursionError):
        return None


def _value(text: str) -> Any:
    return json.loads(text.removeprefix("\ufeff"))


def _base(text: str) -> Any:
    try:
        return _value(text)
    except ValueError:
        return _GONE


def _written(value: Any, like: str) -> str:
    """The value with the indentation and the last line end of `like`."""
    found = _INDENT.search(like)
    if _has_things(value) and re.search(r"\n\t\t\{[^\n]", like):
        text = _canvas(value)
    elif found:
        text = json.dumps(value, indent=found[1], ensure_ascii=False)
    else:
        text = json.dumps(value, ensure_ascii=False)
    text += "\n" if like.endswith("\n") else ""
    bom = "\ufeff" if like.startswith("\ufeff") else ""
    return bom + (text.replace("\n", "\r\n") if "\r\n" in like else text)


def _has_things(value: Any) -> bool:
    return isinstance(value, dict) and any(map(_is_things, value.values()))


def _canvas(value: dict[str, Any]) -> str:
    """As Obsidian writes a canvas: each node and each edge on a line of its own."""
    parts = []
    for key, each in value.items():
        text = json.dumps(each, ensure_ascii=False, separators=(",", ":"))
        if _is_things(each):
            rows = (
                json.dumps(e, ensure_ascii=False, separators=(",", ":")) for e in each
            )
            text = "[\n\t\t" + ",\n\t\t".join(rows) + "\n\t]"
        parts.append(f"\t{json.dumps(key, ensure_ascii=False)}:{text}")
    return "{\n" + ",\n".join(parts) + "\n}"


def _is_things(value: Any) -> bool:
    """Whether it is a list of objects that each have an id of their own."""
    if not (isinstance(value, list) and value):
        return False
    ids = [each.get("id") for each in value if isinstance(each, dict)]
    texts = {each for each in ids if isinstance(each, str)}
    return len(texts) == len(value)


def _merged(where: str, base: Any, ours: Any, theirs: Any, say: Say) -> Any:
    """The value of both sides; `_GONE` stands for none."""
    for one, other in ((ours, theirs), (theirs, ours)):
        if _same(one, other) or _same(other, base):
            return one
    if _GONE in (ours, theirs):
        say(Decision("edit_kept", where, "kept, for one device changed it"))
        return theirs if ours is _GONE else ours
    if isinstance(ours, dict) and isinstance(theirs, dict):
        return _by_key(where, base if isinstance(base, dict) else {}, ours, theirs, say)
    if isinstance(ours, list) and isinstance(theirs, list):
        return _lists(where, base if isinstance(base, list) else [], ours, theirs, say)
    say(Decision("copy", where, "was set differently: ours holds, theirs is in a copy"))
    return ours


def _same(one: Any, other: Any) -> bool:
    """Equal, and not only as numbers: `true` is not 1."""
    if one is _GONE or other is _GONE:
        return one is other
    return bool(
        one == other
        and json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)
    )


def _by_key(
    where: str,
    base: dict[str, Any],
    ours: dict[str, Any],
    theirs: dict[str, Any],
    say: Say,
) -> dict[str, Any]:
    found = {}
    for key in together(list(ours), list(theirs)):
        old, mine, yours = (side.get(key, _GONE) for side in (base, ours, theirs))
        value = _merged(f"{where}.{key}".lstrip("."), old, mine, yours, say)
        if value is not _GONE:
            found[key] = value
    return found


def _lists(
    where: str, base: list[Any], ours: list[Any], theirs: list[Any], say: Say
) -> list[Any]:
    """Things by their ids; other members as a set with an order."""
    if all(_is_things(each) or not each for each in (base, ours, theirs)):
        sides = [{each["id"]: each for each in side} for side in (base, ours, theirs)]
        return list(_by_key(where, sides[0], sides[1], sides[2], say).values())
    old, mine, yours = (_texts(side) for side in (base, ours, theirs))
    left = [each for each in mine if each in yours or each not in old]
    new = [each for each in yours if each in left or each not in old]
    return [json.loads(each) for each in together(left, new)]


def _texts(side: Iterable[Any]) -> list[str]:
    return list(dict.fromkeys(json.dumps(each, sort_keys=False) for each in side))
