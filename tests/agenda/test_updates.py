"""Updates: what is news to this person since the last check-in."""

import pytest

from tests.agenda.world import ME, TOM, contact, network, plan, said

PROJECT = """---
type: project
mentor: "[[Tom Reed]]"
status: {status}
ended: {ended}
presented_at: {at}
presented_on: {on}
---
## Log

- 2026-08-18 on the day of the check-in
- 2026-09-01 first
- 2026-09-02 second
- 2026-09-03 third
- 2026-10-01 `data` cleaned
- 2026-11-23 tomorrow
"""


def project(status="active", ended="", at="", on="", mentor="Tom Reed"):
    text = PROJECT.format(status=status, ended=ended, at=at, on=on)
    return text.replace("Tom Reed", mentor)


def updates(**notes):
    return said(plan(network(People__Tom_Reed=TOM, **notes)).updates)


def test_an_empty_vault_has_none():
    assert updates() == []


def test_dated_lines_of_the_profile_since_the_check_in():
    assert updates(Me=ME) == [
        "2026-10-02 Poster on growth at the regional meeting ([[Me]]) :Me.md:14"
    ]


def test_of_their_project_the_last_three_steps_newest_first():
    assert updates(Projects__Growth=project()) == [
        "2026-10-01 `data` cleaned ([[Growth]]) :Projects/Growth.md:15",
        "2026-09-03 third ([[Growth]]) :Projects/Growth.md:14",
        "2026-09-02 second ([[Growth]]) :Projects/Growth.md:13",
    ]


def test_of_another_project_the_last_step_and_behind_theirs():
    found = updates(
        Projects__Card=project(mentor="Nobody"),
        Projects__Growth=project(),
        Me=ME.replace("2026-10-02", "2026-11-20"),
    )
    assert [line.split(" :")[0] for line in found] == [
        "2026-10-01 `data` cleaned ([[Growth]])",
        "2026-09-03 third ([[Growth]])",
        "2026-09-02 second ([[Growth]])",
        "2026-11-20 Poster on growth at the regional meeting ([[Me]])",
        "2026-10-01 `data` cleaned ([[Card]])",
    ]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"status": "done", "ended": "2026-11-01"}, "2026-11-01 finished [[Growth]]"),
        ({"status": "paused", "ended": "2026-11-01"}, "2026-11-01 ended [[Growth]]"),
        ({"on": "2026-11-02", "at": "'[[PAS 2026]]'"},
            "2026-11-02 presented [[Growth]] at PAS 2026"),
        ({"on": "2026-11-02"}, "2026-11-02 presented [[Growth]]"),
        ({"on": "2026-11-23"}, "2026-10-01 `data` cleaned ([[Growth]])"),
        ({"status": "done", "ended": "2026-08-18"},
            "2026-10-01 `data` cleaned ([[Growth]])"),
    ],
)  # fmt: skip
def test_a_project_that_ended_or_was_presented(values, expected):
    first = updates(Projects__Growth=project(**values))[0]
    assert first.split(" :")[0] == expected


ROTATION = "---\ntype: rotation\nstarts: {}\nends: {}\n---\n"


@pytest.mark.parametrize(
    ("starts", "ends", "expected"),
    [
        ("2026-10-01", "2026-10-28", ["2026-10-28 finished [[NICU]] :NICU.md:1"]),
        ("2026-11-02", "2026-11-29", ["2026-11-02 began [[NICU]] :NICU.md:1"]),
        ("2026-12-02", "2026-12-29", []),
        ("2026-07-01", "2026-08-18", []),
        ("2026-11-22", "", ["2026-11-22 began [[NICU]] :NICU.md:1"]),
    ],
)
def test_rotations_begun_and_finished(starts, ends, expected):
    assert updates(NICU=ROTATION.format(starts, ends)) == expected


def test_the_last_three_rotations_stand_behind_the_news():
    notes = {
        f"Rotations__R{month}": ROTATION.format(f"2026-{month}-01", f"2026-{month}-20")
        for month in ("08", "09", "10", "11")
    }
    found = updates(Me=ME, **notes)
    assert [line.split(" (")[0].split(" :")[0] for line in found] == [
        "2026-10-02 Poster on growth at the regional meeting",
        "2026-11-20 finished [[R11]]",
        "2026-10-20 finished [[R10]]",
        "2026-09-20 finished [[R09]]",
    ]


JUDITH = contact(
    "## Log\n\n"
    "- 2026-11-01 email: the committee took me #update\n"
    "- 2026-11-03 update: the grant came through\n"
    "- 2026-11-04 met: on rounds\n"
)


def test_what_somebody_else_was_told():
    assert updates(People__Judith_Amsel=JUDITH) == [
        "2026-11-03 the grant came through (told [[Judith Amsel]]) "
        ":People/Judith Amsel.md:7",
        "2026-11-01 the committee took me (told [[Judith Amsel]]) "
        ":People/Judith Amsel.md:6",
    ]


