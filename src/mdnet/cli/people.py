"""The person a name on the command line means, in an open vault."""

from mdnet.cli.context import Session
from mdnet.model.network import Person
from mdnet.who import person_named


def person_of(session: Session, name: str) -> Person:
    """The person a typed name means.

    Raises:
        UsageError: nobody, or several people.
    """
    return person_named(session.workspace.network().people, name)
