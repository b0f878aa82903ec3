"""Who could close a gap: people of the vault, and what speaks for each."""

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from typing import NamedTuple

from mdnet.history import last_contact, since
from mdnet.model.dates import short_day
from mdnet.model.interaction import Interaction
from mdnet.model.network import Person
from mdnet.panel.ground import Ground
from mdnet.panel.interests import shared
from mdnet.panel.values import Suggestion
from mdnet.rules.gates import is_reachable
from mdnet.rules.outreach import wait
from mdnet.rules.plain import folded, one_line
from mdnet.rules.sponsors import is_support

RECENT_DAYS, YEAR_DAYS = 90, 365
_STANDING = {
    "potential_mentor": "may become a mentor",
    "sponsor_candidate": "may become a sponsor",
    "mentor": "your mentor",
    "advisor": "your advisor",
}


class Wanted(NamedTuple):
    """Who is looked for: `fits` says who may be named at all.

    `slot` and `marks` are a mentor's slot and relationships whose bearers come first.
    `interests` are those to share, by default all of the resident's. `anybody`: who
    fits is named even if nothing else speaks for it.
    """

    fits: Callable[[Person, Ground], bool]
    slot: str = ""
    marks: tuple[str, ...] = ("potential_mentor",)
    interests: tuple[str, ...] | None = None
    anybody: bool = False


def suggestions(
    wanted: Wanted, on: Ground, taken: Iterable[Person] = ()
) -> tuple[Suggestion, ...]:
    """The two or three who could close a gap, the best first; maybe nobody.

    Two points each for a shared interest and for work together, one each for contact
    within a year, within 90 days, and for having spoken up, three for a mark, four for
    the slot; then who was seen last, then the name. Never `taken`, nor anybody without
    a point or last seen more than a year ago, nor who may not be asked now.
    """
    out = {person.contact.path for person in taken}
    ranked = []
    for person in on.network.people:
        if person.contact.path in out or not wanted.fits(person, on):
            continue
        if may_be_asked(person, on):
            points = _points(person, wanted, on)
            if wanted.anybody or (points and not _is_lost(person, on)):
                ranked.append((_rank(person, points, on), person))
    ranked.sort(key=lambda pair: pair[0])
    most = on.here.settings.panel.suggest
    return tuple(named(person, wanted, on) for _, person in ranked[:most])


def may_be_asked(person: Person, on: Ground) -> bool:
    """Whether a gap may name the person.

    Not those who are paused, put off, held by stage or SOAP (rules S1, P2), or whose
    answer is awaited.
    """
    here = on.here
    if not is_reachable(person, here):
        return False
    return wait(person, here.settings, here.today, here.answers).thread is None


def named(person: Person, wanted: Wanted, on: Ground) -> Suggestion:
    """The person with what speaks for them, in words."""
    return Suggestion(person, tuple(_reasons(person, wanted, on)))


def _points(person: Person, wanted: Wanted, on: Ground) -> int:
    contact = person.contact
    parts = (
        (2, shared(contact, _interests(wanted, on))),
        (2, contact.path in on.rotations or contact.path in on.projects),
        (1, any(i.is_contact for i in _within(person, RECENT_DAYS, on))),
        (1, any(i.is_contact for i in _within(person, YEAR_DAYS, on))),
        (1, spoke_up(person, on)),
        (3, contact.has_relationship(*wanted.marks)),
        (4, wanted.slot in contact.mentor_slots),
    )
    return sum(points for points, holds in parts if holds)


def _rank(person: Person, points: int, on: Ground) -> tuple[int, int, str, str]:
    last = last_contact(person, on.here.today)
    seen = -last.toordinal() if last else 0
    return -points, seen, folded(person.name), person.contact.path


def _interests(wanted: Wanted, on: Ground) -> tuple[str, ...]:
    return on.mine if wanted.interests is None else wanted.interests


def spoke_up(person: Person, on: Ground) -> bool:
    """Whether they said a word for the resident within a year."""
    return any(map(is_support, _within(person, YEAR_DAYS, on)))


def _is_lost(person: Person, on: Ground) -> bool:
    """Whether the last contact is more than a year ago; never logged is not."""
    last = last_contact(person, on.here.today)
    return last is not None and last < on.here.today - timedelta(days=YEAR_DAYS)


def _within(person: Person, days: int, on: Ground) -> Iterator[Interaction]:
    today = on.here.today
    return since(person, today - timedelta(days=days), today)


def _reasons(person: Person, wanted: Wanted, on: Ground) -> Iterable[str]:
    """What they are to the resident, the interest, the work together, the last day."""
    today, path = on.here.today, person.contact.path
    yield from (
        text for key, text in _STANDING.items() if key in person.contact.relationship
    )
    if spoke_up(person, on):
        yield "spoke up for you"
    yield from map(one_line, shared(person.contact, _interests(wanted, on))[:1])
    if path in on.projects:
        yield f"project {one_line(on.projects[path][-1])}"
    elif path in on.rotations:
        yield f"together on {one_line(on.rotations[path][-1])}"
    last = last_contact(person, today)
    if last:
        yield f"last on {short_day(last, today)}"
