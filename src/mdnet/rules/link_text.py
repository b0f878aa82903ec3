"""How a person is linked from the digest."""

from collections.abc import Iterable, Mapping

from mdnet.model.everybody import Everybody
from mdnet.model.item import Item
from mdnet.note.filenames import fold


def link(name: str, path: str, shared: bool) -> str:
    """`[[Maria Alvarez]]`, or with the path where another person has the same name."""
    return f"[[{path.removesuffix('.md')}|{name}]]" if shared else f"[[{name}]]"


def links(everybody: Everybody, items: Iterable[Item]) -> Mapping[str, str]:
    """The links to the people whom items of the digest name, by path."""
    shared = everybody.namesakes()
    return {
        i.person_path: link(i.person_name, i.person_path, fold(i.person_name) in shared)
        for i in items
    }
