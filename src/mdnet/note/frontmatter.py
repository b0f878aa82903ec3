"""A note's front matter: where it is, and what its properties say.

Read by the core schema of YAML 1.2 without timestamps, as Obsidian reads it (see
`core_schema`). Nothing in a note can raise here: what cannot be read is a finding with
its line and column in the file, and the note still counts by its name.

Findings, all errors unless marked:

=====  ==========================================================================
FM001  the YAML is not well formed: a quote, bracket, colon or indentation
FM002  the front matter is larger than 1 MiB
FM003  values are nested deeper than 64 levels
FM004  there are more than 20,000 keys and values
FM005  an alias (`*name`) refers to another value
FM006  a merge key (`<<:`)
FM007  a property stands twice; its last value counts, the block is not edited
FM008  the block is a list or a text, not properties
FM009  the block that begins on line 1 is never closed
FM010  the block does not begin on line 1
FM011  an invisible control character
FM012  warning: the block ends with `...`, which Obsidian does not take as its end
FM013  git's conflict markers
FM014  a second YAML document inside the block
FM015  warning: a YAML tag (`!name`) that means nothing here
FM099  anything else that went wrong
=====  ==========================================================================
"""

import re

from mdnet.model.finding import Finding
from mdnet.note.front_problems import conflict_finding
from mdnet.note.front_values import FrontMatter, Item, Property, Split
from mdnet.note.source import BOM, Place

__all__ = ["FrontMatter", "Item", "Property", "Split", "read", "split"]

# A fence and a first line `key:`, at the top or below blank lines.
_LOOKS_LIKE_BLOCK = re.compile(
    r"\ufeff?(?P<before>\s*)---[ \t]*\r?\n(?:#[^\n]*\n)*[\"'\w][^\n:]*:(?=\s|$)"
)


def split(text: str) -> Split:
    """Where the front matter is.

    It begins on line 1 with `---` (behind a byte order mark) and ends with the next
    line that is `---` or `...`; spaces behind either fence are tolerated.
    """
    first = len(BOM) if text.startswith(BOM) else 0
    fence_end = text.find("\n", first)
    if fence_end == -1 or not _is_fence(text, "---", first, fence_end):
        return Split(False, first, first, first)
    start = fence_end + 1
    end = _closing(text, "---", start, len(text))
    dots = _closing(text, "...", start, len(text) if end == -1 else end)
    end = end if dots == -1 else dots
    if end == -1:
        return Split(False, first, first, first)
    body = text.find("\n", end)
    return Split(True, start, end, len(text) if body == -1 else body + 1)


def _closing(text: str, fence: str, start: int, stop: int) -> int:
    """The offset of the first line in `text[start:stop]` that is a fence, or -1."""
    found = text.find("\n" + fence, start - 1, stop)
    while found != -1:
        end = text.find("\n", found + 1)
        if _is_fence(text, fence, found + 1, len(text) if end == -1 else end):
            return found + 1
        found = text.find("\n" + fence, found + 1, stop)
    return -1


def _is_fence(text: str, fence: str, start: int, end: int) -> bool:
    return text[start:end].rstrip(" \t\r") == fence


def read(text: str, path: str) -> FrontMatter:
    """The properties of a note; `path` is only for the findings."""
    where = split(text)
    if not where.has_block:
        findings = _missing_block(text, path)
        return FrontMatter((), findings, not findings, where.body_start, 1)
    # PyYAML and python-frontmatter cost 25 ms of start-up, and with an index that is
    # up to date no command reads a front matter at all.
    from mdnet.note.yaml_core import read_block  # noqa: PLC0415

    block = read_block(text, where.start, where.end, path)
    findings = block.findings
    if text.startswith("...", where.end):
        findings += (_dots_finding(path, text.count("\n", 0, where.end) + 1),)
    body_line = text.count("\n", 0, where.body_start) + 1
    return FrontMatter(
        block.properties, findings, block.readable, where.body_start, body_line
    )


def _missing_block(text: str, path: str) -> tuple[Finding, ...]:
    """What to say of a note that seems to be meant to have a front matter."""
    if text.startswith("<<<<<<< "):
        return (conflict_finding(path, Place(1, 1)),)
    found = _LOOKS_LIKE_BLOCK.match(text)
    if found is None:
        return ()
    line = found["before"].count("\n") + 1
    code, message = "FM009", "close the properties with a line `---`"
    if line > 1:
        code, message = "FM010", "properties must begin on line 1: delete what is above"
    return (Finding(path, line, 1, code, "error", message),)


def _dots_finding(path: str, line: int) -> Finding:
    message = "Obsidian ends the properties only at a line `---`, not at `...`"
    return Finding(path, line, 1, "FM012", "warning", message)
