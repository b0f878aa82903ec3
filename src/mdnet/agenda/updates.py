"""Updates: what happened since the last check-in that this person would care about."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from mdnet.agenda.line import AgendaLine, line_id, unique, words
from mdnet.agenda.span import Span, is_update
from mdnet.agenda.themes import themes
from mdnet.history import since
from mdnet.model.calendar import Profile
from mdnet.model.item import Source
from mdnet.model.project import Project
from mdnet.note.field_links import unlinked
from mdnet.rules.promise_text import plain_promise

# Of a project of theirs so many log lines, of another one only the last.
THEIR_STEPS, OTHER_STEPS = 3, 1
ROTATIONS = 3
# What was told of within so many days of other news, with a word of it, is the same.
ECHO_DAYS = 10


def updates(here: Span) -> tuple[AgendaLine, ...]:
    """M9: what was done with and for this person, other news, the last rotations.

    With their projects stand the promises to them that were kept. Each of the three
    newest first.
    """
    theirs = unique((*_projects(here, theirs=True), *_promises_kept(here)))
    others = (*_projects(here, theirs=False), *_news(here))
    known = (*theirs, *unique(others))
    told = _without_echoes(known, unique(_told_to_others(here)))
    rotations = _newest_first(_rotations(here))[:ROTATIONS]
    news = _newest_first((*others, *told))
    return unique((*_newest_first(theirs), *news, *rotations))


def _without_echoes(
    known: Sequence[AgendaLine], told: Iterable[AgendaLine]
) -> tuple[AgendaLine, ...]:
    """The lines of `told` that no other line of the same weeks tells as well."""
    found: list[AgendaLine] = []
    for line in told:
        if not any(_is_echo(line, other) for other in (*known, *found)):
            found.append(line)
    return tuple(found)


def _is_echo(line: AgendaLine, other: AgendaLine) -> bool:
    apart = (line.day or date.min) - (other.day or date.min)
    if abs(apart.days) > ECHO_DAYS:
        return False
    return not themes([line.plain]).isdisjoint(themes([other.plain]))


def _newest_first(lines: Iterable[AgendaLine]) -> list[AgendaLine]:
    return sorted(lines, key=lambda line: line.day or date.min, reverse=True)


def _projects(here: Span, theirs: bool) -> Iterator[AgendaLine]:
    path = here.person.contact.path
    for project in here.network.projects:
        if (project.mentor_path == path) is theirs:
            yield from _events(project, here)
            yield from _steps(project, here, THEIR_STEPS if theirs else OTHER_STEPS)


def _events(project: Project, here: Span) -> Iterator[AgendaLine]:
    """A project that ended, or was presented."""
    link = here.link(project.path)
    if here.covers(project.ended):
        text = f"{'finished' if project.is_finished else 'ended'} {link}"
        yield _of_project(project, text, project.ended, 1, here)
    if here.covers(project.presented_on):
        at = words(unlinked(project.presented_at))
        text = f"presented {link} at {at}" if at else f"presented {link}"
        yield _of_project(project, text, project.presented_on, 1, here)


def _steps(project: Project, here: Span, at_most: int) -> Iterator[AgendaLine]:
    moved = [point for point in project.log if here.covers(point.day)]
    moved.sort(key=lambda point: (point.day or date.min, point.line))
    for point in reversed(moved[-at_most:]):
        if text := words(point.text):
            text = f"{text} ({here.link(project.path)})"
            yield _of_project(project, text, point.day, point.line, here)


def _of_project(
    project: Project, text: str, day: date | None, line: int, here: Span
) -> AgendaLine:
    return AgendaLine(
        text,
        line_id(here.key, "project", project.path, day, text),
        day,
        Source(project.path, line),
    )


def _news(here: Span) -> Iterator[AgendaLine]:
    """The dated lines below Updates in my profile, those they have not heard."""
    profile = here.network.profile or Profile()
    for point in profile.section("Updates"):
        is_news = here.covers(point.day) and not _is_heard(point.day, point.text, here)
        if is_news:
            yield AgendaLine(
                words(point.text),
                line_id(here.key, "news", point.day, point.text),
                point.day,
                Source(profile.path, point.line),
                here.titles.link(profile.path),
            )


def _is_heard(day: date | None, text: str, here: Span) -> bool:
    """Whether they were told news of that day: later, or the same day in like words."""
    told = here.told
    if told is None or day is None or day > told.day:
        return False
    known = themes([words(told.text)])
    return day < told.day or not known.isdisjoint(themes([words(text)]))


def _told_to_others(here: Span) -> Iterator[AgendaLine]:
    """What I told somebody else as my news, and not yet to this person.

    The newest of each person first.
    """
    heard = {(i.path, i.line) for i in here.person.interactions}
    first = here.since + timedelta(days=1)
    for other in here.network.people:
        for told in since(other, first, here.today):
            if not is_update(told) or (told.path, told.line) in heard:
                continue
            if _is_heard(told.day, told.text, here):
                continue
            heard.add((told.path, told.line))
            yield AgendaLine(
                words(told.text),
                line_id(here.key, "told", told.path, told.day, told.text),
                told.day,
                Source(told.path, told.line),
                f"told {here.titles.link(other.contact.path)}",
            )


def _rotations(here: Span) -> Iterator[AgendaLine]:
    for rotation in here.network.rotations:
        ended = here.covers(rotation.ends)
        day, what = rotation.ends, "finished"
        if not ended:
            day, what = rotation.starts, "began"
        if here.covers(day):
            yield AgendaLine(
                f"{what} {here.link(rotation.path)}",
                line_id(here.key, what, rotation.path, day),
                day,
                Source(rotation.path, 1),
            )


def _promises_kept(here: Span) -> Iterator[AgendaLine]:
    for task in here.person.tasks:
        if not (task.is_promise and task.is_done) or task.personal:
            continue
        if here.covers(task.done):
            text = words(plain_promise(task))
            yield AgendaLine(
                f"as promised: {text}" if text else "",
                line_id(here.key, "kept", task.path, task.done, task.description),
                task.done,
                Source(task.path, task.line),
                here.link(task.path),
            )
