"""How ready a writer is: each part at each of its steps, gates, status, what adds."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mdnet.letters.gates import Gate
from mdnet.letters.improve import Improvement
from mdnet.letters.parts import months, usual_gap, weeks
from mdnet.letters.readiness import Writer
from mdnet.letters.report import letters
from mdnet.model.network import Network, Person
from mdnet.model.point import Point
from mdnet.model.settings import Readiness, Settings
from tests.letters.world import (
    CARDIOLOGY,
    day,
    letter,
    person,
    project,
    rotation,
    world,
)
from tests.rules.people import log

TODAY = day("2026-11-22")
GOLDEN = Path(__file__).parents[1] / "golden" / "letters" / "parts.md"
Row = tuple[str, str, Network | None]


def writer(network: Network, today: str = "2026-11-22", **weights: int) -> Writer:
    settings = Settings(readiness=Readiness(**weights))
    (found,) = letters(network, settings, day(today)).writers
    return found


def points(network: Network, part: str) -> int:
    return next(p.points for p in writer(network).parts if p.name == part)


def attending(*history: Any, **more: Any) -> Person:
    return person("Maria", *history, role=more.pop("role", "attending"), **more)


def often(count: int, last: str = "2026-11-20", step: int = 10) -> list[Any]:
    """So many contacts, ten days apart, the newest on `last`."""
    return [
        log(str(day(last) - timedelta(days=step * n)), ("met", "email")[n % 2])
        for n in reversed(range(count))
    ]


def example(number: int, on: str | None = "2026-10-01") -> Point:
    when = day(on) if on else None
    return Point("examples", f"example {number}", 20 + number, when)


def known() -> Iterator[Row]:
    """Below each step of a part, and at it."""
    yield "", "known well, by when they were met", None
    for met in ("2026-11-22", "2026-10-23", "2026-10-22", "2026-08-23", "2026-08-22",
                "2026-05-23", "2026-05-22", "2020-01-01"):  # fmt: skip
        yield "known_well", f"met on {met}", world(attending(met=day(met)))
    yield "", "known well, by contacts on the days before", None
    for count in (0, 1, 2, 3, 5, 6, 20):
        network = world(attending(*often(count, step=1)))
        yield "known_well", f"{count} contacts", network


def supervision() -> Iterator[Row]:
    yield "", "directly supervised, by weeks on service", None
    for last in ("2026-10-02", "2026-10-09", "2026-10-16", "2026-10-23", "2026-11-20"):
        served = rotation("PICU", "2026-10-01", last, "Maria")
        network = world(attending(), rotations=[served])
        yield "supervised", f"until {last}", network
    yield "", "directly supervised, by a project's months", None
    for started in ("2026-10-01", "2026-08-23", "2026-08-22", "2025-01-01"):
        study = project("Study", "Maria", kind="research", started=started)
        network = world(attending(), projects=[study])
        yield "supervised", f"since {started}", network


def others() -> Iterator[Row]:
    yield "", "specific examples", None
    for count in range(5):
        there = tuple(example(n) for n in range(count))
        yield "examples", f"{count} dated", world(attending(examples=there))
    yield "", "right field or slot", None
    for name, one in (
        ("an attending", attending()),
        ("the program director", attending(role="program_director")),
        ("same field", attending(interests=("Cards",))),
        ("a research mentor", attending(role="research_mentor")),
        ("a research mentor of the field",
         attending(role="research_mentor", interests=("cardiology",))),
    ):  # fmt: skip
        yield "right_slot", name, world(one)
    yield "", "recent", None
    for last in ("2026-11-22", "2026-08-24", "2026-08-23", "2026-05-26", "2026-05-25"):
        yield "recent", f"last on {last}", world(attending(log(last)))
    yield "", "said so", None
    for status in ("idea", "asked", "agreed", "agreed_strong", "packet_sent",
                   "imported", "declined"):  # fmt: skip
        asked = (letter("Maria", status, "research"),)
        yield "said_so", status, world(attending(), letters=asked)


def table() -> str:
    lines = ["# Readiness, part by part"]
    for part, what, network in (*known(), *supervision(), *others()):
        if network is None:
            lines += ["", f"## {what}", ""]
        else:
            lines.append(f"- {what}: {points(network, part)}")
    return "\n".join(lines) + "\n"


def test_every_part_at_each_of_its_steps(update):
    if update:
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(table())
    assert table() == GOLDEN.read_text()


def test_the_best_writer_has_a_hundred_points():
    served = rotation("PICU", "2026-05-01", "2026-06-30", "Maria")
    study = project("Study", "Maria", kind="research", started="2026-05-01")
    best = attending(
        *often(8), role="research_mentor", met=day("2026-01-05"),
        interests=("cardiology",), examples=tuple(map(example, range(3))),
    )  # fmt: skip
    said = letter("Maria", "agreed_strong", "research", answered_on="2026-11-01")
    network = world(best, rotations=[served], projects=[study], letters=[said])
    found = writer(network)
    assert (found.score, found.status, found.next) == (100, "agreed", ())
    assert [(p.name, p.points) for p in found.parts] == [
        ("known_well", 25), ("supervised", 25), ("examples", 20), ("right_slot", 15),
        ("recent", 10), ("said_so", 5),
    ]  # fmt: skip


def test_every_part_says_what_it_rests_on():
    served = rotation("PICU", "2026-10-01", "2026-10-21", "Maria")
    study = project("Study", "Maria", kind="qi", started="2026-05-01")
    said = letter("Maria", "agreed", "other", answered_on="2026-11-01")
    one = attending(log("2026-09-01", "met", "rounds"), interests=("cards",),
                    examples=(example(1),))  # fmt: skip
    network = world(one, rotations=[served], projects=[study], letters=[said])
    found = {p.name: [(e.text, e.path, e.line) for e in p.evidence]
             for p in writer(network).parts}  # fmt: skip
    assert found == {
        "known_well": [
            ("known since 2026-09-01 (2 months)", "People/Maria.md", 1),
            ("2026-09-01 met: rounds", "People/A.md", 9),
        ],
        "supervised": [
            ("PICU: 3 weeks", "PICU.md", 1),
            ("Study: 6 months", "Study.md", 1),
        ],
        "examples": [("2026-10-01 example 1", "People/Maria.md", 21)],
        "right_slot": [
            ("can fill the slot subspecialty", "People/Maria.md", 1),
            ("same field: cardiology", "People/Maria.md", 1),
        ],
        "recent": [("last contact 2026-09-01, 82 days ago", "People/A.md", 9)],
        "said_so": [
            ("said yes on 2026-11-01", "Letter Maria, Cardiology.md", 1),
        ],
    }  # fmt: skip


def test_undated_examples_and_those_to_come_count_for_nothing():
    there = (example(1, None), example(2, "2026-11-23"), example(3))
    assert points(world(attending(examples=there)), "examples") == 8


def test_contacts_are_counted_once_a_day():
    same = [log("2026-11-20"), log("2026-11-20", "email"), log("2026-11-20", "note")]
    assert points(world(attending(*same)), "known_well") == 2


def test_a_talk_heard_is_no_contact():
    assert points(world(attending(log("2026-11-20", "talk"))), "recent") == 0


def test_silence_of_eight_times_the_usual_gap_is_no_touch():
    weekly = [log(f"2026-09-{n:02}") for n in (1, 8, 15)]
    assert points(world(attending(*weekly)), "recent") == 0
    found = writer(world(attending(*weekly))).parts[4]
    assert found.evidence[0].text == (
        "last contact 2026-09-15, 68 days ago: more than 8 times the usual 7 days"
    )
    monthly = [log(f"2026-0{n}-15") for n in (7, 8, 9)]
    assert points(world(attending(*monthly)), "recent") == 10


@pytest.mark.parametrize(
    ("gaps", "usual"),
    [([], 0), ([3], 0), ([1, 1], 7), ([10, 20], 15), ([30, 10, 90], 30)],
)
def test_the_usual_gap_is_the_median_and_at_least_a_week(gaps, usual):
    on, history = TODAY, [log(str(TODAY))]
    for gap in gaps:
        on -= timedelta(days=gap)
        history.insert(0, log(str(on)))
    assert usual_gap(history) == usual


@pytest.mark.parametrize(
    ("starts", "ends", "count"),
    [
        ("2026-11-02", "2026-11-06", 1),
        ("2026-11-02", "2026-11-05", 0),
        ("2026-11-02", "2026-11-29", 3),
        ("2026-10-05", "2026-10-30", 4),
        ("2026-12-01", "2026-12-28", 0),
        ("2026-11-02", None, 3),
    ],
)
def test_weeks_of_a_rotation_by_today(starts, ends, count):
    assert weeks(rotation("R", starts, ends), TODAY) == count
    assert weeks(rotation("R", starts, ends)._replace(starts=None), TODAY) == 0


def test_full_months():
    assert months(day("2026-10-22"), TODAY) == 1
    assert months(day("2026-10-23"), TODAY) == 0
    assert months(day("2024-02-29"), day("2025-02-28")) == 11


def test_a_project_without_a_first_day_counts_for_nothing():
    study = project("Study", "Maria", kind="research")
    assert points(world(attending(), projects=[study]), "supervised") == 0
    later = project("Study", "Maria", kind="research", started="2027-01-01")
    assert points(world(attending(), projects=[later]), "supervised") == 0
    ended = project("Study", "Maria", started="2026-01-01", ended="2026-02-01")
    assert points(world(attending(), projects=[ended]), "supervised") == 0


def test_weights_are_settings_and_the_parts_still_add_up():
    found = writer(world(attending(*often(6))), known_well=50, recent=3, right_slot=0)
    assert [(p.points, p.most) for p in found.parts] == [
        (36, 50), (0, 25), (0, 20), (0, 0), (3, 3), (0, 5),
    ]  # fmt: skip
    assert found.score == 39


@pytest.mark.parametrize(
    ("history", "gates"),
    [
        (
            [],
            [Gate("L1", "too early: 0 of 3 contacts, 0 of 2 kinds of contact, 0 of 60 "
                        "days from the first to the last contact")],
        ),
        (
            [log("2026-08-01"), log("2026-09-01"), log("2026-11-20")],
            [Gate("L1", "too early: 1 of 2 kinds of contact")],
        ),
        (
            [log("2026-08-01"), log("2026-09-01", "email"), log("2026-11-20")],
            [],
        ),
        (
            [log("2026-06-01"), log("2026-07-01", "coffee"), log("2026-08-10")],
            [Gate("A2", "the last contact that was no ask is 104 days ago", True)],
        ),
        (
            [log("2026-08-01", "ask"), log("2026-09-01", "email", "", "asked"),
             log("2026-11-20", "ask")],
            [Gate("A1", "all 3 messages of the last year were asks: give something",
                  True)],
        ),
    ],
)  # fmt: skip
def test_gates(history, gates):
    assert list(writer(world(attending(*history))).gates) == gates


@pytest.mark.parametrize(
    ("status", "text"),
    [
        ("declined", "said no on 2026-11-01: out of the plan"),
        ("hesitant", "hesitated on 2026-11-01: out of the plan"),
    ],
)
def test_a_no_takes_the_writer_out(status, text):
    said = letter("Maria", status, "other", answered_on="2026-11-01")
    found = writer(world(attending(*often(9)), letters=[said]))
    assert (found.status, found.gates[0]) == ("out", Gate("L3", text))
    undated = letter("Maria", status, "other")
    found = writer(world(attending(), letters=[undated]))
    assert " on " not in found.gates[0].text


def test_a_promise_is_not_too_early():
    said = letter("Maria", "agreed", "other")
    found = writer(world(attending(), letters=[said]))
    assert (found.status, found.gates) == ("agreed", ())


STRONG = [*often(9)]


@pytest.mark.parametrize(
    ("today", "status", "more", "found"),
    [
        ("2026-11-22", None, {}, "nearly"),
        ("2026-11-22", None, {"examples": tuple(map(example, range(3)))}, "ready"),
        ("2027-06-20", "agreed", {}, "agreed"),
        ("2027-07-08", "agreed", {}, "at risk"),
        ("2027-07-08", "uploaded", {}, "agreed"),
        ("2027-06-20", "asked", {}, "at risk"),
        ("2027-05-30", "asked", {}, "not ready"),
        ("2027-12-02", "asked", {}, "not ready"),
    ],
)
def test_the_status_of_a_writer(today, status, more, found):
    one = attending(*STRONG, role="research_mentor", met=day("2026-01-01"), **more)
    there = [letter("Maria", status, "research")] if status else []
    served = rotation("PICU", "2026-10-01", "2026-10-20", "Maria")
    network = world(one, letters=there, rotations=[served] if not status else [])
    assert writer(network, today).status == found


def test_without_any_application_the_field_counts_for_nothing():
    found = writer(world(attending(*often(3)), applications=()))
    assert (found.application, found.slot, found.parts[3].points) == ("", "", 0)


@pytest.mark.parametrize(
    ("one", "counts"),
    [
        (person("A", role="attending"), True),
        (person("A", role="program_director"), True),
        (person("A", role="community_pediatrician"), True),
        (person("A", role="nurse"), False),
        (person("A", role="nurse", relationship=("mentor",)), True),
        (person("A", role="attending", circle=("national",)), False),
        (person("A", role="attending", circle=("national", "inner")), True),
        (person("A", role="speaker", relationship=("champion",)), True),
        (person("A"), False),
    ],
)
def test_who_can_write(one, counts):
    assert bool(letters(world(one), Settings(), TODAY).writers) == counts


def test_whoever_has_a_letter_is_shown():
    network = world(person("A", role="nurse"), letters=[letter("A", "idea", "other")])
    assert [w.person.name for w in letters(network, Settings(), TODAY).writers] == ["A"]


def test_the_readiest_come_first_and_those_out_last():
    network = world(
        person("B", *often(6), role="attending"), person("C", role="attending"),
        person("D", *often(9), role="attending"), person("A", role="attending"),
        letters=[letter("D", "declined", "other")],
    )  # fmt: skip
    found = letters(network, Settings(), TODAY).writers
    assert [w.person.name for w in found] == ["B", "A", "C", "D"]


EXAMPLE = "write down one example of what they saw you do, with its date"
ASK = "ask whether they would feel comfortable writing a strong letter"


@pytest.mark.parametrize(
    ("one", "more", "found"),
    [
        (
            attending(),
            {},
            [Improvement("be in touch again", 10),
             Improvement(EXAMPLE, 8),
             Improvement("one more week on service together", 8),
             Improvement(ASK, 5),
             Improvement("one more contact, written down", 2)],
        ),
        (
            attending(*often(4), examples=(example(1),)),
            {"rotations": [rotation("R", "2026-10-01", "2026-10-18", "Maria")]},
            [Improvement(EXAMPLE.replace("one", "one more"), 6),
             Improvement("2 more contacts, written down", 6),
             Improvement(ASK, 5),
             Improvement("2 more weeks on service together", 4)],
        ),
        (
            attending(*often(6, "2026-07-01"), examples=tuple(map(example, range(3)))),
            {"projects": [project("S", "Maria", started="2026-10-01")],
             "rotations": [rotation("R", "2026-06-01", "2026-07-18", "Maria")]},
            [Improvement("be in touch again: 144 days of silence", 10),
             Improvement("2 more months on the project with them", 7),
             Improvement(ASK, 5)],
        ),
    ],
)  # fmt: skip
def test_what_would_add_most(one, more, found):
    from mdnet.letters.improve import improvements
    from mdnet.letters.readiness import _facts, _rotations_of

    network = world(one, **more)
    facts = _facts(one, None, (), network, _rotations_of(network), TODAY)
    assert list(improvements(facts, Readiness())) == found
    assert writer(network).next[0] == found[0]


def test_one_more_month_of_a_project():
    study = project("S", "Maria", started="2026-09-10")
    adds = writer(world(attending(), projects=[study])).next
    assert adds[0] == Improvement("one more month on the project with them", 14)


def test_nothing_adds_to_a_letter_in_hand():
    there = letter("Maria", "uploaded", "other")
    assert writer(world(attending(), letters=[there])).next == ()


def test_a_promised_letter_is_not_asked_for_again():
    there = letter("Maria", "agreed", "other")
    texts = [i.text for i in writer(world(attending(), letters=[there])).next]
    assert not any(text.startswith("ask whether") for text in texts)


def test_the_slot_of_their_letter_comes_first():
    one = attending(role="research_mentor", interests=("cardiology",))
    said = letter("Maria", "agreed", "research")
    assert writer(world(one, letters=[said])).parts[3].evidence[0].text == (
        "can fill the slot research"
    )


def test_a_mentor_for_research_can_write_of_it():
    one = attending(mentor_slots=("research_qi",))
    assert writer(world(one)).slot == "research"


def test_a_slot_that_somebody_else_has_promised_is_taken():
    both = [person("A", role="program_director"), person("B", role="program_director")]
    network = world(*both, letters=[letter("A", "agreed", "pd")])
    a, b = letters(network, Settings(), TODAY).writers
    assert (a.person.name, a.slot, a.parts[3].points) == ("A", "pd", 10)
    assert (b.person.name, b.slot, b.parts[3].points) == ("B", "", 0)


KINDS = st.sampled_from(["met", "email", "ask", "talk", "thanks", ""])
DAYS = st.dates(TODAY - timedelta(days=700), TODAY + timedelta(days=30))


@st.composite
def people(draw: Any) -> Person:
    history = sorted(
        (log(str(on), kind) for on, kind in draw(st.lists(st.tuples(DAYS, KINDS)))),
        key=lambda i: i.day,
    )
    return person(
        "Maria",
        *history,
        role=draw(st.sampled_from(["attending", "program_director", "qi_lead"])),
        interests=draw(st.sampled_from([(), ("cardiology",), ("GI", "cards")])),
        examples=tuple(Point("examples", "x", 3, on) for on in draw(st.lists(DAYS))),
        met=draw(st.none() | DAYS),
    )


STATES = st.sampled_from(["idea", "asked", "agreed", "declined", "uploaded"])


@given(people(), STATES, st.text(), st.text(), st.text(min_size=1), DAYS)
def test_title_name_and_institution_move_nothing(
    one, status, title, institution, name, today
):
    there = [letter("Maria", status, "research")]
    before = letters(world(one, letters=there), Settings(), today).writers[0]
    other = one._replace(
        contact=one.contact._replace(title=title, institution=institution, name=name)
    )
    after = letters(world(other, letters=there), Settings(), today).writers[0]
    assert after.parts == before.parts
    assert after.score == sum(p.points for p in after.parts)
    assert all(0 <= p.points <= p.most for p in after.parts)


WEIGHTS = st.integers(0, 100)


@given(people(), st.tuples(*[WEIGHTS] * 6), DAYS)
def test_the_parts_always_sum_to_the_score(one, weights, today):
    names = Readiness._fields[:6]
    settings = Settings(readiness=Readiness(**dict(zip(names, weights, strict=True))))
    (found,) = letters(world(one), settings, today).writers
    assert found.score == sum(p.points for p in found.parts)
    assert [p.most for p in found.parts] == list(weights)


def advised(today: str, *others: Any, **more: Any) -> list[str]:
    """What would add most for Maria, who fits the one slot of the application."""
    application = CARDIOLOGY._replace(slots=("other",), **more)
    maria = attending(*often(9), examples=tuple(map(example, range(3))))
    network = world(maria, applications=(application,), letters=others)
    found = letters(network, Settings(), day(today)).writers
    (one,) = (w for w in found if w.person.name == "Maria")
    return [one.status, *(i.text for i in one.next)]


def test_nobody_is_to_be_asked_where_no_letter_is_wanted():
    taken = letter("Zoe", "agreed", "other")
    assert ASK in advised("2026-11-22")
    assert ASK not in advised("2026-11-22", taken)
    assert ASK not in advised("2027-12-02")
    assert advised("2027-06-20")[0] == "at risk"
    assert advised("2027-06-20", taken)[0] != "at risk"
    assert advised("2027-12-02")[0] != "at risk"
