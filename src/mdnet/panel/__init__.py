"""The panel: mentors and sponsors, circles and balance, and what is missing.

Pure functions of the network, the settings and today. `Panel` is put together first;
the rules of `gaps` look at it and at the ground it stands on. A rule's docstring begins
with its id, as those of the digest do.
"""

from datetime import date

from mdnet.model.network import Network
from mdnet.model.settings import Settings
from mdnet.panel.attempts import attempts
from mdnet.panel.balance import balances
from mdnet.panel.gaps import gaps, needs
from mdnet.panel.ground import ground
from mdnet.panel.habits import habits
from mdnet.panel.mentors import champions, mentors, potential_mentors, slots
from mdnet.panel.standing import circles, non_physicians, sponsors
from mdnet.panel.values import Panel
from mdnet.rules.context import context

__all__ = ["Panel", "panel"]


def panel(network: Network, settings: Settings, today: date) -> Panel:
    """The panel of `today`."""
    here = context(network, settings, today)
    on = ground(network, here)
    found, potential = mentors(on), potential_mentors(on)
    made = Panel(
        day=today,
        stage=here.stage,
        mentors=found,
        potential=potential,
        sponsors=sponsors(on),
        slots=slots(found, potential, on),
        champions=champions(on),
        circles=circles(on),
        non_physicians=non_physicians(network),
        balance=balances(on),
        habits=habits(on),
        attempts=attempts(on),
        needs=needs(on),
    )
    return made._replace(gaps=gaps(made, on))
