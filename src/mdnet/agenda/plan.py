"""The agenda of one check-in: everything that its note says, as one value."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from mdnet.agenda.goals import goals
from mdnet.agenda.line import AgendaLine
from mdnet.agenda.mail import DEFAULT, Mail, MailTemplate, mail
from mdnet.agenda.owed import owed_by_me, owed_to_me
from mdnet.agenda.questions import questions
from mdnet.agenda.span import span
from mdnet.agenda.updates import updates
from mdnet.model.network import Network, Person
from mdnet.model.settings import Settings
from mdnet.rules.link_text import link_among


class AgendaPlan(NamedTuple):
    """What to tell, ask and aim for on the day `on`.

    `since` is the last check-in, or the day from which something is news. `link` is
    the wikilink to the person, `profile` the one to the profile, empty without one.
    """

    person: Person
    on: date
    since: date
    updates: tuple[AgendaLine, ...]
    questions: tuple[AgendaLine, ...]
    goals: tuple[AgendaLine, ...]
    owed_by_me: tuple[AgendaLine, ...]
    owed_to_me: tuple[AgendaLine, ...]
    mail: Mail
    link: str
    profile: str = ""


def plan_agenda(
    person: Person,
    network: Network,
    settings: Settings,
    today: date,
    on: date,
    path: str = "",
    letters: Sequence[str] = (),
    template: MailTemplate = DEFAULT,
    struck: frozenset[str] = frozenset(),
) -> AgendaPlan:
    """M9: the agenda for the check-in with `person` on the day `on`.

    `path` is the agenda's own note, empty for one that is to be made. `letters` are
    ready sentences about the person's letters, for Questions. `struck` are the ids of
    lines that the user struck out of the note: the mail does not say them either.
    """
    here = span(person, network, settings, today, on, path)
    news, asked, aims = updates(here), questions(here, letters), goals(here)
    said = [_left(part, struck) for part in (news, asked, aims)]
    profile = network.profile
    return AgendaPlan(
        person,
        on,
        here.since,
        news,
        asked,
        aims,
        owed_by_me(here),
        owed_to_me(here),
        mail(here, said[0], said[1], said[2], template),
        link_among(network.people, person),
        here.titles.link(profile.path) if profile else "",
    )


def _left(lines: Sequence[AgendaLine], struck: frozenset[str]) -> list[AgendaLine]:
    return [line for line in lines if line.id not in struck]
