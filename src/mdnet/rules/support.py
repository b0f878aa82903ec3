"""M10: somebody who spoke up for me lately, and was not asked for anything since."""

from datetime import date, timedelta

from mdnet.history import since, tagged
from mdnet.model.interaction import Interaction
from mdnet.model.network import Person


def supported_lately(
    person: Person, today: date, within: int = 14
) -> Interaction | None:
    """M10: their last sign of support, `None` without one that waits for an ask.

    A line of kind `support` or tagged `#support`, at most `within` days old. An ask on
    the day or later closes it.
    """
    for interaction in since(person, today - timedelta(days=within), today):
        if interaction.is_ask:
            return None
        if interaction.kind == "support" or tagged(interaction, "support"):
            return interaction
    return None
