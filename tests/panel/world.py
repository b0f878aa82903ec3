"""A small vault's network on 22 November 2026, and short forms for panels on it."""

from typing import Any

from mdnet.model.calendar import Profile, Rotation
from mdnet.model.network import Network
from mdnet.model.project import Project
from mdnet.model.settings import Settings
from mdnet.panel import Panel, panel
from mdnet.panel.values import Slot
from tests.rules.people import day, log, network, person, promise

SETTINGS = Settings()
TODAY = "2026-11-22"
ME = Profile(
    "Me.md", pgy=2, specialty="cardiology", interests=("nutrition",), academic=True
)
INTERN = ME._replace(pgy=1)

MARIA = person(
    "Maria Alvarez",
    log("2026-09-01", "check-in", "figures"),
    log("2026-11-10", "support", "told the division about my work"),
    role="research_mentor",
    relationship=("mentor", "champion"),
    mentor_slots=("research_qi",),
    interests=("Cards",),
)
TOM = person(
    "Tom Reed",
    log("2026-08-18", "check-in", "the plan"),
    role="associate_pd",
    relationship=("mentor",),
    mentor_slots=("career_advisor",),
)
HELEN = person(
    "Helen Marchetti",
    log("2026-10-20", "support", "named me for the search committee #support [[X]]",
        "support"),
    log("2026-11-02", "ask", "a letter", "asked"),
    role="program_director",
    relationship=("sponsor",),
)  # fmt: skip
PRIYA = person("Priya Nair", role="fellowship_pd", relationship=("sponsor_candidate",))
SAMIRA = person(
    "Samira Khoury",
    log("2026-11-13", "teaching"),
    role="subspecialty_faculty",
    relationship=("potential_mentor",),
    mentor_slots=("clinical",),
    interests=("cardiology",),
)
ANA = person("Ana Lima", log("2026-11-01", "thanks"), role="nurse")
DEV = person(
    "Dev Banerjee",
    log("2026-03-01", "email", "", "asked"),
    log("2026-04-01", "ask"),
    log("2026-04-02", "reply"),
    role="fellow",
    circle=("national",),
)
PETER = person(
    "Peter Kowalczyk",
    log("2026-10-30", "give"),
    tasks=[promise("drop off the plans", due="2026-11-12")],
    role="community_pediatrician",
)
CARDIOLOGY = Rotation(
    "Rotations/Cardiology.md", "Cardiology", starts=day("2026-11-02"),
    ends=day("2026-11-29"), people=("Samira Khoury",),
)  # fmt: skip
GROWTH = Project("Projects/Growth.md", "Growth", mentor_path="People/Maria Alvarez.md")
WORLD = network(
    MARIA, TOM, HELEN, PRIYA, SAMIRA, ANA, DEV, PETER,
    profile=ME,
    rotations=(CARDIOLOGY,),
    rotation_people={CARDIOLOGY.path: (SAMIRA.contact.path,)},
    projects=(GROWTH,),
)  # fmt: skip


def panel_of(*people: Any, today: str = TODAY, **more: Any) -> Panel:
    """The panel of these people, with the profile of a second-year resident."""
    fields = {"profile": ME, **more}
    return panel(network(*people, **fields), SETTINGS, day(today))


def panel_on(
    found: Network, today: str = TODAY, settings: Settings = SETTINGS
) -> Panel:
    return panel(found, settings, day(today))


def slot_of(found: Panel, name: str) -> Slot:
    slot = found.slot(name)
    assert slot is not None
    return slot


def told(found: Panel, *rules: str) -> list[tuple[str, str, list[str]]]:
    """The gaps of these rules, as rule, text and names."""
    return [
        (gap.rule, gap.text, [s.person.name for s in gap.suggest])
        for gap in found.gaps
        if gap.rule in rules
    ]


def suggested(found: Panel, rule: str) -> list[str]:
    return [name for _, _, names in told(found, rule) for name in names]


def mentor(name: str, *history: Any, **contact: Any) -> Any:
    return person(name, *history, **{"relationship": ("mentor",), **contact})
