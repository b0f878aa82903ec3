"""Short forms for the values that the tests of the rules are about."""

from datetime import date
from typing import Any

from mdnet.model.answer import Answer, Verdict
from mdnet.model.calendar import Profile
from mdnet.model.contact import Contact
from mdnet.model.dates import Cadence
from mdnet.model.interaction import Interaction
from mdnet.model.network import Network, Person
from mdnet.model.settings import Settings
from mdnet.model.task import Task
from mdnet.rules import items
from mdnet.rules.made import item_id

SETTINGS = Settings()
RESIDENT = Profile("Me.md", pgy=2)
EVERY_10_DAYS = Cadence(10, "every 10 days")


def day(text: str) -> date:
    return date.fromisoformat(text)


def log(on: str, kind: str = "met", text: str = "", *tags: str) -> Interaction:
    return Interaction(day(on), kind, text, tags, "People/A.md", 9)


def person(name: str, *history: Interaction, tasks: Any = (), **contact: Any) -> Person:
    of = Contact(f"People/{name}.md", name, **contact)
    return Person(of, tuple(history), tuple(tasks))


def network(*people: Person, **more: Any) -> Network:
    return Network(tuple(sorted(people, key=lambda p: p.name)), **more)


def promise(description: str, status: str = " ", line: int = 12, **dates: Any) -> Task:
    fields: dict[str, Any] = {
        key: day(value) if isinstance(value, str) and value[:2] == "20" else value
        for key, value in dates.items()
    }
    return Task("People/A.md", line, status, description, **fields)


def answer(
    rule: str,
    key: str,
    occurrence: str,
    verdict: Verdict,
    on: str,
    until: str | None = None,
) -> dict[str, Answer]:
    found = item_id(rule, key, occurrence)
    return {found: Answer(found, verdict, day(on), "", day(until) if until else None)}


def lines(found: Network, today: str, settings: Settings = SETTINGS) -> list[str]:
    """Rule, sentence and state of each item: open, or the day it opens."""
    return [
        f"{i.rule} {i.text}: {i.why}"
        + ("" if i.is_open(day(today)) else f" [from {i.opens}]")
        for i in items(found, settings, day(today))
    ]
