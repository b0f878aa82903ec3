"""Readers of e-mail addresses and phone numbers, in lists, texts and nested values."""

import re
from collections.abc import Callable, Mapping

from mdnet.note.field_values import Reading, leaves, unique, words_of
from mdnet.note.front_values import Property

_WORD = r"[^\s@<>,;:()\"']"
# Only from where a word begins: tried at each letter, a long one would take minutes.
_EMAIL = re.compile(rf"(?<!{_WORD}){_WORD}++@{_WORD}+")
_PHONE = re.compile(
    r"(?:tel:)?([+(]*\d[\d\s()./+#*x-]*(?:ext\.?\s*\d+)?)", re.IGNORECASE
)
_SEPARATOR = re.compile(r"\s*(?:[,;]|\bor\b)\s*")
_DIGIT = re.compile(r"\d")
_FEWEST_DIGITS = 3

_Addresses = tuple[str, ...]


def emails(found: Property) -> Reading[_Addresses]:
    """Each address; `mailto:`, a name around it and nested values are understood."""
    return _read(found, _emails_in, "FLD007", "has no e-mail address in it")


def phones(found: Property) -> Reading[_Addresses]:
    """Each phone number with the digits as they were typed, without `tel:`."""
    return _read(found, _phones_in, "FLD008", "has no phone number in it")


def _read(
    found: Property,
    addresses_in: Callable[[str], _Addresses],
    code: str,
    complaint: str,
) -> Reading[_Addresses]:
    words, wrong = words_of(found)
    problems = [each for each in wrong if each.code != "FLD010"]
    read: list[str] = []
    for word in words:
        inside = addresses_in(word.text)
        read += inside
        if not inside:
            message = f"`{word.text}` {complaint}"
            problems.append(word.problem(code, message))
    nested = tuple(raw for raw in _members(found) if isinstance(raw, Mapping))
    for leaf in leaves(nested) if nested else ():
        read += addresses_in(leaf)
    return Reading(unique(read), tuple(problems))


def _members(found: Property) -> tuple[object, ...]:
    return found.raw if isinstance(found.raw, tuple) else (found.raw,)


def _emails_in(text: str) -> _Addresses:
    return tuple(_EMAIL.findall(text))


def _phones_in(text: str) -> _Addresses:
    parts = _SEPARATOR.split(" ".join(text.split()))
    found = (_PHONE.fullmatch(part) for part in parts)
    numbers = (each[1].strip() for each in found if each)
    return tuple(n for n in numbers if len(_DIGIT.findall(n)) >= _FEWEST_DIGITS)
