"""W3, C13, A13: thank-yous."""

import pytest

from mdnet.model.settings import Settings, Thanks
from tests.rules.people import RESIDENT, answer, lines, log, network, person

TAUGHT = log("2026-11-20", "teaching", "murmurs", "good_teaching")
PRECEPTED = log("2026-11-20", "preceptor", "clinic")
SAM = "Sam Ortiz"


def sam(*history, today="2026-11-22", answers=None, **contact):
    found = network(person(SAM, *history, **contact), answers=answers or {})
    return lines(found, today)


@pytest.mark.parametrize(
    ("history", "today", "expected"),
    [
        pytest.param([TAUGHT], "2026-11-20", ["W3 Thank Sam Ortiz: good teaching on "
            "Fri 20 Nov"], id="the same day"),
        pytest.param([TAUGHT], "2026-11-22", ["W3 Thank Sam Ortiz: good teaching on "
            "Fri 20 Nov"], id="48 hours"),
        pytest.param([TAUGHT], "2026-12-20", ["W3 Thank Sam Ortiz: good teaching on "
            "Fri 20 Nov"], id="30 days"),
        pytest.param([TAUGHT], "2026-12-21", [], id="forgotten"),
        pytest.param([TAUGHT._replace(tags=("good-teaching",))], "2026-11-22",
            ["W3 Thank Sam Ortiz: good teaching on Fri 20 Nov"], id="with a hyphen"),
        pytest.param([TAUGHT._replace(tags=())], "2026-11-22", [], id="not tagged"),
        pytest.param([PRECEPTED], "2026-11-22", ["C13 Thank Sam Ortiz: "
            "preceptor day on Fri 20 Nov; ask to come again or for a career talk"],
            id="preceptor"),
        pytest.param([PRECEPTED._replace(tags=("good_teaching",))], "2026-11-22",
            ["C13 Thank Sam Ortiz: preceptor day on Fri 20 Nov; ask to come again or "
            "for a career talk"], id="both at once"),
        pytest.param([TAUGHT, log("2026-11-20", "thanks")], "2026-11-22", [],
            id="thanked on the day"),
        pytest.param([TAUGHT, log("2026-11-21", "email", "", "thanks")], "2026-11-22",
            [], id="thanked in a mail"),
        pytest.param([log("2026-11-19", "thanks"), TAUGHT], "2026-11-22",
            ["W3 Thank Sam Ortiz: good teaching on Fri 20 Nov"], id="thanked before"),
        pytest.param([TAUGHT, log("2026-11-21", "email")], "2026-11-22",
            ["W3 Thank Sam Ortiz: good teaching on Fri 20 Nov"], id="only a mail"),
        pytest.param([log("2026-11-16", "met", "", "good_teaching"), TAUGHT],
            "2026-11-22", ["W3 Thank Sam Ortiz: good teaching on Mon 16 Nov"],
            id="twice taught, one thank-you"),
        pytest.param([log("2026-11-23", "met", "", "good_teaching")], "2026-11-22", [],
            id="yet to come"),
    ],
)  # fmt: skip
def test_a_thank_you_is_due(history, today, expected):
    assert sam(*history, today=today) == expected


@pytest.mark.parametrize(
    ("verdict", "history", "expected"),
    [
        pytest.param("done", [TAUGHT], [], id="done"),
        pytest.param("skipped", [TAUGHT], [], id="skipped"),
        pytest.param("done", [log("2026-11-16", "met", "", "good_teaching"), TAUGHT],
            [], id="done for both"),
        pytest.param("skipped", [log("2026-11-16", "met", "", "good_teaching"), TAUGHT],
            ["W3 Thank Sam Ortiz: good teaching on Mon 16 Nov"], id="skipped the last"),
    ],
)  # fmt: skip
def test_an_answered_thank_you(verdict, history, expected):
    answers = answer("W3", SAM, "2026-11-20", verdict, "2026-11-21")
    assert sam(*history, answers=answers) == expected


def test_a_paused_person_is_not_to_be_thanked():
    assert sam(TAUGHT, paused=True) == []


def team(*people, today="2026-11-22", profile=RESIDENT, settings=None, answers=None):
    found = network(*people, profile=profile, answers=answers or {})
    shown = lines(found, today, settings or Settings())
    return [line for line in shown if line.startswith("A13")]


ANA = person("Ana Lima", log("2026-10-30"), role="nurse")
BEN = person("Ben Cho", log("2026-11-05"), role="pharmacist")
ANA_LINE = ("A13 Thank Ana Lima: nobody outside the physicians thanked in 30 days, "
            "last seen on 30 Oct")  # fmt: skip
BEN_LINE = ("A13 Thank Ben Cho: nobody outside the physicians thanked in 30 days, "
            "last seen on 5 Nov")  # fmt: skip


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        pytest.param([ANA, BEN], [BEN_LINE], id="the one seen last"),
        pytest.param([ANA], [ANA_LINE], id="one"),
        pytest.param([person("Dr. B", log("2026-11-05"), role="attending")], [],
            id="a physician"),
        pytest.param([person("C", log("2026-09-23"), role="nurse")],
            ["A13 Thank C: nobody outside the physicians thanked in 30 days, last seen "
             "on 23 Sep"], id="60 days"),
        pytest.param([person("C", log("2026-09-22"), role="nurse")], [], id="61 days"),
        pytest.param([person("C", role="nurse")], [], id="never seen"),
        pytest.param([ANA, person("C", log("2026-10-24", "thanks"), role="np")], [],
            id="thanked 29 days ago"),
        pytest.param([ANA, person("C", log("2026-10-23", "thanks"), role="np")],
            [ANA_LINE], id="thanked 30 days ago"),
        pytest.param([ANA, BEN._replace(contact=BEN.contact._replace(paused=True))],
            [ANA_LINE], id="paused"),
        pytest.param([], [], id="nobody"),
    ],
)  # fmt: skip
def test_the_team_is_thanked_every_month(people, expected):
    assert team(*people) == expected


def test_without_a_profile_the_team_is_not_mentioned():
    assert team(ANA, profile=None) == []


def test_the_monthly_thank_you_can_be_switched_off():
    off = Settings(thanks=Thanks(non_physician_days=0))
    assert team(ANA, settings=off) == []


def test_an_answer_settles_the_month_whoever_it_was_about():
    skipped = answer("A13", "Ben Cho", "2026-11", "skipped", "2026-11-10")
    assert team(ANA, BEN, answers=skipped) == []
    assert team(ANA, BEN, answers=skipped, today="2026-12-01") == [BEN_LINE]
