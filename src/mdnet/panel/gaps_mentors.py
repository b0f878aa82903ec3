"""M1 to M6, M14: mentors who are missing, and who could be asked."""

from collections.abc import Iterable

from mdnet.model.network import Person
from mdnet.panel.attempts import CLOSED, rests
from mdnet.panel.candidates import Wanted, may_be_asked, named, suggestions
from mdnet.panel.fitting import (
    CLOSE,
    CONNECTOR,
    GENERALIST,
    MENTOR,
    OF_ROTATION,
    OF_SLOT,
)
from mdnet.panel.ground import Ground
from mdnet.panel.mentors import (
    CAREER,
    CLINICAL,
    GENERAL,
    INTEREST,
    MENTORS,
    POTENTIAL,
    RESEARCH,
)
from mdnet.panel.values import Attempt, Gap, Panel, Suggestion
from mdnet.rules.plain import one_line

OUTCOMES_IN_WORDS = {
    "no": "no",
    "no_reply": "no reply",
    "not_now": "not now",
    "not_right_person": "not the right person",
    "yes": "yes",
    "answered": "answered",
    "waiting": "no answer yet",
}
_SLOT_TEXTS = {
    CLINICAL: "A clinical mentor, somebody who sees you work with patients",
    RESEARCH: "A mentor for research or QI",
    CAREER: "A career advisor: your program director, an associate or a chief resident",
}


def first_year_mentors(panel: Panel, on: Ground) -> Iterable[Gap]:
    """M3: in the first year one or two who may become mentors, met on a rotation."""
    slot = panel.slot(POTENTIAL)
    if slot is None or not slot.is_open:
        return
    unlinked = [m.person for m in panel.potential if m.is_active]
    unlinked = [person for person in unlinked if person not in slot.have]
    if unlinked:
        text = (
            "May become a mentor, but no rotation lists them: add them to its `people`"
        )
        shown = unlinked[: on.here.settings.panel.suggest]
        yield Gap("M3", text, tuple(named(person, MENTOR, on) for person in shown))
        return
    text = (
        f"{_so_far(panel)}Somebody from a rotation who may become a mentor: ask for "
        "ten minutes of feedback; then `relationship: potential_mentor`"
    )
    yield Gap("M3", text, _next(OF_ROTATION, slot.have, panel, on))


def no_mentor(panel: Panel, on: Ground) -> Iterable[Gap]:
    """M1: no mentor at all, or only quiet ones; after the first year."""
    if on.is_first_year or panel.active or _is_exhausted(panel, on):
        return
    quiet = [m.person for m in panel.mentors if may_be_asked(m.person, on)]
    if quiet:
        text = "No mentor has been in touch for long: a few lines to one of them"
        shown = quiet[: on.here.settings.panel.suggest]
        yield Gap("M1", text, tuple(named(person, MENTOR, on) for person in shown))
        return
    text = (
        f"{_so_far(panel)}A first mentor: ask one for twenty minutes; "
        "who says yes gets `relationship: mentor`"
    )
    yield Gap("M1", text, _next(MENTOR, (), panel, on))


def mentor_search(panel: Panel, on: Ground) -> Iterable[Gap]:
    """M14: after three asks without a yes, ask who knows people whom they would ask."""
    slot = panel.slot(MENTORS)
    missing = not panel.active or (slot is not None and slot.is_open)
    if on.is_first_year or not missing or not _is_exhausted(panel, on):
        return
    text = (
        f"{_so_far(panel)}Another way to a mentor: "
        "ask somebody who knows everybody whom they would go to"
    )
    yield Gap("M14", text, _next(CONNECTOR, (), panel, on))


def mentor_kinds(panel: Panel, on: Ground) -> Iterable[Gap]:
    """M2: two or three mentors, one a generalist, one who shares an interest."""
    have = tuple(mentor.person for mentor in panel.active)
    close, settings = ", ".join(map(one_line, on.mine)), on.here.settings.panel
    enough = f"{settings.mentors_min} to {settings.mentors_max}"
    for name, text, wanted in (
        (MENTORS, f"One more mentor: {enough} share the load", MENTOR),
        (GENERAL, "A mentor from general pediatrics", GENERALIST),
        (INTEREST, f"A mentor who shares an interest of yours ({close})", CLOSE),
    ):
        slot = panel.slot(name)
        tried = name == MENTORS and _is_exhausted(panel, on)
        if have and slot and slot.is_open and not tried:
            so_far = _so_far(panel) if name == MENTORS else ""
            text = f"{so_far}{text}; who says yes gets `relationship: mentor`"
            yield Gap("M2", text, _next(wanted, have, panel, on))


def marked_slots(panel: Panel, on: Ground) -> Iterable[Gap]:
    """M4, M5, M6: a clinical mentor, one for research or QI, a career advisor."""
    for name, text in _SLOT_TEXTS.items():
        slot = panel.slot(name)
        if slot and slot.is_open:
            text = f"{text}; who says yes gets `mentor_slots: {name}`"
            found = _next(OF_SLOT[name], slot.have, panel, on)
            yield Gap(slot.rule, text, found)


def attempt_text(attempt: Attempt) -> str:
    """M14: the person and the outcome: `Gordon Ashby (no)`."""
    return f"{one_line(attempt.person.name)} ({OUTCOMES_IN_WORDS[attempt.outcome]})"


def _next(
    wanted: Wanted, taken: Iterable[Person], panel: Panel, on: Ground
) -> tuple[Suggestion, ...]:
    """M14: whom to ask next; nobody who was asked before, unless long ago."""
    asked = (a.person for a in panel.attempts if a.outcome != "yes" and rests(a, on))
    return suggestions(wanted, on, (*taken, *asked))


def _so_far(panel: Panel) -> str:
    """M14, A16: who was asked and what came of it, a fact and no verdict."""
    asked = [attempt for attempt in panel.attempts if attempt.outcome != "yes"]
    return f"Asked so far: {', '.join(map(attempt_text, asked))}. " if asked else ""


def _is_exhausted(panel: Panel, on: Ground) -> bool:
    closed = [a for a in panel.attempts if a.outcome in CLOSED]
    return len(closed) >= on.here.settings.panel.mentor_tries
