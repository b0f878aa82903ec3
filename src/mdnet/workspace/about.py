"""All about one person, from as much of the network as that needs."""

from datetime import date

from mdnet.model.everybody import OvertakenError
from mdnet.model.network import Network, Person
from mdnet.model.settings import Settings
from mdnet.report import Report, report
from mdnet.who import named, person_named
from mdnet.workspace import Workspace
from mdnet.workspace.whom import about


def report_on(
    workspace: Workspace, settings: Settings, today: date, name: str
) -> Report:
    """The report on the person that a typed name means.

    Raises:
        UsageError: nobody, or several people.
    """
    path = person_named(workspace.names(today), name).path
    network = workspace.part_of(today, about(path))
    person = _at(network, path)
    if person:
        try:
            return report(person, network, settings, today)
        except OvertakenError:
            pass
    return report_from_all(workspace.network(), settings, today, name)


def report_from_all(
    network: Network, settings: Settings, today: date, name: str
) -> Report:
    """The same from everybody.

    Raises:
        UsageError: nobody, or several people.
    """
    path = person_named(named(network.people), name).path
    person = next(each for each in network.people if each.contact.path == path)
    return report(person, network, settings, today)


def _at(network: Network, path: str) -> Person | None:
    people = (each for each in network.people if each.contact.path == path)
    return next(people, None)
