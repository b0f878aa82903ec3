"""What is due and why: pure functions of the network, the settings and today.

A rule is a function in one of two tuples. Those of `PERSON_RULES` look at one person
and the context (the day, the settings, the answers) and at nobody else: so what they
find for a person can change only with that person, an answer or the day, and need not
be computed for people who cannot matter. Those of `NETWORK_RULES` choose somebody
among all people.

A rule's docstring begins with its id. A new one is a function, a line here, its words
in `wording`, its tests and a paragraph in the manual.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from mdnet.letters.coverage import Coverage, coverages
from mdnet.model.everybody import Everybody
from mdnet.model.item import Item
from mdnet.model.network import Network, Person
from mdnet.model.settings import Settings
from mdnet.rules.birthdays import birthdays
from mdnet.rules.cadence import follow_ups
from mdnet.rules.context import Context, Soap, context
from mdnet.rules.everybody import everybody_in
from mdnet.rules.gates import holds, is_answered, soap_holds
from mdnet.rules.letters import letter_steps
from mdnet.rules.order import rank
from mdnet.rules.outreach import nudges
from mdnet.rules.promises import promises
from mdnet.rules.rotations import sweeps
from mdnet.rules.sponsors import sponsor_asks
from mdnet.rules.team import team_thanks
from mdnet.rules.thanks import thank_yous
from mdnet.rules.weekly import weekly_targets

PersonRule = Callable[[Person, Context], Iterable[Item]]
NetworkRule = Callable[[Network, Context], Iterable[Item]]

PERSON_RULES: tuple[PersonRule, ...] = (
    promises,
    nudges,
    thank_yous,
    birthdays,
    sweeps,
    sponsor_asks,
    follow_ups,
)
NETWORK_RULES: tuple[NetworkRule, ...] = (
    letter_steps,
    team_thanks,
    weekly_targets,
)
RULES = (*PERSON_RULES, *NETWORK_RULES)


class Judgement(NamedTuple):
    """All items of a day in the digest's order, open ones and those that come up.

    `held` are the open items that SOAP keeps away (rule P2), `soap` its days.
    `everybody` are those whom the rules chose among, `coverages` the applications with
    their letters.
    """

    items: tuple[Item, ...]
    held: tuple[Item, ...]
    soap: Soap | None
    everybody: Everybody
    coverages: tuple[Coverage, ...]


def items(
    network: Network, settings: Settings, today: date, horizon: date | None = None
) -> tuple[Item, ...]:
    """What is due or comes up, in the digest's order, without what is held back.

    `horizon` is the last day of what comes up, by default `digest.coming_days` ahead.
    """
    return judgement(network, settings, today, horizon).items


def judgement(
    network: Network, settings: Settings, today: date, horizon: date | None = None
) -> Judgement:
    """Every rule applied to everybody; see `Judgement`."""
    here = context(network, settings, today, horizon)._replace(
        coverages=coverages(network, settings.letters, today)
    )
    found: list[Item] = []
    held: list[Item] = []
    for person in network.people:
        of_person = person_items(person, here)
        bound = held if of_person and soap_holds(person, here) else found
        bound.extend(of_person)
    for rule in NETWORK_RULES:
        found.extend(i for i in rule(network, here) if not is_answered(*i[:2], here))
    open_held = (item for item in held if item.is_open(today))
    return Judgement(
        tuple(sorted(found, key=rank)),
        tuple(sorted(open_held, key=rank)),
        here.soap,
        everybody_in(network, here),
        here.coverages,
    )


def person_items(person: Person, here: Context) -> tuple[Item, ...]:
    """What the rules about one person find, in no order, SOAP not regarded."""
    return tuple(i for i in _found(person, here) if not holds(i, person, here))


def _found(person: Person, here: Context) -> Iterator[Item]:
    for rule in PERSON_RULES:
        yield from rule(person, here)
