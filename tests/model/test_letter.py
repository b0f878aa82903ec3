"""The states of a letter, and names of specialties."""

from datetime import date

import pytest

from mdnet.model.letter import STATES, Letter, rank_of
from mdnet.model.specialties import specialty_of


@pytest.mark.parametrize(
    ("status", "promised", "in_hand", "out"),
    [
        ("idea", False, False, False),
        ("asked", False, False, False),
        ("agreed_strong", True, False, False),
        ("agreed", True, False, False),
        ("hesitant", False, False, True),
        ("declined", False, False, True),
        ("packet_sent", True, False, False),
        ("request_sent", True, False, False),
        ("uploaded", True, True, False),
        ("assigned", True, True, False),
        ("thanked", True, True, False),
        ("outcome_told", True, True, False),
        ("imported", True, True, False),
        ("void", False, False, True),
    ],
)
def test_what_a_state_means(status, promised, in_hand, out):
    letter = Letter("L.md", "L", status=status)
    assert (letter.is_promised, letter.is_in_hand, letter.is_out) == (
        promised, in_hand, out,
    )  # fmt: skip


def test_every_state_has_a_rank():
    assert [rank_of(state) for state in STATES] == [
        0, 1, 2, 2, 2, 2, 3, 4, 5, 6, 7, 8, 5, 0,
    ]  # fmt: skip


def test_the_day_of_a_state():
    letter = Letter("L.md", "L", asked_on=date(2026, 9, 1))
    assert letter.day_of("asked") == date(2026, 9, 1)
    assert letter.day_of("uploaded") is None
    assert letter.day_of("assigned") is None


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Cards", "cardiology"),
        ("PEM", "emergency_medicine"),
        ("heme/onc", "hematology_oncology"),
        ("Pediatric Nephrology", "nephrology"),
        ("Space medicine", "space_medicine"),
        ("", ""),
    ],
)
def test_specialties_by_their_short_names(typed, name):
    assert specialty_of(typed) == name


@pytest.mark.parametrize(
    ("more", "year"),
    [({}, None), ({"uploaded_on": date(2025, 9, 1)}, 2025), ({"year": 2024}, 2024)],
)
def test_the_year_of_the_first_upload(more, year):
    assert Letter("L.md", "L", status="imported", **more).first_year == year
