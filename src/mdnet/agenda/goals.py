"""Goals: mine that this person has to do with, and what was agreed the last time."""

from collections.abc import Iterator

from mdnet.agenda.line import AgendaLine, line_id, unique, words
from mdnet.agenda.span import Span
from mdnet.agenda.themes import themes
from mdnet.model.agenda import Agenda
from mdnet.model.calendar import Profile
from mdnet.model.dates import short_day
from mdnet.model.item import Source
from mdnet.model.point import Point
from mdnet.note.agenda_lines import is_met_box
from mdnet.note.task_fields import task_text

# Where no goal is theirs, so many of the others.
OTHERS = 3
_OF_SLOT = {
    "clinical": ("clinical", "clinic"),
    "research_qi": (
        "research", "abstract", "paper", "manuscript", "poster", "study", "quality",
        "improvement",
    ),
    "career_advisor": ("career", "fellowship", "application", "interview", "match"),
    "general_pediatrics": ("primary", "community", "outpatient"),
}  # fmt: skip


def goals(here: Span) -> tuple[AgendaLine, ...]:
    """M9: open goals of the profile that they touch, then the last agenda's notes."""
    return unique((*_mine(here), *_last_time(here)))


def _mine(here: Span) -> Iterator[AgendaLine]:
    profile = here.network.profile or Profile()
    mine = [point for point in profile.section("Goals") if not point.box.strip("/ ")]
    theirs = themes(_their_words(here))
    touched = [point for point in mine if not theirs.isdisjoint(themes([point.text]))]
    for point in touched or mine[:OTHERS]:
        yield AgendaLine(
            words(point.text),
            line_id(here.key, "goal", point.text),
            None,
            Source(profile.path, point.line),
            here.titles.link(profile.path),
        )


def _their_words(here: Span) -> Iterator[str]:
    contact = here.person.contact
    yield from contact.interests
    for slot in contact.mentor_slots:
        yield from _OF_SLOT[slot]
    for project in here.network.projects:
        if project.mentor_path == contact.path and not project.is_finished:
            yield from (project.name, project.goal)


def _last_time(here: Span) -> Iterator[AgendaLine]:
    """What the Notes of their last agenda say, and what became of it."""
    last = _last_agenda(here)
    for point in last.section("Notes") if last else ():
        text = words(task_text(point.text, 0, len(point.text)).description)
        if last and last.day and text and not is_met_box(point.text):
            link = here.link(last.path, short_day(last.day, here.on))
            yield AgendaLine(
                f"Last time ({link}): {text}{_became(point)}",
                line_id(here.key, "agreed", last.path, point.text),
                last.day,
                Source(last.path, point.line),
                in_mail=False,
            )


def _last_agenda(here: Span) -> Agenda | None:
    """The latest agenda before this one in which something was noted."""
    path = here.person.contact.path
    found = [
        (agenda.day, agenda.path, agenda)
        for agenda in here.network.agendas
        if agenda.contact_path == path and agenda.path != here.path
        if agenda.day and agenda.day < here.on and _is_noted(agenda)
    ]
    return max(found)[2] if found else None


def _is_noted(agenda: Agenda) -> bool:
    return any(not is_met_box(point.text) for point in agenda.section("Notes"))


def _became(point: Point) -> str:
    if not point.box:
        return ""
    if point.is_done:
        return " (done)"
    return " (dropped)" if point.box == "-" else " (still open)"
