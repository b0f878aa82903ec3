"""What a panel says: people who stand by the resident, and what is missing."""

from datetime import date
from typing import NamedTuple

from mdnet.model.interaction import Interaction
from mdnet.model.network import Person


class Mentor(NamedTuple):
    """A mentor, or in the first year somebody who may become one.

    `is_active`: not paused, and in touch within `panel.active_days` or never logged.
    `shared` are interests of the resident's that they have too. `due` is the next
    check-in, `None` for none.
    """

    person: Person
    is_active: bool
    shared: tuple[str, ...] = ()
    last_contact: date | None = None
    due: date | None = None


class Sponsor(NamedTuple):
    """A sponsor, confirmed by `act` (rule M12), or a candidate without one yet."""

    person: Person
    act: Interaction | None = None


class Slot(NamedTuple):
    """One thing that mentors are for (rule M7), and who fills it.

    `least` and `most` people are wanted; `least` is 0 where it is not required.
    `rule` is the id of the rule that wants it.
    """

    name: str
    least: int
    most: int
    have: tuple[Person, ...]
    rule: str

    @property
    def is_open(self) -> bool:
        """Whether somebody is missing."""
        return len(self.have) < self.least


class Circle(NamedTuple):
    """One of the four circles; `is_wanted`: the stage of training asks for it."""

    name: str
    people: tuple[Person, ...]
    is_wanted: bool


class Champion(NamedTuple):
    """Who stands up for one of the resident's interests (rule F4)."""

    interest: str
    have: tuple[Person, ...]


class Balance(NamedTuple):
    """Giving and asking with one person over `panel.balance_days` (rules A1 to A4).

    `last_non_ask` is the last contact, at any time, that was neither an ask nor a
    reply of theirs. `only_asks`: all that went out, twice or more, asked (rule A1).
    """

    person: Person
    gave: int
    asked: int
    last_non_ask: date | None
    only_asks: bool


class Share(NamedTuple):
    """Colleagues of circle 1 who are not physicians, of those whose role is known."""

    some: int
    of: int

    @property
    def percent(self) -> int:
        """The share in percent, 0 of nobody."""
        return 100 * self.some // self.of if self.of else 0


class Habits(NamedTuple):
    """Promises kept in time of those due (G3), people well known (G5), weeks (G7).

    `weeks_active` of the last `weeks` held an outreach.
    """

    kept: int
    due: int
    well_known: tuple[Person, ...]
    depth: int
    weeks_active: int
    weeks: int


class Attempt(NamedTuple):
    """Somebody asked to be a mentor (rule M14), and what came of it.

    `outcome` is `yes`, `no`, `not_now`, `not_right_person`, `no_reply`, `answered` or
    `waiting`.
    """

    person: Person
    day: date
    outcome: str


class Suggestion(NamedTuple):
    """Somebody who could close a gap, and what speaks for it."""

    person: Person
    reasons: tuple[str, ...]


class Gap(NamedTuple):
    """What is missing, by which rule, what would close it, and who could."""

    rule: str
    text: str
    suggest: tuple[Suggestion, ...] = ()


class Panel(NamedTuple):
    """All of it on one day.

    `stage` is the year of training, `None` if no profile says it. `mentors` are the
    active ones first. `needs` says what the vault lacks for the panel to know more.
    """

    day: date
    stage: int | None
    mentors: tuple[Mentor, ...]
    potential: tuple[Mentor, ...]
    sponsors: tuple[Sponsor, ...]
    slots: tuple[Slot, ...]
    champions: tuple[Champion, ...]
    circles: tuple[Circle, ...]
    non_physicians: Share
    balance: tuple[Balance, ...]
    habits: Habits
    attempts: tuple[Attempt, ...]
    gaps: tuple[Gap, ...] = ()
    needs: tuple[str, ...] = ()

    def slot(self, name: str) -> Slot | None:
        """The slot of that name, `None` where the stage knows none."""
        return next((slot for slot in self.slots if slot.name == name), None)

    @property
    def active(self) -> tuple[Mentor, ...]:
        """The mentors who count."""
        return tuple(mentor for mentor in self.mentors if mentor.is_active)
