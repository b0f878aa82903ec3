"""Vaults in a few lines, read as the real thing is."""

from datetime import date
from typing import Any

from mdnet.agenda.line import AgendaLine
from mdnet.agenda.plan import AgendaPlan, plan_agenda
from mdnet.model.network import Network
from mdnet.model.settings import Settings
from mdnet.note.assemble import assemble
from mdnet.note.parse import parse

SETTINGS = Settings()
TODAY = date(2026, 11, 22)
ON = date(2026, 11, 27)

TOM = """---
type: contact
role: attending
relationship: mentor
interests: [cardiology]
email: tom.reed@example.org
---
## Log

- 2026-08-18 check-in: goals for the year
"""

ME = """---
type: profile
name: Leila Haddad
pgy: 2
---
## Goals

- [ ] Growth paper submitted
- Find a clinical mentor in cardiology
- [x] Cardiology rotation passed

## Updates

- 2026-10-02 Poster on growth at the regional meeting #poster
- 2026-08-01 Told long ago
"""


def contact(body: str = "", **properties: str) -> str:
    head = "".join(f"{key}: {value}\n" for key, value in properties.items())
    return f"---\ntype: contact\n{head}---\n{body}"


def network(**notes: str) -> Network:
    """`Me=…` is Me.md; `People__Tom_Reed=…` is People/Tom Reed.md."""
    return network_of({_path(name): text for name, text in notes.items()})


def network_of(notes: dict[str, str]) -> Network:
    return assemble([parse(path, text, SETTINGS) for path, text in notes.items()])[0]


def _path(name: str) -> str:
    return name.replace("__", "/").replace("_", " ") + ".md"


def plan(found: Network, name: str = "Tom Reed", **more: Any) -> AgendaPlan:
    person = next(person for person in found.people if person.name == name)
    values: dict[str, Any] = {"today": TODAY, "on": ON, "settings": SETTINGS} | more
    return plan_agenda(person, found, **values)


def said(lines: tuple[AgendaLine, ...]) -> list[str]:
    """Day, words, link and source line of each."""
    return [
        (f"{line.day} " if line.day else "")
        + line.text
        + (f" ({line.link})" if line.link else "")
        + (f" :{line.source.path}:{line.source.line}" if line.source else "")
        for line in lines
    ]
