"""The day's selection: the limit, what ignores it, what is later, what comes up."""

import pytest

from mdnet.digest import BlockItem, SeasonEvent, day_limit, digest, season_events
from mdnet.model.application import Application
from mdnet.model.calendar import Profile, Rotation, Season, SeasonDate
from mdnet.model.settings import DigestSettings, Settings
from tests.rules.people import SETTINGS, day, network, person, promise

TODAY = day("2026-11-22")


def owing(*names, due="2026-11-20", **contact):
    task = promise("call", due=due)
    return [person(name, tasks=[task], **contact) for name in names]


def names(items):
    return "".join(item.person_name for item in items)


def block(found, marks, touched=True):
    """The first items of a digest as they stand in the note with these marks."""
    return [
        BlockItem(item.id, mark, "", touched or mark != " ")
        for item, mark in zip((*found.items, *found.later), marks, strict=False)
    ]


def test_three_items_and_the_rest_later():
    found = digest(network(*owing(*"ABCDE")), SETTINGS, TODAY)
    assert (found.limit, names(found.items), names(found.later)) == (3, "ABC", "DE")


def test_fewer_items_need_no_later():
    found = digest(network(*owing("A")), SETTINGS, TODAY)
    assert (names(found.items), found.later) == ("A", ())


@pytest.mark.parametrize(
    ("load", "ends", "limit"),
    [
        pytest.param("heavy", "2026-11-22", 1, id="heavy, the last day"),
        pytest.param("heavy", "2026-11-21", 3, id="heavy, over"),
        pytest.param("normal", "2026-11-22", 3, id="normal"),
    ],
)
def test_a_heavy_rotation_has_lighter_days(load, ends, limit):
    rotation = Rotation(
        "r", "PICU", starts=day("2026-11-01"), ends=day(ends), load=load
    )
    found = network(*owing(*"ABCDE"), rotations=(rotation,))
    assert day_limit(found, SETTINGS.digest, TODAY) == limit
    assert len(digest(found, SETTINGS, TODAY).items) == limit


@pytest.mark.parametrize(
    ("marks", "shown"),
    [
        pytest.param("", "ABC", id="nothing yet"),
        pytest.param("x", "AB", id="one done"),
        pytest.param("x->", "", id="three answered bring no more"),
        pytest.param("xX-->", "", id="more than the limit"),
        pytest.param("   ", "ABC", id="open ones take no place"),
        pytest.param("/", "ABC", id="in progress is open"),
    ],
)
def test_what_was_answered_uses_up_the_day(marks, shown):
    items = [BlockItem(f"0000000{n}", mark, "", True) for n, mark in enumerate(marks)]
    found = digest(network(*owing(*"ABCDE")), SETTINGS, TODAY, items)
    assert names(found.items) == shown
    assert len(found.answered) == len(marks.replace(" ", "").replace("/", ""))


def test_two_answers_to_one_item_use_up_one_place():
    twice = [BlockItem("00000001", "x", "", True)] * 2
    found = digest(network(*owing(*"ABCDE")), SETTINGS, TODAY, twice)
    assert names(found.items) == "AB"


def test_an_item_that_the_user_touched_keeps_its_place():
    people = network(*owing(*"ABCDE"))
    last = digest(people, SETTINGS, TODAY).later[-1]
    touched = [BlockItem(last.id, " ", "", True)]
    assert names(digest(people, SETTINGS, TODAY, touched).items) == "ABE"
    untouched = [BlockItem(last.id, " ", "", False)]
    assert names(digest(people, SETTINGS, TODAY, untouched).items) == "ABC"


def test_overdue_promises_to_mentors_are_always_shown():
    people = [*owing(*"ABC"), *owing(*"XYZ", relationship=("mentor",))]
    limit = Settings(digest=DigestSettings(limit=1))
    found = digest(network(*people), limit, TODAY)
    assert (names(found.items), names(found.later)) == ("AXYZ", "BC")


def test_what_comes_up_is_sorted_by_day():
    people = [
        *owing("A", due="2026-11-29"),
        *owing("B", due="2026-11-23"),
        *owing("C", due="2026-11-30"),
        *owing("D", due="2026-11-24"),
    ]
    found = digest(network(*people), SETTINGS, TODAY)
    assert (found.items, names(found.coming)) == ((), "BDA")


