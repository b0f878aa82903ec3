"""G3, G5, G7: promises kept, people well known, weeks in which I wrote to somebody."""

from datetime import date, timedelta

from mdnet.history import reached_out, since
from mdnet.model.dates import monday
from mdnet.model.network import Network
from mdnet.panel.ground import Ground
from mdnet.panel.values import Habits
from mdnet.rules.everybody import everybody_in
from mdnet.rules.week import kept_promises


def habits(on: Ground) -> Habits:
    """G3, G5, G7: what the log says about how the resident goes on.

    G5 counts people with three contacts in a year, not people. G7 counts weeks, the
    current one among them; which they are is nobody's business, and gaps are no break.
    """
    settings, today = on.here.settings.panel, on.here.today
    kept, due = kept_promises(everybody_in(on.network, on.here), today)
    first = today - timedelta(days=settings.balance_days)
    known = tuple(
        person
        for person in on.network.people
        if sum(i.is_contact for i in since(person, first, today)) >= settings.depth
    )
    weeks = settings.consistency_weeks
    active = _weeks_active(on.network, weeks, today)
    return Habits(kept, due, known, settings.depth, active, weeks)


def _weeks_active(network: Network, weeks: int, today: date) -> int:
    """G7: ISO weeks of the last `weeks` with an outreach logged."""
    first = monday(today) - timedelta(days=7 * (weeks - 1))
    return len(
        {
            monday(interaction.day)
            for person in network.people
            for interaction in since(person, first, today)
            if reached_out(interaction)
        }
    )
