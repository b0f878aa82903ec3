"""The stories as they are written down: `=== path`, properties, `---`, body."""

from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Section(NamedTuple):
    """One note of a story file; `properties` are key and text, in their order."""

    path: str
    properties: tuple[tuple[str, str], ...]
    body: str


@cache
def text_of(name: str) -> str:
    """The text of the file `name` of the world."""
    file = files("mdnet.demo") / "world" / f"{name}.txt"
    return file.read_text(encoding="utf-8")


@cache
def sections(name: str) -> tuple[Section, ...]:
    """The notes of one story file, in its order."""
    parts = text_of(name).split("=== ")
    return tuple(_section(part) for part in parts if part.strip())


def _section(part: str) -> Section:
    path, _, rest = part.partition("\n")
    head, rule, body = rest.partition("---\n")
    if not rule:
        return Section(path, (), rest.strip("\n") + "\n")
    pairs = [line.partition(":") for line in head.splitlines()]
    properties = tuple((key, value.strip()) for key, _, value in pairs)
    return Section(path, properties, body.strip("\n") + "\n")
