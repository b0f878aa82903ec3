"""The language of `mdnet list`: a filter expression, read into a predicate.

    query      = term { " " term }                 all terms must hold
    term       = [ "-" ] test                      "-" turns it round
    test       = word                              in the name or an alias
               | key ":" value { "," value }       any of the values
               | ("due" | "last" | "cadence") op span
    op         = "<" | "<=" | ">" | ">="
    span       = number ("d" | "w" | "m" | "y") | YYYY-MM-DD
    key        = name | circle | role | group | relationship | slot | interest
               | institution | tag | why | met_at | email | phone | has | is
    is         = overdue | due | paused | snoozed | never

A value with spaces stands in double quotes: `institution:"Lakeview Children's"`.
Text is compared without case and accents, and a part of it is enough;
`circle`, `role`, `group`, `relationship` and `slot` are compared whole.
`due<7d` is "due within a week, or overdue"; `last>90d` is "not in touch for more than
90 days", which someone never contacted always is; `last<2026-11-01` is "last in touch
before that day".
"""

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from mdnet.errors import UsageError
from mdnet.model.contact import Contact
from mdnet.model.vocabulary import role_of, slug
from mdnet.note.filenames import fold_accents
from mdnet.rows import Row

_T = TypeVar("_T")
Predicate = Callable[[Row], bool]

_TERM = re.compile(r'-?(?:[\w.]+(?:[:]|[<>]=?))?(?:"[^"]*"|[^\s"])+')
_COMPARISON = re.compile(r"(\w+)([<>]=?)(.+)")
_KEYED = re.compile(r"(\w+):(.*)", re.DOTALL)
_SPAN = re.compile(r"(-?\d+)([dwmy]?)")
_DAYS = {"": 1, "d": 1, "w": 7, "m": 30, "y": 365}
_FAR_PAST = date(1, 1, 1)

_WHOLE: dict[str, Callable[[Contact], Sequence[str]]] = {
    "circle": lambda c: c.circles,
    "role": lambda c: (c.role,),
    "group": lambda c: (c.group,),
    "relationship": lambda c: c.relationship,
    "slot": lambda c: c.mentor_slots,
}
_PART: dict[str, Callable[[Contact], Sequence[str]]] = {
    "name": lambda c: (c.name, *c.aliases),
    "interest": lambda c: c.interests,
    "institution": lambda c: (c.institution,),
    "tag": lambda c: c.tags,
    "why": lambda c: (c.why,),
    "met_at": lambda c: (c.met_at,),
    "email": lambda c: c.email,
    "phone": lambda c: c.phone,
}
_IS: dict[str, Predicate] = {
    "overdue": lambda row: (row.overdue_days or 0) > 0,
    "due": lambda row: row.overdue_days is not None and row.overdue_days >= 0,
    "paused": lambda row: row.contact.paused,
    "snoozed": lambda row: (row.contact.snooze_until or _FAR_PAST) > row.today,
    "never": lambda row: row.last_contact is None,
}
_COMPARED = ("due", "last", "cadence")
_SYNONYMS = {"org": "institution", "interests": "interest", "tags": "tag"}
KEYS = (*_WHOLE, *_PART, "has", "is")


def predicate(query: str, today: date) -> Predicate:
    """The test that a query stands for; an empty query holds for everybody.

    Raises:
        UsageError: an unknown key, value or span; the message lists the valid ones.
    """
    tests = [_signed(term, today) for term in _TERM.findall(query)]
    return lambda row: all(test(row) for test in tests)


def only_due(query: str) -> bool:
    """Whether nobody can be meant who is not due today or was before.

    `query` is one that `predicate` can read.
    """
    return any(map(_is_due, _TERM.findall(query)))


def _is_due(term: str) -> bool:
    keyed = _KEYED.fullmatch(term)
    if keyed is None or keyed[1].casefold() != "is":
        return False
    values = {value.strip().strip('"').casefold() for value in keyed[2].split(",")}
    return values <= {"due", "overdue"}


def _signed(term: str, today: date) -> Predicate:
    if term.startswith("-") and len(term) > 1:
        test = _test(term[1:], today)
        return lambda row: not test(row)
    return _test(term, today)


