"""Items of the digest answered in a daily note's text, as the user would by hand."""

from typing import NamedTuple

from mdnet.errors import NotEditableError
from mdnet.note.body import Body, note_body
from mdnet.note.group import DIGEST_ID
from mdnet.note.source import Edit, apply_edits
from mdnet.note.task_fields import trimmed
from mdnet.note.tasks import box_of


def set_box(text: str, line: int, mark: str, words: str = "") -> str:
    """The note with the digest item on `line` (from 1) answered by `mark`.

    `words` go behind the item's id, or behind what stands there and `; `. Nothing
    else changes. It is read again: see `note.compose`.

    Raises:
        NotEditableError: there is no item of the digest on the line, or the words
            would not be read as its words.
    """
    body = note_body(text)
    item = _item(body, line)
    words = " ".join(words.split())
    edits = [Edit(item.box, item.box + 1, mark)]
    if words:
        gap = "; " if item.words else " "
        edits.append(Edit(item.end, item.end, gap + words))
    edited = apply_edits(text, edits)
    after = note_body(edited)
    is_meant = _item(after, line) == item._replace(
        mark=mark,
        words="; ".join(filter(None, (item.words, words))),
        end=item.end + len(edited) - len(text),
    )
    if is_meant and _others(after, line) == _others(body, line):
        return edited
    raise NotEditableError(
        f"The item on line {line} cannot be answered with these words: leave out "
        "backticks and comment marks."
    )


class _Item(NamedTuple):
    """A digest item: its id, its mark and the offset of that, the words behind the
    id, and where these end."""

    id: str
    mark: str
    box: int
    words: str
    end: int


def _item(body: Body, number: int) -> _Item:
    line = next((each for each in body.lines if each.number == number), None)
    if line:
        mark, start = box_of(body, line)
        found = DIGEST_ID.search(body.masked, start, line.end)
        if mark and found:
            end = trimmed(body.text, start, line.end)
            box = body.masked.index("[", line.text) + 1
            return _Item(found[1], mark, box, body.visible(found.end(), end), end)
    raise NotEditableError(f"There is no item of the digest on line {number}.")


def _others(body: Body, number: int) -> list[tuple[str, str]]:
    """What stands on the other headings and list items."""
    return [
        (line.marker, body.masked[line.start : line.end])
        for line in body.lines
        if line.number != number
    ]
