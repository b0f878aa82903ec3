"""Where a new entry of the log goes."""

from collections.abc import Iterator

from mdnet.note.append import appended, is_blank_above
from mdnet.note.body import Body, Line
from mdnet.note.log_head import dated_head
from mdnet.note.sections import heading_key
from mdnet.note.source import Edit, line_end, newline_of, next_line

_PERSONAL = "personal"


def log_edits(body: Body, heading: str, entry: str) -> Iterator[Edit]:
    """The edits that add the entry, the best first.

    `heading` and `entry` as for `note.compose.append_entry`.
    """
    lines = entry.rstrip("\n").split("\n")
    section = _Section.find(body, heading)
    if section is None:
        yield _new_section(body, heading, lines)
        return
    if section.items:
        yield section.in_list(lines)
    yield section.at_end(lines)


class _Section:
    """The part of a section above its first sub-heading.

    `items` are its list items at the margin, without those of numbered lists.
    """

    def __init__(self, body: Body, index: int) -> None:
        self._body = body
        self._newline = newline_of(body.text)
        self._heading = body.lines[index]
        self._end = len(body.text)
        self._margin: list[Line] = []
        for line in body.lines[index + 1 :]:
            if line.level:
                self._end = line.start
                break
            if line.parent == -1:
                self._margin.append(line)
        self.items = [
            line for line in self._margin if line.marker in "-*+" and not line.quoted
        ]

    @classmethod
    def find(cls, body: Body, heading: str) -> "_Section | None":
        """The first section with that heading, of any level."""
        wanted = heading_key(heading)
        for index, line in enumerate(body.lines):
            if line.level and heading_key(body.title(line)) == wanted:
                return cls(body, index)
        return None

    def in_list(self, lines: list[str]) -> Edit:
        """Below the last item, or above the first entry if the newest is on top."""
        heads = [(i, dated_head(self._body.visible(i.text, i.end))) for i in self.items]
        days = [(item, head.day) for item, head in heads if head and head.day]
        if len(days) > 1 and days[0][1] > days[1][1]:
            first = days[0][0]
            entry = self._like(first, lines)
            return Edit(first.start, first.start, entry + self._newline)
        last = days[-1][0] if days else self.items[-1]
        end = self._end_of(self.items[-1])
        return Edit(end, end, self._newline + self._like(last, lines))

    def at_end(self, lines: list[str]) -> Edit:
        """Below all text of the section, or right below the heading."""
        text, start = self._body.text, self._heading.start
        last = start + len(text[start : self._end].rstrip()) - 1
        end = line_end(text, last)
        gap = self._newline
        if last >= self._heading.end or text.startswith(gap * 2, end):
            gap *= 2
        return Edit(end, end, gap + self._newline.join(lines))

    def _like(self, item: Line, lines: list[str]) -> str:
        """The entry with the item's indentation and marker."""
        start = self._body.text[item.start : item.text]
        space = start[: len(start) - len(start.lstrip())]
        first = item.marker + lines[0][1:]
        return self._newline.join(space + line for line in (first, *lines[1:]))

    def _end_of(self, item: Line) -> int:
        """Where the item with all that is nested in it ends, before the line end."""
        text, stop = self._body.text, self._end
        stop = next((m.start for m in self._margin if m.start > item.start), stop)
        end = line_end(text, item.start)
        position, after_blank = next_line(text, end), False
        while position < stop:
            start, position = position, next_line(text, position)
            line = text[start:position]
            if line.isspace():
                after_blank = True
            elif after_blank and line[0] not in " \t":
                break
            else:
                end = line_end(text, start)
        return end


def _new_section(body: Body, heading: str, lines: list[str]) -> Edit:
    text, newline = body.text, newline_of(body.text)
    marks = "#" * (len(heading) - len(heading.lstrip("#"))) or "##"
    section = newline.join([f"{marks} {heading.lstrip('# ')}", "", *lines])
    personal = _last_personal(body)
    if personal is None:
        return appended(text, section)
    gap = "" if is_blank_above(text[: personal.start]) else newline
    return Edit(personal.start, personal.start, gap + section + newline * 2)


def _last_personal(body: Body) -> Line | None:
    """The heading `Personal`, if its section is the note's last."""
    found: Line | None = None
    for line in body.headings:
        if heading_key(body.title(line)) == _PERSONAL:
            found = line
        elif found and line.level <= found.level:
            found = None
    return found
