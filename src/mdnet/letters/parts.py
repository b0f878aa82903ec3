"""The six parts of a writer's readiness, each with its points and its evidence.

The points are those of the readiness table (docs/letters.md): what surveys and cohorts
of letters support is how well and how long the writer knows the resident, direct
supervision, specific examples, and the field. Nothing counts title, fame or
institution.
"""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from mdnet.letters.fit import Fit
from mdnet.model.calendar import Rotation
from mdnet.model.interaction import Interaction
from mdnet.model.letter import Letter
from mdnet.model.network import Person
from mdnet.model.project import Project

WEEK, PROJECT_MONTHS = 7, 3
USUAL_GAP_AT_LEAST, LAPSED = 7, 8


class Evidence(NamedTuple):
    """What a part's points rest on, with the place in the vault that says it."""

    text: str
    path: str
    line: int = 1


class Part(NamedTuple):
    """One part: `points` of at most `most`, with their evidence."""

    name: str
    points: int
    most: int
    evidence: tuple[Evidence, ...]


class Facts(NamedTuple):
    """What is known of a writer by today, for one application.

    `contacts` are the interactions that are contact, one a day, oldest first.
    `rotations` are those with them that have begun, `projects` those under them.
    `letter` is their letter for the application, if there is one. `is_wanted`: there is
    still a letter to ask them for.
    """

    person: Person
    contacts: tuple[Interaction, ...]
    rotations: tuple[Rotation, ...]
    projects: tuple[Project, ...]
    fit: Fit
    letter: Letter | None
    today: date
    is_wanted: bool = True

    @property
    def known_since(self) -> date | None:
        """The day they were met, or of the first line about them."""
        met = self.person.contact.met
        days = [met] if met and met <= self.today else []
        days += [self.contacts[0].day] if self.contacts else []
        return min(days, default=None)

    @property
    def path(self) -> str:
        """The person's note."""
        return self.person.contact.path


def steps(value: int, table: Sequence[tuple[int, int]]) -> int:
    """The points of the highest step that `value` reaches, 0 below the first."""
    return max((points for least, points in table if value >= least), default=0)


MONTHS_KNOWN = ((1, 6), (3, 10), (6, 13))
INTERACTIONS = ((1, 2), (3, 6), (6, 12))
WEEKS = ((1, 8), (2, 14), (4, 18))
PROJECT_POINTS, SUPERVISED_MOST = 14, 25
EXAMPLES = ((1, 8), (2, 14), (3, 20))
RIGHT_SLOT, SAME_FIELD = 10, 5
RECENT = ((90, 10), (180, 5))
SAID = {"yes_strong": 5, "yes": 2}


def months(since: date, today: date) -> int:
    """Full months between two days."""
    count = (today.year - since.year) * 12 + today.month - since.month
    return count - (today.day < since.day)


def weeks(rotation: Rotation, today: date) -> int:
    """Weeks of a rotation by today; Monday to Friday is one."""
    if rotation.starts is None:
        return 0
    last = min(rotation.ends or today, today)
    return max(0, ((last - rotation.starts).days + 3) // WEEK)


def known_well(facts: Facts) -> Part:
    """Up to 25: how long, and how often, by what is written down."""
    since = facts.known_since
    known = months(since, facts.today) if since else 0
    count = len(facts.contacts)
    found = []
    if since:
        text = f"known since {since} ({known} month{'s' * (known != 1)})"
        found.append(Evidence(text, facts.path))
    found += [
        Evidence(f"{i.day} {i.kind or 'contact'}: {i.text}", i.path, i.line)
        for i in facts.contacts[-3:]
    ]
    points = steps(known, MONTHS_KNOWN) + steps(count, INTERACTIONS)
    return Part("known_well", points, 25, tuple(found))


def supervised(facts: Facts) -> Part:
    """Up to 25: weeks together on service, and a project of three months under them."""
    together = sum(weeks(rotation, facts.today) for rotation in facts.rotations)
    long = [p for p in facts.projects if project_months(p, facts.today) >= 3]
    found = [
        Evidence(f"{r.name}: {weeks(r, facts.today)} weeks", r.path)
        for r in facts.rotations
        if weeks(r, facts.today)
    ]
    found += [
        Evidence(f"{p.name}: {project_months(p, facts.today)} months", p.path)
        for p in long
    ]
    points = steps(together, WEEKS) + (PROJECT_POINTS if long else 0)
    most = SUPERVISED_MOST
    return Part("supervised", min(points, most), most, tuple(found))


def project_months(project: Project, today: date) -> int:
    """Full months that a project has run by today, 0 where it has no first day."""
    first = project.first_day
    if first is None or first > today:
        return 0
    return months(first, min(project.ended or today, today))


def examples(facts: Facts) -> Part:
    """Up to 20: dated episodes in the note's section Examples."""
    dated = [
        point
        for point in facts.person.contact.examples
        if point.day and point.day <= facts.today
    ]
    found = tuple(Evidence(f"{p.day} {p.text}", facts.path, p.line) for p in dated)
    return Part("examples", steps(len(dated), EXAMPLES), 20, found)


def right_slot(facts: Facts) -> Part:
    """Up to 15: fills a slot that is open, and works in the application's field."""
    fit = facts.fit
    found = []
    if fit.slot:
        found.append(Evidence(f"can fill the slot {fit.slot}", fit.path))
    if fit.same_field:
        found.append(Evidence(f"same field: {fit.same_field}", facts.path))
    points = RIGHT_SLOT * bool(fit.slot) + SAME_FIELD * bool(fit.same_field)
    return Part("right_slot", points, 15, tuple(found))


def recent(facts: Facts) -> Part:
    """Up to 10: the last contact, nothing after a silence of eight times the usual gap.

    The usual gap is the median of those between contacts, from three contacts on, and
    at least a week: two weeks of holiday end nothing. (The factor is that of phone
    ties that have most likely decayed, docs/letters.md.)
    """
    if not facts.contacts:
        return Part("recent", 0, 10, ())
    last = facts.contacts[-1]
    silence = (facts.today - last.day).days
    text = f"last contact {last.day}, {silence} days ago"
    points = next((points for most, points in RECENT if silence <= most), 0)
    gap = usual_gap(facts.contacts)
    if gap and silence > LAPSED * gap:
        points, text = 0, f"{text}: more than {LAPSED} times the usual {gap} days"
    return Part("recent", points, 10, (Evidence(text, last.path, last.line),))


def usual_gap(contacts: Sequence[Interaction]) -> int:
    """The median days between contacts, at least a week; 0 for fewer than three."""
    gaps = [(b - a).days for a, b in pairwise(i.day for i in contacts)]
    if len(gaps) < 2:
        return 0
    return max(USUAL_GAP_AT_LEAST, int(median(gaps)))


def said_so(facts: Facts) -> Part:
    """Up to 5: a strong yes 5, a yes 2; a letter under way was a yes."""
    letter = facts.letter
    if letter is None or not letter.is_promised or letter.status == "imported":
        return Part("said_so", 0, 5, ())
    answer = letter.said or "yes"
    text = "said a strong yes" if answer == "yes_strong" else "said yes"
    on = f" on {letter.answered_on}" if letter.answered_on else ""
    points = SAID.get(answer, SAID["yes"])
    return Part("said_so", points, 5, (Evidence(text + on, letter.path),))


PARTS = (known_well, supervised, examples, right_slot, recent, said_so)
