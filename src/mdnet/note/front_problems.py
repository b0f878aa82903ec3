"""What is wrong with a front matter, in words: any failure becomes a finding.

The codes are listed in `mdnet.note.frontmatter`.
"""

import re
from typing import Any

from mdnet.model.finding import Finding
from mdnet.note.limits import MAX_DEPTH
from mdnet.note.source import Place, place_of

# The fence is line 1 of the file, so the block's first line is line 2.
FIRST_LINE = 2

# Named one by one: a class of all that may be costs three milliseconds to compile.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]"
)
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?=[ \r\n])", re.MULTILINE)
_ABOVE = "this line does not fit the one above it"
_QUOTE = "put the whole value in quotes"
_TAB = "a tab cannot indent a property, use spaces"
_BACKSLASH = "a backslash in double quotes must be doubled"
# What PyYAML's two parsers say, and what to do about it.
_WORDS = {
    "alphabetic or numeric character": _QUOTE,
    "comment or line break": _QUOTE,
    "chomping": _QUOTE,
    "found a tab character": _TAB,
    "sequence entries are not allowed": _QUOTE,
    "expected '>'": _QUOTE,
    "could not find expected ':'": "this line is no `key: value`",
    "unknown escape character": _BACKSLASH,
    "hexdecimal number": _BACKSLASH,
    "hexadecimal numbers": _BACKSLASH,
}
_MISFITS = ("expected key", "expected <block end>", "expected '-' indicator")
# What was opened and is not closed: the place that helps is where it was opened.
_OPENED = {
    "unexpected end of stream": "this quote is never closed",
    "',' or ']'": "this `[` is never closed, or a comma is missing after it",
    "',' or '}'": "this `{` is never closed, or a comma is missing after it",
}
# libyaml's own limit (1,000 in the release of PyYAML 6.0.4), far beyond ours; it looks
# ahead, so that it may speak before our count does.
_TOO_DEEP = "maximum nesting depth"
TOO_DEEP = f"the values are nested deeper than {MAX_DEPTH} levels"
_COLON = "put quotes around a value that has a colon and a space in it"


class RefusedError(Exception):
    """A block that is not read any further, with the finding that says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


def finding_of(error: Exception, block: str, path: str) -> Finding:
    """The finding for whatever was raised while `block` was read."""
    if isinstance(error, RefusedError):
        return error.finding
    conflict = _CONFLICT.search(block)
    if conflict:
        place = _file_place(block, conflict.start())
        return conflict_finding(path, place)
    unprintable = _UNPRINTABLE.search(block)
    if unprintable:
        place = _file_place(block, unprintable.start())
        message = f"remove the invisible character U+{ord(unprintable[0]):04X}"
        return _error(path, place, "FM011", message)
    return _syntax_finding(error, block, path)


def conflict_finding(path: str, place: Place) -> Finding:
    """The finding for git's conflict markers among the properties."""
    message = (
        "git left conflict markers among the properties: keep one side, delete markers"
    )
    return _error(path, place, "FM013", message)


def mark_finding(path: str, mark: Any, code: str, message: str) -> Finding:
    """An error at a mark of PyYAML's, whose lines count from the block's first."""
    place = Place(mark.line + FIRST_LINE, mark.column + 1)
    return _error(path, place, code, message)


def _syntax_finding(error: Exception, block: str, path: str) -> Finding:
    problem = str(getattr(error, "problem", ""))
    opened = next((hint for words, hint in _OPENED.items() if words in problem), "")
    mark: Any = getattr(error, "context_mark" if opened else "problem_mark", None)
    if mark is None:
        kind = type(error).__name__
        message = f"the properties cannot be read ({kind}: {str(error)[:80]})"
        return _error(path, Place(FIRST_LINE, 1), "FM099", message)
    if _TOO_DEEP in problem:
        return mark_finding(path, mark, "FM003", TOO_DEEP)
    line = block.split("\n")[min(mark.line, block.count("\n"))]
    hint = _link_hint(line) or opened or _hint(problem, line, mark.column)
    place = Place(mark.line + FIRST_LINE, mark.column + 1)
    return _error(path, place, "FM001", f"the properties cannot be read: {hint}")


def _link_hint(line: str) -> str:
    bare = "[[" in line and not re.search(r"[\"'][^\"']*\[\[", line)
    return 'write a link in quotes: "[[Name]]"' if bare else ""


def _hint(problem: str, line: str, column: int) -> str:
    if "mapping values are not allowed" in problem:
        return _COLON if re.search(r":\s", line[:column]) else _ABOVE
    if "cannot start any token" in problem:
        return _odd_start(line[column : column + 1])
    if "node content" in problem:
        return _QUOTE if line[column:].strip() else "a `[` or `{` above is never closed"
    if any(words in problem for words in _MISFITS):
        return _QUOTE if line[:column].strip() else _ABOVE
    return next((hint for words, hint in _WORDS.items() if words in problem), problem)


def _odd_start(character: str) -> str:
    return _TAB if character == "\t" else f"put quotes around what begins `{character}`"


def _file_place(block: str, offset: int) -> Place:
    line, column = place_of(block, offset)
    return Place(line + FIRST_LINE - 1, column)


def _error(path: str, place: Place, code: str, message: str) -> Finding:
    return Finding(path, place.line, place.column, code, "error", message)