def _test(term: str, today: date) -> Predicate:
    comparison = _COMPARISON.fullmatch(term)
    if comparison:
        key, operator, text = comparison.groups()
        return _compared(key, operator, text, today)
    keyed = _KEYED.fullmatch(term)
    if keyed:
        return _keyed(keyed[1], keyed[2])
    return _contains(_PART["name"], [term])


def _keyed(key: str, text: str) -> Predicate:
    name = _SYNONYMS.get(key.casefold(), key.casefold())
    values = [value.strip().strip('"') for value in text.split(",")]
    if name in _WHOLE:
        return _equals(_WHOLE[name], values, role_of if name == "role" else slug)
    if name in _PART:
        return _contains(_PART[name], values)
    if name == "is":
        tests = [_choice(_IS, value, "is") for value in values]
        return lambda row: any(test(row) for test in tests)
    if name == "has":
        fields = [_choice(_WHOLE | _PART, value, "has") for value in values]
        return lambda row: any(any(field(row.contact)) for field in fields)
    raise UsageError(
        f"unknown key “{key}” in the query; known are {', '.join(KEYS)}, "
        f"and {', '.join(_COMPARED)} with < or >"
    )


def _choice(table: dict[str, _T], value: str, key: str) -> _T:
    name = _SYNONYMS.get(value.casefold(), value.casefold())
    if name not in table:
        raise UsageError(f"{key}:{value} is not known; use one of {', '.join(table)}")
    return table[name]


def _equals(
    field: Callable[[Contact], Sequence[str]],
    values: Sequence[str],
    folded: Callable[[str], str],
) -> Predicate:
    wanted = {folded(value) for value in values}
    return lambda row: any(slug(have) in wanted for have in field(row.contact))


def _contains(
    field: Callable[[Contact], Sequence[str]], values: Sequence[str]
) -> Predicate:
    wanted = [fold_accents(value.strip('"').lstrip("#")) for value in values]

    def holds(row: Row) -> bool:
        texts = [fold_accents(text) for text in field(row.contact)]
        return any(value in text for text in texts for value in wanted)

    return holds


def _compared(key: str, operator: str, text: str, today: date) -> Predicate:
    name = key.casefold()
    if name not in _COMPARED:
        raise UsageError(f"{key}{operator}… is not known; {', '.join(_COMPARED)} are")
    day = _day(text, name)
    if day:
        text = f"{(day - today if name == 'due' else today - day).days}"
    less, equal = operator.startswith("<"), operator.endswith("=")
    if day and name == "last":
        less = not less  # before a day is more days ago
    days = _span(text)

    def holds(row: Row) -> bool:
        value = _value(row, name)
        if value is None:
            return False
        return (value == days and equal) or (value < days if less else value > days)

    return holds


def _value(row: Row, name: str) -> int | None:
    if name == "cadence":
        return row.cadence_days
    if name == "due":
        return None if row.due is None else (row.due - row.today).days
    return (row.today - (row.last_contact or _FAR_PAST)).days


def _day(text: str, name: str) -> date | None:
    """The date that is compared with, `None` for a span; a cadence has no date."""
    if name == "cadence" or "-" not in text[1:]:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _span(text: str) -> int:
    """The days of a span; negative for the days from a date on the other side."""
    match = _SPAN.fullmatch(text.casefold())
    if match:
        return int(match[1]) * _DAYS[match[2]]
    raise UsageError(
        f"“{text}” is neither a span (7d, 6w, 3m, 1y) nor a date (2026-12-01)"
    )


SORTS: dict[str, Callable[[Row], tuple[object, ...]]] = {
    "name": lambda row: (fold_accents(row.contact.name),),
    "due": lambda row: (row.due is None, row.due, fold_accents(row.contact.name)),
    "last": lambda row: (
        row.last_contact or _FAR_PAST,
        fold_accents(row.contact.name),
    ),
    "circle": lambda row: (row.contact.circles, fold_accents(row.contact.name)),
    "institution": lambda row: (
        fold_accents(row.contact.institution),
        fold_accents(row.contact.name),
    ),
    "role": lambda row: (row.contact.role, fold_accents(row.contact.name)),
}
