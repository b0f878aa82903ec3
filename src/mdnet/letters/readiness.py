"""How ready each possible writer is to be asked: a checklist with points.

Not a forecast of the letter: nothing validates one. Every part is shown with what it
rests on, and with what would add most.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from mdnet.history import contact_days
from mdnet.letters.coverage import Coverage
from mdnet.letters.fit import fit, is_possible_writer
from mdnet.letters.gates import Gate, gates
from mdnet.letters.improve import Improvement, improvements
from mdnet.letters.parts import PARTS, Facts, Part
from mdnet.letters.timeline import level
from mdnet.model.calendar import Rotation
from mdnet.model.letter import Letter
from mdnet.model.network import Network, Person
from mdnet.model.settings import LetterSettings, Readiness, Settings

SUGGESTIONS = 2


class Writer(NamedTuple):
    """A possible writer for an application.

    `score` is the sum of the points of `parts`. `slot` is what they could fill or were
    asked for. `status` is `not ready`, `nearly`, `ready`, `at risk` (time), `agreed`
    after a yes, or `out` after a no. `letter` is theirs for this application. `next`
    are the two things that would add most.
    """

    person: Person
    application: str
    slot: str
    score: int
    status: str
    gates: tuple[Gate, ...]
    parts: tuple[Part, ...]
    next: tuple[Improvement, ...]
    letter: Letter | None = None


def writers(
    network: Network,
    coverages: Sequence[Coverage],
    settings: Settings,
    today: date,
) -> tuple[Writer, ...]:
    """Everybody who could write, the readiest first, those out of the plan last.

    Each is judged for the application of their letter, else for that of `coverages`
    whose open slots they fit best; without any the field counts for nothing.
    """
    rotations = _rotations_of(network)
    found = []
    for person in network.people:
        theirs = [x for x in network.letters if x.writer_path == person.contact.path]
        if theirs or is_possible_writer(person):
            judged = (
                _writer(
                    _facts(person, about, theirs, network, rotations, today),
                    about, settings, today,
                )
                for about in _abouts(theirs, coverages)
            )  # fmt: skip
            found.append(max(judged, key=lambda w: (bool(w.slot), w.score)))
    return tuple(sorted(found, key=_order))


def candidates(
    network: Network, about: Coverage, settings: Settings, today: date
) -> tuple[Writer, ...]:
    """Who could be asked for a letter of this application, the readiest first.

    Not those with a letter for it already, whatever became of that.
    """
    letters = [r.letter for r in about.rows]
    asked = {letter.writer_path for letter in letters}
    people = tuple(p for p in network.people if p.contact.path not in asked)
    of_it = network._replace(people=people, letters=())
    return writers(of_it, (about,), settings, today)


def _order(writer: Writer) -> tuple[bool, int, str, str]:
    name, path = writer.person.name.casefold(), writer.person.contact.path
    return writer.status == "out", -writer.score, name, path


def _abouts(
    letters: Sequence[Letter], found: Sequence[Coverage]
) -> Sequence[Coverage | None]:
    """The applications that a person may be judged for: of those one is taken.

    That of their letter, the open first; else those with a slot to fill.
    """
    paths = {letter.application_path for letter in letters}
    own = [c for c in found if c.application.path in paths]
    opened = [c for c in found if c.is_open]
    wanting = [c for c in found if c.is_pending and c.missing]
    chosen = [c for c in own if c.is_open][:1] or wanting
    return chosen or (opened or own or list(found))[:1] or [None]


def _rotations_of(network: Network) -> Mapping[str, tuple[Rotation, ...]]:
    found: dict[str, list[Rotation]] = {}
    for rotation in network.rotations:
        for path in network.rotation_people.get(rotation.path, ()):
            found.setdefault(path, []).append(rotation)
    return {path: tuple(rotations) for path, rotations in found.items()}


def _facts(
    person: Person,
    about: Coverage | None,
    letters: Sequence[Letter],
    network: Network,
    rotations: Mapping[str, tuple[Rotation, ...]],
    today: date,
) -> Facts:
    """What the parts look at."""
    path = person.contact.path
    projects = tuple(p for p in network.projects if p.mentor_path == path)
    application = about.application if about else None
    letter = next(
        (x for x in letters if about and x.application_path == about.application.path),
        None,
    )
    fits = fit(person, application, projects, _open_slots(about, person), letter)
    begun = (r for r in rotations.get(path, ()) if r.starts and r.starts <= today)
    return Facts(
        person,
        contact_days(person, today),
        tuple(begun),
        projects,
        fits,
        letter,
        today,
        about is None or (about.is_pending and bool(fits.slot)),
    )


def _open_slots(about: Coverage | None, person: Person) -> tuple[str, ...]:
    """The required slots that nobody else has promised to fill."""
    if about is None:
        return ()
    held = [s for s, names in about.slots.items() if person.name in names]
    return (*about.missing, *held)


def _writer(
    facts: Facts, about: Coverage | None, settings: Settings, today: date
) -> Writer:
    weighted = tuple(_weighted(part(facts), settings.readiness) for part in PARTS)
    score = sum(part.points for part in weighted)
    stopped = gates(facts, settings.readiness)
    slot = (facts.letter.slot if facts.letter else "") or facts.fit.slot
    return Writer(
        facts.person,
        about.application.name if about else "",
        slot,
        score,
        _status(facts, about, score, stopped, settings),
        stopped,
        weighted,
        improvements(facts, settings.readiness)[:SUGGESTIONS],
        facts.letter,
    )


def _weighted(part: Part, weights: Readiness) -> Part:
    """The part with its points in proportion to the weight that the user gives it."""
    most: int = getattr(weights, part.name)
    return part._replace(points=round(part.points * most / part.most), most=most)


def _status(
    facts: Facts,
    about: Coverage | None,
    score: int,
    found: Sequence[Gate],
    settings: Settings,
) -> str:
    rules = {gate.rule for gate in found}
    if "L3" in rules:
        return "out"
    if "L1" in rules:
        return "not ready"
    if _is_at_risk(facts, about, settings.letters):
        return "at risk"
    limits = settings.readiness
    if facts.letter is not None and facts.letter.is_promised:
        return "agreed"
    if score >= limits.ready:
        return "ready"
    return "nearly" if score >= limits.nearly else "not ready"


def _is_at_risk(facts: Facts, about: Coverage | None, settings: LetterSettings) -> bool:
    """Whether time is what is missing: red without a yes, or promised and late."""
    letter = facts.letter
    own = letter.need_by if letter else None
    need_by = own or (about.deadline.need_by if about and about.deadline else None)
    if need_by is None or not (about and about.is_pending):
        return False
    how_late = level(need_by, facts.today, settings)
    if letter and letter.is_promised:
        return how_late == "late" and not letter.is_in_hand
    is_asked = letter is not None and letter.status == "asked"
    return (facts.is_wanted or is_asked) and how_late in ("red", "late")
