"""A project: research, quality improvement, education, a case report, advocacy."""

from datetime import date
from typing import NamedTuple

from mdnet.model.point import Point

FINISHED = frozenset({"done", "finished", "published", "completed", "closed"})
RUNNING = frozenset({"active", "agreed", "running", "in_progress"})
# The four questions before a yes (rules A7 to A9), in their order.
QUESTIONS = ("time", "timeline", "my_role", "authorship")


class Project(NamedTuple):
    """One project note; `mentor` is the raw link target, `mentor_path` its note.

    `started` and `ended` are what the note says, else `None`. `log` are the dated lines
    of its log, `next_step` the first line below that heading.
    """

    path: str
    name: str
    kind: str = ""
    status: str = ""
    size: str = ""
    mentor: str = ""
    time: str = ""
    timeline: str = ""
    my_role: str = ""
    authorship: str = ""
    goal: str = ""
    presented_at: str = ""
    presented_on: date | None = None
    started: date | None = None
    ended: date | None = None
    log: tuple[Point, ...] = ()
    next_step: str = ""
    mentor_path: str = ""

    @property
    def is_finished(self) -> bool:
        """Whether its status says that it is over and done."""
        return self.status in FINISHED

    @property
    def is_running(self) -> bool:
        """Whether it is agreed upon and not over."""
        return self.status in RUNNING

    @property
    def unanswered(self) -> tuple[str, ...]:
        """The four questions that have no answer yet (rules A7 to A9)."""
        return tuple(key for key in QUESTIONS if not getattr(self, key))

    @property
    def first_day(self) -> date | None:
        """When it began: `started`, else the first line of its log."""
        days = [point.day for point in self.log if point.day]
        return self.started or min(days, default=None)
