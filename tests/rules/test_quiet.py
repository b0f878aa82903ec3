"""The first day on which a rule could speak of a person: never too late."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mdnet.model.answer import Answer
from mdnet.model.dates import Birthday, Cadence
from mdnet.rules import person_items
from mdnet.rules.cadence import due_by_cadence
from mdnet.rules.context import Context
from mdnet.rules.made import item_id
from mdnet.rules.quiet import NEVER, quiet_until
from tests.rules.people import EVERY_10_DAYS, SETTINGS, day, log, person, promise

TODAY = day("2026-11-22")


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param(person("A"), "", id="nothing to say ever"),
        pytest.param(person("A", log("2026-11-20"), cadence=EVERY_10_DAYS),
            "2026-11-23", id="a week before the cadence has run out"),
        pytest.param(person("A", log("2026-11-20"), log("2026-12-24"),
                            cadence=EVERY_10_DAYS),
            "2026-11-22", id="now, of whom the log tells what is to come"),
        pytest.param(person("A", met=day("2026-11-20")), "2026-11-20", id="new"),
        pytest.param(person("A", tasks=[promise("x", due="2026-12-24")]),
            "2026-12-17", id="a promise"),
        pytest.param(person("A", tasks=[promise("x")]), "2026-11-15", id="undated"),
        pytest.param(person("A", tasks=[promise("x", "x", due="2026-12-24")]), "",
            id="a promise kept"),
        pytest.param(person("A", log("2026-11-20"), cadence=EVERY_10_DAYS, paused=True,
                            tasks=[promise("x", due="2026-12-24")]),
            "2026-12-17", id="paused: promises only"),
        pytest.param(person("A", log("2026-11-20"), cadence=EVERY_10_DAYS,
                            snooze_until=day("2027-01-10")),
            "2027-01-10", id="snoozed"),
        pytest.param(person("A", birthday=Birthday(12, 24)), "2026-12-14",
            id="a birthday, its lead and a week"),
        pytest.param(person("A", log("2026-11-20", "email", "", "awaiting")),
            "2026-11-25", id="an answer awaited: 7 business days and a week less"),
        pytest.param(person("A", log("2026-11-20", "support"), cadence=Cadence(60, ""),
                            relationship=("mentor",)),
            "2026-11-13", id="a mentor who spoke up"),
        pytest.param(person("A", log("2026-11-20"), cadence=Cadence(60, ""),
                            relationship=("mentor",)),
            "2027-01-05", id="two weeks before a check-in"),
        pytest.param(person("A", log("2026-11-20", "teaching", "", "good_teaching")),
            "2026-11-13", id="thanks owed"),
    ],
)  # fmt: skip
def test_the_first_day(found, expected):
    assert quiet_until(found, SETTINGS, TODAY) == (
        day(expected).toordinal() if expected else NEVER - 7
    )


DAYS = st.integers(-400, 30).map(lambda n: TODAY + timedelta(days=n))
LOGS = st.builds(
    lambda on, kind, tags: log(on.isoformat(), kind, "", *tags),
    DAYS,
    st.sampled_from(
        ["met", "email", "ask", "thanks", "note", "reply", "preceptor", "support"]
    ),
    st.sets(st.sampled_from(["awaiting", "good_teaching", "thanks"])),
)
TASKS = st.builds(
    lambda words, status, dates: promise(
        words, status, **{key: on.isoformat() for key, on in dates.items()}
    ),
    st.sampled_from(["send the chart", "call"]),
    st.sampled_from(" x-"),
    st.dictionaries(st.sampled_from(["made", "due", "start", "scheduled"]), DAYS),
)
PEOPLE = st.builds(
    lambda history, tasks, more: person(
        "A", *sorted(history, key=lambda i: i.day), tasks=tasks, **more
    ),
    st.lists(LOGS, max_size=6),
    st.lists(TASKS, max_size=3),
    st.fixed_dictionaries(
        {},
        optional={
            "role": st.sampled_from(["attending", "nurse", "program_director"]),
            "relationship": st.sampled_from([("mentor",), ("peer",)]),
            "cadence": st.sampled_from([7, 30, 365, None]).map(
                lambda n: Cadence(n, "as it is")
            ),
            "met": DAYS,
            "paused": st.booleans(),
            "snooze_until": DAYS,
            "birthday": st.builds(Birthday, st.integers(1, 12), st.integers(1, 28)),
        },
    ),
)


def answers_of(found, verdict, on, back):
    """Answers to what may have been asked about the person on some days."""
    ids = {
        item_id(rule, found.contact.key, (on - timedelta(days=n)).isoformat())
        for rule in ("CAD", "M8", "NEW", "X9", "W3", "C13", "B1", "M10")
        for n in range(back)
    }
    return {id_: Answer(id_, verdict, on) for id_ in ids}


@settings(deadline=None, max_examples=200)
@given(
    PEOPLE,
    st.integers(0, 500),
    st.sampled_from(["done", "skipped", "snoozed"]),
    DAYS,
    st.integers(0, 9),
)
def test_no_rule_speaks_before_it_whatever_is_answered(found, ahead, verdict, on, back):
    first = quiet_until(found, SETTINGS, TODAY)
    then = TODAY + timedelta(days=ahead)
    horizon = then + timedelta(days=SETTINGS.digest.coming_days)
    here = Context(SETTINGS, then, horizon, answers_of(found, verdict, on, back))
    assert person_items(found, here) == () or first <= then.toordinal()
    due = due_by_cadence(found, here)
    assert due is None or due > then or first <= then.toordinal()
