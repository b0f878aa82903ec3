"""Who is named first for a gap, and what is said for them."""

import pytest

from mdnet.model.calendar import Rotation
from tests.panel.world import panel_of, suggested
from tests.rules.people import log, person

WARDS = Rotation("Rotations/Wards.md", "Wards")
PLAIN = log("2026-03-01", "email")


def attending(name, *history, **contact):
    return person(name, *history, **{"role": "attending", **contact})


@pytest.mark.parametrize(
    ("history", "contact", "is_first"),
    [
        pytest.param([PLAIN], {}, False, id="no more than the other"),
        pytest.param([PLAIN], {"interests": ("cards",)}, True, id="an interest"),
        pytest.param([PLAIN], {"met_at": "Wards"}, True, id="work together"),
        pytest.param([log("2026-08-24", "email")], {}, True, id="90 days ago"),
        pytest.param([PLAIN, log("2026-03-01", "note", "", "support")], {}, True,
            id="spoke up"),
        pytest.param([PLAIN], {"relationship": ("potential_mentor",)}, True,
            id="may become a mentor"),
        pytest.param([PLAIN], {"mentor_slots": ("clinical",), "paused": True}, False,
            id="paused"),
    ],
)  # fmt: skip
def test_what_brings_a_person_forward(history, contact, is_first):
    found = panel_of(attending("A", PLAIN), attending("B", *history, **contact),
                     rotations=(WARDS,))  # fmt: skip
    assert (suggested(found, "M4")[0] == "B") is is_first


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param({"mentor_slots": ("clinical",)},
            {"relationship": ("potential_mentor",)}, id="the slot before the mark"),
        pytest.param({"relationship": ("potential_mentor",)}, {"interests": ("cards",)},
            id="the mark before the interest"),
    ],
)  # fmt: skip
def test_what_counts_more(first, second):
    # The slot alone would fill it, so neither is more than a potential mentor.
    mine = {"relationship": ("potential_mentor",), **first}
    found = panel_of(attending("A", PLAIN, **second), attending("B", PLAIN, **mine))
    assert suggested(found, "M4") == ["B", "A"]


@pytest.mark.parametrize(
    ("spoke_on", "seen_on", "names"),
    [
        pytest.param("2026-08-23", "2026-08-24", ["B", "A"], id="90 days, a tie"),
        pytest.param("2026-08-22", "2026-08-23", ["A", "B"], id="91 days"),
    ],
)
def test_recent_is_within_ninety_days(spoke_on, seen_on, names):
    found = panel_of(
        attending("A", log(spoke_on, "support")), attending("B", log(seen_on, "email"))
    )
    assert suggested(found, "M4") == names


def test_who_was_seen_last_breaks_a_tie_and_then_the_name():
    found = panel_of(
        attending("C", log("2026-11-01")),
        attending("B", log("2026-11-01")),
        attending("A", log("2026-10-31")),
        attending("D", log("2026-09-01")),
    )
    assert suggested(found, "M4") == ["B", "C", "A"]


def test_a_year_without_contact_is_too_long():
    lost = attending("A", log("2025-11-21"), interests=("cardiology",))
    near = attending("B", log("2025-11-22"), interests=("cardiology",))
    new = attending("C", interests=("cardiology",))
    assert suggested(panel_of(lost, near, new), "M4") == ["B", "C"]


def test_nothing_speaks_for_somebody_unknown():
    assert suggested(panel_of(attending("A")), "M4") == []
