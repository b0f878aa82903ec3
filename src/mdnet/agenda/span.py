"""Whom an agenda is for, and since when there is something to tell."""

from datetime import date, timedelta
from typing import NamedTuple

from mdnet.agenda.line import Titles
from mdnet.history import last_contact, since, tagged
from mdnet.model.interaction import Interaction
from mdnet.model.network import Network, Person
from mdnet.model.settings import Settings
from mdnet.rules.check_ins import last_check_in

# Without a check-in so far, the agenda looks back at least so many days.
LOOK_BACK_DAYS = 90


class Span(NamedTuple):
    """The person and the days after `since` up to `today`.

    `told` is the last time they heard my news, `None` for not since the check-in.
    `path` is the agenda's own note, empty for a new one: its lines are no news to it.
    """

    person: Person
    network: Network
    settings: Settings
    today: date
    on: date
    since: date
    told: Interaction | None
    titles: Titles
    path: str = ""

    def covers(self, day: date | None) -> bool:
        """Whether something of that day is new since the last check-in."""
        return day is not None and self.since < day <= self.today

    def link(self, path: str, shown: str = "") -> str:
        """The wikilink to a line's source, shown as `shown` if that is given."""
        if path == self.person.contact.path:
            shown = shown or "note"
        return self.titles.link(path, shown)

    @property
    def key(self) -> str:
        """What the ids of lines are made of."""
        return self.person.contact.key


def span(
    person: Person,
    network: Network,
    settings: Settings,
    today: date,
    on: date,
    path: str = "",
) -> Span:
    """The span since the last check-in.

    Without one, since the last contact, or 90 days where that is longer ago: a mail of
    yesterday is no reason to say nothing.
    """
    check_in = last_check_in(person, network.agendas, today)
    start = check_in
    if start is None:
        back = today - timedelta(days=LOOK_BACK_DAYS)
        start = min(last_contact(person, today) or back, back)
    told = next((i for i in since(person, start, today) if is_update(i)), None)
    titles = Titles(network)
    return Span(person, network, settings, today, on, start, told, titles, path)


def is_update(told: Interaction) -> bool:
    """Whether it told somebody my news."""
    return told.kind == "update" or tagged(told, "update")
