"""By when an application's letters are needed, counted back from its season."""

from datetime import date, timedelta
from typing import NamedTuple

from mdnet.model.application import Application
from mdnet.model.calendar import Season, SeasonDate
from mdnet.model.network import Network
from mdnet.model.settings import LetterSettings

AAMC, NRMP = "aamc.org", "nrmp.org"
USER = "user"
_AAMC_WORDS = ("eras", "july", "december", "residency", "submit", "token", "starts")
_GONE = frozenset({"dropped", "withdrawn", "declined"})


class Deadline(NamedTuple):
    """When an application's letters are needed, and when to ask for them.

    `basis` is that of the date it comes from (`published`, `extrapolated`, `user`),
    `because` says which that is, `path` is the note that has it.
    """

    need_by: date
    ask_by: date
    basis: str
    because: str
    path: str

    @property
    def check(self) -> str:
        """Where to check a date that is a guess, empty for one that is none."""
        return AAMC if self.basis == "extrapolated" else ""


def season_of(application: Application, network: Network) -> Season | None:
    """The season that an application links, `None` without one."""
    path = application.season_path
    return next((s for s in network.seasons if s.path == path), None) if path else None


def review(application: Application, network: Network) -> SeasonDate | None:
    """The day on which programs begin to read applications, `None` if unknown.

    A residency's is `residency_review`, a fellowship's that of its cycle
    (`july_review`); a job has none.
    """
    season = season_of(application, network)
    if season is None or application.track == "job":
        return None
    is_fellowship = application.track == "fellowship"
    cycle = application.cycle if is_fellowship else "residency"
    return season.find(f"{cycle}_review")


def deadline(
    application: Application, network: Network, settings: LetterSettings
) -> Deadline | None:
    """When the letters are needed, `None` where nothing says so.

    `need_by` of the application's note, else the programs' review day less
    `before_review` days; a program's own earlier deadline (`letters_by`) wins.
    """
    found = [
        *_own(application),
        *_by_season(application, network, settings),
    ][:1]
    found += _by_programs(application, network)
    if not found:
        return None
    need_by, basis, because, path = min(found)
    ask_by = need_by - timedelta(days=settings.ask_before)
    return Deadline(need_by, ask_by, basis, because, path)


_Found = tuple[date, str, str, str]


def _own(application: Application) -> list[_Found]:
    day = application.need_by
    return [(day, USER, "the day you set", application.path)] if day else []


def _by_season(
    application: Application, network: Network, settings: LetterSettings
) -> list[_Found]:
    found = review(application, network)
    season = season_of(application, network)
    if found is None or season is None:
        return []
    day = found.day - timedelta(days=settings.before_review)
    because = f"{settings.before_review} days before programs read"
    return [(day, found.basis, because, season.path)]


def _by_programs(application: Application, network: Network) -> list[_Found]:
    return [
        (program.letters_by, USER, f"the deadline of {program.name}", program.path)
        for program in network.programs
        if program.letters_by
        and program.application_path == application.path
        and program.stage not in _GONE
    ]


def match_day(application: Application, network: Network) -> SeasonDate | None:
    """Match Day of the application's season, `None` if unknown.

    Of a residency, the Friday of Match Week.
    """
    season = season_of(application, network)
    if season is None or application.track == "job":
        return None
    if application.track == "fellowship":
        return season.find("match_day")
    week = season.find("match_week_start")
    return week and week._replace(day=week.day + timedelta(days=4))


def milestones(application: Application, network: Network) -> tuple[SeasonDate, ...]:
    """The season's dates that an application turns on, in their order.

    When ERAS opens, when to submit, when programs read, the rank list, Match Day.
    """
    season = season_of(application, network)
    if season is None or application.track == "job":
        return ()
    is_fellowship = application.track == "fellowship"
    cycle = application.cycle if is_fellowship else "residency"
    ranks = "rank_deadline" if is_fellowship else "main_rank_deadline"
    keys = ("eras_open", f"{cycle}_submit", f"{cycle}_review", ranks)
    found = [season.find(key) for key in keys]
    match = match_day(application, network)
    known = [day for day in (*found, match) if day]
    return tuple(sorted(known, key=lambda day: day.day))


def check_of(found: SeasonDate) -> str:
    """Where to check a season's date, empty for one that is no guess."""
    return site_of(found.key) if found.basis == "extrapolated" else ""


def site_of(key: str) -> str:
    """Where a season's date is published: applications by the AAMC, matches by NRMP."""
    return AAMC if any(word in key for word in _AAMC_WORDS) else NRMP


def level(need_by: date, today: date, settings: LetterSettings) -> str:
    """How late it is for a letter nobody has promised yet.

    Empty, `amber` (under 42 days left), `red` (under 28) or `late` (the day is past).
    """
    left = (need_by - today).days
    if left < 0:
        return "late"
    if left < settings.red:
        return "red"
    return "amber" if left < settings.amber else ""


def letter_need_by(
    own: date | None, found: Deadline | None
) -> tuple[date | None, bool]:
    """When one letter is needed: the day in its note, else the application's.

    And whether that is a guess: an extrapolated date of the season.
    """
    if own is not None:
        return own, bool(found and own == found.need_by and found.check)
    return (found.need_by, bool(found.check)) if found else (None, False)
