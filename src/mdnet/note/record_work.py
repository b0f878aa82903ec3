"""Projects and agendas from their properties."""

from functools import partial

from mdnet.model.agenda import Agenda
from mdnet.model.finding import Finding
from mdnet.model.project import Project
from mdnet.model.vocabulary import slug
from mdnet.note import fields
from mdnet.note.field_values import Reading
from mdnet.note.field_words import AGENDA_STATE
from mdnet.note.front_values import FrontMatter, Property
from mdnet.note.record_keys import Fields
from mdnet.note.short_dates import iso_date

Findings = tuple[Finding, ...]

_state = partial(fields.choice, vocabulary=AGENDA_STATE, default="draft")


def project(path: str, title: str, properties: FrontMatter) -> tuple[Project, Findings]:
    """One project; `kind`, `status` and `size` are words as typed, folded."""
    take = Fields(path, properties.properties)
    found = Project(
        path=path,
        name=title,
        kind=take.first("kind", _word, ""),
        status=take.first("status", _word, ""),
        size=take.first("size", _word, ""),
        mentor=take.first("mentor", fields.target, ""),
        time=take.first("time", fields.text, ""),
        timeline=take.first("timeline", fields.text, ""),
        my_role=take.first("my_role", fields.text, ""),
        authorship=take.first("authorship", fields.text, ""),
        goal=take.first("goal", fields.plain_text, ""),
        presented_at=take.first("presented_at", fields.plain_text, ""),
        presented_on=take.first("presented_on", fields.day, None),
        started=take.first("started", fields.day, None)
        or take.first("starts", fields.day, None),
        ended=take.first("ended", fields.day, None)
        or take.first("ends", fields.day, None),
    )
    return found, take.findings


def agenda(path: str, title: str, properties: FrontMatter) -> tuple[Agenda, Findings]:
    """One agenda; without `date` or `contact` its name says both."""
    take = Fields(path, properties.properties)
    named, _, person = title.partition(" ")
    day = iso_date(named)
    found = Agenda(
        path=path,
        name=title,
        contact=take.first("contact", fields.target, "") or (person if day else ""),
        day=take.first("date", fields.day, None) or day,
        status=take.first("status", _state, "draft"),
    )
    return found, take.findings


def _word(found: Property) -> Reading[str]:
    value, problems = fields.plain_text(found)
    return Reading(slug(value), problems)
