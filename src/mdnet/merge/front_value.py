"""One property of three front matters as one."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from mdnet.merge.decision import Decision, conflict
from mdnet.merge.lines import Lines, one_of
from mdnet.merge.property_lines import list_lines
from mdnet.merge.sheet import Entry, is_list, members, text_of
from mdnet.merge.values import further_state, later_date, list_of_both

Say = Callable[[Decision], None]


class Value(NamedTuple):
    """A property after the merge: its key, its lines, what it says.

    `beside` is the text of another value that a conflict left. Without a key it is
    only comments.
    """

    key: str
    lines: Lines
    raw: object
    beside: str = ""


def merged_value(
    kind: str,
    base: Entry | None,
    first: Entry | None,
    second: Entry | None,
    others: Sequence[Entry | None],
    say: Say,
) -> Value | None:
    """The property, `None` if one side deleted it and the other left it as it was.

    `kind` is the note's type; `others` are the properties `…_conflict` of both sides.
    """
    if first is None or second is None:
        return _of_one(base, [each for each in (first, second) if each], say)
    if first.raw == second.raw:
        old = base.lines if base else first.lines
        lines = one_of(old, first.lines, second.lines)
        chosen = second if lines == second.lines != first.lines else first
        if lines is None:
            chosen = min(first, second, key=lambda each: each.lines)
        return _value(chosen)
    if base is not None and base.raw in (first.raw, second.raw):
        return _value(second if base.raw == first.raw else first)
    if "" in (first.raw, second.raw):
        kept = second if first.raw == "" else first
        text = f"kept, one device emptied it: {text_of(kept.raw)}"
        say(Decision("edit_kept", kept.value.key, text))
        return _value(kept)
    return _of_both(kind, base, first, second, others, say)


def _value(entry: Entry) -> Value:
    return Value(entry.value.key, entry.lines, entry.raw)


def _of_one(base: Entry | None, sides: Sequence[Entry], say: Say) -> Value | None:
    """What is on one side only (`sides`): new there, or gone on the other one."""
    left = sides[0]
    if base is None:
        return _value(left)
    key, text = left.value.key, text_of(left.raw)
    if left.raw == base.raw:
        say(Decision("deleted", key, f"deleted on one device: {text}"))
        return None
    say(Decision("edit_kept", key, f"kept, for one device changed it: {text}"))
    return _value(left)


def _of_both(
    kind: str,
    base: Entry | None,
    first: Entry,
    second: Entry,
    others: Sequence[Entry | None],
    say: Say,
) -> Value:
    """Both changed it: a list of both, the later, the further, or a conflict."""
    key = first.value.key
    texts = list_of_both(key, base, first, second)
    if texts is not None:
        say(Decision("list_merge", key, "has what either device added"))
        return _listed(texts, first, second)
    one, other = first.value.raw, second.value.raw
    if isinstance(one, str) and isinstance(other, str):
        for name, found in (
            ("later_date", later_date(key, one, other)),
            ("further_state", further_state(kind, key, one, other)),
        ):
            if found is not None:
                say(
                    Decision(
                        name,
                        key,
                        f"{found} it is, not {other if found == one else one}",
                    )
                )
                return _value(first if found == one else second)
    return _conflict(first, second, others, say)


def _listed(texts: tuple[str, ...], first: Entry, second: Entry) -> Value:
    for entry in (first, second):
        if is_list(entry) and tuple(members(entry) or ()) == texts:
            return _value(entry)
    key = first.value.key
    return Value(key, list_lines(key, texts, first.lines), texts or "")


def _conflict(
    first: Entry, second: Entry, others: Sequence[Entry | None], say: Say
) -> Value:
    """One stays, the other goes beside it; as before where that was decided already."""
    mine, yours = text_of(first.raw), text_of(second.raw)
    held = yours in (members(others[0]) or ()), mine in (members(others[1]) or ())
    is_first = held[0] if held[0] != held[1] else mine <= yours
    chosen, text = (first, yours) if is_first else (second, mine)
    key = chosen.value.key
    stays = text_of(chosen.raw)
    say(conflict(key, f"“{stays}” stays, “{text}” is beside it"))
    return _value(chosen)._replace(beside=text)
