"""What is wrong with lines of the log."""

import re
from collections.abc import Iterable, Sequence

from mdnet.model.finding import Finding
from mdnet.note.body import Body, Line
from mdnet.note.group import Group
from mdnet.note.source import line_start, place_of

_LOOSE = re.compile(
    r"^[ \t]*(?:[0-9]{1,9}[.)][ \t]+)?(?:\*\*|\[\[)?[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}\b",
    re.MULTILINE,
)


def no_such_day(path: str, line: Line, typed: str) -> Finding:
    """LOG001: the date names no day; the line does not count."""
    message = f"There is no day {typed}, so this line does not count: correct the date."
    return Finding(path, line.number, _column(line), "LOG001", "error", message)


def unclear(path: str, line: Line, typed: str) -> Finding:
    """LOG002: the date may mean several days; the line does not count."""
    message = (
        f"The date {typed} may mean several days, so this line does not count: "
        "write it as YYYY-MM-DD."
    )
    return Finding(path, line.number, _column(line), "LOG002", "warning", message)


def undated(path: str, line: Line) -> Finding:
    """LOG003: a line of the log begins with a kind but has no date."""
    message = (
        "This line of the log has no date, so it does not count: begin it with one, "
        "as YYYY-MM-DD."
    )
    return Finding(path, line.number, _column(line), "LOG003", "info", message)


def loose(
    path: str, body: Body, parts: Iterable[tuple[int, int]], groups: Iterable[Group]
) -> list[Finding]:
    """LOG005: dated lines in these parts of the text that are no list items.

    Lines that belong to one of the groups are none of these.
    """
    found = [m.start() for part in parts for m in _LOOSE.finditer(body.masked, *part)]
    if not found:
        return []
    spans = (start for group in groups for start, _ in group.spans)
    owned = {line_start(body.text, start) for start in spans}
    starts = [start for start in found if start not in owned]
    if not starts:
        return []
    count = "A dated line" if len(starts) == 1 else f"{len(starts)} dated lines"
    message = f"{count} of the log without a list mark: begin each with `- `."
    place = place_of(body.text, starts[0])
    return [Finding(path, place.line, place.column, "LOG005", "warning", message)]


def outside_log(path: str, lines: Sequence[Line]) -> Finding:
    """LOG004: dated lines of a person's note that stand under no log heading."""
    count = "A dated line" if len(lines) == 1 else f"{len(lines)} dated lines"
    message = (
        f"{count} outside the log: put them under ## Log if they tell of contact with "
        "this person, or name their heading in mdnet.toml (log.headings)."
    )
    return Finding(path, lines[0].number, _column(lines[0]), "LOG004", "info", message)


def _column(line: Line) -> int:
    return line.text - line.start + 1
