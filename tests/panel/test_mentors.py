"""M1 to M7, F4: who is a mentor, what mentors are for, champions."""

import pytest

from mdnet.model.calendar import Profile
from mdnet.model.settings import PanelSettings, Settings
from tests.panel.world import (
    ANA,
    DEV,
    HELEN,
    INTERN,
    MARIA,
    ME,
    PETER,
    PRIYA,
    SAMIRA,
    TOM,
    WORLD,
    mentor,
    panel_of,
    panel_on,
    slot_of,
    suggested,
    told,
)
from tests.rules.people import log, network, person

CLINICAL = "A clinical mentor, somebody who sees you work with patients; who says yes gets `mentor_slots: clinical`"  # noqa: E501


def slots_of(found):
    return {s.name: (s.least, s.most, [p.name for p in s.have]) for s in found.slots}


def test_the_second_year_wants_people_and_slots():
    assert slots_of(panel_on(WORLD)) == {
        "mentors": (2, 3, ["Maria Alvarez", "Tom Reed"]),
        "general_pediatrics": (1, 3, []),
        "interest": (1, 3, ["Maria Alvarez"]),
        "clinical": (1, 2, []),
        "research_qi": (1, 1, ["Maria Alvarez"]),
        "career_advisor": (1, 1, ["Tom Reed"]),
    }


def test_the_first_year_wants_people_who_may_become_mentors():
    found = panel_on(WORLD._replace(profile=INTERN))
    assert slots_of(found) == {"potential_mentor": (1, 2, ["Samira Khoury"])}


def test_without_a_year_nothing_is_required():
    found = panel_on(WORLD._replace(profile=None))
    assert {slot.least for slot in found.slots} == {0}
    assert found.stage is None


def test_the_third_year_wants_what_the_second_does():
    third = panel_on(WORLD._replace(profile=ME._replace(pgy=3)))
    assert slots_of(third) == slots_of(panel_on(WORLD))


@pytest.mark.parametrize(
    ("contact", "history", "active"),
    [
        pytest.param({}, [], True, id="never logged"),
        pytest.param({}, [log("2025-11-22")], True, id="a year ago"),
        pytest.param({}, [log("2025-11-21")], False, id="longer ago"),
        pytest.param({"paused": True}, [log("2026-11-20")], False, id="paused"),
    ],
)
def test_who_counts_as_a_mentor(contact, history, active):
    found = panel_of(mentor("A", *history, **contact))
    assert [m.is_active for m in found.mentors] == [active]
    assert bool(slot_of(found, "mentors").have) is active


def test_active_mentors_come_first():
    found = panel_of(mentor("A", log("2020-01-01")), mentor("B"))
    assert [m.person.name for m in found.mentors] == ["B", "A"]


@pytest.mark.parametrize(
    ("contact", "general"),
    [
        ({"mentor_slots": ("general_pediatrics",)}, True),
        ({"interests": ("primary care",)}, True),
        ({"role": "continuity_preceptor"}, True),
        ({"interests": ("NICU",)}, False),
    ],
)
def test_who_stands_for_general_pediatrics(contact, general):
    assert bool(
        slot_of(panel_of(mentor("A", **contact)), "general_pediatrics").have
    ) is (general)


@pytest.mark.parametrize(
    ("interests", "shares"),
    [
        (("cards",), ("cardiology",)),
        (("Pediatric Cardiology", "NUTRITION"), ("cardiology", "nutrition")),
        (("[[Nutrition]]",), ("nutrition",)),
        (("renal",), ()),
    ],
)
def test_interests_are_compared_by_what_they_mean(interests, shares):
    assert panel_of(mentor("A", interests=interests)).mentors[0].shared == shares


