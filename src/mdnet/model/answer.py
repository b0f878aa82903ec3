"""What the user answered to an item of the digest."""

from datetime import date
from typing import Literal, NamedTuple

Verdict = Literal["done", "skipped", "snoozed"]


class Answer(NamedTuple):
    """One answered item, on the day of the daily note it stands in.

    `words` is what the user added after the tick or nested below, empty if nothing.
    `until` is set for `snoozed` only: the day from which the item may come back.
    """

    id: str
    verdict: Verdict
    day: date
    words: str = ""
    until: date | None = None
    path: str = ""
    line: int = 0
