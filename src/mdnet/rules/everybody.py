"""Everybody, where all people are at hand; see `model.everybody`."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain

from mdnet.model.everybody import Everybody, Lately, Owed, Pool
from mdnet.model.network import Network, Person
from mdnet.note.filenames import fold
from mdnet.rules.context import Context
from mdnet.rules.link_text import namesakes
from mdnet.rules.pools import TEAM, is_in, last_thanked, place
from mdnet.rules.week import lately, owed


def everybody_in(network: Network, context: Context) -> Everybody:
    """Whom the rules choose among."""
    return network.everybody or AtHand(network.people, context)


class AtHand:
    """All people with their histories."""

    def __init__(self, people: tuple[Person, ...], context: Context) -> None:
        self._people = people
        self._context = context

    def lately(self) -> Iterable[Lately]:
        """What was sent since Monday, to each who was written to."""
        today = self._context.today
        return (lately(p, today) for p in self._people if p.interactions)

    def owed(self) -> Iterable[Owed]:
        """The promises due within the last 90 days, or to come."""
        today = self._context.today
        return chain.from_iterable(owed(p, today) for p in self._people if p.tasks)

    def keys(self, pool: Pool) -> Iterable[str]:
        """The keys of all contacts of a pool."""
        return (p.contact.key for p in self._pool(pool))

    def thanked(self) -> date | None:
        """The last day up to today on which somebody of the team was thanked."""
        days = (last_thanked(p, self._context.today) for p in self._pool(TEAM))
        return max((day for day in days if day), default=None)

    def ranked(self, pool: Pool) -> Iterator[Person]:
        """Those of a pool who may be proposed, the best first."""
        found = ((place(pool, p, self._context), p) for p in self._pool(pool))
        ranked = [(rank, person) for rank, person in found if rank]
        ranked.sort(key=lambda one: (one[0], fold(one[1].name), one[1].contact.path))
        return (person for _, person in ranked)

    def namesakes(self) -> frozenset[str]:
        """The folded names that more than one person has."""
        return namesakes(self._people)

    def _pool(self, pool: Pool) -> Iterator[Person]:
        return (person for person in self._people if is_in(pool, person.contact))
