"""The people that a query describes, from those whom the index keeps."""

from datetime import date

from mdnet.model.everybody import OvertakenError
from mdnet.model.network import Network
from mdnet.model.settings import Settings
from mdnet.query import only_due, predicate
from mdnet.rows import Row, rows
from mdnet.workspace import Workspace
from mdnet.workspace.whom import due, everyone

Listed = tuple[tuple[Row, ...], int]


def listed(workspace: Workspace, settings: Settings, today: date, query: str) -> Listed:
    """Their rows, by name, and how many people there are.

    Raises:
        UsageError: the query cannot be read.
    """
    holds = predicate(query, today)
    network = workspace.part_of(today, due if only_due(query) else everyone)
    try:
        number = network.everybody.number() if network.everybody else None
    except OvertakenError:
        network, number = workspace.network(), None
    found = tuple(filter(holds, rows(network, settings, today)))
    return found, len(network.people) if number is None else number


def listed_from_all(
    network: Network, settings: Settings, today: date, query: str
) -> Listed:
    """The same from everybody.

    Raises:
        UsageError: the query cannot be read.
    """
    holds = predicate(query, today)
    return tuple(filter(holds, rows(network, settings, today))), len(network.people)
