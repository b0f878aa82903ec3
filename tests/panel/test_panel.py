"""The whole panel: on any network, in a fixed order, never naming who is out of reach.

The golden block is `tests/golden/panel/*.md`; `pytest --update` writes it.
"""

from datetime import timedelta
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mdnet.model.calendar import Profile, Rotation, Season, SeasonDate
from mdnet.model.contact import Contact
from mdnet.model.interaction import Interaction
from mdnet.model.network import Network, Person
from mdnet.model.project import Project
from mdnet.model.vocabulary import (
    CIRCLES,
    GROUP_OF_ROLE,
    KINDS,
    MENTOR_SLOTS,
    RELATIONSHIPS,
)
from mdnet.note.blocks import find
from mdnet.operations.named_block import with_block
from mdnet.panel import panel
from mdnet.panel.gaps import GAP_RULES
from mdnet.render.panel_json import panel_value
from mdnet.render.panel_markdown import HEADING, NAME, panel_markdown
from mdnet.render.panel_text import panel_text
from tests.panel.world import INTERN, SETTINGS, WORLD, panel_on
from tests.rules.people import day, log, network, person, promise

GOLDEN = Path(__file__).parents[1] / "golden" / "panel"
TODAY = day("2026-11-22")
CASES = {
    "second-year": WORLD,
    "first-year": WORLD._replace(profile=INTERN),
    "no-profile": WORLD._replace(profile=None),
    "empty": Network(),
    "looking-for-a-mentor": network(
        person("Gordon Ashby", log("2026-10-01", "ask", "to be my mentor"),
               log("2026-10-02", "reply", "kindly no", "no"), role="attending"),
        person("Ida Quist", log("2026-11-20", "met"), role="attending", paused=True),
        person("Old Friend", log("2024-01-01"), role="attending"),
        profile=Profile("Me.md", pgy=2, specialty="neonatology"),
    ),
}  # fmt: skip


def block(found: Network) -> str:
    return panel_markdown(panel_on(found), found, 365)


@pytest.mark.parametrize("name", CASES)
def test_golden_block(name, update):
    file = GOLDEN / f"{name}.md"
    text = block(CASES[name])
    if update:
        GOLDEN.mkdir(exist_ok=True)
        file.write_bytes(text.encode())
    assert text == file.read_bytes().decode()


def test_every_gap_rule_names_its_ids_first():
    starts = [(rule.__doc__ or "").split(":")[0] for rule in GAP_RULES]
    assert starts == [
        "M3", "M1", "M14", "M2", "M4, M5, M6", "M1, M12", "S2", "A10", "C5", "F4",
        "A1", "G3",
    ]  # fmt: skip


def test_the_order_of_people_makes_no_difference():
    people = WORLD.people[:5]
    texts = {
        panel_text(panel_on(network(*shuffled, profile=WORLD.profile)),
                   SETTINGS.panel, 80)
        for shuffled in permutations(people)
    }  # fmt: skip
    assert len(texts) == 1


def test_during_soap_nobody_of_another_program_is_named():
    soap = (SeasonDate("soap_start", day("2026-11-16"), "user"),
            SeasonDate("soap_end", TODAY, "user"))  # fmt: skip
    director = person("Far", log("2026-11-01"), role="program_director",
                      institution="Harbor Point", interests=("cards",))  # fmt: skip
    found = network(director, profile=WORLD.profile)
    named = {s.person.name for g in panel_on(found).gaps for s in g.suggest}
    assert named == {"Far"}
    held = found._replace(seasons=(Season("S.md", "S", soap),))
    assert [s for g in panel_on(held).gaps for s in g.suggest] == []


def test_an_outer_circle_is_left_for_later_in_the_first_year():
    far = person("Far", log("2026-11-01"), role="attending", circle=("national",))
    where = Rotation("R.md", "R")
    found = network(
        far, rotations=(where,), rotation_people={"R.md": ("People/Far.md",)}
    )
    first = panel_on(found._replace(profile=Profile("Me.md", pgy=1)))
    second = panel_on(found._replace(profile=Profile("Me.md", pgy=2)))
    assert [s for g in first.gaps for s in g.suggest] == []
    assert [s.person.name for s in second.gaps[0].suggest] == ["Far"]


