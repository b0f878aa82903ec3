"""Moment date formats, as Obsidian's daily notes use them.

Numeric tokens, English names and literals in brackets (`note.moment_tokens`); times of
day, zones and the locale's own formats are refused.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from mdnet.errors import SettingsError
from mdnet.model.dates import MONTHS, WEEKDAYS
from mdnet.note.moment_tokens import TOKENS, Token, from_sunday

# Moment's own tokenizer: what it does not know stands for itself.
_TOKEN = re.compile(
    r"\[[^\[\]]*\]|\\.|Mo|MM?M?M?|Do|DDDo|DD?D?D?|do|ddd?d?|d|w[ow]?|W[oW]?|Qo|N{1,5}"
    r"|Y{4,6}|YY?|y{2,4}|yo?|gg(?:ggg?)?|GG(?:GGG?)?|[QeEaAxX]|hmm(?:ss)?|Hmm(?:ss)?"
    r"|hh?|HH?|kk?|mm?|ss?|S{1,9}|zz?|ZZ?|LTS?|L{1,4}|l{1,4}|.",
    re.DOTALL,
)
_REFUSED = frozenset("MDdwWQNYygGeEaAxXhHkmsSzZLl")
_ENOUGH = (
    ("year", "month", "day"),
    ("year", "day of year"),
    ("ISO year", "ISO week", "weekday"),
    ("week year", "week", "weekday"),
)


class MomentError(SettingsError):
    """A date format that mdnet cannot write, or that does not name a day."""


def format_date(fmt: str, day: date) -> str:
    """`day` in the Moment format `fmt`: `YYYY/MM-MMMM` gives `2026/03-March`.

    Raises:
        MomentError: the format has a token that mdnet does not know.
    """
    return "".join(
        part if isinstance(part, str) else part.write(day) for part in _parts(fmt)
    )


def parse_date(fmt: str, text: str) -> date | None:
    """The day that the format writes as exactly `text`, `None` if there is none.

    Raises:
        MomentError: the format has a token that mdnet does not know, or several days
            look alike in it.
    """
    pattern, parts = _reader(fmt)
    found = pattern.fullmatch(text)
    if found is None:
        return None
    try:
        day = _day(dict(zip(parts, found.groups(), strict=True)))
        return day if format_date(fmt, day) == text else None
    except (ValueError, OverflowError):
        return None


def names_a_day(fmt: str) -> bool:
    """Whether the format can be read back: it has year, month and day, or the like."""
    try:
        _reader(fmt)
    except MomentError:
        return False
    return True


@lru_cache(maxsize=16)
def _parts(fmt: str) -> tuple[str | Token, ...]:
    return tuple(_read(fmt))


def _read(fmt: str) -> Iterator[str | Token]:
    for found in _TOKEN.finditer(fmt):
        text = found.group()
        if text in TOKENS:
            yield TOKENS[text]
        elif text[0] == "[" and len(text) > 1:
            yield text[1:-1]
        elif text[0] == "\\":
            yield text[1:]
        elif text[0] in _REFUSED:
            raise MomentError(
                f"The date format {fmt!r} has {text!r}, which mdnet does not know. "
                "Use numbers and English names of the date, such as YYYY-MM-DD, and "
                "put other letters in brackets, [like this]."
            )
        else:
            yield text


@lru_cache(maxsize=16)
def _reader(fmt: str) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """A pattern with one group a token, and the part of a date that each group is."""
    pattern, parts = "", []
    for part in _parts(fmt):
        if isinstance(part, str):
            pattern += re.escape(part)
        else:
            pattern += f"({part.pattern})"
            parts.append(part.part)
    known = {part.removesuffix(", short") for part in parts}
    if not any(known.issuperset(enough) for enough in _ENOUGH):
        raise MomentError(
            f"The date format {fmt!r} does not name a day. "
            "Use one with year, month and day, such as YYYY-MM-DD."
        )
    return re.compile(pattern), tuple(parts)


def _day(parts: dict[str, str]) -> date:
    """The day with these parts.

    Raises:
        ValueError, OverflowError: there is none.
    """
    number = {part: _value(part, text) for part, text in parts.items()}
    for part, text in parts.items():
        if part.endswith(", short"):  # Moment's pivot
            number[part.removesuffix(", short")] = int(text) + (
                1900 if int(text) > 68 else 2000
            )
    if "month" in number and "day" in number and "year" in number:
        return date(number["year"], number["month"], number["day"])
    if "day of year" in number and "year" in number:
        first = date(number["year"], 1, 1)
        return first + timedelta(days=number["day of year"] - 1)
    if "ISO week" in number and "ISO year" in number:
        return date.fromisocalendar(
            number["ISO year"], number["ISO week"], number["weekday"] or 7
        )
    first = date(number["week year"], 1, 1)
    sunday = first - timedelta(days=from_sunday(first))
    return sunday + timedelta(weeks=number["week"] - 1, days=number["weekday"] % 7)


def _value(part: str, text: str) -> int:
    if text[0].isdigit():
        return int(re.sub(r"[a-z]+", "", text))
    names = MONTHS if part == "month" else WEEKDAYS
    return next(i for i, name in enumerate(names, 1) if name.startswith(text[:3]))
