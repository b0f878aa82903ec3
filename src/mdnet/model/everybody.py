"""What the rules that choose among all people ask about everybody."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal, NamedTuple, Protocol

from mdnet.model.network import Person

# `team`: those who are no physicians, the one seen last first. `W2` and `W4`: whom to
# follow up with, and whom to ask for a career chat, in the order of the week.
Pool = Literal["team", "W2", "W4"]


class OvertakenError(Exception):
    """What was known of everybody is of another time: take all people instead."""


class Sent(NamedTuple):
    """A day on which I reached out; `answer_of` is the digest item that it answers."""

    day: date
    is_chat: bool
    answer_of: str


class Lately(NamedTuple):
    """What I sent to one person lately; `key` is their contact's."""

    key: str
    is_attending: bool
    sent: tuple[Sent, ...]


class Owed(NamedTuple):
    """A promise that counts in the figures: where it stands, its day, whether kept."""

    path: str
    line: int
    due: date
    is_kept: bool


class Everybody(Protocol):
    """All people of a vault, of whom only those that are needed are at hand.

    Any question may raise `OvertakenError`.
    """

    def lately(self) -> Iterable[Lately]:
        """What was sent since Monday at the latest, to each who was written to."""
        ...

    def owed(self) -> Iterable[Owed]:
        """The promises due within the last 90 days at the latest, or to come."""
        ...

    def keys(self, pool: Pool) -> Iterable[str]:
        """The keys of all contacts of a pool, also of those who may not be asked."""
        ...

    def thanked(self) -> date | None:
        """The last day up to today on which somebody of the team was thanked."""
        ...

    def ranked(self, pool: Pool) -> Iterator[Person]:
        """Those of a pool who may be proposed, the best first."""
        ...

    def namesakes(self) -> frozenset[str]:
        """The names, folded as links are, that more than one person has."""
        ...


class Known(Everybody, Protocol):
    """The same, how many they are, and who has which name."""

    def number(self) -> int:
        """How many people there are."""
        ...

    def named(self, names: frozenset[str]) -> Iterable[Person]:
        """Everybody with one of these names (`rules.plain.folded`)."""
        ...
