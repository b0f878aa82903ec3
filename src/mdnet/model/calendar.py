"""The resident's year: rotations, application seasons, and who the resident is."""

from datetime import date
from typing import Literal, NamedTuple

from mdnet.model.dates import academic_year_start
from mdnet.model.point import Point

Load = Literal["light", "normal", "heavy"]


class Rotation(NamedTuple):
    """One rotation; `people` are raw link targets, `starts` and `ends` inclusive."""

    path: str
    name: str
    service: str = ""
    site: str = ""
    starts: date | None = None
    ends: date | None = None
    load: Load = "normal"
    people: tuple[str, ...] = ()

    def covers(self, day: date) -> bool:
        """Whether `day` lies within it; never with an unknown end or start."""
        if self.starts is None or self.ends is None:
            return False
        return self.starts <= day <= self.ends


class SeasonDate(NamedTuple):
    """One date of a season; `basis` is `published`, `extrapolated` or `user`."""

    key: str
    day: date
    basis: str


class Season(NamedTuple):
    """The dates of one application cycle, as data of the vault.

    `portal` is the name of the letter portal, `letters_max` how many letters it takes
    for a program, `None` where the note does not say.
    """

    path: str
    name: str
    dates: tuple[SeasonDate, ...] = ()
    portal: str = ""
    letters_max: int | None = None

    def find(self, key: str) -> SeasonDate | None:
        """The date with this key, `None` where the note has none."""
        return next((found for found in self.dates if found.key == key), None)


class Profile(NamedTuple):
    """Who keeps the vault (`Me.md`); `pgy` is the year on `pgy_since`.

    `points` are the items below its headings Goals, Story and Updates.
    """

    path: str = ""
    name: str = ""
    pgy: int | None = None
    pgy_since: date | None = None
    program: str = ""
    track: str = ""
    specialty: str = ""
    interests: tuple[str, ...] = ()
    academic: bool = False
    style: str = ""
    points: tuple[Point, ...] = ()

    def section(self, title: str) -> tuple[Point, ...]:
        """The items below one heading."""
        key = title.casefold()
        return tuple(point for point in self.points if point.section == key)

    def stage(self, today: date) -> int | None:
        """The post-graduate year on `today`; it rolls over each 1 July (rule S1).

        Without `pgy_since` the number stands as written.
        """
        if self.pgy is None:
            return None
        if self.pgy_since is None:
            return self.pgy
        years = (
            academic_year_start(today).year - academic_year_start(self.pgy_since).year
        )
        return self.pgy + years
