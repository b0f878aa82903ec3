"""The named hostile notes: a name, a path, the bytes, and what mdnet must say.

Those of the corpus folder were found by `tests.torture.hostile`: the first line of a
file is the note's path, the rest its bytes.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.hostile.body_cases import (
    AGENDAS,
    BODIES,
    BOXES,
    DATES,
    DATES_AT,
    TASKS,
    logged,
)
from tests.hostile.front_cases import (
    BLOCKS,
    ODD_VALUES,
    PROPERTIES,
    WHOLE,
    Named,
    fenced,
)

CORPUS = Path(__file__).parent / "corpus"
GOOD = "---\ntype: contact\n---\n## Log\n- 2026-01-05 met: coffee\n"


class Case(NamedTuple):
    """One hostile note; `says` is the code of a finding that must be there, if any."""

    name: str
    path: str
    data: bytes
    says: str = ""


BYTES = {
    "UTF-16 little": GOOD.encode("utf-16"),
    "UTF-16 big": b"\xfe\xff" + GOOD.encode("utf-16-be"),
    "UTF-32": GOOD.encode("utf-32"),
    "Latin-1": GOOD.encode() + "- José\n".encode("latin-1"),
    "NUL": GOOD.encode() + b"a\0b\n",
    "only NULs": b"\0" * 4096,
    "a lone surrogate": GOOD.encode() + b"\xed\xa0\x80\n",
    "half a character": GOOD.encode() + b"\xf0\x9f",
    "overlong": GOOD.encode() + b"\xc0\xaf\n",
    "beyond Unicode": GOOD.encode() + b"\xf5\x80\x80\x80\n",
    "every byte": bytes(range(256)),
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
    "a bad byte in the properties": b"---\ntype: \xff\n---\n",
    "larger than 1 MiB": b"x" * (1024 * 1024 + 1),
}


def _cases() -> Iterator[Case]:
    for name, (block, says) in BLOCKS.items():
        yield Case(f"block: {name}", "People/Odd.md", fenced(block).encode(), says)
    yield from _whole("front", WHOLE, "People/Odd.md")
    for name, data in BYTES.items():
        yield Case(f"bytes: {name}", "People/Odd.md", data, "FILE001")
    for path, (kind, keys) in PROPERTIES.items():
        for key in keys:
            for name, value in ODD_VALUES.items():
                text = f"---\ntype: {kind}\n{key}: {value}\n---\n"
                yield Case(f"{kind} {key}: {name}", path, text.encode())
    yield from _whole("person", BODIES, "People/Odd.md")
    yield from _whole("daily", BODIES, "Daily/2026-11-21.md")
    yield from _whole("agenda", AGENDAS, "Agendas/Odd.md")
    yield from _lines()


def _whole(what: str, named: Named, path: str) -> Iterator[Case]:
    for name, (text, says) in named.items():
        yield Case(f"{what}: {name}", path, text.encode(), says)


def _lines() -> Iterator[Case]:
    for box, mark in BOXES.items():
        for name, fields in TASKS.items():
            text = logged(f"{mark} Send [[Tom Reed]] it {fields}")
            yield Case(f"task, {box}: {name}", "People/Odd.md", text.encode())
    for place, form in DATES_AT.items():
        for name, (line, says) in DATES.items():
            text = logged(form.format(line))
            says = says if place == "log" else ""
            yield Case(f"{place}: {name}", "People/Odd.md", text.encode(), says)


def kept() -> tuple[Case, ...]:
    """The notes that were found by mutation, by file name."""
    found = []
    for file in sorted(CORPUS.glob("*.md")):
        path, _, data = file.read_bytes().partition(b"\n")
        found.append(Case(f"corpus: {file.stem}", path.decode(), data))
    return tuple(found)


CASES = tuple(_cases())
