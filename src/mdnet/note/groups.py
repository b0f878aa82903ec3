"""Which lines of a body belong together: entries, tasks and digest items, with what
stands below each."""

import re

from mdnet.model.finding import Finding
from mdnet.note import log_findings
from mdnet.note.body import Body, Line
from mdnet.note.group import DIGEST_ID, Group, Page
from mdnet.note.links import targets
from mdnet.note.log_head import (
    Head,
    dated_head,
    kind_of_verb,
    may_be_dated,
    unclear_date,
    undated_head,
)
from mdnet.note.sections import Sections
from mdnet.note.task_fields import task_text
from mdnet.note.tasks import box_of

_SECTION_KINDS = frozenset({"contact", "profile", "agenda"})
_DATE_BEGINS = frozenset("0123456789[*_JFMASONDjfmasond")
_ONE_WORD = re.compile(r"[^\W\d_][\w-]*")


def groups(body: Body, page: Page) -> tuple[list[Group], list[Finding]]:
    """The groups in the order of the note, and what is wrong with the log's dates."""
    reader = _Reader(body, page)
    reader.run()
    return reader.groups, reader.findings


class _Reader:
    def __init__(self, body: Body, page: Page) -> None:
        self.body = body
        self.page = page
        self.counts_undated = page.counts_undated
        self.sections = Sections(page.kind, page.log_headings)
        self.groups: list[Group] = []
        self.findings: list[Finding] = []
        self.under: Group | None = None  # the dated heading above
        self.unlisted: list[tuple[int, int]] = []  # what are no items in the log
        self.astray: list[Line] = []  # dated lines of a contact outside the log

    def run(self) -> None:
        lines = self.body.lines
        owners: list[Group | None] = []
        ends = [*(line.start for line in lines[1:]), len(self.body.masked)]
        for index, line in enumerate(lines):
            if line.level:
                parent = None
                group = self.under = self._heading(line)
            else:
                parent = owners[line.parent] if line.parent >= 0 else self.under
                group = self._item(line, parent)
                if group is None and parent and not line.quoted:
                    parent.add(line.text, line.end)
            if group:
                self.groups.append(group)
            owner = group or (None if line.quoted else parent)
            owners.append(owner)
            if ends[index] - line.end > 1:
                self._below(line, owner, ends[index])
        path = self.page.path
        self.findings += log_findings.loose(path, self.body, self.unlisted, self.groups)
        if self.astray:
            self.findings.append(log_findings.outside_log(path, self.astray))

    def _below(self, line: Line, owner: Group | None, end: int) -> None:
        """Give the plain lines up to `end` to whom they belong."""
        position = line.end + 1
        below = self.body.masked[position:end]
        if below.isspace():
            return
        if self.sections.in_log:
            self.unlisted.append((line.end, end))
        if owner:
            self._share(below, position, line, owner)

    def _share(self, below: str, position: int, line: Line, owner: Group) -> None:
        after_blank = False
        for text in below.split("\n"):
            start, position = position, position + len(text) + 1
            if not text or text.isspace():
                after_blank = True
                continue
            if after_blank and not line.level and text[0] not in " \t":
                if self.under is None:
                    return
                owner, line = self.under, self.under.line
            if text.lstrip(" \t")[0] != ">":
                owner.add(start, start + len(text))

    def _heading(self, line: Line) -> Group | None:
        if self.page.kind not in _SECTION_KINDS:
            return None
        title = self.body.title(line)
        self.sections.enter(line.level, title)
        if line.level == 1 or title[:1] not in _DATE_BEGINS or self.sections.is_shut:
            return None
        head = dated_head(title) if self.page.kind == "contact" else None
        if head is None:
            return None
        if _ONE_WORD.fullmatch(head.text) and not head.kind:
            head = head._replace(kind=head.text.casefold(), text="")
        return self._entry(Group(line, None, line.text), head, own=True)

    def _item(self, line: Line, parent: Group | None) -> Group | None:
        first = self.body.masked[line.text : line.text + 1]
        if first == "[":
            box, start = box_of(self.body, line)
            if box:
                group = Group(line, parent, start)
                group.box = box
                group.personal = self.sections.is_personal
                return self._boxed(group)
        if line.quoted or line.marker not in "-*+":
            self._look_at(line)
            return None
        text = self.body.visible(line.text, line.end)
        head = dated_head(text) if first in _DATE_BEGINS else None
        if head:
            return self._dated(Group(line, parent, line.text), head)
        if self.counts_undated:
            return self._undated(Group(line, parent, line.text), text)
        if self.sections.in_log and not parent:
            self._explain(line, text)
        return None

    def _look_at(self, line: Line) -> None:
        if self.sections.in_log and not line.quoted:
            self.unlisted.append((line.start, line.end))

    def _dated(self, group: Group, head: Head) -> Group | None:
        if self.sections.in_log or (group.parent and group.parent.own):
            return self._entry(group, head, own=True)
        if self.sections.is_shut:
            return None
        self._look_for_links(group)
        if self.page.kind == "contact" and not group.linked:
            self.astray.append(group.line)
        return self._entry(group, head, own=False)

    def _undated(self, group: Group, text: str) -> Group | None:
        """A line on the note's own day: it counts if it begins with a kind."""
        head = undated_head(text)
        if not head.known or self.sections.is_shut:
            return None
        self._look_for_links(group)
        above = group.parent
        if above and above.head and (above.linked or not group.linked):
            return None
        if above and above.item_id and not group.linked:
            return None  # the user's words about an item of the digest
        group.head = head._replace(day=self.page.day)
        return group

    def _boxed(self, group: Group) -> Group:
        """A task or digest item; ticked, it may be an entry as well."""
        line, masked = group.line, self.body.masked
        item = DIGEST_ID.search(masked, group.text, line.end)
        if item:
            is_answerable = self.page.kind == "daily" and not line.quoted
            if is_answerable and line.marker in "-*+":
                group.item_id = item[1]
            group.box = group.box if group.item_id else ""
            return group
        if group.box not in "xX" or line.quoted or self.sections.is_shut:
            return group
        return self._ticked(group)

    def _ticked(self, group: Group) -> Group:
        """A done task: an entry if it has a date, or a link in a note of one day."""
        is_dated = self.body.masked[group.text : group.text + 1] in _DATE_BEGINS
        if is_dated:  # most are not, and reading a task's fields takes 15 microseconds
            is_dated = may_be_dated(self.body.text, group.text, group.line.end)
        self._look_for_links(group)
        if not (is_dated or (self.counts_undated and group.linked)):
            return group
        text = task_text(self.body.text, group.text, group.line.end).description
        head = dated_head(text) if is_dated else None
        if head:
            return self._dated(group, head) or group
        if self.counts_undated and group.linked:
            head = undated_head(text)
            if not head.known:
                head = Head(text, kind=kind_of_verb(text))
            group.head = head._replace(day=self.page.day)
        return group

    def _entry(self, group: Group, head: Head, own: bool) -> Group:
        """The entry; without a head, so that it does not count, on no such day."""
        group.own = own
        if head.day is not None:
            group.head = head
        elif own or group.linked:
            found = log_findings.no_such_day(self.page.path, group.line, head.typed)
            self.findings.append(found)
        return group

    def _look_for_links(self, group: Group) -> None:
        group.linked = bool(targets(self.body.masked[group.text : group.line.end]))

    def _explain(self, line: Line, text: str) -> None:
        """Say why a line under the log heading does not count."""
        typed = unclear_date(text)
        if typed:
            self.findings.append(log_findings.unclear(self.page.path, line, typed))
        elif undated_head(text).known:
            self.findings.append(log_findings.undated(self.page.path, line))
