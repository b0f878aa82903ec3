"""The one way to YAML: python-frontmatter, with a handler that reads like Obsidian.

This module imports PyYAML and python-frontmatter, 25 ms of start-up; so
`mdnet.note.frontmatter` imports it with the first note that has a front matter.
"""

import re
from typing import Any, NamedTuple, cast

import frontmatter
from frontmatter.default_handlers import BaseHandler

from mdnet.model.finding import Finding
from mdnet.note.front_problems import FIRST_LINE, RefusedError, finding_of
from mdnet.note.front_values import Property
from mdnet.note.limits import MAX_BYTES
from mdnet.note.lone_returns import RealLines, has_lone_return
from mdnet.note.plain_lines import plain_properties
from mdnet.note.source import Place
from mdnet.note.yaml_events import PARSER, Collection, event_tree
from mdnet.note.yaml_values import ValueReader

# Line breaks to YAML 1.1, and therefore to libyaml, but ordinary characters to
# YAML 1.2 and Obsidian: hidden behind private ones while the parser runs.
_FALSE_BREAKS = ("\x85", "\u2028", "\u2029")


class Block(NamedTuple):
    """What is in a front matter; see `FrontMatter` for `readable`."""

    properties: tuple[Property, ...]
    findings: tuple[Finding, ...]
    readable: bool


class ObsidianHandler(BaseHandler):
    """Reads one block, whose span was found before, as Obsidian reads it.

    python-frontmatter strips the text and turns `\\r\\n` into `\\n` before a handler
    sees it; so the handler holds the block as it stands in the note.
    """

    FM_BOUNDARY = re.compile(r"^---[ \t]*$", re.MULTILINE)

    def __init__(self, block: str, offset: int, path: str, parser: Any) -> None:
        super().__init__()
        self._block = block
        self._offset = offset
        self._parser = parser
        self._path = path
        self._hidden, shown = _false_breaks(block)
        self._reader = ValueReader(block, offset, path, shown)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was odd about the block while it could still be read."""
        return tuple(self._reader.findings)

    def split(self, text: str) -> tuple[str, str]:
        """The block as it is in the note, and no body."""
        return self._block, ""

    def load(self, fm: str) -> dict[str, Any]:
        """Each key with its `Property`; of a key that stands twice, the last.

        Raises:
            Exception: the block cannot be read; see `front_problems.finding_of`.
        """
        plain = plain_properties(fm, self._offset) if self._parser is PARSER else None
        if plain is not None:
            return dict(plain)
        if len(fm) * 4 > MAX_BYTES and len(fm.encode()) > MAX_BYTES:
            message = f"the front matter is larger than {MAX_BYTES // 1024} KiB"
            raise RefusedError(self._finding("FM002", message))
        block = fm.translate(self._hidden) if self._hidden else fm
        root = event_tree(block, self._path, self._parser)
        if root is None:
            return {}
        if not isinstance(root, Collection) or root.is_list:
            message = "the properties must be lines of the form `key: value`"
            raise RefusedError(self._finding("FM008", message))
        return self._reader.properties(root)

    def _finding(self, code: str, message: str) -> Finding:
        place = Place(FIRST_LINE, 1)
        return Finding(self._path, *place, code, "error", message)


def _false_breaks(block: str) -> tuple[dict[int, str], dict[int, str]]:
    """Tables to hide false line breaks and to show them again, mostly empty."""
    if not any(character in block for character in _FALSE_BREAKS):
        return {}, {}
    private = (chr(code) for code in range(0xE000, 0xF900) if chr(code) not in block)
    pairs = tuple(zip(_FALSE_BREAKS, private, strict=False))
    return {ord(a): b for a, b in pairs}, {ord(b): a for a, b in pairs}


def read_block(
    text: str, start: int, end: int, path: str, parser: Any = PARSER
) -> Block:
    """The properties of `text[start:end]`; whatever goes wrong is a finding.

    `parser` is one of PyYAML's: by default the one in C, where it is there.
    """
    block = text[start:end]
    found = _read(block, start, path, parser)
    if not has_lone_return(block):
        return found
    lines = RealLines(block)
    properties = lines.properties(found.properties)
    return Block(properties, lines.findings(found.findings), found.readable)


def _read(block: str, start: int, path: str, parser: Any) -> Block:
    handler = ObsidianHandler(block, start, path, parser)
    try:
        metadata, _ = frontmatter.parse(block, handler=handler)
    except Exception as error:  # bad data of any kind must not stop the other notes
        findings = (*handler.findings, finding_of(error, block, path))
        return Block((), findings, readable=False)
    properties = cast("dict[str, Property]", metadata)
    readable = not any(each.severity == "error" for each in handler.findings)
    return Block(tuple(properties.values()), handler.findings, readable)
