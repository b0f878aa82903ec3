"""All about one person, put together for `mdnet show`."""

from datetime import date
from typing import NamedTuple

from mdnet.letters.coverage import LetterRow, coverages
from mdnet.model.interaction import Interaction
from mdnet.model.item import Item
from mdnet.model.network import Network, Person
from mdnet.model.settings import Settings
from mdnet.model.task import Task
from mdnet.rows import Row, row
from mdnet.rules import items
from mdnet.rules.outreach import Waiting, waiting
from mdnet.rules.promises import due_day


class Report(NamedTuple):
    """One person: `promises` are those I made, open first, each with its due day.

    `interactions` are those up to today, newest first. `owed_to_me` and `questions`
    are open tasks. `letters` are those of theirs, of any application.
    """

    row: Row
    interactions: tuple[Interaction, ...]
    promises: tuple[tuple[Task, date | None], ...]
    owed_to_me: tuple[Task, ...]
    questions: tuple[Task, ...]
    waiting: tuple[Waiting, ...]
    items: tuple[Item, ...]
    letters: tuple[LetterRow, ...] = ()


def report(person: Person, network: Network, settings: Settings, today: date) -> Report:
    """The report on one person of the network."""
    promises = [(t, due_day(t)) for t in person.tasks if t.is_promise]
    due = items(network, settings, today)
    return Report(
        row(person, network, settings, today),
        tuple(i for i in reversed(person.interactions) if i.day <= today),
        tuple(sorted(promises, key=_promise_order)),
        tuple(t for t in person.tasks if t.is_waiting and t.is_open),
        tuple(t for t in person.tasks if t.is_question and t.is_open),
        waiting(person, settings, today, network.answers),
        tuple(i for i in due if i.person_path == person.contact.path),
        _letters(person, network, settings, today),
    )


def _letters(
    person: Person, network: Network, settings: Settings, today: date
) -> tuple[LetterRow, ...]:
    path = person.contact.path
    found = coverages(network, settings.letters, today)
    return tuple(r for c in found for r in c.rows if r.letter.writer_path == path)


def _promise_order(promise: tuple[Task, date | None]) -> tuple[bool, date, int]:
    task, due = promise
    return (not task.is_open, due or date.max, task.line)
