"""A requested letter of recommendation: who, for what, and how far it has come.

There is no field for what a letter says. The states are those of `docs/letters.md`,
after AAMC's letter portal: only the author uploads, the applicant follows up.
"""

from datetime import date
from typing import NamedTuple

from mdnet.model.point import Point

STATES = (
    "idea", "asked", "agreed_strong", "agreed", "hesitant", "declined", "packet_sent",
    "request_sent", "uploaded", "assigned", "thanked", "outcome_told", "imported",
    "void",
)  # fmt: skip
SLOTS = ("pd", "subspecialty", "research", "other")
ANSWERS = {
    "agreed_strong": "yes_strong",
    "agreed": "yes",
    "hesitant": "hesitant",
    "declined": "declined",
}
# The property that keeps the day on which a state was reached.
DAY_OF_STATE = {
    "asked": "asked_on",
    "agreed_strong": "answered_on",
    "agreed": "answered_on",
    "hesitant": "answered_on",
    "declined": "answered_on",
    "packet_sent": "packet_on",
    "request_sent": "requested_on",
    "uploaded": "uploaded_on",
    "thanked": "thanked_on",
    "outcome_told": "outcome_told_on",
}

# How far a state is on the way from idea to outcome told; the same number is no move.
_RANK = {
    "idea": 0, "void": 0, "asked": 1, "hesitant": 2, "declined": 2, "agreed": 2,
    "agreed_strong": 2, "packet_sent": 3, "request_sent": 4, "uploaded": 5,
    "imported": 5, "assigned": 6, "thanked": 7, "outcome_told": 8,
}  # fmt: skip
OUT = frozenset({"hesitant", "declined", "void"})


class Letter(NamedTuple):
    """One letter note; the days are those on which its states were reached.

    `writer` and `application` are raw link targets, `writer_path` and
    `application_path` the notes they mean, empty for none; set when the network is put
    together. `answer` is the writer's answer in words of rule L3, kept when the status
    has gone on. `year` is the year of the first upload of an imported letter. `waived`
    is `None` while nobody has said. `packet` is the checklist of the note.
    """

    path: str
    name: str
    writer: str = ""
    application: str = ""
    slot: str = ""
    status: str = "idea"
    answer: str = ""
    need_by: date | None = None
    asked_on: date | None = None
    answered_on: date | None = None
    packet_on: date | None = None
    requested_on: date | None = None
    uploaded_on: date | None = None
    thanked_on: date | None = None
    outcome_told_on: date | None = None
    waived: bool | None = None
    year: int | None = None
    packet: tuple[Point, ...] = ()
    writer_path: str = ""
    application_path: str = ""

    @property
    def rank(self) -> int:
        """How far it has come, 0 for an idea to 8 for the outcome told."""
        return _RANK[self.status]

    @property
    def said(self) -> str:
        """The writer's answer in words of rule L3, empty for none that is known."""
        return self.answer or ANSWERS.get(self.status, "")

    @property
    def first_year(self) -> int | None:
        """The year of the first upload, `None` where nobody has said."""
        return self.year or (self.uploaded_on.year if self.uploaded_on else None)

    @property
    def is_out(self) -> bool:
        """Whether it is out of the plan: hesitant, declined or void (rule L3)."""
        return self.status in OUT

    @property
    def is_promised(self) -> bool:
        """Whether the writer has agreed, or is further; an imported letter is there."""
        return self.rank >= 2 and not self.is_out

    @property
    def is_to_be_made_again(self) -> bool:
        """Whether a portal's change deleted the request (`void`) after a yes."""
        yes = self.said in ("yes", "yes_strong") or self.requested_on is not None
        return self.status == "void" and yes

    @property
    def is_in_hand(self) -> bool:
        """Whether the letter has been uploaded."""
        return self.rank >= _RANK["uploaded"]

    def day_of(self, state: str) -> date | None:
        """The day on which a state was reached, as far as the note says."""
        key = DAY_OF_STATE.get(state)
        day = getattr(self, key) if key else None
        return day if isinstance(day, date) else None


def rank_of(state: str) -> int:
    """How far a state is, see `Letter.rank`."""
    return _RANK[state]
