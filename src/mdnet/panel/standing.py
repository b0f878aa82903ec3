"""C5, A10, M12: sponsors, the four circles, colleagues who are not physicians."""

from mdnet.model.contact import Contact
from mdnet.model.network import Network
from mdnet.model.vocabulary import CIRCLES, NON_PHYSICIAN_GROUPS
from mdnet.panel.ground import Ground
from mdnet.panel.values import Circle, Share, Sponsor
from mdnet.rules.gates import OUTER_CIRCLES
from mdnet.rules.sponsors import sponsor_act

INNER, MENTORSHIP = CIRCLES[:2]


def sponsors(on: Ground) -> tuple[Sponsor, ...]:
    """M1, M12: whoever has acted, whatever their note says; then the candidates.

    A candidate is marked `sponsor` or `sponsor_candidate`, without an act yet. Those
    who are paused are left out.
    """
    confirmed, candidates = [], []
    for person in on.network.people:
        if person.contact.paused:
            continue
        act = sponsor_act(person, on.here.today)
        if act:
            confirmed.append(Sponsor(person, act))
        elif person.contact.has_relationship("sponsor", "sponsor_candidate"):
            candidates.append(Sponsor(person))
    return (*confirmed, *candidates)


def circles(on: Ground) -> tuple[Circle, ...]:
    """C5: who is in each circle; S1, S3: the outer two are wanted after year 1."""
    people = [person for person in on.network.people if not person.contact.paused]
    return tuple(
        Circle(
            name,
            tuple(p for p in people if name in circles_of(p.contact)),
            not (on.is_first_year and name in OUTER_CIRCLES),
        )
        for name in CIRCLES
    )


def circles_of(contact: Contact) -> tuple[str, ...]:
    """C1, C2, C5: the note's circles or its role's, and what the relationship adds.

    Mentors and sponsors are of the second circle too, and so is a program director
    whose note names no circle.
    """
    director = contact.role == "program_director" and not contact.circle
    if director or contact.has_relationship("mentor", "sponsor"):
        return tuple(dict.fromkeys((*contact.circles, MENTORSHIP)))
    return contact.circles


def non_physicians(network: Network) -> Share:
    """A10: nurses, therapists, coordinators and others among circle 1."""
    groups = [
        person.contact.group
        for person in network.people
        if INNER in circles_of(person.contact) and not person.contact.paused
    ]
    known = [group for group in groups if group]
    return Share(sum(group in NON_PHYSICIAN_GROUPS for group in known), len(known))
