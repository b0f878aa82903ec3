"""M1, M12, S2, A10, C5, F4, A1, G3: sponsors, circles, giving, promises."""

from collections.abc import Iterable

from mdnet.model.network import Person
from mdnet.model.vocabulary import CIRCLES
from mdnet.panel.candidates import Wanted, may_be_asked, suggestions
from mdnet.panel.fitting import (
    COLLEAGUE,
    CONNECTOR,
    MENTOR,
    SPONSOR,
    UNPLACED,
    WORKED_WITH,
    may_champion,
)
from mdnet.panel.ground import Ground
from mdnet.panel.interests import shared
from mdnet.panel.values import Gap, Panel, Suggestion
from mdnet.rules.gates import is_reachable
from mdnet.rules.lint import missing_groups
from mdnet.rules.plain import one_line
from mdnet.rules.promise_text import plain_promise
from mdnet.rules.promises import due_day

_CLOSE = ("mentor", "sponsor", "potential_mentor")
ACTS = "a word to a fellowship, an invitation to speak, a seat on a committee"


def no_sponsor(panel: Panel, on: Ground) -> Iterable[Gap]:
    """M1, M12: nobody has acted for the resident yet; after the first year."""
    if on.is_first_year or any(sponsor.act for sponsor in panel.sponsors):
        return
    rule = "M12" if panel.sponsors else "M1"
    text = f"A sponsor is who does something for you: {ACTS}. Ask for one of these"
    if panel.sponsors:
        names = ", ".join(one_line(s.person.name) for s in panel.sponsors[:3])
        text = f"{text}; no act is logged yet of {names}"
    yield Gap(rule, text, suggestions(SPONSOR, on))


def first_year_groups(panel: Panel, on: Ground) -> Iterable[Gap]:
    """S2: in the first year a co-resident, a nurse and somebody of the faculty."""
    if on.is_first_year:
        for name in missing_groups(on.network):
            text = f"No {name} is in the vault yet: who helped you this week?"
            yield _who_would_know("S2", text, on)


def few_colleagues(panel: Panel, on: Ground) -> Iterable[Gap]:
    """A10: few among circle 1 who are not physicians."""
    share = panel.non_physicians
    if not share.of or share.percent >= on.here.settings.panel.non_physician_share:
        return
    text = (
        f"{share.some} of {share.of} people around you are nurses, therapists, "
        "coordinators: "
    )
    found = suggestions(COLLEAGUE, on)
    if found:
        yield Gap("A10", f"{text}add `circle: inner` to who is close", found)
    else:
        text = f"{text}who kept the ward running this week?"
        yield _who_would_know("A10", text, on)


def empty_circles(panel: Panel, on: Ground) -> Iterable[Gap]:
    """C5: circles that the stage asks for, with nobody in them."""
    empty = [c.name for c in panel.circles if c.is_wanted and not c.people]
    if not empty:
        return
    text = f"Nobody is in {_listed(empty)} yet: "
    found = suggestions(UNPLACED, on)
    if found:
        yield Gap("C5", f"{text}give people a `role` or a `circle`", found)
    else:
        found = suggestions(CONNECTOR, on) or suggestions(MENTOR, on)
        yield Gap("C5", f"{text}ask whom you should meet", found)


def champions_missing(panel: Panel, on: Ground) -> Iterable[Gap]:
    """F4: an interest that nobody stands up for."""
    for interest, have in panel.champions:
        if not have:
            word = one_line(interest)
            text = f"A champion for {word}; who is one gets `relationship: champion`"
            yield Gap("F4", text, suggestions(_sharing(interest), on))


def only_asks(panel: Panel, on: Ground) -> Iterable[Gap]:
    """A1: people to whom all that went out in a year asked for something."""
    found = [
        Suggestion(each.person, (f"asked {each.asked} times",))
        for each in panel.balance
        if each.only_asks and may_be_asked(each.person, on)
    ]
    if found:
        text = "Only asks so far: news, a paper or a thank-you evens it"
        yield Gap("A1", text, tuple(found[: on.here.settings.panel.suggest]))


def promises_late(panel: Panel, on: Ground) -> Iterable[Gap]:
    """G3: fewer than nine of ten promises kept in time, and some still open."""
    kept, due = panel.habits.kept, panel.habits.due
    if not due or 100 * kept >= on.here.settings.panel.kept_promises * due:
        return
    people = (p for p in on.network.people if is_reachable(p, on.here))
    found = [Suggestion(p, owed) for p in people if (owed := _overdue(p, on))]
    if found:
        text = "Promises past their day: keep one, or agree on another day"
        yield Gap("G3", text, tuple(found[: on.here.settings.panel.suggest]))


def _who_would_know(rule: str, text: str, on: Ground) -> Gap:
    """A gap that nobody of the vault fills: those of a rotation know the others."""
    found = suggestions(WORKED_WITH, on)
    return Gap(rule, f"{text} These would know" if found else text, found)


def _sharing(interest: str) -> Wanted:
    def fits(person: Person, on: Ground) -> bool:
        return may_champion(person, on) and bool(shared(person.contact, (interest,)))

    return Wanted(fits, marks=_CLOSE, interests=(interest,))


def _overdue(person: Person, on: Ground) -> tuple[str, ...]:
    """The first open promise to the person whose day has passed, in its own words."""
    for task in person.tasks:
        day = due_day(task)
        if task.is_promise and task.is_open and day and day < on.here.today:
            return (plain_promise(task),)
    return ()


def _listed(names: list[str]) -> str:
    if len(names) == len(CIRCLES):
        return "a circle"
    if len(names) == 1:
        return f"the {names[0]} circle"
    return f"the {', '.join(names[:-1])} and {names[-1]} circles"
