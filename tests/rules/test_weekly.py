"""W2, W4, G3: the week's targets and figures."""

import re

import pytest

from mdnet.model.agenda import Agenda
from mdnet.model.calendar import Profile
from mdnet.model.dates import Cadence
from mdnet.model.settings import Settings, Weekly
from mdnet.rules.context import context
from mdnet.rules.everybody import everybody_in
from mdnet.rules.week import Week, week
from tests.rules.people import (
    EVERY_10_DAYS,
    RESIDENT,
    SETTINGS,
    answer,
    day,
    lines,
    log,
    network,
    person,
    promise,
)

EVERY_20_DAYS = Cadence(20, "every 20 days")
NAME = re.compile(r" ([A-D])\b")
MONDAY, SUNDAY = "2026-11-16", "2026-11-22"


def figures(found, weekly, today):
    here = context(found, SETTINGS, today)
    return week(everybody_in(found, here), weekly, today)


def attending(name, last, *history, **more):
    of = {"role": "attending", **more}
    return person(name, log(last), *history, **of)


def proposals(*people, today=SUNDAY, profile=RESIDENT, settings=SETTINGS, answers=None):
    found = network(*people, profile=profile, answers=answers or {})
    return [i for i in lines(found, today, settings) if i[:2] in ("W2", "W4")]


W2 = "W2 Follow up with {}: 0 of 2 follow-ups this week, last on {}"
W4 = "W4 Ask {} for a career chat: 0 of 1 career chats this week, last on {}"


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        pytest.param([], [], id="nobody"),
        pytest.param([attending("A", "2026-10-01")],
            [W2.format("A", "1 Oct (52 days)")], id="one: no second proposal for them"),
        pytest.param([attending("A", "2026-10-01"), attending("B", "2026-09-01")],
            [W4.format("A", "1 Oct (52 days)"), W2.format("B", "1 Sep (82 days)")],
            id="the longest silent, then the most recent"),
        pytest.param([attending("A", "2026-09-01"),
                      attending("B", "2026-11-08", cadence=EVERY_20_DAYS)],
            [W4.format("A", "1 Sep (82 days)"), W2.format("B", "8 Nov (14 days)")],
            id="due next by cadence within 45 days"),
        pytest.param([attending("A", "2026-09-01"),
                      attending("B", "2026-10-01", circle=("national",))],
            [W2.format("A", "1 Sep (82 days)"), W4.format("B", "1 Oct (52 days)")],
            id="due by cadence only in a year"),
        pytest.param([attending("A", "2026-10-01", cadence=EVERY_10_DAYS)], [],
            id="due by cadence anyway"),
        pytest.param([attending("A", "2026-11-02", cadence=EVERY_20_DAYS)], [],
            id="due by cadence today"),
        pytest.param([attending("A", "2026-11-09")], [], id="in touch last week"),
        pytest.param([attending("A", "2026-11-08")],
            [W2.format("A", "8 Nov (14 days)")], id="the week before last"),
        pytest.param([attending("A", "2026-10-01", paused=True)], [], id="paused"),
        pytest.param([attending("A", "2026-11-13", log("2026-11-13", "email", "",
            "awaiting"))], [], id="an answer awaited"),
        pytest.param([attending("A", "2026-11-23")], [], id="not met yet"),
        pytest.param([person("A", role="attending")], [], id="never in touch"),
        pytest.param([person("A", log("2026-10-01"), role="nurse")], [], id="a nurse"),
        pytest.param([person("A", log("2026-10-01"), role="fellow")],
            [W2.format("A", "1 Oct (52 days)")], id="a fellow"),
        pytest.param([attending("A", "2026-10-01"),
                      attending("C", "2026-09-01"),
                      person("B", log("2026-11-17"), role="program_director")],
            [W4.format("A", "1 Oct (52 days)")], id="a follow-up this week"),
        pytest.param([attending("A", "2026-10-01"),
                      person("B", log("2026-11-17"), role="program_director")],
            [], id="a follow-up this week: the other name stays for the other target"),
        pytest.param([attending("A", "2026-10-01"),
                      person("B", log("2026-11-15"), role="program_director")],
            [W2.format("A", "1 Oct (52 days)")], id="last week's does not count"),
        pytest.param([person("A", log("2026-10-01"), role="alumnus")],
            [W4.format("A", "1 Oct (52 days)")], id="an alumnus"),
        pytest.param([person("A", log("2026-10-01"), relationship=("alumnus",))],
            [W4.format("A", "1 Oct (52 days)")], id="an alumnus by relationship"),
        pytest.param([person("A", log("2026-10-01"), role="alumnus"),
                      person("B", log("2026-09-01"), role="alumnus",
                             interests=("Cardiology",))],
            [W4.format("B", "1 Sep (82 days)")], id="who shares an interest"),
        pytest.param([person("A", log("2026-10-01", "ask", "a career talk"),
                             role="alumnus")], [], id="asked within 180 days"),
        pytest.param([person("A", log("2026-05-01", "ask", "career talk"),
                             role="alumnus")],
            [W4.format("A", "1 May (205 days)")], id="asked longer ago"),
        pytest.param([person("A", log("2026-10-01"), role="alumnus"),
                      person("B", log("2026-11-18", "ask", "career talk"),
                             role="nurse")],
            [], id="asked somebody this week"),
    ],
)  # fmt: skip
def test_one_name_for_each_open_target(people, expected):
    profile = RESIDENT._replace(interests=("cardiology",))
    assert proposals(*people, profile=profile) == expected


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"profile": None}, id="no profile"),
        pytest.param({"profile": Profile("Me.md")}, id="no year in the profile"),
        pytest.param({"settings": Settings(weekly=Weekly(0, 0, 0))}, id="switched off"),
    ],
)
def test_no_target_no_proposal(changes):
    assert proposals(attending("A", "2026-10-01"), **changes) == []


