"""Two values of one property that were both changed: which one holds."""

import re
from collections import Counter
from collections.abc import Hashable, Sequence
from typing import TypeVar

from mdnet.merge.sheet import Entry, is_list, members
from mdnet.model import agenda, letter
from mdnet.note.conflict_findings import SUFFIX

T = TypeVar("T", bound=Hashable)

# Properties that say when something happened last.
_LATEST = re.compile(
    r".*_on|last|last[_ -].*|.*[_ -]last|updated|modified|date[_ -](?:updated|modified)"
    r"|prm-last-contacted|snooze_until"
)
_DATE = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?"
)
# Properties that may have several values, so that two new ones are no conflict.
_PLURAL = frozenset({
    "tags", "aliases", "cssclasses", "email", "phone", "circle", "relationship",
    "mentor_slots", "interests", "people", "targets", "faculty", "links", "slots",
    "aap_sections", "committees", "visible_roles",
})  # fmt: skip
# How far a letter, and an agenda, has come. Who declines does not go on: that beats
# the question only, and void and imported letters are beside the path.
_STATES: dict[str, dict[str, int]] = {
    "letter": {
        state: letter.rank_of(state)
        for state in letter.STATES
        if state not in ("declined", "void", "imported")
    },
    "agenda": {state: rank for rank, state in enumerate(agenda.STATES)},
}


def later_date(key: str, first: str, second: str) -> str | None:
    """The later of two dates of a property that says when something was last."""
    if not _LATEST.fullmatch(key.casefold()):
        return None
    if not (_DATE.fullmatch(first) and _DATE.fullmatch(second)):
        return None
    return max(first, second, key=lambda text: (text.replace(" ", "T"), text))


def further_state(kind: str, key: str, first: str, second: str) -> str | None:
    """The further of two states of a letter or an agenda."""
    ranks = _STATES.get(kind, {})
    one, other = first.casefold(), second.casefold()
    if key.casefold() != "status":
        return None
    if kind == "letter" and {one, other} in (
        {"declined", "idea"},
        {"declined", "asked"},
    ):
        return first if one == "declined" else second
    if one not in ranks or other not in ranks or ranks[one] == ranks[other]:
        return None
    return first if ranks[one] > ranks[other] else second


def list_of_both(
    key: str, base: Entry | None, first: Entry, second: Entry
) -> tuple[str, ...] | None:
    """The list with what either side added, without what either took out.

    `None` where the property is no list, or has members that are lists or maps.
    """
    plural = key.casefold() in _PLURAL and members(base) == ()
    if not (is_list(first) or is_list(second) or plural or key.endswith(SUFFIX)):
        return None
    texts = [members(each) for each in (base, first, second)]
    old, mine, yours = (None if each is None else numbered(each) for each in texts)
    if mine is None or yours is None:
        return None
    known, other = set(old or ()), set(yours)
    left = [each for each in mine if each in other or each not in known]
    new = [each for each in yours if each in left or each not in known]
    return tuple(text for text, _ in together(left, new))


def numbered(texts: Sequence[str]) -> list[tuple[str, int]]:
    """The texts, each with the number of equal ones before it."""
    seen: Counter[str] = Counter()
    found = []
    for text in texts:
        found.append((text, seen[text]))
        seen[text] += 1
    return found


def together(mine: Sequence[T], yours: Sequence[T]) -> list[T]:
    """What both have in the order of `mine`, the others behind what they follow."""
    found, other = list(mine), set(yours)
    known = set(mine)
    at = 0
    for each in yours:
        if each in known:
            at = found.index(each) + 1
            continue
        while at < len(found) and found[at] not in other:
            at += 1
        found.insert(at, each)
        at += 1
    return found
