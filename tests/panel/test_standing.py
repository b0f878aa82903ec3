"""M1, M12, C5, A10, S2, F4, A1 to A4, G3, G5, G7: the rest of the panel."""

import pytest

from mdnet.model.calendar import Profile
from tests.panel.world import (
    ANA,
    DEV,
    INTERN,
    MARIA,
    ME,
    PETER,
    PRIYA,
    SAMIRA,
    TOM,
    WORLD,
    panel_of,
    panel_on,
    suggested,
    told,
)
from tests.rules.people import day, log, person, promise

ACTS = ("A sponsor is who does something for you: a word to a fellowship, an "
        "invitation to speak, a seat on a committee. Ask for one of these")  # fmt: skip


def test_sponsors_by_an_act_and_candidates_apart():
    found = panel_on(WORLD).sponsors
    assert [(s.person.name, s.act.day if s.act else None) for s in found] == [
        ("Helen Marchetti", day("2026-10-20")),
        ("Priya Nair", None),
    ]


def test_an_act_makes_a_sponsor_of_anybody_but_a_paused_one():
    act = log("2026-01-01", "support", "invited me to speak at the chapter")
    found = panel_of(person("A", act), person("B", act, paused=True))
    assert [s.person.name for s in found.sponsors] == ["A"]


def test_no_sponsor_at_all():
    assert told(panel_of(MARIA, TOM), "M1", "M12") == [
        ("M1", ACTS, ["Maria Alvarez", "Tom Reed"])
    ]


def test_candidates_have_not_acted_yet():
    found = panel_of(PRIYA, MARIA, DEV)
    assert told(found, "M12") == [
        ("M12", f"{ACTS}; no act is logged yet of Priya Nair",
         ["Maria Alvarez", "Priya Nair"]),
    ]  # fmt: skip


def test_a_sponsor_closes_the_gap_and_the_first_year_has_none():
    assert told(panel_on(WORLD), "M1", "M12") == []
    assert told(panel_of(MARIA, profile=INTERN), "M1", "M12") == []


def circles_of(found):
    return {c.name: ([p.name for p in c.people], c.is_wanted) for c in found.circles}


def test_a_director_and_mentors_are_of_the_second_circle_too():
    assert circles_of(panel_on(WORLD)) == {
        "inner": (["Ana Lima", "Helen Marchetti", "Maria Alvarez", "Priya Nair",
                   "Samira Khoury", "Tom Reed"], True),
        "mentorship": (["Helen Marchetti", "Maria Alvarez", "Tom Reed"], True),
        "institutional": (["Peter Kowalczyk"], True),
        "national": (["Dev Banerjee"], True),
    }  # fmt: skip


def test_a_director_elsewhere_is_where_the_note_says():
    far = person("A", role="program_director", circle=("national",))
    near = person("B", role="program_director")
    assert circles_of(panel_of(far, near)) == {
        "inner": (["B"], True), "mentorship": (["B"], True),
        "institutional": ([], True), "national": (["A"], True),
    }  # fmt: skip


def test_the_first_year_wants_the_inner_circles_only():
    found = panel_of(ANA, profile=INTERN)
    assert [c.is_wanted for c in found.circles] == [True, True, False, False]
    assert told(found, "C5") == [
        ("C5", "Nobody is in the mentorship circle yet: ask whom you should meet", [])
    ]


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        pytest.param([MARIA, TOM, PETER],
            ("Nobody is in the national circle yet: ask whom you should meet",
             ["Maria Alvarez", "Tom Reed"]), id="mentors know people"),
        pytest.param([SAMIRA, DEV],
            ("Nobody is in the mentorship and institutional circles yet: ask whom you "
             "should meet", ["Samira Khoury", "Dev Banerjee"]), id="no mentor yet"),
        pytest.param([person("Zoe"), person("Bo", log("2026-11-01"))],
            ("Nobody is in a circle yet: give people a `role` or a `circle`",
             ["Bo", "Zoe"]), id="nobody is placed"),
        pytest.param([MARIA, person("Paul", paused=True)],
            ("Nobody is in the institutional and national circles yet: ask whom you "
             "should meet", ["Maria Alvarez"]), id="nobody paused"),
    ],
)  # fmt: skip
def test_an_empty_circle(people, expected):
    assert told(panel_of(*people), "C5") == [("C5", *expected)]


