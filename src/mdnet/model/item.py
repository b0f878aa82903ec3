"""One thing to do, as a rule found it: the unit of the digest."""

from datetime import date
from typing import NamedTuple


class Source(NamedTuple):
    """Where in the vault an item comes from; `line` counts from 1."""

    path: str
    line: int


class Item(NamedTuple):
    """Who, what, why now.

    As a line of Markdown it is `**action** before[[person]]after: why`, where
    `before` ends and `after` begins with a space unless empty. `later` is the short
    form for the list of what did not fit. `id` is eight hex digits: a hash of rule,
    person and occurrence. `order` is the class in the order of the digest, 1 first.
    `due` is `None` for a thing without a day. `overdue_days` is negative before the
    due day; `interval` is the span in days that it is measured against. `circle` is
    the person's first circle. `ignores_limit`: the digest's cap does not hold for it.
    `opens` is the first day in the digest, `None` for its due day; before, it is among
    what comes up.
    """

    id: str
    rule: str
    order: int
    action: str
    person_name: str
    person_path: str
    why: str
    later: str
    before: str = ""
    after: str = ""
    due: date | None = None
    overdue_days: int = 0
    interval: int = 1
    circle: str = ""
    ignores_limit: bool = False
    source: Source | None = None
    opens: date | None = None

    @property
    def text(self) -> str:
        """What to do, in plain words: `Send Maria Alvarez the paper`."""
        return f"{self.action} {self.before}{self.person_name}{self.after}"

    def is_open(self, today: date) -> bool:
        """Whether it is for `today`'s digest already; a thing without a day is."""
        first = self.opens or self.due
        return first is None or first <= today