def test_what_they_were_told_themselves_is_no_news():
    tom = TOM + "- 2026-11-02 email: wrote him my news #update\n"
    found = said(
        plan(network(People__Tom_Reed=tom, People__Judith_Amsel=JUDITH, Me=ME)).updates
    )
    assert [line.split(" (")[0] for line in found] == [
        "2026-11-03 the grant came through"
    ]


def test_other_news_of_the_day_on_which_they_were_told_something():
    told = "- 2026-11-02 email: the grant was refused #update\n"
    me = ME.replace("- 2026-10-02", "- 2026-11-02").replace(
        "## Updates\n\n", "## Updates\n\n- 2026-11-02 The grant is lost\n"
    )
    judith = JUDITH.replace("2026-11-01", "2026-11-02")
    found = said(
        plan(network(People__Tom_Reed=TOM + told, People__J=judith, Me=me)).updates
    )
    assert [line.split(" (")[0] for line in found] == [
        "2026-11-03 the grant came through",
        "2026-11-02 Poster on growth at the regional meeting",
        "2026-11-02 the committee took me",
    ]


def test_news_that_both_were_told_in_one_line():
    both = JUDITH.replace("the grant came", "[[Tom Reed]] too, the grant came")
    assert updates(People__Judith_Amsel=both) == []


def test_news_of_the_profile_is_not_said_twice():
    told = JUDITH.replace("the grant came through", "sent her the poster file")
    found = updates(People__Judith_Amsel=told, Me=ME.replace("10-02", "10-28"))
    assert [line.split(" (")[0] for line in found] == [
        "2026-11-01 the committee took me",
        "2026-10-28 Poster on growth at the regional meeting",
    ]


def test_news_of_other_weeks_is_something_else():
    told = JUDITH.replace("the grant came through", "sent her the poster file")
    found = updates(People__Judith_Amsel=told, Me=ME)
    assert [line.split(" (")[0] for line in found] == [
        "2026-11-03 sent her the poster file",
        "2026-11-01 the committee took me",
        "2026-10-02 Poster on growth at the regional meeting",
    ]


def test_the_same_told_to_two_people_is_said_once():
    found = updates(People__Judith_Amsel=JUDITH, People__Zoe=JUDITH)
    assert [line.split(" :")[0] for line in found] == [
        "2026-11-03 the grant came through (told [[Judith Amsel]])",
        "2026-11-01 the committee took me (told [[Judith Amsel]])",
    ]


def test_promises_kept_since():
    tom = TOM + (
        "\n## Promises\n\n"
        "- [x] Send the draft ➕ 2026-10-01 ✅ 2026-10-03\n"
        "- [x] Old one ✅ 2026-08-01\n"
        "- [x] Without a day\n"
        "- [ ] Still open\n"
        "- [x] His slides #waiting ✅ 2026-10-03\n"
        "- [x] ✅ 2026-10-03\n"
        "\n## Personal\n\n"
        "- [x] Buy him a present ✅ 2026-10-04\n"
    )
    assert said(plan(network(People__Tom_Reed=tom)).updates) == [
        "2026-10-03 as promised: Send the draft ([[Tom Reed|note]]) "
        ":People/Tom Reed.md:14"
    ]


def test_a_promise_kept_stands_before_other_news():
    tom = TOM + "\n## Promises\n\n- [x] Send the draft ✅ 2026-09-03\n"
    found = said(plan(network(People__Tom_Reed=tom, Me=ME)).updates)
    assert [line.split(" (")[0] for line in found] == [
        "2026-09-03 as promised: Send the draft",
        "2026-10-02 Poster on growth at the regional meeting",
    ]


@pytest.mark.parametrize(
    ("log", "since"),
    [
        ("", "2026-08-24"),
        ("- 2026-11-20 email: hello\n", "2026-08-24"),
        ("- 2026-05-01 met: on rounds\n", "2026-05-01"),
        ("- 2026-05-01 met: a\n- 2026-09-01 check-in: b\n", "2026-09-01"),
        ("- 2026-09-01 check-in: b\n- 2026-11-01 met: a\n", "2026-09-01"),
        ("- 2026-12-01 check-in: planned\n", "2026-08-24"),
    ],
)
def test_since_when(log, since):
    found = network(People__Tom_Reed=contact(f"## Log\n\n{log}"))
    assert str(plan(found).since) == since


def test_a_held_agenda_is_a_check_in():
    agenda = (
        "---\ntype: agenda\ncontact: '[[Tom Reed]]'\nstatus: sent\n---\n"
        "## Notes\n\n- [x] Met [[Tom Reed]]\n"
    )
    found = network(People__Tom_Reed=TOM, **{"Agendas__2026-10-10_Tom_Reed": agenda})
    assert str(plan(found).since) == "2026-10-10"


def test_a_line_without_words_is_left_out():
    growth = project().replace("`data` cleaned", "#tag")
    found = updates(Projects__Growth=growth, Me=ME.replace("Poster on growth at the "
                    "regional meeting #poster", "#poster"))  # fmt: skip
    assert [line.split(" :")[0] for line in found] == [
        "2026-09-03 third ([[Growth]])",
        "2026-09-02 second ([[Growth]])",
    ]
