"""By when letters are needed and asked for."""

from datetime import timedelta
from pathlib import Path

import pytest

from mdnet.letters.coverage import coverage
from mdnet.letters.timeline import (
    check_of,
    deadline,
    letter_need_by,
    level,
    match_day,
    milestones,
    review,
)
from mdnet.model.application import Program
from mdnet.model.calendar import Season, SeasonDate
from mdnet.model.settings import LetterSettings, Settings
from mdnet.rules.letter_words import guess, next_of
from tests.letters.world import CARDIOLOGY, SEASON, day, letter, person, world

SETTINGS = LetterSettings()
GOLDEN = Path(__file__).parents[1] / "golden" / "letters"


def test_a_fellowships_letters_are_needed_two_weeks_before_programs_read():
    found = deadline(CARDIOLOGY, world(), SETTINGS)
    assert found is not None
    assert (found.need_by, found.ask_by) == (day("2027-07-07"), day("2027-05-12"))
    assert (found.basis, found.because, found.path) == (
        "extrapolated", "14 days before programs read", "ERAS.md",
    )  # fmt: skip
    assert found.check == "aamc.org"


def test_a_residencys_review_is_its_own():
    found = deadline(CARDIOLOGY._replace(track="residency"), world(), SETTINGS)
    assert found is not None
    assert (found.need_by, found.check) == (day("2027-09-08"), "")


def test_the_users_own_day_comes_before_the_seasons():
    mine = CARDIOLOGY._replace(need_by=day("2027-08-01"))
    found = deadline(mine, world(), SETTINGS)
    assert found is not None
    assert (found.need_by, found.because, found.basis) == (
        day("2027-08-01"), "the day you set", "user",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("stage", "letters_by", "need_by"),
    [
        ("target", "2027-06-15", "2027-06-15"),
        ("target", "2027-08-15", "2027-07-07"),
        ("dropped", "2027-06-15", "2027-07-07"),
    ],
)
def test_a_programs_own_earlier_deadline_wins(stage, letters_by, need_by):
    one = Program("P.md", "P", stage=stage, letters_by=day(letters_by),
                  application_path="Cardiology.md")  # fmt: skip
    other = one._replace(path="Q.md", application_path="Else.md",
                         letters_by=day("2027-01-01"))  # fmt: skip
    found = deadline(CARDIOLOGY, world(programs=(one, other)), SETTINGS)
    assert found is not None
    assert found.need_by == day(need_by)


@pytest.mark.parametrize(
    "application",
    [
        CARDIOLOGY._replace(season_path=""),
        CARDIOLOGY._replace(season_path="Gone.md"),
        CARDIOLOGY._replace(track="job"),
        CARDIOLOGY._replace(cycle="december"),
    ],
)
def test_without_a_day_there_is_no_deadline(application):
    assert deadline(application, world(), SETTINGS) is None
    assert review(application, world()) is None


def test_match_day_of_a_residency_is_the_friday_of_its_week():
    found = match_day(CARDIOLOGY._replace(track="residency"), world())
    assert found is not None
    assert found.day == day("2028-03-17")
    job = CARDIOLOGY._replace(track="job")
    assert match_day(job, world()) is None
    assert match_day(CARDIOLOGY._replace(season_path=""), world()) is None
    bare = SEASON._replace(dates=())
    residency = CARDIOLOGY._replace(track="residency")
    assert match_day(residency, world(seasons=(bare,))) is None


@pytest.mark.parametrize(
    ("today", "word"),
    [
        ("2027-05-26", ""),
        ("2027-05-27", "amber"),
        ("2027-06-09", "amber"),
        ("2027-06-10", "red"),
        ("2027-07-07", "red"),
        ("2027-07-08", "late"),
    ],
)
def test_amber_under_42_days_red_under_28(today, word):
    assert level(day("2027-07-07"), day(today), SETTINGS) == word


def test_a_letters_own_day_counts_and_is_a_guess_only_if_it_is_the_seasons():
    found = deadline(CARDIOLOGY, world(), SETTINGS)
    assert letter_need_by(day("2027-07-07"), found) == (day("2027-07-07"), True)
    assert letter_need_by(day("2027-06-01"), found) == (day("2027-06-01"), False)
    assert letter_need_by(None, found) == (day("2027-07-07"), True)
    assert letter_need_by(None, None) == (None, False)


# A review day on a weekend, and a leap year with 29 February between ask and need.
LEAP = Season(
    "ERAS.md", "Leap", (SeasonDate("july_review", day("2028-03-19"), "published"),)
)
PROGRAM = Program("P.md", "Harbor Point", letters_by=day("2027-06-12"),
                  application_path="Cardiology.md")  # fmt: skip
CASES = {
    "a season's guess": world(person("A"), letters=[letter("A", slot="pd")]),
    "a published Sunday in a leap year": world(person("A"), seasons=(LEAP,)),
    "a program's own Saturday": world(person("A"), programs=(PROGRAM,)),
    "one agreed": world(
        person("A"),
        letters=[letter("A", "agreed", "pd", answered_on="2026-11-20")],
    ),
}


def timeline_text() -> str:
    """Each threshold of each case, the day before it and after it."""
    lines = ["# Timeline", ""]
    for name, network in CASES.items():
        found = deadline(CARDIOLOGY, network, SETTINGS)
        assert found is not None
        lines += [f"## {name}", "", f"needed by {found.need_by:%a %Y-%m-%d}, ask by "
                  f"{found.ask_by:%a %Y-%m-%d}: {found.because}", ""]  # fmt: skip
        for before in (57, 56, 55, 43, 42, 41, 29, 28, 27, 14, 5, 1, 0, -1):
            today = found.need_by - timedelta(days=before)
            state = coverage(CARDIOLOGY, network, Settings().letters, today)
            text, site = next_of(state, today)
            lines.append(
                f"- {before:>3} d before, {today:%a %Y-%m-%d}: {state.status}; "
                f"{text}{guess(site)}"
            )
        lines.append("")
    return "\n".join(lines)


def test_the_timeline_at_each_threshold(update):
    path = GOLDEN / "timeline.md"
    if update:
        path.parent.mkdir(exist_ok=True)
        path.write_text(timeline_text())
    assert timeline_text() == path.read_text()


@pytest.mark.parametrize(
    ("more", "keys"),
    [
        ({}, "eras_open july_review match_day"),
        ({"track": "residency"}, "eras_open residency_review match_week_start"),
        ({"track": "job"}, ""),
        ({"season_path": ""}, ""),
    ],
)
def test_the_dates_that_an_application_turns_on(more, keys):
    found = milestones(CARDIOLOGY._replace(**more), world())
    assert " ".join(d.key for d in found) == keys


def test_where_a_guessed_date_is_checked():
    dates = {d.key: d for d in SEASON.dates}
    assert [check_of(d) for d in dates.values()] == [
        "aamc.org", "aamc.org", "", "nrmp.org", "",
    ]  # fmt: skip
