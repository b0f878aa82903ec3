"""The names that a contact note gives beside its title, as other tools write them."""

from collections.abc import Mapping

from mdnet.note.record_keys import Fields

_WHOLE = ("name", "full_name", "fullname", "fn", "display_name")
_FIRST = ("first_name", "given_name", "n.gn", "name.first")
_LAST = ("last_name", "family_name", "surname", "n.fn", "name.last")

_ALL = frozenset({*_WHOLE, *_FIRST, *_LAST})


def other_names(properties: Fields) -> tuple[str, ...]:
    """Full names: `name`, `FN`, `first_name` and `last_name`, `name: {first, last}`."""
    if properties.fields.isdisjoint(_ALL):
        return ()
    found = [_name(properties, key) for key in _WHOLE]
    first = next(filter(None, (_name(properties, key) for key in _FIRST)), "")
    last = next(filter(None, (_name(properties, key) for key in _LAST)), "")
    if first and last:
        found.append(f"{first} {last}")
    return tuple(dict.fromkeys(name for name in found if name))


def _name(properties: Fields, key: str) -> str:
    found = properties.property(key)
    if found is None:
        return ""
    raw = found.raw
    if isinstance(raw, Mapping):
        parts = (str(raw.get(part, "")) for part in ("first", "middle", "last"))
        return " ".join(part for part in parts if part)
    return " ".join(raw.split()) if isinstance(raw, str) else ""
