"""A small network on 22 November 2026, the one behind the golden digests."""

from datetime import date

from mdnet.model.calendar import Profile, Season, SeasonDate
from mdnet.model.network import Network
from mdnet.model.settings import Settings
from mdnet.note.parse import parse
from mdnet.operations.daily import Daily, daily
from tests.rules.people import day, log, network, person, promise

TODAY = date(2026, 11, 22)
PATH = "Daily/2026-11-22.md"
SETTINGS = Settings()
MARIA, PRIYA, TOM, JOAN = "8baa7431", "ca1222a4", "3d5214a0", "44d38d46"

PEOPLE = (
    person(
        "Maria Alvarez",
        log("2026-11-20", "met", "rounds"),
        tasks=[promise("send the growth-chart paper", made="2026-11-20")],
        role="attending",
    ),
    person(
        "Priya Nair",
        log("2026-11-10", "email", "asked about the rota", "awaiting"),
        role="fellow",
    ),
    person("Tom Reed", log("2026-08-18"), relationship=("mentor",)),
    person(
        "Sam Ortiz",
        log("2026-11-22", "teaching", "murmurs", "good_teaching"),
        role="attending",
    ),
    person("Joan Wu", log("2025-11-01"), circle=("national",)),
)
SEASON = Season(
    "Applications/ERAS 2027.md",
    "ERAS 2027",
    (SeasonDate("match_day", day("2026-12-02"), "extrapolated"),),
)
WORLD = network(*PEOPLE, profile=Profile("Me.md", pgy=2), seasons=(SEASON,))


def answered(text: str, world: Network = WORLD) -> Network:
    """The network that knows what is answered in today's note."""
    answers = parse(PATH, text, SETTINGS).answers
    return world._replace(answers={answer.id: answer for answer in answers})


def today(text: str, world: Network = WORLD, settings: Settings = SETTINGS) -> Daily:
    """What `mdnet today` makes of the daily note."""
    return daily(text, answered(text, world), settings, TODAY, PATH)
