"""How a person is linked from the digest."""

from collections import Counter
from collections.abc import Iterable, Mapping

from mdnet.model.network import Network


def link(name: str, path: str, shared: bool) -> str:
    """`[[Maria Alvarez]]`, or with the path where another person has the same name."""
    return f"[[{path.removesuffix('.md')}|{name}]]" if shared else f"[[{name}]]"


def links(network: Network, paths: Iterable[str]) -> Mapping[str, str]:
    """The links to the people whose notes are `paths`, by path."""
    wanted = frozenset(paths)
    names = {
        p.name.casefold(): p.name for p in network.people if p.contact.path in wanted
    }
    count = Counter(key for p in network.people if (key := p.name.casefold()) in names)
    return {
        p.contact.path: link(p.name, p.contact.path, count[p.name.casefold()] > 1)
        for p in network.people
        if p.contact.path in wanted
    }
