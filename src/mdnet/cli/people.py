"""The person a name on the command line means, in an open vault."""

from mdnet.cli.context import Session
from mdnet.model.network import Person
from mdnet.who import person_named


def path_of(session: Session, name: str) -> str:
    """The path of the note of the person that a typed name means.

    Raises:
        UsageError: nobody, or several people.
    """
    return person_named(session.workspace.names(session.today), name).path


def person_of(session: Session, name: str) -> Person:
    """The person a typed name means, with everybody put together.

    Raises:
        UsageError: nobody, or several people.
    """
    people = session.workspace.network().people
    path = path_of(session, name)
    return next(person for person in people if person.contact.path == path)
