"""As much of the network as the digest of a day needs, from the index."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TypeVar

from mdnet.index import Index, IndexDamage
from mdnet.index.people import People
from mdnet.model.everybody import Lately, OvertakenError, Owed, Pool
from mdnet.model.network import Network, Person
from mdnet.model.settings import Settings
from mdnet.note.filenames import fold
from mdnet.rules.brief import basis
from mdnet.rules.context import Context, context
from mdnet.rules.gates import is_reachable
from mdnet.rules.pools import TEAM, last_seen_from
from mdnet.workspace.names import changed
from mdnet.workspace.upkeep import (
    is_renamed,
    judge_again,
    network_now,
    put_together,
    take_names_in,
)
from mdnet.workspace.whom import Whom

Answer = TypeVar("Answer")
# Less than any place in the week's order.
NO_PLACE = -(2**40)


def part(index: Index, settings: Settings, today: date, whom: Whom) -> Network | None:
    """The network with those people whom `whom` finds; `everybody` knows all others.

    `None` when what the index keeps of people does not hold for that day, or is not up
    to date.
    """
    if index.people.pending():
        return None
    state = index.people.state()
    if state is None or not state.holds_on(today.toordinal()):
        return None
    index.people.prove_records()
    network = network_now(index)
    here = context(network, settings, today)
    if basis(here) != state.basis:
        return None
    people = {p.contact.path: p for p in whom(index.people, network, here)}
    ordered = sorted(people.values(), key=lambda p: (fold(p.name), p.contact.path))
    return network._replace(people=tuple(ordered), everybody=FromIndex(index, here))


def bring_up(index: Index, settings: Settings, today: date) -> bool:
    """Bring what is kept of people up to date; False where that concerns everybody."""
    state = index.people.state()
    if state is None or today.toordinal() < state.day:
        return False
    index.people.prove_records()
    pairs = [changed(pending) for pending in index.people.pending()]
    if any(is_renamed(index, pair) for pair in pairs):
        return False
    for pair in pairs:
        take_names_in(index, pair)
    here = context(network_now(index), settings, today)
    put_together(index, pairs, here)
    judge_again(index, state, here)
    index.people.seal(today.toordinal(), basis(here))
    return True


class FromIndex:
    """Everybody, as the index knows them now; see `model.everybody`."""

    def __init__(self, index: Index, here: Context) -> None:
        self._index = index
        self._here = here
        self._mark = index.generation(), index.people.mark()

    def lately(self) -> Iterable[Lately]:
        """What was sent since Monday at the latest, to each who was written to."""
        return self._asked(lambda people: list(people.lately()))

    def owed(self) -> Iterable[Owed]:
        """The promises due within the last 90 days at the latest, or to come."""
        return self._asked(lambda people: list(people.owed()))

    def keys(self, pool: Pool) -> Iterable[str]:
        """The keys of all contacts of a pool."""
        return self._asked(lambda people: people.keys(pool))

    def thanked(self) -> date | None:
        """The last day up to today on which somebody of the team was thanked."""
        found = self._asked(lambda people: people.thanked())
        return date.fromordinal(found) if found else None

    def ranked(self, pool: Pool) -> Iterator[Person]:
        """Those of a pool who may be proposed, the best first, a few at a time."""
        least = last_seen_from(self._here) if pool == TEAM else NO_PLACE
        after = 0
        while found := self._next(pool, after, least):
            after += len(found)
            for person in found:
                if pool != TEAM or is_reachable(person, self._here):
                    yield person

    def namesakes(self) -> frozenset[str]:
        """The folded names that more than one person has."""
        return self._asked(lambda people: people.namesakes())

    def named(self, names: frozenset[str]) -> Iterable[Person]:
        """Everybody with one of these names (`rules.plain.folded`)."""
        return self._asked(lambda people: people.named(names))

    def number(self) -> int:
        """How many people there are."""
        return self._asked(lambda people: people.number())

    def _next(self, pool: Pool, after: int, least: int) -> list[Person]:
        return self._asked(lambda people: people.ranked(pool, after, least))

    def _asked(self, question: Callable[[People], Answer]) -> Answer:
        """The answer, if the index still is what it was when it had been asked."""
        try:
            found = question(self._index.people)
            if self._mark == (self._index.generation(), self._index.people.mark()):
                return found
        except IndexDamage:
            pass  # the whole network is asked for next, and finds it too
        raise OvertakenError
