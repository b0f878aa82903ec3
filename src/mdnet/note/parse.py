"""A note's text becomes a value: the only entry for the index."""

import re
from collections.abc import Callable, Iterator
from datetime import date

from mdnet.model.agenda import Agenda
from mdnet.model.finding import Finding
from mdnet.model.note import Entry, Link, Note, Record
from mdnet.model.settings import Settings
from mdnet.model.task import Task
from mdnet.note import (
    agenda_lines,
    body_findings,
    conflict_findings,
    record_letters,
    record_work,
    records,
)
from mdnet.note.adopted import adopted_entries, is_person_by_category
from mdnet.note.answers import Answered, answered
from mdnet.note.body import Body, body
from mdnet.note.entries import day_above, entry, links_above
from mdnet.note.frontmatter import FrontMatter, read
from mdnet.note.group import Group, Page
from mdnet.note.groups import groups
from mdnet.note.kinds import is_template, note_kind, undated_daily_note
from mdnet.note.links import tags, wikilinks
from mdnet.note.log_head import dated_head
from mdnet.note.points import with_points
from mdnet.note.tasks import task

_Reader = Callable[[str, str, FrontMatter], tuple[Record, tuple[Finding, ...]]]
_RECORDS: dict[str, _Reader] = {
    "contact": records.contact,
    "profile": records.profile,
    "rotation": records.rotation,
    "season": records.season,
    "letter": record_letters.letter,
    "application": record_letters.application,
    "program": record_letters.program,
    "project": record_work.project,
    "agenda": record_work.agenda,
}
_PERSON_TAG = re.compile(r"#(?:person|people)", re.IGNORECASE)


def parse(path: str, text: str, settings: Settings) -> Note:
    """The note at `path`, read; never raises, whatever the text is.

    Of a template nothing is read but its name and text. What cannot be read is in
    the note's findings, in the order of the file.
    """
    title = path.rpartition("/")[2].removesuffix(".md")
    front = read(text, path)
    too_long = body_findings.too_long(path, text, front)
    readable = text[: front.body_start] if too_long else text
    scanned = body(readable, front.body_start, front.body_line)
    words = text[front.body_start :]
    if is_template(path, settings.folders):
        return Note(path, title, body=words)
    kind, day = note_kind(
        path, title, records.note_type(front), _tags(front, scanned),
        settings.folders, settings.daily, _date(front), is_person_by_category(front),
    )  # fmt: skip
    record, findings = None, front.findings
    # Without its properties a person is still a person, but nothing else is known.
    if kind in _RECORDS and (kind == "contact" or front.readable or front.properties):
        record, found = _RECORDS[kind](path, title, front)
        record = with_points(record, scanned, kind)
        findings += found
    page = Page(path, kind, day, settings.log.headings)
    findings += undated_daily_note(path, kind, day, settings.daily)
    lines = _Lines(page, scanned, settings.digest.snooze_days, record)
    findings += (*lines.findings, *body_findings.findings(path, scanned), *too_long)
    findings += conflict_findings.findings(path, front, scanned)
    entries = (*adopted_entries(front, kind, day, title, lines.entries), *lines.entries)
    return Note(
        path,
        title,
        kind,
        day,
        record,
        (*agenda_lines.held(record, entries), *entries),
        lines.tasks,
        tuple([each.answer for each in lines.answered]),
        tuple(_links(scanned)),
        tuple(sorted(findings, key=_place)) if findings else (),
        words,
    )


def unreadable(path: str, code: str, message: str, settings: Settings) -> Note:
    """The note at `path` of which nothing could be read, with the one finding why.

    It still counts by its name and folder: a person stays a person.
    """
    finding = Finding(path, 0, 0, code, "error", message)
    return parse(path, "", settings)._replace(findings=(finding,))


class _Lines:
    """What the lines of the body say."""

    def __init__(
        self, page: Page, scanned: Body, snooze_days: int, record: Record | None
    ) -> None:
        self._page = page
        self._body = scanned
        self._agenda = record if isinstance(record, Agenda) else None
        self._notes = agenda_lines.lines_of_notes(record)
        found, self.findings = groups(scanned, page)
        self.answered: list[Answered] = []
        if page.day:
            self.answered = answered(page.path, scanned, found, page.day, snooze_days)
            self.findings += [f for each in self.answered for f in each.findings]
        self.entries = tuple(sorted(self._entries(found), key=lambda each: each.line))
        self.tasks = tuple(self._tasks(found))

    def _entries(self, found: list[Group]) -> Iterator[Entry]:
        for group in found:
            if group.head and (one := entry(self._body, group)):
                yield one
        yield from (each.entry for each in self.answered if each.entry)

    def _tasks(self, found: list[Group]) -> Iterator[Task]:
        """The boxes of a contact's note, elsewhere those that link somebody."""
        for group in found:
            if not group.box or group.item_id:
                continue
            made = day_above(group, self._page.day)
            one, wrong = task(self._page.path, self._body, group.line, made)
            links = one.links or links_above(self._body, group)
            if self._agenda and group.line.number in self._notes:
                links = agenda_lines.task_links(self._agenda, one, links)
            elif self._agenda:
                links = ()
            if links or self._page.kind == "contact":
                self.findings.extend(wrong)
                if group.personal or links != one.links:
                    one = one._replace(links=links, personal=group.personal)
                yield one


def _links(scanned: Body) -> Iterator[Link]:
    """All wikilinks to other notes, those of the front matter too."""
    text, line, counted, before = scanned.masked, 1, 0, -1
    for link in wikilinks(text):
        if link.embed or not link.target:
            continue
        line += text.count("\n", counted, link.start)
        before = max(before, text.rfind("\n", counted, link.start))
        counted = link.start
        yield Link(link.target, line, link.start - before, link.display)


def _date(front: FrontMatter) -> date | None:
    for each in front.properties:
        if each.key.lower() == "date":
            head = dated_head(each.value) if isinstance(each.value, str) else None
            return head.day if head else None
    return None


def _tags(front: FrontMatter, scanned: Body) -> Iterator[str]:
    """The tags of the properties; of the body's, those that may say "person"."""
    yield from records.note_tags(front)
    if _PERSON_TAG.search(scanned.masked, scanned.start):
        yield from tags(scanned.masked[scanned.start :])


def _place(finding: Finding) -> tuple[int, int]:
    return finding.line, finding.column
