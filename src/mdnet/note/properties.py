"""Changing one property of a note: the bytes of its value, and no others.

Every function gives back the note's new text, the same text where there is nothing to
change. New properties are written as Obsidian's own writer would, existing lists keep
their style, comments stay. After an edit the note is read again: the property must
have its new value, all others theirs, in the same order and in the same words, and
the body must be the same; else nothing is changed.

All of them raise `NotEditableError` where the front matter cannot be read, or the
property is written in a way that has no certain place.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date

from mdnet.errors import NotEditableError
from mdnet.note.front_values import FrontMatter, Property
from mdnet.note.frontmatter import read, split
from mdnet.note.property_edits import (
    Front,
    added,
    changed,
    deleted,
    find_property,
    listed,
    relisted,
    unfenced,
)
from mdnet.note.property_style import PropertyValue, is_list, scalar_text
from mdnet.note.source import Edit, apply_edits

# A line end to YAML, but to nothing else.
_LONE_RETURN = re.compile(r"\r(?!\n)")

_Check = Callable[[Property], bool]


def set_property(text: str, key: str, value: PropertyValue) -> str:
    """`key` with `value`; a new key goes last, a note without properties gets them.

    `None`, an empty text and an empty list are written as `key:`.
    """
    front = _front(text)
    old = find_property(front, key)

    def is_meant(new: Property) -> bool:
        return _has(new, value)

    if old is None:
        return _checked(front, added(front, key, value), key, is_meant)
    if is_meant(old):
        return text
    return _checked(front, changed(front, old, value), old.key, is_meant)


def has_value(text: str, key: str) -> bool:
    """Whether the note says anything for `key`, in whatever form."""
    old = find_property(_front(text), key)
    return old is not None and not _is_empty(old)


def append_to_list(text: str, key: str, item: str) -> str:
    """`item` as the list's last, unless it is in it; a single value becomes a list."""
    front = _front(text)
    old = find_property(front, key)
    if old is None or _is_empty(old):
        return set_property(text, key, [item])
    members = _members(old)
    if item in members:
        return text
    if old.style.endswith("list"):
        edits = relisted(front, old, [*members, item])
    else:
        edits = listed(front, old, [_written(text, old), scalar_text(item)])
    return _checked(front, edits, old.key, lambda new: new.raw == (*members, item))


def remove_from_list(text: str, key: str, item: str) -> str:
    """The list without `item`, wherever it stands in it."""
    front = _front(text)
    old = find_property(front, key)
    if old is None or item not in _members(old):
        return text
    left = tuple(member for member in _members(old) if member != item)
    edits = relisted(front, old, left)
    return _checked(front, edits, old.key, lambda new: _members(new) == left)


def delete_property(text: str, key: str) -> str:
    """The note without the property; without its block, if nothing is left in it."""
    front = _front(text)
    old = find_property(front, key)
    if old is None:
        return text
    edit = deleted(front, old)
    wider = unfenced(front, edit)
    if wider is not None:
        after = apply_edits(text, (wider,))
        if not split(after).has_block and read(after, "").readable:
            return after
    return _checked(front, (edit,), old.key, None)


def _front(text: str) -> Front:
    """The note, if its properties can be trusted.

    Raises:
        NotEditableError: they cannot.
    """
    where, matter = split(text), read(text, "")
    if not matter.readable:
        reason = next(each for each in matter.findings if each.severity == "error")
        raise NotEditableError(
            f"the properties cannot be changed, line {reason.line}: {reason.message}"
        )
    if _LONE_RETURN.search(text, where.start, where.end):
        raise NotEditableError("the properties have line ends of an old kind (CR only)")
    return Front(text, where, matter)


def _checked(
    front: Front, edits: Iterable[Edit], key: str, is_meant: _Check | None
) -> str:
    """The text after the edits, if they did what was meant (`None`: `key` is gone)."""
    before, meant = front.matter, is_meant
    after_text = apply_edits(front.text, edits)
    after = read(after_text, "")
    new = after.property(key)
    done = new is None if meant is None else new is not None and meant(new)
    body = after_text[after.body_start :] == front.text[before.body_start :]
    keys = tuple(p.key for p in before.properties if meant or p.key != key)
    wanted = keys if key in keys or not meant else (*keys, key)
    if (
        after.readable
        and done
        and body
        and wanted == tuple(p.key for p in after.properties)
        and _others(before, key) == _others(after, key)
    ):
        return after_text
    raise NotEditableError(
        f"`{key}` is written in a way that mdnet cannot change safely: edit it by hand"
    )


def _others(matter: FrontMatter, key: str) -> list[tuple[str, object, str]]:
    return [(p.key, p.raw, repr(p.value)) for p in matter.properties if p.key != key]


def _has(old: Property, value: PropertyValue) -> bool:
    """Whether a property says `value` already."""
    if value is None or value == "" or (is_list(value) and not value):
        return _is_empty(old)
    if is_list(value):
        return old.style.endswith("list") and old.raw == tuple(value)
    if isinstance(value, bool | int):
        return type(old.value) is type(value) and old.value == value
    return old.value == (value.isoformat() if isinstance(value, date) else value)


def _is_empty(old: Property) -> bool:
    return old.value in (None, "", ())


def _members(old: Property) -> tuple[object, ...]:
    """The texts of a list's members; of a scalar, its own; none if it is empty."""
    if _is_empty(old):
        return ()
    return tuple(i.raw for i in old.items) if old.style.endswith("list") else (old.raw,)


def _written(text: str, old: Property) -> str:
    """A scalar as it stands in the note, or written anew if that has several lines."""
    written = text[slice(*old.value_span)]
    simple = old.style in ("plain", "single", "double") and "\n" not in written
    return written if simple else scalar_text(str(old.raw))
