"""Who is meant by a name on the command line: never a guess."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from mdnet.errors import UsageError
from mdnet.model.network import Person
from mdnet.note.filenames import fold, fold_accents


class Named(NamedTuple):
    """What a person is called, and the path of their note."""

    path: str
    name: str
    aliases: tuple[str, ...] = ()


def named(people: Iterable[Person]) -> tuple[Named, ...]:
    """What these people are called, in their order."""
    contacts = (person.contact for person in people)
    return tuple(Named(each.path, each.name, each.aliases) for each in contacts)


_Match = Callable[[Named, str], bool]


def _names(person: Named) -> tuple[str, ...]:
    return (person.name, *person.aliases)


_EXACT_STEPS: tuple[_Match, ...] = (
    lambda person, text: person.path.removesuffix(".md") == text,
    lambda person, text: person.name == text,
)
_STEPS: tuple[_Match, ...] = (
    lambda person, text: fold_accents(person.name) == text,
    lambda person, text: fold_accents(person.path.removesuffix(".md")) == text,
    lambda person, text: any(fold_accents(a) == text for a in person.aliases),
    lambda person, text: any(
        text in fold_accents(name).split() for name in _names(person)
    ),
    lambda person, text: any(
        part.startswith(text)
        for name in _names(person)
        for part in _tails(fold_accents(name))
    ),
    lambda person, text: any(text in fold_accents(name) for name in _names(person)),
)


def _tails(name: str) -> list[str]:
    """`maria alvarez` gives itself and `alvarez`: a prefix of a part, or more."""
    words = name.split()
    return [" ".join(words[start:]) for start in range(len(words))]


def matches(people: Sequence[Named], text: str) -> tuple[Named, ...]:
    """The people a name can mean, by name, from the first step that finds anybody.

    The note's path, the whole name; then without case and accents the name, the path,
    an alias, a word of the name, the beginning of one, any part of it.
    """
    typed = " ".join(text.split()).removesuffix(".md")
    folded = fold_accents(typed)
    steps = [(step, typed) for step in _EXACT_STEPS]
    steps += [(step, folded) for step in _STEPS]
    for step, wanted in steps if folded else ():
        found = [person for person in people if step(person, wanted)]
        if found:
            found.sort(key=_place)
            return tuple(found)
    return ()


def person_named(people: Sequence[Named], text: str) -> Named:
    """The one person that a name means.

    Raises:
        UsageError: nobody, or more than one; the message names who comes close.
    """
    found = matches(people, text)
    if len(found) == 1:
        return found[0]
    if not found:
        close = _close(people, text)
        meant = f"did you mean {_listed(close)}? Else " if close else ""
        raise UsageError(
            f"nobody in the vault is called “{text}”; {meant}"
            f'`mdnet list` shows everybody, `mdnet add "{text}"` makes a note'
        )
    raise UsageError(f"“{text}” can be {_listed(found)}; write more of the name")


def _place(person: Named) -> tuple[str, str]:
    return fold(person.name), person.path


def _close(people: Sequence[Named], text: str) -> list[Named]:
    """Up to three people of whom a name, or a word of it, is nearly what was typed."""
    from difflib import get_close_matches  # noqa: PLC0415 - only for a slip

    known: dict[str, list[Named]] = {}
    for person in sorted(people, key=_place):
        for name in map(fold_accents, _names(person)):
            for part in (name, *name.split()):
                known.setdefault(part, []).append(person)
    near = get_close_matches(fold_accents(text), known, n=3, cutoff=0.75)
    found = dict.fromkeys(person for part in near for person in known[part])
    return list(found)[:3]


def _listed(people: Sequence[Named], at_most: int = 8) -> str:
    names = [person.name for person in people]
    labels = [
        person.path.removesuffix(".md") if names.count(name) > 1 else name
        for person, name in zip(people, names, strict=True)
    ]
    shown = labels[:at_most]
    if len(labels) > at_most:
        return f"{', '.join(shown)} or {len(labels) - at_most} more"
    *first, last = shown
    return f"{', '.join(first)} or {last}" if first else last