WORDS = st.sampled_from(
    ["", "cardiology", "NICU", "[[x]]", "a|b", "<!-- /mdnet -->", "%%", "é\u202e", "#x"]
)
DAYS = st.integers(-800, 30).map(lambda n: TODAY + timedelta(days=n))
TAGS = st.sampled_from(
    ["support", "asked", "awaiting", "sponsor_act", "gave", "no", "not_now", "question"]
)
ACT = "be my mentor, named me for the committee"


def few(of, most=2):
    return st.lists(of, max_size=most).map(tuple)


# Not `st.builds`: it would make up the fields that are left out here as well.
INTERACTIONS = st.tuples(
    DAYS, st.sampled_from(("", *KINDS)), WORDS | st.just(ACT), few(TAGS)
).map(lambda fields: Interaction(*fields))
CONTACTS = st.fixed_dictionaries(
    {
        "path": st.sampled_from(["People/A.md", "People/B.md", "People/C.md", "A.md"]),
        "name": st.sampled_from(["A", "B", "Ä b"]),
        "role": st.sampled_from(("", "free role", *GROUP_OF_ROLE)),
        "circle": few(st.sampled_from(CIRCLES)),
        "relationship": few(st.sampled_from(RELATIONSHIPS), 3),
        "mentor_slots": few(st.sampled_from(MENTOR_SLOTS)),
        "interests": few(WORDS),
        "met_at": WORDS,
        "paused": st.booleans(),
        "tags": few(WORDS, 1),
    }
).map(lambda fields: Contact(**fields))
PROMISES = st.tuples(WORDS, DAYS).map(lambda pair: promise(pair[0], due=pair[1]))
PEOPLE = st.tuples(
    CONTACTS,
    few(INTERACTIONS, 5).map(lambda found: tuple(sorted(found))),
    few(PROMISES),
).map(lambda fields: Person(*fields))
PROFILES = st.none() | st.fixed_dictionaries(
    {
        "path": st.just("Me.md"),
        "pgy": st.none() | st.integers(-1, 9),
        "specialty": WORDS,
        "interests": few(WORDS, 3),
        "academic": st.booleans(),
    }
).map(lambda fields: Profile(**fields))
NETWORKS = st.tuples(
    st.lists(PEOPLE, max_size=6, unique_by=lambda p: p.contact.path), PROFILES
).map(
    lambda pair: Network(
        tuple(pair[0]),
        profile=pair[1],
        rotations=(Rotation("Rotations/x.md", "x"),),
        rotation_people={"Rotations/x.md": ("People/A.md", "gone.md")},
        projects=(Project("Projects/p.md", "p <!--", mentor_path="People/B.md"),),
    )
)


@given(found=NETWORKS)
def test_no_network_makes_it_fail_or_break_the_note(found):
    made = panel(found, SETTINGS, TODAY)
    panel_value(made)
    panel_text(made, SETTINGS.panel, 40, everything=True)
    text = panel_markdown(made, found, 365)
    note = with_block("# Me\n", NAME, text, HEADING)
    (written,) = find(note, NAME).blocks
    assert note[written.start : written.end] == text


@given(found=NETWORKS)
def test_nobody_paused_is_ever_named_and_slots_hold_together(found):
    made = panel(found, SETTINGS, TODAY)
    named = [s.person for gap in made.gaps for s in gap.suggest]
    assert [person for person in named if person.contact.paused] == []
    assert all(len(gap.suggest) <= 3 for gap in made.gaps)
    open_rules = {slot.rule for slot in made.slots if slot.is_open}
    of_slots = {gap.rule for gap in made.gaps} & {"M2", "M3", "M4", "M5", "M6"}
    assert of_slots <= open_rules
