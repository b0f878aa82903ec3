"""What is asked of a part of the people, and the same of all: answers, names, reports.

Each function says in words what differs, and counts in `tried` what it compared: a run
in which nothing of a kind was compared proves nothing of it.
"""

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from random import Random
from typing import Any

from mdnet.errors import NotEditableError, UsageError
from mdnet.model.change import Create, Rewrite
from mdnet.model.network import Network
from mdnet.model.settings import Settings
from mdnet.operations.answer_item import answer_item
from mdnet.operations.answer_today import answered_today
from mdnet.query import only_due
from mdnet.today import Today
from mdnet.who import named, person_named
from mdnet.workspace import Workspace
from mdnet.workspace.about import report_from_all, report_on
from mdnet.workspace.listed import listed, listed_from_all
from mdnet.workspace.whom import Whom
from tests.torture.parts_world import NAMES

ANSWERS, NAMED, UNNAMED = "answers", "names", "names of nobody or several"
KNOWN = "names of either kind from what is kept"
REPORTS, FROM_PART = "reports", "reports from a part"
LISTS, LISTED, IN_DUE = "lists", "lists from a part", "people in lists of who is due"
TRIED = (
    ANSWERS, NAMED, UNNAMED, KNOWN, REPORTS, FROM_PART, LISTS, LISTED, IN_DUE,
)  # fmt: skip
TERMS = (
    "is:overdue", "is:due", "is:due,overdue", "IS:Overdue", "-is:due", "is:due,paused",
    "is:never", "is:snoozed", "role:nurse", "a", "due<7d", "last>20d", "cadence<=30d",
    "circle:inner", "has:interest", "is:", "-paused",
)  # fmt: skip


class HeardWorkspace(Workspace):
    """A workspace that remembers whether it last gave a part of the people."""

    gave_part = False

    def part_of(self, today: date, whom: Whom) -> Network:
        found = super().part_of(today, whom)
        self.gave_part = found.everybody is not None
        return found


def typed(chance: Random) -> str:
    """What somebody may type for a name: whole, a part, a path, an alias, a slip."""
    name = chance.choice(NAMES)
    path = f"{chance.choice(('People', 'People/Old', 'Far'))}/{name}"
    start = name[: chance.randint(1, 4)]
    return chance.choice(
        (name, name, name, name.upper(), name.split()[-1], start, path, f"{path}.md",
         f"  {name} ", name[:-1] + "x", "Dr. C", "dr", "q", "Nobody", "a", " ")
    )  # fmt: skip


def names_differ(
    workspace: Workspace, today: date, name: str, tried: Counter[str]
) -> list[str]:
    """The path that a typed name means, or the words in which it means none."""

    def whole() -> str:
        return person_named(named(workspace.network().people), name).path

    found = _said(lambda: person_named(workspace.names(today), name).path)
    tried[KNOWN] += workspace._network is None
    workspace._network = None
    expected = _said(whole)
    workspace._network = None
    tried[NAMED if found.endswith(".md") else UNNAMED] += 1
    return [] if found == expected else [f"{name!r}: {found}, of all {expected}"]


def reports_differ(
    workspace: HeardWorkspace,
    settings: Settings,
    today: date,
    name: str,
    tried: Counter[str],
) -> list[str]:
    """The report on the person whom a typed name means."""

    def whole() -> object:
        return report_from_all(workspace.network(), settings, today, name)

    found = _said(lambda: report_on(workspace, settings, today, name))
    if not isinstance(found, str):
        tried[REPORTS] += 1
        tried[FROM_PART] += workspace._network is None and workspace.gave_part
    workspace._network = None
    expected = _said(whole)
    workspace._network = None
    return [] if found == expected else [f"{name!r}: {found!r}\n  of all {expected!r}"]


def lists_differ(
    workspace: HeardWorkspace,
    settings: Settings,
    today: date,
    chance: Random,
    tried: Counter[str],
) -> list[str]:
    """The people that a query describes, and how many there are."""
    query = " ".join(chance.choices(TERMS, k=chance.choice((0, 1, 1, 1, 2))))

    def whole() -> object:
        return listed_from_all(workspace.network(), settings, today, query)

    found = _said(lambda: listed(workspace, settings, today, query))
    if not isinstance(found, str):
        tried[LISTS] += 1
        tried[LISTED] += workspace.gave_part
        tried[IN_DUE] += len(found[0]) if only_due(query) else 0
    workspace._network = None
    expected = _said(whole)
    workspace._network = None
    return [] if found == expected else [f"{query}: {found}\n  of all {expected}"]


def answers_differ(
    workspace: Workspace,
    settings: Settings,
    today: date,
    plan: Today,
    tried: Counter[str],
) -> list[str]:
    """Which items of today's note are answered otherwise, if one is ticked."""
    if plan.problems:
        return []
    text, whole, wrong = _text(workspace, plan), workspace.network(), []
    workspace._network = None

    def read(path: str) -> str:
        return text if path == plan.path else workspace.read(path)

    for item in plan.items[:2]:
        with suppress(NotEditableError, UsageError):
            edited = answer_item(text, item.id, "x", "", None, plan.path)
            part = workspace.network_of(today, [item.id])
            one, other = (
                answered_today(plan.path, edited, network, settings, today, read)
                for network in (part, whole)
            )
            tried[ANSWERS] += part.everybody is not None
            wrong += [item.id] if one != other else []
    return wrong


def _text(workspace: Workspace, plan: Today) -> str:
    """Today's note as it is once the plan is carried out."""
    for change in plan.changes:
        if isinstance(change, Create | Rewrite) and change.path == plan.path:
            return change.text
    return workspace.read(plan.path)


def _said(question: Callable[[], object]) -> Any:
    """The answer, or the words of the refusal."""
    try:
        return question()
    except UsageError as error:
        return str(error)
