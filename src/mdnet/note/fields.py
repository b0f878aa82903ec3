"""Readers of single properties: they accept what people type, and say what they do not.

Each takes a `Property` and gives a `Reading`: the value, and a problem for each part of
it that could not be read. A value that is missing or cannot be read is empty: `None`,
`""`, `()` or `False`. A text is read from what stands in the note, not from the number
that YAML makes of it, so `phone: 01234` keeps its zero.

Problems, all warnings:

======  ===========================================================
FLD001  a date
FLD002  a cadence
FLD003  a birthday
FLD004  a word that the field's vocabulary does not have
FLD005  a checkbox
FLD006  a number
FLD007  an e-mail address
FLD008  a phone number
FLD009  a link without quotes
FLD010  properties, or a list in a list, where a text is meant
FLD011  several values where one is meant: the first counts
FLD012  a rotation that ends before it starts (see `records`)
======  ===========================================================
"""

import re
from collections.abc import Callable
from datetime import date

from mdnet.model.dates import Birthday, Cadence
from mdnet.model.vocabulary import role_of
from mdnet.note.field_cadence import cadence_of
from mdnet.note.field_dates import birthday_of, day_of
from mdnet.note.field_links import link_target, unlinked
from mdnet.note.field_values import (
    Problem,
    Reading,
    T,
    Word,
    parts_of,
    scalar_text,
    unique,
    words_of,
)
from mdnet.note.field_words import Vocabulary, checkbox_of
from mdnet.note.front_values import Property

# Of one property; whoever has so many unknown words there will not read more.
_MOST_COMPLAINTS = 100


def text(found: Property) -> Reading[str]:
    """The text of a property, on one line; of a list, its first."""
    scalar = scalar_text(found)
    if scalar is not None:
        return Reading(scalar)
    first, problems = _first(found)
    return Reading(first.text if first else "", problems)


def plain_text(found: Property) -> Reading[str]:
    """The text of a property, its links as Obsidian shows them, without brackets."""
    reading = text(found)
    if "[[" not in reading.value:
        return reading
    return Reading(unlinked(reading.value), reading.problems)


def target(found: Property) -> Reading[str]:
    """The raw target where the text is one link, else the text without brackets."""
    value, problems = text(found)
    return Reading(unlinked(link_target(value)), problems)


def role(found: Property) -> Reading[str]:
    """The vocabulary's role, or a role of the user's own as a slug."""
    value, problems = plain_text(found)
    return Reading(role_of(value), problems)


def texts(found: Property) -> Reading[tuple[str, ...]]:
    """Each text of a list; of a single text, its parts between commas."""
    words, problems = words_of(found)
    if found.style.endswith("list"):
        return Reading(unique([word.text for word in words]), problems)
    return Reading(unique(part for word in words for part in parts_of(word)), problems)


def aliases(found: Property) -> Reading[tuple[str, ...]]:
    """Each alias; a single text is one alias, for names have commas (`Reed, Tom`)."""
    words, problems = words_of(found)
    return Reading(unique([word.text for word in words]), problems)


def tags(found: Property) -> Reading[tuple[str, ...]]:
    """Each tag without `#`, folded to lower case; texts are split at spaces, commas."""
    words, problems = words_of(found)
    parts = [part for word in words for part in word.text.replace(",", " ").split()]
    return Reading(unique([p.lstrip("#").casefold() for p in parts]), problems)


def links(found: Property) -> Reading[tuple[str, ...]]:
    """The raw target of each link, without heading; a plain name counts as one.

    Of a single text, all links in it, or else its parts between commas.
    """
    words, problems = words_of(found)
    is_list = found.style.endswith("list")
    targets: list[str] = []
    for word in words:
        inside = re.findall(r"\[\[[^\[\]]+\]\]", word.text)
        targets += inside or ([word.text] if is_list else parts_of(word))
    return Reading(unique(map(link_target, targets)), problems)


def day(found: Property) -> Reading[date | None]:
    """The day of a date property; see `field_dates.day_of` for what is read."""
    return _parsed(found, day_of, "FLD001", None)


def birthday(found: Property) -> Reading[Birthday | None]:
    """The birthday, with its year or without."""
    return _parsed(found, birthday_of, "FLD003", None)


def cadence(found: Property) -> Reading[Cadence | None]:
    """How often to be in touch; `None` where the property is empty."""
    return _parsed(found, cadence_of, "FLD002", None)


def checkbox(found: Property) -> Reading[bool]:
    """Whether a checkbox is ticked; `yes`, `on` and `x` are ticks too."""
    return _parsed(found, checkbox_of, "FLD005", False)


def answer(found: Property) -> Reading[bool | None]:
    """What a checkbox says, `None` where it is empty: nobody has said."""
    return _parsed(found, checkbox_of, "FLD005", None)


def integer(found: Property) -> Reading[int | None]:
    """The number in a property, also behind a word (`PGY-2`)."""
    return _parsed(found, _integer_of, "FLD006", None)


def choice(found: Property, vocabulary: Vocabulary, default: str) -> Reading[str]:
    """The one word of a vocabulary; `default` where there is none or it is unknown."""
    first, problems = _first(found)
    if first is None:
        return Reading(default, problems)
    known = vocabulary.word_of(link_target(first.text))
    if known is None:
        problems = (
            *problems,
            first.problem("FLD004", vocabulary.complaint(first.text)),
        )
    return Reading(known or default, problems)


def choices(found: Property, vocabulary: Vocabulary) -> Reading[tuple[str, ...]]:
    """The known words of a list, or between commas, in their order, each once."""
    known, problems = repeatable_choices(found, vocabulary)
    return Reading(unique(known), problems)


def repeatable_choices(
    found: Property, vocabulary: Vocabulary
) -> Reading[tuple[str, ...]]:
    """The same as `choices`, a word as often as it stands there."""
    words, wrong = words_of(found)
    problems = list(wrong)
    known: list[str] = []
    for word in words:
        for part in parts_of(word):
            read = vocabulary.word_of(link_target(part))
            if read is not None:
                known.append(read)
            elif len(problems) < _MOST_COMPLAINTS:
                problems.append(word.problem("FLD004", vocabulary.complaint(part)))
    return Reading(tuple(known), tuple(problems))


def _parsed(
    found: Property, parse: Callable[[str], T | str], code: str, empty: T
) -> Reading[T]:
    """The first text, parsed; `parse` gives a text where something is wrong."""
    scalar = scalar_text(found)
    if scalar is not None:
        value = parse(scalar) if scalar else empty
        if not isinstance(value, str):
            return Reading(value)
    first, problems = _first(found)
    if first is None:
        return Reading(empty, problems)
    value = parse(first.text)
    if isinstance(value, str):
        return Reading(empty, (*problems, first.problem(code, value)))
    return Reading(value, problems)


def _first(found: Property) -> tuple[Word | None, tuple[Problem, ...]]:
    words, problems = words_of(found)
    if len(words) > 1:
        message = f"`{found.key}` takes one value: only `{words[0].text}` counts"
        problems = (*problems, words[1].problem("FLD011", message))
    return (words[0] if words else None), problems


def _integer_of(typed: str) -> int | str:
    found = re.fullmatch(r"(?:[A-Za-z]+[ -]?)?(\d{1,9})", typed)
    return int(found[1]) if found else f"`{typed}` is no whole number"
