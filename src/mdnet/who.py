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
            found.sort(key=lambda person: (fold(person.name), person.path))
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
        raise UsageError(
            f"nobody in the vault is called “{text}”; "
            f'`mdnet list` shows everybody, `mdnet add "{text}"` makes a note'
        )
    raise UsageError(f"“{text}” can be {_listed(found)}; write more of the name")


def _listed(people: Sequence[Named], at_most: int = 8) -> str:
    names = [person.name for person in people]
    labels = [
        person.path.removesuffix(".md") if names.count(name) > 1 else name
        for person, name in zip(people, names, strict=True)
    ]
    shown = labels[:at_most]
    if len(labels) > at_most:
        return f"{', '.join(shown)} or {len(labels) - at_most} more"
    return f"{', '.join(shown[:-1])} or {shown[-1]}"
