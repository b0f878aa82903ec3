"""What stands in the way of an ask, whatever the score says."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import NamedTuple

from mdnet.history import reached_out, since
from mdnet.letters.parts import Facts
from mdnet.model.interaction import Interaction
from mdnet.model.settings import Readiness

YEAR = timedelta(days=365)


class Gate(NamedTuple):
    """One reason to wait or to take care; `is_warning`: the ask may go ahead."""

    rule: str
    text: str
    is_warning: bool = False


def gates(facts: Facts, limits: Readiness) -> tuple[Gate, ...]:
    """L3, L1, A1, A2: a no, too early, only asks so far, nothing but asks lately."""
    found = (_out, _too_early, _only_asks, _no_other_touch)
    return tuple(gate for check in found for gate in check(facts, limits))


def _out(facts: Facts, limits: Readiness) -> Iterator[Gate]:
    """L3: a hesitant answer or a no takes the writer out of the plan."""
    letter = facts.letter
    if letter and letter.status in ("hesitant", "declined"):
        on = f" on {letter.answered_on}" if letter.answered_on else ""
        word = "said no" if letter.status == "declined" else "hesitated"
        yield Gate("L3", f"{word}{on}: out of the plan")


def _too_early(facts: Facts, limits: Readiness) -> Iterator[Gate]:
    """L1, save for a letter that is promised by now."""
    if facts.letter and facts.letter.is_promised:
        return
    lacks = lacking(facts.contacts, limits)
    if lacks:
        yield Gate("L1", f"too early: {', '.join(lacks)}")


def lacking(contacts: Sequence[Interaction], limits: Readiness) -> tuple[str, ...]:
    """L1: what is missing before an ask, as `1 of 3 contacts`; empty for nothing.

    At least three contacts, of two kinds, over sixty days. `contacts` are those of
    `history.contact_days`.
    """
    kinds = len({i.kind for i in contacts if i.kind})
    days = (contacts[-1].day - contacts[0].day).days if contacts else 0
    return tuple(
        f"{have} of {want} {noun}"
        for have, want, noun in (
            (len(contacts), limits.min_interactions, "contacts"),
            (kinds, limits.min_kinds, "kinds of contact"),
            (days, limits.min_days, "days between the first and the last"),
        )
        if have < want
    )


def _only_asks(facts: Facts, limits: Readiness) -> Iterator[Gate]:
    """A1: everything I sent in a year was an ask."""
    sent = [
        i
        for i in since(facts.person, facts.today - YEAR, facts.today)
        if reached_out(i)
    ]
    if len(sent) >= max(1, limits.only_asks) and all(i.is_ask for i in sent):
        text = f"all {len(sent)} messages of the last year were asks: give something"
        yield Gate("A1", text, is_warning=True)


def _no_other_touch(facts: Facts, limits: Readiness) -> Iterator[Gate]:
    """A2: the last contact that was no ask is long ago."""
    others = [i.day for i in facts.contacts if not i.is_ask]
    if others and (facts.today - others[-1]).days > limits.ask_gap:
        days = (facts.today - others[-1]).days
        text = f"the last contact that was no ask is {days} days ago"
        yield Gate("A2", text, is_warning=True)