def test_four_full_circles():
    assert told(panel_on(WORLD), "C5") == []


@pytest.mark.parametrize(
    ("nurses", "physicians", "expected"),
    [(0, 0, None), (1, 4, None), (0, 1, "0 of 1"), (1, 5, "1 of 6")],
)
def test_colleagues_who_are_not_physicians(nurses, physicians, expected):
    people = [person(f"N{n}", role="nurse") for n in range(nurses)]
    people += [person(f"P{n}", role="attending") for n in range(physicians)]
    found = panel_of(*people, person("Unknown", circle=("inner",)))
    texts = [text for _, text, _ in told(found, "A10")]
    if expected is None:
        assert texts == []
    else:
        assert texts == [
            f"{expected} people around you are nurses, therapists, coordinators: who "
            "kept the ward running this week?"
        ]


def test_who_is_not_in_the_inner_circle_yet_could_be():
    far = person("Ana", log("2026-11-01"), role="nurse", circle=("institutional",))
    assert told(panel_of(far, TOM), "A10") == [
        ("A10", "0 of 1 people around you are nurses, therapists, coordinators: add "
         "`circle: inner` to who is close", ["Ana"]),
    ]  # fmt: skip


def test_the_groups_of_the_first_year():
    found = panel_on(WORLD._replace(profile=INTERN, people=(ANA, SAMIRA)))
    assert told(found, "S2") == [
        ("S2", "No co-resident is in the vault yet: who helped you this week? These "
         "would know",
         ["Samira Khoury"]),
    ]  # fmt: skip
    assert told(panel_of(SAMIRA), "S2") == []


def test_an_interest_without_a_champion():
    assert told(panel_on(WORLD), "F4") == [
        ("F4", "A champion for nutrition; who is one gets `relationship: champion`", [])
    ]
    eats = person("Eve", log("2026-11-01"), role="dietitian", interests=("Nutrition",))
    peer = person("Cam", role="co_resident", interests=("nutrition",))
    assert suggested(panel_of(MARIA, eats, peer), "F4") == ["Eve"]


def balance_of(*history, **contact):
    return [b[1:] for b in panel_of(person("A", *history, **contact)).balance]


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        pytest.param([log("2026-11-01")], [], id="neither"),
        pytest.param([log("2026-11-01", "give")], [(1, 0, "2026-11-01", False)],
            id="a paper"),
        pytest.param([log("2026-11-01", "email", "", "gave")],
            [(1, 0, "2026-11-01", False)], id="tagged"),
        pytest.param([log("2026-11-01", "update")], [(1, 0, "2026-11-01", False)],
            id="news"),
        pytest.param([log("2026-11-01", "email", "", "thanks")],
            [(1, 0, "2026-11-01", False)], id="thanks"),
        pytest.param([log("2026-10-01"), log("2026-11-01", "ask")],
            [(0, 1, "2026-10-01", False)], id="one ask"),
        pytest.param([log("2026-10-01", "ask"), log("2026-11-01", "email", "", "asked"),
                      log("2026-11-02", "reply")], [(0, 2, None, True)],
            id="nothing but asks"),
        pytest.param([log("2025-01-01"), log("2026-10-01", "ask"),
                      log("2026-11-01", "ask")], [(0, 2, "2025-01-01", True)],
            id="the rest is long ago"),
        pytest.param([log("2026-10-01", "ask"), log("2026-10-15", "note"),
                      log("2026-11-01", "ask")], [(0, 2, None, True)],
            id="a remark is no contact"),
        pytest.param([log("2026-10-01", "ask"), log("2026-10-15", "coffee"),
                      log("2026-11-01", "ask")], [(0, 2, "2026-10-15", False)],
            id="a coffee between"),
        pytest.param([log("2025-11-21", "give")], [], id="more than a year ago"),
        pytest.param([log("2026-11-23", "give")], [], id="yet to come"),
    ],
)  # fmt: skip
def test_giving_and_asking(history, expected):
    found = [
        (gave, asked, str(last) if last else None, only)
        for gave, asked, last, only in balance_of(*history)
    ]
    assert found == expected


def test_the_most_asked_come_first_and_the_paused_not_at_all():
    asks = [log("2026-10-01", "ask"), log("2026-11-01", "ask")]
    found = panel_of(
        person("A", log("2026-11-01", "give")),
        person("B", log("2026-11-01", "ask"), log("2026-11-02")),
        person("C", *asks),
        person("D", *asks, paused=True),
    )
    assert [b.person.name for b in found.balance] == ["C", "B", "A"]


