"""Whom of the people that the index keeps a command needs at hand."""

from collections.abc import Callable, Iterable

from mdnet.index.people import People
from mdnet.model.network import Network, Person
from mdnet.rules.context import Context

Whom = Callable[[People, Network, Context], Iterable[Person]]


def spoken_of(answered: Iterable[str]) -> Whom:
    """Those of whom the rules may speak on a day, for its digest.

    And those to whom the promises were made whose items are `answered`.
    """
    ids = tuple(answered)

    def found(people: People, network: Network, here: Context) -> Iterable[Person]:
        today = here.today
        done = [
            item
            for item, answer in network.answers.items()
            if answer.verdict == "done" and answer.day <= today
        ]
        return [
            *people.outspoken(today.toordinal()),
            *people.who_promised((*done, *ids)),
            *people.at(_writers(network) | here.sweeps.keys()),
        ]

    return found


def about(path: str) -> Whom:
    """The person of a note, for a report, and whom the rules about letters look for."""
    return lambda people, network, here: people.at({path} | _writers(network))


def at(paths: Iterable[str]) -> Whom:
    """The people of these notes."""
    return lambda people, network, here: people.at(paths)


def due(people: People, network: Network, here: Context) -> Iterable[Person]:
    """All who are due by cadence, among others.

    Whoever is due would be spoken of, but for an answer, and `quiet_until` regards
    none.
    """
    return people.outspoken(here.today.toordinal())


def everyone(people: People, network: Network, here: Context) -> Iterable[Person]:
    """All people, as they were put together."""
    return people.everyone()


def _writers(network: Network) -> set[str]:
    return {letter.writer_path for letter in network.letters}
