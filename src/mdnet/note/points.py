"""Items of the sections that mean something beside the log: examples, goals, packet."""

from collections.abc import Iterator

from mdnet.model.agenda import Agenda
from mdnet.model.calendar import Profile
from mdnet.model.contact import Contact
from mdnet.model.letter import Letter
from mdnet.model.note import Record
from mdnet.model.point import Point
from mdnet.model.project import Project
from mdnet.note.body import Body, Line
from mdnet.note.log_head import dated_head
from mdnet.note.sections import NEVER, heading_key
from mdnet.note.tasks import box_of

# By kind of note. A section of a contact that is not here, `Personal` above all, is
# nobody's business.
SECTIONS: dict[str, frozenset[str]] = {
    "contact": frozenset({"examples"}),
    "profile": frozenset({"goals", "story", "updates"}),
    "letter": frozenset({"packet"}),
    "project": frozenset({"log"}),
    "agenda": frozenset({"updates", "questions", "goals", "notes"}),
}

# What may stand between a date and the words after it.
_BETWEEN = " \t:,.–—-"
_EMPHASIS = "*_"


def with_points(record: Record, body: Body, kind: str) -> Record:
    """The record of a note with the items of its sections."""
    found = points(body, kind)
    if isinstance(record, Project):
        log = tuple(point for point in found if point.section == "log")
        return record._replace(log=log, next_step=first_words(body, "next step"))
    if not found:
        return record
    if isinstance(record, Contact):
        return record._replace(examples=found)
    if isinstance(record, Letter):
        return record._replace(packet=found)
    assert isinstance(record, Profile | Agenda)
    return record._replace(points=found)


def points(body: Body, kind: str) -> tuple[Point, ...]:
    """The top-level items below the known headings of a note of this kind.

    A section lasts to the next heading of its level or a higher one. Quoted and nested
    items are none; empty ones neither.
    """
    wanted = SECTIONS.get(kind)
    return tuple(_points(body, wanted)) if wanted else ()


def _points(body: Body, wanted: frozenset[str]) -> Iterator[Point]:
    section, level = "", NEVER
    for line in body.lines:
        if line.level:
            key = heading_key(body.title(line))
            if line.level <= level:
                section, level = "", NEVER
            if key in wanted:
                section, level = key, line.level
        elif section and line.parent < 0 and not line.quoted:
            found = _point(body, line, section)
            if found.text or found.day:
                yield found


def _point(body: Body, line: Line, section: str) -> Point:
    box, start = box_of(body, line)
    text = body.visible(start, line.end)
    head = dated_head(text)
    if head is None or head.day is None:
        return Point(section, text, line.number, None, box)
    words = text.partition(head.typed)[2].lstrip(_BETWEEN)
    if text.startswith(tuple(_EMPHASIS)):
        words = words.lstrip(_EMPHASIS).lstrip(_BETWEEN)
    return Point(section, words, line.number, head.day, box)


def first_words(body: Body, heading: str) -> str:
    """The first line with text below a heading, without list mark; empty for none."""
    for line in body.headings:
        if heading_key(body.title(line)) == heading:
            end = next((h.start for h in body.headings if h.start > line.start), None)
            below = body.visible(line.end, len(body.text) if end is None else end)
            words = (text.strip().lstrip("-*+ ") for text in below.split("\n"))
            return next((text for text in words if text), "")
    return ""
