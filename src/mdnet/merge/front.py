"""Two front matters as one, key by key, in the frame of one of them."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from mdnet.merge.decision import Decision
from mdnet.merge.front_value import Value, merged_value
from mdnet.merge.lines import Lines, clean
from mdnet.merge.property_lines import list_lines
from mdnet.merge.sheet import Entry, Sheet, sheet_of
from mdnet.merge.values import together
from mdnet.note.conflict_findings import SUFFIX

Say = Callable[[Decision], None]


class _Keys(NamedTuple):
    """The properties of the three sides, under one spelling of each key."""

    base: dict[str, Entry]
    first: dict[str, Entry]
    second: dict[str, Entry]

    def of(self, key: str) -> tuple[Entry | None, Entry | None, Entry | None]:
        """The three entries of a key."""
        return self.base.get(key), self.first.get(key), self.second.get(key)


def merged_front(base: Sheet, first: Sheet, second: Sheet, say: Say) -> str | None:
    """The block with both fences; `None` if it would not say what it should."""
    keys = _keys(base, first, second)
    found = {
        key: value
        for key in together(list(keys.first), list(keys.second))
        if (value := _value(keys, key, say))
    }
    lines: list[str] = []
    wanted: dict[str, object] = {}
    for value in _with_others(found):
        lines += value.lines
        if value.key:
            wanted[value.key] = value.raw
    lines += _merged_comments(base.tail, first.tail, second.tail)
    frame = first if first.opening else second
    if not lines and not (first.opening and second.opening):
        return ""
    block = "\n".join((frame.opening, *lines, frame.closing)) + "\n"
    after = sheet_of(block)
    if after is None or {k: e.raw for k, e in after.entries.items()} != wanted:
        return None
    return block


def _keys(base: Sheet, first: Sheet, second: Sheet) -> _Keys:
    """Keys that differ only in case are one, as for Obsidian; the first spells it."""
    spelled = {key.casefold(): key for key in first.entries}
    yours = dict(_spelled(second.entries, first.entries, spelled))
    spelled = {key.casefold(): key for key in yours} | spelled
    old = dict(_spelled(base.entries, first.entries | yours, spelled))
    return _Keys(old, first.entries, yours)


def _spelled(
    entries: dict[str, Entry], known: dict[str, Entry], spelled: dict[str, str]
) -> Iterator[tuple[str, Entry]]:
    for key, entry in entries.items():
        other = spelled.get(key.casefold(), key)
        yield key if key in known or other in entries else other, entry


def _value(keys: _Keys, key: str, say: Say) -> Value | None:
    """The property after the merge with its comments, `None` if nothing is left."""
    base, first, second = keys.of(key)
    beside = key + SUFFIX
    others = [side.get(beside) for side in (keys.first, keys.second)]
    kind = next((s["type"].raw for s in keys[1:] if "type" in s), "")
    value = merged_value(str(kind).casefold(), base, first, second, others, say)
    leads = [each.lead if each else () for each in (base, first, second)]
    notes = [each.notes if each else () for each in (base, first, second)]
    lead = _merged_comments(*leads)
    shown = "\n".join(value.lines) if value else ""
    lost = [
        note
        for side in notes[1:]
        for note in side
        if note not in notes[0] and note not in shown and note not in lead
    ]
    if value is None:
        kept = [
            line for line in (*lead, *lost) if line not in leads[0] and line.strip()
        ]
        return Value("", tuple(kept), "") if kept else None
    return value._replace(lines=(*lead, *dict.fromkeys(lost), *value.lines))


def _merged_comments(base: Lines, first: Lines, second: Lines) -> Lines:
    """Comments of both; where both changed the same, all of them."""
    found = clean(base, first, second)
    if found is not None:
        return found
    known = (*base, *first)
    return (*first, *(line for line in second if line not in known))


def _with_others(found: dict[str, Value]) -> Iterable[Value]:
    """The values, each conflict with its other value right below it."""
    beside = {
        key + SUFFIX: value.beside for key, value in found.items() if value.beside
    }
    for key, value in found.items():
        if key in beside:
            yield _noted(value, beside[key])
        else:
            yield value
        other = key + SUFFIX
        if other in beside and other not in found:
            yield _noted(Value(value.key + SUFFIX, (), ""), beside[other])


def _noted(value: Value, text: str) -> Value:
    """The property of the other values, with one more."""
    raw = value.raw
    old = raw if isinstance(raw, tuple) else (raw,) if raw else ()
    if text in old:
        return value
    texts = (*map(str, old), text)
    return value._replace(lines=list_lines(value.key, texts, value.lines), raw=texts)