@pytest.mark.parametrize(
    ("contact", "fills"),
    [
        pytest.param({"relationship": ("mentor",)}, True, id="a mentor"),
        pytest.param({}, True, id="only the slot"),
        pytest.param({"relationship": ("advisor",)}, True, id="an advisor"),
        pytest.param({"relationship": ("potential_mentor",)}, False, id="may become"),
        pytest.param({"relationship": ("potential_mentor", "mentor")}, True, id="is"),
        pytest.param({"paused": True}, False, id="paused"),
    ],
)
def test_who_fills_a_slot(contact, fills):
    found = panel_of(person("A", **contact, mentor_slots=("clinical",)))
    assert bool(slot_of(found, "clinical").have) is fills


def test_one_person_may_fill_several_slots():
    slots = ("clinical", "research_qi", "career_advisor")
    found = panel_of(mentor("A", role="chief_resident", mentor_slots=slots))
    assert [s.name for s in found.slots if "A" in [p.name for p in s.have]] == [
        "mentors", "clinical", "research_qi", "career_advisor",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("role", "fills"),
    [
        ("program_director", True),
        ("associate_pd", True),
        ("chief_resident", True),
        ("attending", False),
        ("fellowship_pd", False),
    ],
)
def test_a_career_advisor_has_one_of_three_roles(role, fills):
    found = panel_of(mentor("A", role=role, mentor_slots=("career_advisor",)))
    assert bool(slot_of(found, "career_advisor").have) is fills


def test_research_is_required_of_the_academic_only():
    assert slot_of(panel_of(profile=ME), "research_qi").least == 1
    assert (
        slot_of(panel_of(profile=ME._replace(academic=False)), "research_qi").least == 0
    )


def test_without_interests_no_shared_one_is_wanted():
    found = panel_of(TOM, profile=Profile("Me.md", pgy=2))
    assert slot_of(found, "interest").least == 0
    assert found.champions == ()


def test_champions_by_interest():
    found = panel_of(MARIA, person("B", tags=("Champion",), interests=("nutrition",)),
                     person("C", relationship=("champion",), paused=True,
                            interests=("nutrition",)))  # fmt: skip
    assert [(c.interest, [p.name for p in c.have]) for c in found.champions] == [
        ("cardiology", ["Maria Alvarez"]),
        ("nutrition", ["B"]),
    ]
    assert panel_of(MARIA, profile=INTERN).champions == ()


def test_no_mentor_is_one_gap_with_those_who_could():
    found = panel_of(SAMIRA, ANA, DEV, PETER)
    assert told(found, "M1", "M2")[0] == (
        "M1",
        "A first mentor: ask one for twenty minutes; who says yes gets "
        "`relationship: mentor`",
        ["Samira Khoury", "Dev Banerjee"],
    )
    assert told(found, "M2") == []


def test_quiet_mentors_are_written_to_before_others_are_looked_for():
    old = log("2024-01-01")
    found = panel_of(mentor("A", old), mentor("B", old, paused=True), SAMIRA)
    assert told(found, "M1")[0] == (
        "M1", "No mentor has been in touch for long: a few lines to one of them", ["A"]
    )  # fmt: skip
    assert suggested(panel_of(mentor("B", old, paused=True), SAMIRA), "M1")[:1] == [
        "Samira Khoury"
    ]


def test_one_mentor_wants_a_second():
    found = panel_of(MARIA, TOM._replace(contact=TOM.contact._replace(relationship=())))
    assert told(found, "M2") == [
        ("M2", "One more mentor: 2 to 3 share the load; who says yes gets "
         "`relationship: mentor`", ["Tom Reed"]),
        ("M2", "A mentor from general pediatrics; who says yes gets "
         "`relationship: mentor`", []),
    ]  # fmt: skip


def test_mentors_without_a_shared_interest():
    maria = MARIA._replace(contact=MARIA.contact._replace(relationship=()))
    found = panel_of(TOM, mentor("B", role="continuity_preceptor"), SAMIRA, maria)
    assert told(found, "M2") == [
        ("M2", "A mentor who shares an interest of yours (cardiology, nutrition); "
         "who says yes gets `relationship: mentor`",
         ["Samira Khoury", "Maria Alvarez"]),
    ]  # fmt: skip


