"""The log: dated lines, headings and ticked boxes as entries. See `note.groups`."""

import re
from datetime import date

from mdnet.model.note import Entry
from mdnet.note.body import Body
from mdnet.note.group import Group
from mdnet.note.links import tags, targets
from mdnet.note.log_head import Head
from mdnet.note.short_dates import iso_date
from mdnet.note.task_fields import task_text

_BLOCK_ID = re.compile(r"\s\^[A-Za-z0-9-]+$")


def entry(body: Body, group: Group) -> Entry | None:
    """The group's entry, `None` where it has no head or is about nobody.

    In a person's own note an entry is about that person; elsewhere a line needs a
    link, its own, one below it, or one of the entry that it is nested in.
    """
    head = group.head
    if head is None or head.day is None:
        return None
    masked = masked_text(body, group)
    links = targets(masked) if "[[" in masked else ()
    if head.typed[:1] == "[":
        links = tuple(link for link in links if link not in targets(head.typed))
    if not links and not group.own:
        links = links_above(body, group)
        if not links:
            return None
    day = _day(body, group, head.day) if group.box and not head.typed else head.day
    return Entry(
        day, head.kind, _text(body, group, head),
        group.line.number, tags(masked) if "#" in masked else (), links, head.time,
        group.own,
    )  # fmt: skip


def words_below(body: Body, group: Group) -> list[str]:
    """The lines that belong to the group below its first, none empty."""
    lines = (_one_line(body.visible(*span)) for span in group.spans)
    return [line for line in lines if line]


def _one_line(text: str) -> str:
    """The text with single spaces only."""
    if text.isprintable() and "  " not in text:
        return text
    return " ".join(text.split())


def masked_text(body: Body, group: Group) -> str:
    """All the group's lines, with code and comments blanked."""
    text = body.masked[group.text : group.line.end]
    if not group.spans:
        return text
    return "\n".join([text, *(body.masked[start:end] for start, end in group.spans)])


def links_above(body: Body, group: Group) -> tuple[str, ...]:
    """The links of the nearest line above that has some, of those that it is nested in.

    None where that is an entry of a person's own note: it is about that person.
    """
    above = group.parent
    while above and not above.own:
        links = targets(body.masked[above.text : above.line.end])
        if links:
            return links[:1] if above.item_id else links
        above = above.parent
    return ()


def day_above(group: Group, day: date | None) -> date | None:
    """The day of the entry that the group is nested in, `None` without one.

    `day` is that of a daily note, where an item of the digest is such an entry.
    """
    above = group.parent
    while above:
        if above.head and above.head.day:
            return above.head.day
        if above.item_id:
            return day
        above = above.parent
    return None


def _day(body: Body, group: Group, day: date) -> date:
    """The day on which a task without a date of its own was ticked, else `day`."""
    for field in task_text(body.text, group.text, group.line.end).fields:
        if field.name == "done":
            return iso_date(field.value) or day
    return day


def _text(body: Body, group: Group, head: Head) -> str:
    first = _BLOCK_ID.sub("", head.text) if "^" in head.text else head.text
    first = _one_line(first)
    if not group.spans:
        return first
    return "; ".join(filter(None, [first, *words_below(body, group)]))
