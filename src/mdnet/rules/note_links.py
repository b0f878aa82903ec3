"""How a note that is no person's is linked: an application, a project, a season."""

from collections import Counter
from collections.abc import Collection, Iterable

from mdnet.model.network import Network
from mdnet.rules.link_text import link
from mdnet.rules.plain import folded, one_line


def shared_names(network: Network) -> frozenset[str]:
    """The folded names that more than one of these notes has."""
    count = Counter(folded(_name(path)) for path in _paths(network))
    return frozenset(name for name, number in count.items() if number > 1)


def note_link(path: str, shared: Collection[str]) -> str:
    """`[[Cardiology 2028]]`, with its path where another note has the same name."""
    name = _name(path)
    return one_line(link(name, path, folded(name) in shared))


def _paths(network: Network) -> Iterable[str]:
    for notes in (
        network.applications,
        network.letters,
        network.programs,
        network.projects,
        network.rotations,
        network.seasons,
        network.agendas,
    ):
        yield from (note.path for note in notes)


def _name(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".md")