def test_a_generalist_is_suggested_from_the_community_too():
    assert ["Peter Kowalczyk"] in [n for *_, n in told(panel_on(WORLD), "M2")]


def test_the_clinical_slot_names_who_was_meant_for_it_first():
    assert told(panel_on(WORLD), "M4") == [
        ("M4", CLINICAL, ["Samira Khoury", "Helen Marchetti", "Tom Reed"]),
    ]
    (gap,) = [g for g in panel_on(WORLD).gaps if g.rule == "M4"]
    assert gap.suggest[0].reasons == (
        "may become a mentor", "cardiology", "together on Cardiology", "last on 13 Nov",
    )  # fmt: skip


def test_adding_the_mentor_closes_the_gap():
    contact = SAMIRA.contact._replace(relationship=("mentor",))
    people = [p for p in WORLD.people if p.name != "Samira Khoury"]
    after = WORLD._replace(people=(*people, SAMIRA._replace(contact=contact)))
    assert told(panel_on(after), "M4") == []


def test_research_and_career_gaps_name_their_own_kind():
    helen = HELEN._replace(contact=HELEN.contact._replace(relationship=()))
    found = panel_of(
        mentor("B", role="attending"),
        helen,
        person("Cy", log("2026-11-01"), role="qi_lead"),
        person("Far", log("2026-11-01"), role="program_director", circle=("national",)),
    )
    assert told(found, "M5", "M6") == [
        ("M5", "A mentor for research or QI; who says yes gets "
         "`mentor_slots: research_qi`", ["Cy"]),
        ("M6", "A career advisor: your program director, an associate or a chief "
         "resident; who says yes gets `mentor_slots: career_advisor`",
         ["Helen Marchetti"]),
    ]  # fmt: skip


def test_a_project_s_mentor_may_be_the_one_for_research():
    lead = person("Lou", role="attending")
    project = WORLD.projects[0]._replace(mentor_path=lead.contact.path)
    assert suggested(panel_of(lead, projects=(project, project._replace(
        mentor_path=""))), "M5") == ["Lou"]  # fmt: skip


def test_the_first_year_asks_for_somebody_of_a_rotation():
    met = PRIYA._replace(contact=PRIYA.contact._replace(met_at="Cardiology"))
    found = panel_of(TOM, met, ANA, profile=INTERN, rotations=WORLD.rotations)
    assert told(found, "M3") == [
        ("M3", "Somebody from a rotation who may become a mentor: ask for ten minutes "
         "of feedback; then `relationship: potential_mentor`", ["Priya Nair"]),
    ]  # fmt: skip


def test_a_potential_mentor_without_a_rotation_is_to_be_linked():
    found = panel_of(SAMIRA, profile=INTERN)
    assert told(found, "M3") == [
        ("M3", "May become a mentor, but no rotation lists them: add them to its "
         "`people`", ["Samira Khoury"]),
    ]  # fmt: skip


def test_where_they_were_met_links_a_rotation_too():
    met = SAMIRA._replace(
        contact=SAMIRA.contact._replace(met_at="[[Rotations/Cardiology|Cards]]")
    )
    bare = network(met, profile=INTERN, rotations=WORLD.rotations)
    assert told(panel_on(bare), "M3") == []
    both = bare._replace(rotation_people=WORLD.rotation_people)
    assert told(panel_on(both), "M3") == []


def test_the_numbers_are_settings():
    settings = Settings(panel=PanelSettings(mentors_min=1, mentors_max=1, suggest=1))
    found = panel_on(WORLD, settings=settings)
    assert (slot_of(found, "mentors").least, slot_of(found, "mentors").most) == (1, 1)
    assert suggested(found, "M4") == ["Samira Khoury"]
