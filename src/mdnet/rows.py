"""People as a list shows them: each with last contact, due day and cadence."""

from datetime import date
from typing import NamedTuple

from mdnet.history import last_contact
from mdnet.model.contact import Contact
from mdnet.model.network import Network, Person
from mdnet.model.settings import Settings
from mdnet.rules.cadence import cadence_days, due_by_cadence
from mdnet.rules.context import Context, context


class Row(NamedTuple):
    """A person with what the list shows; `due` and `last_contact` `None` if unknown.

    `cadence_days` is the cadence in force, `None` where there is none.
    """

    person: Person
    last_contact: date | None
    due: date | None
    cadence_days: int | None
    today: date

    @property
    def contact(self) -> Contact:
        """The person's contact."""
        return self.person.contact

    @property
    def overdue_days(self) -> int | None:
        """Days since the due day, negative before it, `None` when nothing is due."""
        return None if self.due is None else (self.today - self.due).days


def row(person: Person, network: Network, settings: Settings, today: date) -> Row:
    """One person's row."""
    return _row(person, context(network, settings, today))


def rows(network: Network, settings: Settings, today: date) -> tuple[Row, ...]:
    """Everybody's rows, in the network's order (by name)."""
    here = context(network, settings, today)
    return tuple(_row(person, here) for person in network.people)


def _row(person: Person, here: Context) -> Row:
    return Row(
        person,
        last_contact(person, here.today),
        due_by_cadence(person, here),
        cadence_days(person.contact, here.settings),
        here.today,
    )
