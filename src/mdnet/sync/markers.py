"""Conflict markers that lie in each other, from one plain merge upon another. Pure.

Where no pairs can be made out any more, the lines between stay, all of them, and only
the markers go: what both devices wrote stands one below the other.
"""

from mdnet.merge import Decision
from mdnet.note.body import note_body

_BEGIN = "<<<<<<< "
TEXT = "conflict markers within markers were taken out; the lines of all are there"


def without_markers(text: str) -> str | None:
    """The text without marker lines outside of code; `None` when it has none."""
    if _BEGIN not in text:
        return None
    shown = note_body(text).masked.replace("\r", " ").split("\n")
    lines = text.split("\n")
    is_marked = any(line.startswith(_BEGIN) for line in shown)
    if not is_marked or len(shown) != len(lines):
        return None
    kept = [
        line for line, seen in zip(lines, shown, strict=True) if not _is_marker(seen)
    ]
    return "\n".join(kept)


def _is_marker(line: str) -> bool:
    ends = (_BEGIN, ">>>>>>> ", "||||||| ")
    return line.startswith(ends) or line.rstrip() == "======="


def decision() -> Decision:
    """What is told about it: a person should look."""
    return Decision("conflict", "note", TEXT)
