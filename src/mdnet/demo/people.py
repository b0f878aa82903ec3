"""The people of the demo: their stories, with a few lines of everyday between."""

import re
import unicodedata
from collections import defaultdict
from datetime import date
from random import Random
from typing import NamedTuple

from mdnet.demo.almanac import Almanac
from mdnet.demo.notes import value_of
from mdnet.demo.sources import Section, text_of
from mdnet.model.change import Create
from mdnet.model.vocabulary import GROUP_OF_ROLE
from mdnet.note.compose_front import property_lines
from mdnet.note.property_style import PropertyValue

DOMAINS = {
    "Lakeview Children's Hospital": "lakeviewchildrens.example",
    "Three Rivers University": "threerivers.example",
    "Three Rivers University Hospital": "threerivers.example",
    "Northgate Children's Heart Center": "northgateheart.example",
    "Harbor Point Children's Hospital": "harborpoint.example",
    "Prairie Regional Children's Hospital": "prairieregional.example",
}
WINDOW = (-330, -25)
_ENTRY = re.compile(r"- (\d{4}-\d{2}-\d{2}) ")


class _Entry(NamedTuple):
    """One entry of a log with what is nested below it; `day` orders, empty last."""

    day: str
    text: str


class People:
    """Writes people's notes; every line of the pool is used once at most."""

    def __init__(self, almanac: Almanac, seed: int) -> None:
        self._almanac = almanac
        self._random = Random(seed)
        self._pool = _pool()

    def note(self, section: Section) -> Create:
        """The note of one person."""
        given = dict(section.properties)
        more = given.pop("more", "")
        head, log, tail = _parts(self._almanac.fill(section.body))
        group = GROUP_OF_ROLE[given["role"]]
        entries = sorted(
            [*_entries(log), *self._everyday(group, more)],
            key=lambda entry: entry.day or "9999",
        )
        first = next((entry.day for entry in entries if entry.day), "")
        name = section.path.rpartition("/")[2]
        front = property_lines(self._pairs(name, given, first))
        text = "".join(entry.text for entry in entries)
        body = f"{head}{text}{tail or CLOSING}"
        return Create(f"{section.path}.md", f"---\n{front}---\n\n{body}")

    def _pairs(
        self, name: str, given: dict[str, str], first: str
    ) -> list[tuple[str, PropertyValue]]:
        values = {key: self._almanac.fill(text) for key, text in given.items()}
        if values.get("email") == "auto":
            values["email"] = _address(name, values["institution"])
        days = [day for day in (values.get("met", ""), first) if day]
        values["met"] = min(days)
        ordered = {key: values[key] for key in ORDER if key in values}
        pairs = [(key, value_of(key, text)) for key, text in ordered.items()]
        return [("type", "contact"), *pairs]

    def _everyday(self, group: str, more: str) -> list[_Entry]:
        count, *window = [int(number) for number in more.split()] or [0]
        low, high = window or WINDOW
        lines = self._pool[KIND_OF_GROUP.get(group, group)]
        taken = [lines.pop(self._below(len(lines))) for _ in range(count)]
        return [self._entry(low + self._below(high - low), line) for line in taken]

    def _entry(self, offset: int, line: str) -> _Entry:
        day: date | None = self._almanac.day(f"{offset:+}")
        return _Entry(str(day), f"- {day} {line}\n")

    def _below(self, count: int) -> int:
        return int(self._random.random() * count)


ORDER = (
    "role", "title", "institution", "circle", "relationship", "mentor_slots", "why",
    "interests", "met", "met_at", "cadence", "email", "phone", "say_it", "birthday",
)  # fmt: skip
KIND_OF_GROUP = {"leadership": "faculty", "school": "community"}
CLOSING = "\n## Examples\n\n## Personal\n"


def _pool() -> dict[str, list[str]]:
    pool: dict[str, list[str]] = defaultdict(list)
    for line in text_of("pool").splitlines():
        if not line.startswith("#"):
            kind, _, text = line.partition(" | ")
            pool[kind].append(text)
    return pool


def _parts(body: str) -> tuple[str, str, str]:
    """What stands before the log's lines, the lines, and the sections after them."""
    before, heading, rest = body.partition("## Log\n")
    log, gap, after = rest.partition("\n## ")
    return f"{before}{heading}\n", log.strip("\n"), gap and f"{gap}{after}"


def _entries(log: str) -> list[_Entry]:
    entries: list[_Entry] = []
    for line in log.splitlines():
        if line.startswith("\t"):
            last = entries.pop()
            entries.append(last._replace(text=f"{last.text}{line}\n"))
        else:
            match = _ENTRY.match(line)
            entries.append(_Entry(match[1] if match else "", f"{line}\n"))
    return entries


def _address(name: str, institution: str) -> str:
    plain = unicodedata.normalize("NFD", name.casefold())
    letters = "".join(c for c in plain if c.isascii() and (c.isalpha() or c == " "))
    return f"{letters.replace(' ', '.')}@{DOMAINS.get(institution, 'mail.example')}"
