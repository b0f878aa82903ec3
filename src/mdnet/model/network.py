"""The network: people with their history, and what the rules need beside them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple, Optional

from mdnet.model.agenda import Agenda
from mdnet.model.answer import Answer
from mdnet.model.application import Application, Program
from mdnet.model.calendar import Profile, Rotation, Season
from mdnet.model.contact import Contact
from mdnet.model.interaction import Interaction
from mdnet.model.letter import Letter
from mdnet.model.project import Project
from mdnet.model.task import Task

if TYPE_CHECKING:
    from mdnet.model.everybody import Known


class Person(NamedTuple):
    """A contact with all that the vault says about them.

    `interactions` are oldest first, from every note. `tasks` are those in the
    person's own note and those that link the person, open and closed, in the order
    of path and line.
    """

    contact: Contact
    interactions: tuple[Interaction, ...] = ()
    tasks: tuple[Task, ...] = ()

    @property
    def name(self) -> str:
        """The person's name."""
        return self.contact.name


class Network(NamedTuple):
    """Everything the rules look at.

    `people` are sorted by folded name, then path. `answers` maps an item's id to its
    latest answer. `rotation_people` maps a rotation's path to the paths of the people
    it links. `letters`, `applications`, `programs`, `projects` and `agendas` are sorted
    by path, their links resolved. Where `everybody` is known, `people` are only those
    of whom a rule about one person may speak; `everybody` knows the others.
    """

    people: tuple[Person, ...] = ()
    answers: Mapping[str, Answer] = {}
    profile: Profile | None = None
    rotations: tuple[Rotation, ...] = ()
    seasons: tuple[Season, ...] = ()
    rotation_people: Mapping[str, tuple[str, ...]] = {}
    letters: tuple[Letter, ...] = ()
    applications: tuple[Application, ...] = ()
    programs: tuple[Program, ...] = ()
    projects: tuple[Project, ...] = ()
    agendas: tuple[Agenda, ...] = ()
    everybody: Optional["Known"] = None
