"""Questions: what I meant to ask, decisions that wait, an ask whose moment it is."""

import re
from collections.abc import Iterator, Sequence

from mdnet.agenda.line import AgendaLine, capital, line_id, unique, words
from mdnet.agenda.span import Span
from mdnet.model.dates import short_day
from mdnet.model.item import Source
from mdnet.model.project import Project
from mdnet.note.filenames import fold_accents
from mdnet.rules.promise_text import plain_promise
from mdnet.rules.sponsors import support_to_follow

# A project with such a status waits for no decision any more.
DROPPED = frozenset(
    {"declined", "dropped", "stopped", "paused", "abandoned", "cancelled", "canceled"}
)
_ASK = re.compile(r"ask (\w+)[ :,]+(?=\S)", re.IGNORECASE)
_ASPECT = {
    "time": "time",
    "timeline": "timeline",
    "my_role": "my role",
    "authorship": "authorship",
}


def questions(here: Span, letters: Sequence[str] = ()) -> tuple[AgendaLine, ...]:
    """M9: tasks tagged `#question`, open projects, the sponsor ask, letters.

    `letters` are sentences about this person's letters, ready to stand here.
    """
    return unique(
        (*_noted(here), *_projects(here), *_support(here), *_letters(here, letters))
    )


def _noted(here: Span) -> Iterator[AgendaLine]:
    for task in here.person.tasks:
        if task.is_question and task.is_open and not task.personal:
            yield AgendaLine(
                capital(_asked(words(plain_promise(task)), here.person.name)),
                line_id(here.key, "question", task.path, task.description),
                None,
                Source(task.path, task.line),
                here.link(task.path),
            )


def _asked(text: str, name: str) -> str:
    """`ask him how early to apply` as they may read it: `how early to apply`."""
    found = _ASK.match(text)
    who = fold_accents(found[1]) if found else ""
    known = {"him", "her", "them", fold_accents(name), *fold_accents(name).split()}
    return text[found.end() :] if found and who in known else text


def _projects(here: Span) -> Iterator[AgendaLine]:
    """A7 to A9: what has no answer yet; theirs, then others not yet agreed upon."""
    path = here.person.contact.path
    for theirs in (True, False):
        for project in here.network.projects:
            waits = project.unanswered and (theirs or not project.is_running)
            if (project.mentor_path == path) is theirs and waits:
                yield from _open_project(project, theirs, here)


def _open_project(project: Project, theirs: bool, here: Span) -> Iterator[AgendaLine]:
    if project.is_finished or project.status in DROPPED:
        return
    if project.is_running:
        start = "still to agree on:"
    else:
        start = "before a yes:" if theirs else "should I say yes? Open:"
    yield AgendaLine(
        f"{here.link(project.path)}, {start} {_listed(project.unanswered)}",
        line_id(here.key, "decide", project.path),
        None,
        Source(project.path, 1),
    )


def _listed(keys: Sequence[str]) -> str:
    return ", ".join(_ASPECT[key] for key in keys)


def _support(here: Span) -> Iterator[AgendaLine]:
    """M10: a mentor who spoke up for me can be asked for one thing by name."""
    profile, days = here.network.profile, here.settings.panel.support_days
    stage = profile.stage(here.today) if profile else None
    found = support_to_follow(here.person, stage, days, here.today)
    if found is None:
        return
    day = short_day(found.day, here.on)
    yield AgendaLine(
        f"Spoke up for me on {day}: ask for one thing by name, a talk, a committee, "
        "an introduction",
        line_id(here.key, "support", found.day),
        found.day,
        Source(found.path, found.line),
        here.link(found.path),
        in_mail=False,
    )


def _letters(here: Span, letters: Sequence[str]) -> Iterator[AgendaLine]:
    for sentence in letters:
        text = words(sentence)
        yield AgendaLine(text, line_id(here.key, "letter", text), in_mail=False)
