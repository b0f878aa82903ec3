"""Whose check-in is due, and on which day the next agenda is for."""

from datetime import date, timedelta
from typing import Literal, NamedTuple

from mdnet.business_days import is_business_day
from mdnet.history import last_contact
from mdnet.model.agenda import Agenda
from mdnet.model.network import Network, Person
from mdnet.model.settings import Settings
from mdnet.rules.cadence import CHECK_INS, due_by_cadence, next_plan
from mdnet.rules.check_ins import last_check_in, waiting_agenda
from mdnet.rules.context import Context, context
from mdnet.rules.gates import is_resting, soap_holds

State = Literal["overdue", "due", "soon", "later"]


class CheckIn(NamedTuple):
    """A mentor's or sponsor's next check-in.

    `last` is the last contact, `None` for none; `due` the day from which it is time.
    `agenda` waits for it, `None` without one.
    """

    person: Person
    last: date | None
    due: date
    state: State
    agenda: Agenda | None = None

    @property
    def is_wanted(self) -> bool:
        """Whether it is due, or soon will be."""
        return self.state != "later"


def check_ins(network: Network, settings: Settings, today: date) -> tuple[CheckIn, ...]:
    """M8: everybody with a check-in to come, the most urgent first.

    Nobody is listed who is paused or put off, whose answer is awaited, or whom SOAP
    holds back.
    """
    here = context(network, settings, today)
    found = (_check_in(person, network, here) for person in network.people)
    known = [each for each in found if each]
    return tuple(sorted(known, key=lambda each: (each.due, each.person.contact.path)))


def _check_in(person: Person, network: Network, here: Context) -> CheckIn | None:
    if is_resting(person.contact, here.today) or soap_holds(person, here):
        return None
    plan, due = next_plan(person, here), due_by_cadence(person, here)
    if plan is None or due is None or plan.rule != CHECK_INS:
        return None
    return CheckIn(
        person,
        last_contact(person, here.today),
        due,
        _state(due, here),
        waiting(person, network, here.today),
    )


def _state(due: date, here: Context) -> State:
    """M8: soon from 14 days before, overdue 14 days after (104 of 90 days)."""
    settings, late = here.settings.agenda, (here.today - due).days
    if late > settings.grace:
        return "overdue"
    if late >= 0:
        return "due"
    return "soon" if -late <= settings.due_soon else "later"


def waiting(person: Person, network: Network, today: date) -> Agenda | None:
    """The agenda that waits for the person's next check-in, `None` for none."""
    last = last_check_in(person, network.agendas, today)
    return waiting_agenda(network.agendas, person.contact.path, today, last)


def next_day(person: Person, network: Network, settings: Settings, today: date) -> date:
    """The day that a new agenda is for: a business day with time for the mail.

    That is the day on which the check-in is due, but at least `agenda.mail_days`
    ahead; on a weekend or holiday the next business day.
    """
    due = due_by_cadence(person, context(network, settings, today))
    first = today + timedelta(days=settings.agenda.mail_days)
    day = max(first, due) if due else first
    while not is_business_day(day):
        day += timedelta(days=1)
    return day