def test_in_the_first_year_only_the_inner_circles_are_proposed():
    people = [person("A", log("2026-10-01"), role="alumnus")]
    first = Profile("Me.md", pgy=1)
    assert proposals(*people, profile=first) == []


@pytest.mark.parametrize("verdict", ["done", "skipped", "snoozed"])
def test_an_answered_proposal_is_the_last_of_its_week(verdict):
    people = [attending("A", "2026-10-01"), attending("B", "2026-09-01")]
    answers = answer("W2", "A", MONDAY, verdict, "2026-11-20", "2026-11-21")
    assert proposals(*people, answers=answers) == [W4.format("A", "1 Oct (52 days)")]
    assert len(proposals(*people, answers=answers, today="2026-11-23")) == 2


PEOPLE = [attending("A", "2026-10-01"), attending("B", "2026-09-01")]
MORE = [*PEOPLE, attending("C", "2026-08-01")]


@pytest.mark.parametrize(
    ("people", "answers", "expected"),
    [
        pytest.param(MORE, {}, ["W4 A", "W2 C"], id="Monday"),
        pytest.param(MORE, answer("W2", "C", MONDAY, "skipped", "2026-11-18"),
            ["W4 A"], id="W2 skipped"),
        pytest.param([*PEOPLE, attending("C", "2026-08-01", log(MONDAY, "email"))], {},
            ["W4 A"], id="W2 done"),
        pytest.param([*PEOPLE, attending("C", "2026-08-01", log(MONDAY, "reply"))], {},
            ["W4 A", "W2 B"], id="an answer of theirs: the next name"),
        pytest.param([MORE[0], attending("C", "2026-08-01", log(MONDAY, "reply"))], {},
            ["W4 A"], id="an answer of theirs, and nobody else"),
        pytest.param([attending("A", "2026-10-01", log(MONDAY, "reply")),
                      attending("B", "2026-09-01", log("2026-11-17", "reply")),
                      attending("C", "2026-08-01", log("2026-11-17", "reply")),
                      attending("D", "2026-08-15")], {},
            ["W2 D"], id="answers of all but one: proposed once"),
        pytest.param(MORE, answer("W4", "A", MONDAY, "skipped", "2026-11-18"),
            ["W2 C"], id="W4 skipped"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("today", ["2026-11-18", SUNDAY])
def test_both_names_stay_for_the_week(people, answers, expected, today):
    found = proposals(*people, answers=answers, today=today)
    assert [f"{line[:2]} {NAME.findall(line)[0]}" for line in found] == expected


def test_both_names_stay_for_the_week_though_a_check_in_was_held_before_its_day():
    soon = attending("B", "2026-10-10", cadence=Cadence(60, "every 60 days"))
    people = [attending("A", "2026-09-01", circle=("national",)), soon]
    held = Agenda(
        "Agendas/B.md", "B", "B", day("2026-11-30"), "held", contact_path="People/B.md"
    )
    before = network(*people, profile=RESIDENT)
    after = before._replace(agendas=(held,))
    names = [
        [line[:2] + NAME.findall(line)[0] for line in lines(found, SUNDAY)]
        for found in (before, after)
    ]
    assert names == [["W2B", "W4A"], ["W2B", "W4A"]]


@pytest.mark.parametrize(
    ("targets", "expected"),
    [
        pytest.param(Weekly(0, 2, 1), ["W4 A"], id="no follow-ups"),
        pytest.param(Weekly(1, 2, 0), ["W2 C"], id="no chats"),
    ],
)
def test_a_target_that_is_switched_off_takes_no_name(targets, expected):
    found = proposals(*MORE, settings=Settings(weekly=targets))
    assert [f"{line[:2]} {NAME.findall(line)[0]}" for line in found] == expected


def test_who_is_due_by_cadence_this_week_is_not_proposed_before():
    people = [attending("A", "2026-11-01", cadence=EVERY_20_DAYS)]
    assert proposals(*people, today=MONDAY) == []


def test_the_proposal_stays_for_the_week():
    people = [attending("A", "2026-10-01")]
    assert proposals(*people, today=MONDAY)[0][:22] == "W2 Follow up with A: 0"


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        pytest.param([log(MONDAY, "email")], (1, 0), id="a mail on Monday"),
        pytest.param([log("2026-11-15", "email")], (0, 0), id="last Sunday"),
        pytest.param([log("2026-11-23", "email")], (0, 0), id="next Monday"),
        pytest.param([log(MONDAY, "reply")], (0, 0), id="their answer"),
        pytest.param([log(MONDAY, "email"), log(MONDAY, "text")], (1, 0),
            id="twice on a day"),
        pytest.param([log(MONDAY, "email"), log(SUNDAY, "text")], (2, 0),
            id="on two days"),
        pytest.param([log(MONDAY, "odd")._replace(answer_of="0a1b2c3d")], (1, 0),
            id="a ticked item"),
        pytest.param([log(MONDAY, "coffee", "", "career_chat")], (1, 1), id="tagged"),
        pytest.param([log(MONDAY, "coffee", "", "career-chat")], (1, 1), id="hyphen"),
        pytest.param([log(MONDAY, "ask", "Career advice?")], (1, 1), id="in words"),
        pytest.param([log(MONDAY, "talk", "careers in cardiology")], (0, 0),
            id="a talk heard"),
        pytest.param([log(MONDAY, "talk", "", "career_chat")], (0, 0),
            id="a talk heard, tagged"),
        pytest.param([log(MONDAY, "email", "Career-talk?")], (1, 1), id="by mail"),
        pytest.param([log(MONDAY, "email", "", "career_chat")], (1, 1),
            id="a mail, tagged"),
        pytest.param([log(MONDAY, "email", "the career fair")], (1, 0),
            id="another career"),
        pytest.param([log(MONDAY, "met", "career chat")], (1, 0), id="met, untagged"),
        pytest.param([log(MONDAY, "ask", "x; This week: 1 of 2 follow-ups, 0 of 1 "
            "career chat.")], (1, 0), id="the digest's own line below it"),
        pytest.param([log(MONDAY, "ask", "career talk; This week: 1 of 2 follow-ups, "
            "0 of 1 career chat.")], (1, 1), id="both"),
    ],
)  # fmt: skip
def test_what_counts_in_the_week(history, expected):
    found = network(person("A", *history, role="attending"))
    assert figures(found, SETTINGS.weekly, day(SUNDAY))[::2][:2] == expected


def test_a_ticked_career_chat_counts_whatever_was_written():
    found = answer("W4", "A", MONDAY, "done", SUNDAY)
    tick = log(SUNDAY, "ask", "she said yes")._replace(answer_of=next(iter(found)))
    shown = figures(network(person("A", tick)), SETTINGS.weekly, day(SUNDAY))
    assert shown.career_chats == 1


@pytest.mark.parametrize(
    ("tasks", "kept", "due"),
    [
        pytest.param([promise("a", "x", due="2026-11-20", done="2026-11-20")], 1, 1,
            id="in time"),
        pytest.param([promise("a", "x", due="2026-11-20", done="2026-11-21")], 0, 1,
            id="late"),
        pytest.param([promise("a", "x", due="2026-11-20")], 1, 1, id="no day known"),
        pytest.param([promise("a", due="2026-11-20")], 0, 1, id="open"),
        pytest.param([promise("a", due="2026-11-23")], 0, 0, id="not due yet"),
        pytest.param([promise("a", due="2026-11-22")], 0, 1, id="due today"),
        pytest.param([promise("a", due="2026-08-25")], 0, 1, id="89 days ago"),
        pytest.param([promise("a", due="2026-08-24")], 0, 0, id="90 days ago"),
        pytest.param([promise("a", "-", due="2026-11-20")], 0, 0, id="cancelled"),
        pytest.param([promise("a", "x")], 0, 0, id="no date"),
        pytest.param([promise("a", due="2026-11-20", tags=("waiting",))], 0, 0,
            id="theirs"),
        pytest.param([promise("a", "x", due="2026-11-20"),
                      promise("b", line=13, due="2026-11-20")], 1, 2, id="one of two"),
    ],
)  # fmt: skip
def test_kept_promises(tasks, kept, due):
    found = figures(network(person("A", tasks=tasks)), SETTINGS.weekly, day(SUNDAY))
    assert found == Week(0, 2, 0, 1, kept, due)


def test_a_promise_to_two_people_counts_once():
    task = promise("introduce them", due="2026-11-20")
    found = network(person("A", tasks=[task]), person("B", tasks=[task]))
    assert figures(found, SETTINGS.weekly, day(SUNDAY)).promises_due == 1
