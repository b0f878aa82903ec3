"""How a person is linked from the digest."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from mdnet.model.network import Person
from mdnet.note.filenames import fold


def link(name: str, path: str, shared: bool) -> str:
    """`[[Maria Alvarez]]`, or with the path where another person has the same name."""
    return f"[[{path.removesuffix('.md')}|{name}]]" if shared else f"[[{name}]]"


def links(
    shared: Collection[str], named: Iterable[tuple[str, str]]
) -> Mapping[str, str]:
    """The links to people of these names and paths, by path.

    `shared` are the folded names that more than one person has.
    """
    return {path: link(name, path, fold(name) in shared) for name, path in named}


def namesakes(people: Iterable[Person]) -> frozenset[str]:
    """The folded names that more than one of these people has."""
    count = Counter(fold(person.name) for person in people)
    return frozenset(name for name, number in count.items() if number > 1)


def links_of(people: Collection[Person]) -> Mapping[str, str]:
    """The links to all of these people, by path."""
    return links(namesakes(people), ((p.name, p.contact.path) for p in people))


def typed_name(people: Iterable[Person], person: Person) -> str:
    """How a person is named to a command: by path where another has the same name."""
    own, others = person.contact, namesakes(people)
    return own.path.removesuffix(".md") if fold(own.name) in others else own.name


def told_apart(people: Iterable[Person]) -> tuple[Person, ...]:
    """The people for a table: with the path behind a name that another has, too."""
    known = tuple(people)
    others = namesakes(known)
    return tuple(
        person._replace(
            contact=person.contact._replace(
                name=f"{person.name} ({person.contact.path})"
            )
        )
        if fold(person.name) in others
        else person
        for person in known
    )


def link_among(people: Iterable[Person], person: Person) -> str:
    """The link to one of these people."""
    own, others = person.contact, namesakes(people)
    return link(own.name, own.path, fold(own.name) in others)
