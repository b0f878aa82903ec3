"""`mdnet done`, `snooze`, `skip`: the same edit as by hand in today's note."""

import re
from datetime import date
from typing import Literal

from mdnet.errors import NotEditableError
from mdnet.note.compose import set_box
from mdnet.operations.conflicts import lines_of
from mdnet.rules.plain import one_line

Mark = Literal["x", "-", ">"]

_ISO = r"[ \t]+\d{4}-\d{2}-\d{2}(?!\d)"


def answer_item(
    text: str,
    item_id: str,
    mark: Mark,
    words: str = "",
    until: date | None = None,
    path: str = "",
) -> str:
    """The note with the item's box set to `mark`.

    `until` (for `>`) and `words` are added behind the id, where they are read back
    from; the day of an earlier `>` goes. The same text if it stands so already.

    Raises:
        NotEditableError: the note has no such item, or the words would break it.
    """
    lines = lines_of(text)
    item = re.compile(rf"(.*\[(.)\].*\^mdnet-{item_id}(?![0-9a-f]))(.*)", re.DOTALL)
    found = {n: match for n, line in enumerate(lines) if (match := item.match(line))}
    if not found:
        raise NotEditableError(
            f"{path or 'today'}: there is no item ^mdnet-{item_id} in this note; "
            "`mdnet today` writes it anew"
        )
    index, (before, box, there) = next((n, m.groups()) for n, m in found.items())
    added = one_line(" ".join((until.isoformat() if until else "", words)))
    if box == mark and there.strip() == added:
        return text
    if box == ">":
        lines[index] = before + re.sub(f"^{_ISO}", "", there)
    return set_box("".join(lines), index + 1, mark, added)
