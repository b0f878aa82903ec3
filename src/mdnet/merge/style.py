"""A text as lines without their ends, and back: byte order mark and line ends."""

from collections.abc import Iterable
from typing import NamedTuple

from mdnet.merge.lines import one_of
from mdnet.note.source import BOM


class Style(NamedTuple):
    """How a text is written.

    `newline` is `\\n` or `\\r\\n` where all line ends are the same, empty where they
    are mixed; then `returned` are the lines that end with `\\r\\n`.
    """

    bom: str
    newline: str
    returned: frozenset[str] = frozenset()


def style_of(text: str) -> Style:
    """How the text is written."""
    bom = BOM if text.startswith(BOM) else ""
    returns, ends = text.count("\r\n"), text.count("\n")
    if returns == 0 or returns == ends:
        return Style(bom, "\r\n" if returns else "\n")
    return Style(bom, "", _returned(text))


def plain(text: str) -> str:
    """The text without its byte order mark, with `\\n` as line end."""
    return text.removeprefix(BOM).replace("\r\n", "\n")


def merged_style(base: str, first: str, second: str) -> Style:
    """The style that was changed; the first's, if both changed it or are new."""
    b, f, s = style_of(base), style_of(first), style_of(second)
    bom = one_of(b.bom, f.bom, s.bom) if base else max(f.bom, s.bom)
    newline = one_of(b.newline, f.newline, s.newline) if base else f.newline
    if "" in (f.newline, s.newline):
        newline = ""
    returned = _returned(first) | _returned(second)
    return Style(bom or "", f.newline if newline is None else newline, returned)


def _returned(text: str) -> frozenset[str]:
    """The lines that end with `\\r\\n`."""
    lines = text.removeprefix(BOM).split("\n")[:-1]
    return frozenset(line[:-1] for line in lines if line.endswith("\r"))


def written(text: str, style: Style) -> str:
    """A plain text in this style."""
    if style.newline == "\r\n":
        text = text.replace("\n", "\r\n")
    elif not style.newline:
        text = "\n".join(_each_returned(text.split("\n"), style.returned))
    return style.bom + text


def _each_returned(lines: list[str], returned: frozenset[str]) -> Iterable[str]:
    last = len(lines) - 1
    for number, line in enumerate(lines):
        yield line + "\r" if number < last and line in returned else line
