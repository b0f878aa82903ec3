"""What the panel's rules look at beside the panel: the network, the day, the ties."""

from collections.abc import Mapping
from typing import NamedTuple

from mdnet.model.network import Network, Person
from mdnet.panel.interests import my_interests
from mdnet.rules.context import Context
from mdnet.rules.plain import folded

FIRST_YEAR = 1


class Ground(NamedTuple):
    """The same for every rule of the panel, made once by `ground`.

    `rotations` and `projects` map a person's path to the names of those shared with
    the resident. `mine` are the resident's interests, the specialty first.
    """

    network: Network
    here: Context
    rotations: Mapping[str, tuple[str, ...]]
    projects: Mapping[str, tuple[str, ...]]
    mine: tuple[str, ...]

    @property
    def is_first_year(self) -> bool:
        """S1: whether only the inner circles and M3 are wanted yet."""
        return self.here.stage == FIRST_YEAR


def ground(network: Network, here: Context) -> Ground:
    """What the rules of the panel look at."""
    return Ground(
        network,
        here,
        _rotations(network),
        _projects(network),
        my_interests(here.profile),
    )


def _rotations(network: Network) -> Mapping[str, tuple[str, ...]]:
    """Rotations that list a person, or that the person was met at."""
    found: dict[str, tuple[str, ...]] = {}
    names = {folded(rotation.name): rotation for rotation in network.rotations}
    for rotation in network.rotations:
        for path in network.rotation_people.get(rotation.path, ()):
            found[path] = (*found.get(path, ()), rotation.name)
    for person in network.people:
        met_at = names.get(_met_at(person)) if names else None
        if met_at and met_at.name not in found.get(person.contact.path, ()):
            path = person.contact.path
            found[path] = (*found.get(path, ()), met_at.name)
    return found


def _met_at(person: Person) -> str:
    return folded(person.contact.met_at).rpartition("/")[2]


def _projects(network: Network) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for project in network.projects:
        if project.mentor_path:
            path = project.mentor_path
            found[path] = (*found.get(path, ()), project.name)
    return found
