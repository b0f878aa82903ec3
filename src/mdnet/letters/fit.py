"""Which slots of an application a person could fill, by what they do."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from mdnet.model.application import Application
from mdnet.model.letter import Letter
from mdnet.model.network import Person
from mdnet.model.project import Project
from mdnet.model.specialties import specialty_of
from mdnet.model.vocabulary import RESEARCH_ROLES

RESEARCH_KINDS = frozenset({"research", "qi", "quality_improvement", "qi_project"})
# Circles 1 to 3 (rules C9, C10): everybody who can supervise a resident's work.
WRITER_GROUPS = frozenset({"faculty", "leadership"})
WRITER_ROLES = frozenset({"community_pediatrician", "clerkship_director"})
WRITER_TIES = ("mentor", "sponsor", "sponsor_candidate", "potential_mentor", "champion")


class Fit(NamedTuple):
    """The open slot that a person could fill, empty for none, and why.

    `path` is the note that says so. `same_field` is the application's specialty where
    the person works in it, else empty.
    """

    slot: str = ""
    path: str = ""
    same_field: str = ""


def is_possible_writer(person: Person) -> bool:
    """Whether to think of them for a letter at all (C9, C10).

    Faculty, leaders and community pediatricians, and whoever is mentor, sponsor or
    champion; people of the national circle only with such a tie.
    """
    contact = person.contact
    if contact.has_relationship(*WRITER_TIES):
        return True
    if contact.circles == ("national",):
        return False
    return contact.group in WRITER_GROUPS or contact.role in WRITER_ROLES


def slots_of(
    person: Person, application: Application, projects: Iterable[Project]
) -> tuple[tuple[str, str], ...]:
    """The slots that a person could fill, best first, each with the note that says so.

    The program director by role; subspecialty by interests that name the application's
    field; research by role, mentor slot or a research or QI project under them; any
    other, if they are a possible writer.
    """
    contact = person.contact
    found = []
    if contact.role == "program_director":
        found.append(("pd", contact.path))
    if contact.role in RESEARCH_ROLES:
        found.append(("research", contact.path))
    if contact.group in WRITER_GROUPS and same_field(person, application):
        found.append(("subspecialty", contact.path))
    if "research_qi" in contact.mentor_slots:
        found.append(("research", contact.path))
    found += [("research", p.path) for p in projects if p.kind in RESEARCH_KINDS]
    if is_possible_writer(person):
        found.append(("other", contact.path))
    return tuple(found)


def same_field(person: Person, application: Application) -> str:
    """The application's specialty, where the person's interests name it."""
    wanted = application.specialty
    named = {specialty_of(interest) for interest in person.contact.interests}
    return wanted if wanted and wanted in named else ""


def fit(
    person: Person,
    application: Application | None,
    projects: Iterable[Project],
    open_slots: Sequence[str],
    letter: Letter | None = None,
) -> Fit:
    """How a person fits an application whose `open_slots` nobody else has promised.

    The slot of their `letter` comes first.
    """
    if application is None:
        return Fit()
    field = same_field(person, application).replace("_", " ")
    asked = [(letter.slot, letter.path)] if letter and letter.slot else []
    for slot, path in (*asked, *slots_of(person, application, projects)):
        if slot in open_slots:
            return Fit(slot, path, field)
    return Fit(same_field=field)
