"""Who may be named for which gap: by role, by interest, by what they are already."""

from mdnet.model.network import Person
from mdnet.model.vocabulary import NON_PHYSICIAN_GROUPS, RESEARCH_ROLES
from mdnet.panel.candidates import Wanted, spoke_up
from mdnet.panel.ground import Ground
from mdnet.panel.interests import is_generalist, shared
from mdnet.panel.mentors import (
    ADVISOR_ROLES,
    CAREER,
    CLINICAL,
    GENERAL,
    POTENTIAL,
    RESEARCH,
)
from mdnet.panel.standing import INNER, circles_of
from mdnet.rules.lint import CO_RESIDENTS
from mdnet.rules.rotations import is_attending_or_fellow

SPONSOR_ROLES = frozenset(
    {"program_director", "division_chief", "fellowship_pd", "department_chair"}
)


def teaches(person: Person, _: Ground) -> bool:
    """An attending, a leader or a fellow."""
    return is_attending_or_fellow(person.contact)


def teaches_on_rotation(person: Person, on: Ground) -> bool:
    """M3: one of these met on a rotation."""
    return teaches(person, on) and worked_with(person, on)


def works_clinically(person: Person, on: Ground) -> bool:
    """M4: one of these who sees residents at work with patients."""
    return teaches(person, on) and person.contact.role not in RESEARCH_ROLES


def leads_research(person: Person, on: Ground) -> bool:
    """M5: a research or QI role, or the mentor of a project of mine."""
    known = person.contact.path in on.projects and teaches(person, on)
    return known or person.contact.role in RESEARCH_ROLES


def advises_careers(person: Person, _: Ground) -> bool:
    """M6: program director, associate director or chief resident, of one's own."""
    return person.contact.role in ADVISOR_ROLES and INNER in circles_of(person.contact)


def teaches_generally(person: Person, on: Ground) -> bool:
    """M2: a generalist who may be a mentor."""
    teacher = teaches(person, on) or person.contact.group == "community"
    return teacher and is_generalist(person.contact)


def shares_interest(person: Person, on: Ground) -> bool:
    """M2: an attending, leader or fellow with an interest of mine."""
    return teaches(person, on) and bool(shared(person.contact, on.mine))


def may_sponsor(person: Person, on: Ground) -> bool:
    """M12, C2: a mentor, a leader, a candidate, or who has spoken up already."""
    contact = person.contact
    known = contact.has_relationship("mentor", "sponsor", "sponsor_candidate")
    return known or contact.role in SPONSOR_ROLES or spoke_up(person, on)


def may_champion(person: Person, _: Ground) -> bool:
    """F4: anybody past residency."""
    return person.contact.role not in (*CO_RESIDENTS, "medical_student")


def knows_people(person: Person, _: Ground) -> bool:
    """M14: mentors, advisors, and the heads and chiefs of one's own program."""
    contact = person.contact
    return contact.has_relationship("mentor", "advisor", "champion") or (
        contact.role in ADVISOR_ROLES and INNER in circles_of(contact)
    )


def is_colleague(person: Person, _: Ground) -> bool:
    """A10: somebody not a physician who is not of circle 1 yet."""
    contact = person.contact
    return contact.group in NON_PHYSICIAN_GROUPS and INNER not in circles_of(contact)


def worked_with(person: Person, on: Ground) -> bool:
    """S2, A10: somebody of a rotation, who knows the others there."""
    return person.contact.path in on.rotations


def has_no_circle(person: Person, _: Ground) -> bool:
    """C5: neither a circle nor a role that gives one."""
    return not circles_of(person.contact)


MENTOR = Wanted(teaches)
OF_ROTATION = Wanted(teaches_on_rotation)
GENERALIST = Wanted(teaches_generally, GENERAL, interests=())
CLOSE = Wanted(shares_interest)
SPONSOR = Wanted(may_sponsor, marks=("sponsor_candidate", "sponsor", "mentor"))
COLLEAGUE = Wanted(is_colleague, marks=(), interests=())
WORKED_WITH = Wanted(worked_with, marks=(), interests=())
UNPLACED = Wanted(has_no_circle, marks=(), interests=(), anybody=True)
CONNECTOR = Wanted(knows_people, marks=("mentor", "advisor"))
OF_SLOT = {
    CLINICAL: Wanted(works_clinically, CLINICAL),
    RESEARCH: Wanted(leads_research, RESEARCH),
    CAREER: Wanted(advises_careers, CAREER, (POTENTIAL, "mentor", "advisor")),
}