RESIDENCY = Application("R.md", "R", "residency")


def season(key, on, basis="published"):
    return Season("S.md", "S", (SeasonDate(key, day(on), basis),))


@pytest.mark.parametrize(
    ("key", "label", "check"),
    [
        ("match_day", "Match Day", "nrmp.org"),
        ("july_submit", "ERAS July cycle submit", "aamc.org"),
        ("interview_weekend", "interview weekend", "nrmp.org"),
        ("eras_close", "ERAS closes", "aamc.org"),
    ],
)
def test_season_dates_have_names(key, label, check):
    found = season_events(network(seasons=(season(key, "2026-12-02", "user"),)), TODAY)
    assert found == (SeasonEvent(day("2026-12-02"), label, "user", check, "S.md"),)


@pytest.mark.parametrize(
    ("key", "more", "count"),
    [
        ("residency_review", {}, 0),
        ("efdo_tokens", {}, 0),
        ("efdo_tokens", {"applications": (RESIDENCY._replace(season_path="S.md"),)}, 1),
        ("residency_review", {"profile": Profile(track="fellowship")}, 0),
        ("residency_review", {"profile": Profile(track="soap_reapply")}, 1),
        ("main_rank_deadline", {"applications": (RESIDENCY,)}, 1),
        ("main_rank_deadline",
         {"applications": (RESIDENCY._replace(status="matched"),)}, 0),
        ("december_review", {"applications": (RESIDENCY,)}, 0),
        ("december_review",
         {"applications": (RESIDENCY._replace(cycle="december"),)}, 1),
    ],
)  # fmt: skip
def test_dates_of_another_cycle_are_for_those_who_are_in_it(key, more, count):
    found = network(seasons=(season(key, "2026-12-02"),), **more)
    assert len(season_events(found, TODAY)) == count


@pytest.mark.parametrize(
    ("on", "count"),
    [("2026-11-21", 0), ("2026-11-22", 1), ("2026-12-06", 1), ("2026-12-07", 0)],
)
def test_season_dates_of_two_weeks(on, count):
    found = network(seasons=(season("match_day", on),))
    assert len(season_events(found, TODAY)) == count


def test_the_same_date_of_two_seasons_is_said_once():
    both = (season("match_day", "2026-12-02"), season("match_day", "2026-12-02"))
    more = season("rank_deadline", "2026-11-24")
    found = season_events(network(seasons=(*both, more)), TODAY)
    assert [event.label for event in found] == ["rank list deadline", "Match Day"]


SOAP_WEEK = Season(
    "S.md",
    "S",
    (
        SeasonDate("soap_start", day("2027-03-15"), "published"),
        SeasonDate("soap_end", day("2027-03-18"), "published"),
    ),
)


@pytest.mark.parametrize(
    ("directors", "basis", "notes"),
    [
        pytest.param("", "published", (), id="nobody held"),
        pytest.param("A", "published", ("SOAP until 19 Mar: 1 item to residency "
            "programs held (NRMP rule)",), id="one"),
        pytest.param("AB", "extrapolated", ("SOAP until 19 Mar (date extrapolated: "
            "check nrmp.org): 2 items to residency programs held (NRMP rule)",),
            id="a guess"),
    ],
)  # fmt: skip
def test_what_soap_holds_is_said(directors, basis, notes):
    dates = tuple(found._replace(basis=basis) for found in SOAP_WEEK.dates)
    people = owing(*directors, role="program_director")
    found = network(*people, seasons=(SOAP_WEEK._replace(dates=dates),))
    assert digest(found, SETTINGS, day("2027-03-16")).notes == notes


@pytest.mark.parametrize(
    ("profile", "shows"),
    [(None, False), (Profile("Me.md"), False), (Profile("Me.md", pgy=1), True)],
)
def test_the_week_is_shown_with_a_profile(profile, shows):
    found = digest(network(profile=profile), SETTINGS, TODAY)
    assert (found.shows_week, found.week.follow_ups_target) == (shows, 2)
