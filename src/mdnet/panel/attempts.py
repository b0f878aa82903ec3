"""M14: whom the resident asked to be a mentor, and what came of it."""

import re
from datetime import timedelta

from mdnet.history import since, tagged
from mdnet.model.interaction import Interaction
from mdnet.model.network import Person
from mdnet.panel.ground import Ground
from mdnet.panel.values import Attempt
from mdnet.rules.outreach import wait

# A15: the outcomes that a later line can be tagged with.
OUTCOMES = ("yes", "no", "not_now", "not_right_person", "no_reply")
CLOSED = frozenset({"no", "not_now", "not_right_person", "no_reply"})
_MENTOR = re.compile(r"\bmentor", re.IGNORECASE)


def attempts(on: Ground) -> tuple[Attempt, ...]:
    """M14, A16: who was asked to be a mentor within a year, the first first.

    An ask tagged `#mentor_search`, or one that says "mentor". The outcome is that of
    a later line tagged `#no`, `#not_now`, `#not_right_person`, `#no_reply` or `#yes`.
    """
    found = (_attempt(person, on) for person in on.network.people)
    return tuple(sorted((a for a in found if a), key=lambda attempt: attempt.day))


def rests(attempt: Attempt, on: Ground) -> bool:
    """Whether the person is not to be proposed: asked, and not "not now" long ago."""
    days = on.here.settings.panel.revisit_days
    again = attempt.day + timedelta(days=days)
    return attempt.outcome != "not_now" or on.here.today < again


def _is_attempt(interaction: Interaction) -> bool:
    if not interaction.is_ask:
        return False
    return tagged(interaction, "mentor_search") or bool(
        _MENTOR.search(interaction.text)
    )


def _attempt(person: Person, on: Ground) -> Attempt | None:
    today = on.here.today
    first = today - timedelta(days=on.here.settings.panel.balance_days)
    later: list[Interaction] = []
    for interaction in since(person, first, today):
        if _is_attempt(interaction):
            return Attempt(
                person, interaction.day, _outcome(person, interaction, later, on)
            )
        later.append(interaction)
    return None


def _outcome(
    person: Person, ask: Interaction, later: list[Interaction], on: Ground
) -> str:
    """What the latest line with an outcome's tag says, else what is known."""
    said = [tag for i in (*later, ask) for tag in OUTCOMES if tagged(i, tag)]
    if said:
        return said[0]
    if person.contact.has_relationship("mentor"):
        return "yes"
    if any(i.closes_wait for i in later):
        return "answered"
    found = wait(person, on.here.settings, on.here.today, on.here.answers)
    return "no_reply" if found.gave_up_on else "waiting"
