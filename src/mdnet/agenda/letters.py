"""What a person's letters need now, as sentences for the agenda's questions."""

from datetime import date, timedelta

from mdnet.model.network import Network, Person
from mdnet.model.settings import Settings
from mdnet.rules.context import context
from mdnet.rules.letters import letter_steps


def letter_sentences(
    person: Person, network: Network, settings: Settings, today: date
) -> tuple[str, ...]:
    """L1 to L5: what to ask or tell the person about a letter, where it is time.

    `Ask for a letter: [[Cardiology 2028]] needs it by 12 May, so ask by 17 Mar`. What
    is not for them to hear (the request in the portal) is left out. It looks as far
    ahead as check-ins do.
    """
    soon = today + timedelta(days=settings.agenda.due_soon)
    here = context(network, settings, today, soon)
    return tuple(
        f"{item.action}{item.after}: {item.why}"
        for item in letter_steps(network, here)
        if item.person_path == person.contact.path and not item.before
    )
