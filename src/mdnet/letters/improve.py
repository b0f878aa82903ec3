"""What would add most to a writer's readiness, in things that one can do."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mdnet.letters.parts import (
    EXAMPLES,
    INTERACTIONS,
    PROJECT_MONTHS,
    PROJECT_POINTS,
    RECENT,
    SAID,
    SUPERVISED_MOST,
    WEEKS,
    Facts,
    examples,
    known_well,
    project_months,
    recent,
    said_so,
    steps,
    supervised,
    weeks,
)
from mdnet.model.dates import days_text
from mdnet.model.settings import Readiness


class Improvement(NamedTuple):
    """One thing to do, and the points that it would add."""

    text: str
    adds: int


def improvements(facts: Facts, weights: Readiness) -> tuple[Improvement, ...]:
    """What can be done, what adds most first; nothing for a letter in hand."""
    if facts.letter and facts.letter.is_in_hand:
        return ()
    found = [
        Improvement(text, round(points * getattr(weights, name) / most))
        for name, most, text, points in (
            *_examples(facts),
            *_supervised(facts),
            *_contacts(facts),
            *_recent(facts),
            *_said(facts),
        )
    ]
    return tuple(sorted((i for i in found if i.adds > 0), key=lambda i: -i.adds))


_Found = tuple[str, int, str, int]


def _next_step(value: int, table: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """How much more is needed for the next step, and what it adds; 0 for the last."""
    now = steps(value, table)
    more = next(((least, points) for least, points in table if least > value), None)
    return (more[0] - value, more[1] - now) if more else (0, 0)


def _examples(facts: Facts) -> Iterator[_Found]:
    count = len(examples(facts).evidence)
    _, adds = _next_step(count, EXAMPLES)
    word = "one example" if count == 0 else "one more example"
    text = f"write down {word} of what they saw you do, with its date"
    yield "examples", 20, text, adds


def _supervised(facts: Facts) -> Iterator[_Found]:
    """More weeks on service, or a project that goes on until it counts."""
    points = supervised(facts).points
    together = sum(weeks(rotation, facts.today) for rotation in facts.rotations)
    need, adds = _next_step(together, WEEKS)
    adds = min(adds, SUPERVISED_MOST - points)
    if need:
        count = "one more week" if need == 1 else f"{need} more weeks"
        yield "supervised", 25, f"{count} on service together", adds
    ages = [project_months(p, facts.today) for p in facts.projects if p.first_day]
    if ages and max(ages) < PROJECT_MONTHS:
        left = PROJECT_MONTHS - max(ages)
        adds = min(PROJECT_POINTS, SUPERVISED_MOST - points)
        count = "one more month" if left == 1 else f"{left} more months"
        yield "supervised", 25, f"{count} on the project with them", adds


def _contacts(facts: Facts) -> Iterator[_Found]:
    need, adds = _next_step(len(facts.contacts), INTERACTIONS)
    count = "one more contact" if need == 1 else f"{need} more contacts"
    most = known_well(facts).most
    yield "known_well", most, f"{count}, written down", adds


def _recent(facts: Facts) -> Iterator[_Found]:
    found = recent(facts)
    text = "be in touch again"
    if facts.contacts:
        silence = (facts.today - facts.contacts[-1].day).days
        text = f"{text}: {days_text(silence)} of silence"
    yield "recent", found.most, text, RECENT[0][1] - found.points


def _said(facts: Facts) -> Iterator[_Found]:
    found = said_so(facts)
    adds = SAID["yes_strong"] - found.points
    if not facts.is_wanted or (facts.letter and facts.letter.is_promised):
        return
    text = "ask whether they would feel comfortable writing a strong letter"
    yield "said_so", found.most, text, adds
