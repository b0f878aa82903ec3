"""Text added at the end of a note."""

from mdnet.note.frontmatter import split
from mdnet.note.source import Edit, newline_of


def appended(text: str, paragraph: str) -> Edit:
    """The edit that adds a paragraph at the end, after one blank line.

    `paragraph` has the note's line ends and none behind. The note ends with a line
    end afterwards if it did before, or had no body. Blank lines at the end stay.
    """
    newline, end = newline_of(text), len(text)
    if text.endswith("\n"):
        body = text[split(text).body_start :]
        gap = "" if not body.strip() or is_blank_above(text) else newline
        return Edit(end, end, gap + paragraph + newline)
    if not text.removeprefix("\ufeff"):
        return Edit(end, end, paragraph + newline)
    return Edit(end, end, newline * 2 + paragraph)


def is_blank_above(before: str) -> bool:
    """Whether the whole lines `before` end with a blank one, or there are none."""
    above = before.removesuffix("\n").rstrip(" \t\r")
    return not above.removeprefix("\ufeff") or above.endswith("\n")
