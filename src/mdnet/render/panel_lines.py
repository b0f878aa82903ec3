"""The panel's sentences, the same in the terminal and in the note."""

from collections.abc import Iterable
from datetime import date

from mdnet.model.dates import days_text, short_day
from mdnet.model.network import Person
from mdnet.panel.balance import LEAST_ASKS
from mdnet.panel.gaps_mentors import attempt_text
from mdnet.panel.mentors import (
    CAREER,
    CLINICAL,
    GENERAL,
    INTEREST,
    MENTORS,
    POTENTIAL,
    RESEARCH,
)
from mdnet.panel.values import (
    Attempt,
    Balance,
    Gap,
    Mentor,
    Panel,
    Slot,
    Sponsor,
    Suggestion,
)
from mdnet.rules.plain import one_line
from mdnet.rules.week import PROMISE_DAYS

Named = tuple[Person, str]  # and the reasons, in brackets

SLOT_WORDS = {
    MENTORS: "mentors",
    GENERAL: "general pediatrics",
    INTEREST: "an interest of mine",
    CLINICAL: "clinical",
    RESEARCH: "research or QI",
    CAREER: "career advisor",
    POTENTIAL: "may become a mentor",
}
NOBODY = "nobody yet"
NOTHING_MISSING = "Nothing is missing."
BALANCE_SHOWN = 5


def stage_text(panel: Panel) -> str:
    """`PGY-2`, or that the year is not known."""
    return f"PGY-{panel.stage}" if panel.stage is not None else "year not known"


def wanted_text(slot: Slot) -> str:
    """How many are wanted: `2-3`, `1`, empty where nobody is required."""
    if not slot.least:
        return ""
    if slot.name in (GENERAL, INTEREST):
        return "1 or more"
    least, most = slot.least, slot.most
    return f"{least}-{most}" if most > least else str(least)


def mentor_slots(mentor: Mentor) -> str:
    """What a mentor is for, in words, empty for nothing said."""
    return ", ".join(SLOT_WORDS[slot] for slot in mentor.person.contact.mentor_slots)


def last_text(day: date | None, today: date) -> str:
    """`17 Aug`, or `never` logged."""
    return short_day(day, today) if day else "never"


def check_in_text(mentor: Mentor, today: date) -> str:
    """When the next check-in is due: `by 3 Dec`, `due since 15 Nov`, `quiet`."""
    if not mentor.is_active:
        return "paused" if mentor.person.contact.paused else "quiet"
    if mentor.due is None:
        return ""
    day = short_day(mentor.due, today)
    return f"due since {day}" if mentor.due < today else f"by {day}"


def sponsor_text(sponsor: Sponsor, today: date) -> str:
    """The act that makes a sponsor with its day, or that there is none yet."""
    if sponsor.act is None:
        return "candidate, no act logged yet"
    said = one_line(sponsor.act.text, sponsor.act.tags)
    return f"{short_day(sponsor.act.day, today)}: {said}"


def circles_text(panel: Panel) -> str:
    """`inner 31 · mentorship 14 …`, with the circles that the stage asks for."""
    wanted = (circle for circle in panel.circles if circle.is_wanted)
    return " · ".join(f"{circle.name} {len(circle.people)}" for circle in wanted)


def habit_lines(panel: Panel, balance_days: int) -> list[str]:
    """A10, G3, G5, G7 in figures; what has nothing to say is left out."""
    share, habits = panel.non_physicians, panel.habits
    lines = []
    if share.of:
        lines.append(
            f"Not physicians: {share.some} of {share.of} in the inner circle "
            f"({share.percent} %)"
        )
    if habits.well_known:
        count = len(habits.well_known)
        people = "1 person" if count == 1 else f"{count} people"
        lines.append(
            f"Well known: {people} met or written to {habits.depth} times or more "
            f"in {days_text(balance_days)}"
        )
    if habits.due:
        lines.append(
            f"Promises: {habits.kept} of {habits.due} kept by their day, "
            f"in {days_text(PROMISE_DAYS)}"
        )
    if habits.weeks_active:
        lines.append(
            f"You wrote to somebody in {habits.weeks_active} of the last "
            f"{habits.weeks} weeks"
        )
    return lines


def more_asked(panel: Panel) -> tuple[Balance, ...]:
    """Those who were asked twice or more and given less, at most five."""
    found = (b for b in panel.balance if b.asked >= LEAST_ASKS and b.asked > b.gave)
    return tuple(found)[:BALANCE_SHOWN]


def open_attempts(panel: Panel) -> tuple[Attempt, ...]:
    """M14: asks for a mentor that were no yes; those are among the mentors."""
    return tuple(attempt for attempt in panel.attempts if attempt.outcome != "yes")


def with_reasons_once(gaps: Iterable[Gap]) -> list[tuple[Gap, list[Named]]]:
    """Each gap with its people; what speaks for one is said the first time only."""
    told: set[tuple[str, tuple[str, ...]]] = set()
    found = []
    for gap in gaps:
        who = []
        for suggestion in gap.suggest:
            key = suggestion.person.contact.path, suggestion.reasons
            who.append((suggestion.person, "" if key in told else _reasons(suggestion)))
            told.add(key)
        found.append((gap, who))
    return found


def _reasons(suggestion: Suggestion) -> str:
    return f" ({', '.join(suggestion.reasons)})" if suggestion.reasons else ""


def attempt_line(attempt: Attempt, today: date) -> str:
    """M14: who was asked to be a mentor, when, and what came of it."""
    return f"{attempt_text(attempt)}, asked on {short_day(attempt.day, today)}"