def test_only_asks_are_evened_by_news():
    found = panel_on(WORLD)
    assert told(found, "A1") == [
        ("A1", "Only asks so far: news, a paper or a thank-you evens it",
         ["Dev Banerjee"]),
    ]  # fmt: skip
    (gap,) = [g for g in found.gaps if g.rule == "A1"]
    assert gap.suggest[0].reasons == ("asked 2 times",)
    even = DEV._replace(interactions=(*DEV.interactions, log("2026-11-20", "update")))
    assert told(panel_of(even), "A1") == []


def test_nobody_whose_answer_is_awaited_is_named():
    waits = person(
        "A", log("2026-11-01", "ask"), log("2026-11-19", "ask", "", "awaiting")
    )
    assert told(panel_of(waits), "A1") == []


def test_promises_past_their_day():
    assert told(panel_on(WORLD), "G3") == [
        ("G3", "Promises past their day: keep one, or agree on another day",
         ["Peter Kowalczyk"]),
    ]  # fmt: skip
    (gap,) = [g for g in panel_on(WORLD).gaps if g.rule == "G3"]
    assert gap.suggest[0].reasons == ("drop off the plans",)


@pytest.mark.parametrize(
    "tasks",
    [
        pytest.param([], id="none"),
        pytest.param([promise("a", due="2026-11-22")], id="today"),
        pytest.param(
            [promise("a", "x", due="2026-11-01", done="2026-11-09")], id="done"
        ),
        pytest.param([promise("a", due="2026-11-01", tags=("waiting",))], id="theirs"),
        pytest.param([promise("a")], id="undated"),
    ],
)
def test_no_promise_stands_open(tasks):
    assert told(panel_of(person("A", tasks=tasks)), "G3") == []


def test_nine_of_ten_promises_are_good():
    kept = [promise(f"k{n}", "x", line=n, due="2026-11-01", done="2026-11-01")
            for n in range(9)]  # fmt: skip
    late = promise("late", line=20, due="2026-11-01")
    assert told(panel_of(person("A", tasks=[*kept, late])), "G3") == []
    assert suggested(panel_of(person("A", tasks=[*kept[1:], late])), "G3") == ["A"]


def test_depth_counts_those_met_three_times():
    often = [log("2026-09-01"), log("2026-10-01", "email"), log("2026-11-01")]
    found = panel_of(
        person("A", *often),
        person("B", *often[1:], log("2026-11-02", "note")),
        person("C", log("2025-11-01"), *often[1:]),
    )
    assert [p.name for p in found.habits.well_known] == ["A"]


def test_consistency_counts_weeks_of_the_last_twelve():
    found = panel_of(
        person("A", log("2026-08-30", "email"), log("2026-08-31", "email"),
               log("2026-11-16", "email"), log("2026-11-18", "reply")),
        person("B", log("2026-11-17", "text"), log("2026-10-12", "teaching")),
    )  # fmt: skip
    assert (found.habits.weeks_active, found.habits.weeks) == (2, 12)


@pytest.mark.parametrize(
    ("people", "profile", "rotations", "expected"),
    [
        pytest.param([], ME, (), ["Nobody is in the vault yet; the first one: "
            'mdnet add "Maria Alvarez" --role attending'], id="nobody"),
        pytest.param([ANA], None, (), ["There is no Me.md yet; mdnet init lays one "
            "down."], id="no profile"),
        pytest.param([ANA], Profile("Me.md"), (), ["Fill in `pgy` in Me.md and the "
            "panel shows what your year needs.", "Write `interests` in Me.md and the "
            "panel looks for people who share them."], id="an empty profile"),
        pytest.param([ANA], INTERN, (), ["Link people in the `people` of a rotation "
            "note: mentors of the first year come from rotations."], id="no rotation"),
        pytest.param([ANA], INTERN, WORLD.rotations, [], id="all there"),
    ],
)  # fmt: skip
def test_what_the_panel_needs(people, profile, rotations, expected):
    found = panel_of(*people, profile=profile, rotations=rotations)
    assert list(found.needs) == expected


def test_an_empty_vault_has_needs_and_no_gaps():
    assert panel_of(profile=None).gaps == ()
