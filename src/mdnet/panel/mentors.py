"""M1 to M7: mentors, the slots they fill, and champions (F4)."""

from collections.abc import Iterable
from datetime import timedelta

from mdnet.history import last_contact
from mdnet.model.network import Person
from mdnet.model.settings import PanelSettings
from mdnet.panel.ground import Ground
from mdnet.panel.interests import interest_key, is_generalist, shared
from mdnet.panel.values import Champion, Mentor, Slot
from mdnet.rules.cadence import due_by_cadence

POTENTIAL = "potential_mentor"
MENTORS, GENERAL, INTEREST = "mentors", "general_pediatrics", "interest"
CLINICAL, RESEARCH, CAREER = "clinical", "research_qi", "career_advisor"
ADVISOR_ROLES = frozenset({"program_director", "associate_pd", "chief_resident"})


def mentors(on: Ground) -> tuple[Mentor, ...]:
    """M1: those with the relationship `mentor`, the active ones first, by name."""
    people = on.network.people
    found = [_mentor(p, on) for p in people if p.contact.has_relationship("mentor")]
    return tuple(sorted(found, key=lambda mentor: not mentor.is_active))


def potential_mentors(on: Ground) -> tuple[Mentor, ...]:
    """M3: those with the relationship `potential_mentor` who are no mentors yet."""
    people = (p for p in on.network.people if p.contact.has_relationship(POTENTIAL))
    return tuple(
        _mentor(p, on) for p in people if not p.contact.has_relationship("mentor")
    )


def slots(
    found: Iterable[Mentor], potential: Iterable[Mentor], on: Ground
) -> tuple[Slot, ...]:
    """M2 to M7: what the stage of training asks for, and who fills it.

    One person may fill several. Without a stage nothing is required.
    """
    settings = on.here.settings.panel
    active = tuple(mentor for mentor in found if mentor.is_active)
    if on.is_first_year:
        return (_first_year(active, potential, settings, on),)
    wanted = (*_people(active, settings, on), *_marked(settings, on))
    if on.here.stage is None:
        return tuple(slot._replace(least=0) for slot in wanted)
    return wanted


def champions(on: Ground) -> tuple[Champion, ...]:
    """F4: for each interest those marked `champion` who share it; not in year 1."""
    if on.is_first_year:
        return ()
    people = [p for p in on.network.people if _is_champion(p) and is_active(p, on)]
    return tuple(
        Champion(word, tuple(p for p in people if shared(p.contact, (word,))))
        for word in on.mine
    )


def is_active(person: Person, on: Ground) -> bool:
    """Not paused, and in touch within `panel.active_days`, or never logged at all."""
    days = on.here.settings.panel.active_days
    last = last_contact(person, on.here.today)
    recent = last is None or last >= on.here.today - timedelta(days=days)
    return recent and not person.contact.paused


def fills(person: Person, slot: str) -> bool:
    """M7: whether the note names the slot; a potential mentor fills none yet."""
    contact = person.contact
    if slot not in contact.mentor_slots:
        return False
    return contact.has_relationship("mentor") or not contact.has_relationship(POTENTIAL)


def _mentor(person: Person, on: Ground) -> Mentor:
    return Mentor(
        person,
        is_active(person, on),
        shared(person.contact, on.mine),
        last_contact(person, on.here.today),
        due_by_cadence(person, on.here),
    )


def _first_year(
    active: Iterable[Mentor],
    potential: Iterable[Mentor],
    settings: PanelSettings,
    on: Ground,
) -> Slot:
    """M3: one or two who may become mentors, each met on a rotation."""
    may_be = (*active, *(mentor for mentor in potential if mentor.is_active))
    have = (m.person for m in may_be if m.person.contact.path in on.rotations)
    least, most = settings.potential_min, settings.potential_max
    return Slot(POTENTIAL, least, most, tuple(have), "M3")


def _people(
    active: tuple[Mentor, ...], settings: PanelSettings, on: Ground
) -> tuple[Slot, ...]:
    """M2: two or three mentors, one a generalist, one of an interest of mine."""
    most = settings.mentors_max
    general = tuple(m.person for m in active if is_generalist(m.person.contact))
    close = tuple(m.person for m in active if m.shared)
    everybody = tuple(mentor.person for mentor in active)
    return (
        Slot(MENTORS, settings.mentors_min, most, everybody, "M2"),
        Slot(GENERAL, 1, most, general, "M2"),
        Slot(INTEREST, 1 if on.mine else 0, most, close, "M2"),
    )


def _marked(settings: PanelSettings, on: Ground) -> tuple[Slot, ...]:
    """M4, M5, M6: clinical, research or QI if academic, a career advisor."""
    profile = on.here.profile
    academic = 1 if profile and profile.academic else 0
    people = [p for p in on.network.people if is_active(p, on)]
    have = {
        slot: tuple(person for person in people if fills(person, slot))
        for slot in (CLINICAL, RESEARCH, CAREER)
    }
    advisors = tuple(p for p in have[CAREER] if p.contact.role in ADVISOR_ROLES)
    least, most = settings.clinical_min, settings.clinical_max
    return (
        Slot(CLINICAL, least, most, have[CLINICAL], "M4"),
        Slot(RESEARCH, academic, 1, have[RESEARCH], "M5"),
        Slot(CAREER, 1, 1, advisors, "M6"),
    )


def _is_champion(person: Person) -> bool:
    tags = map(interest_key, person.contact.tags)
    return person.contact.has_relationship("champion") or "champion" in tags
