"""Questions: noted ones, open projects, the sponsor ask; and what is owed."""

import pytest

from mdnet.rules import items
from tests.agenda.world import SETTINGS, TODAY, TOM, network, plan, said

ASKS = """
## Questions

- [ ] Ask him how early to apply #question
- [ ] ask Tom: which meeting first? #question
- [ ] Ask the committee for the dates #question
- [ ] ask him #question
- [x] Answered #question
- [-] Dropped #question

## Personal

- [ ] How is his father? #question
- [ ] Send flowers
- [ ] He lends me his car #waiting
"""


def test_tasks_tagged_question():
    found = plan(network(People__Tom_Reed=TOM + ASKS))
    assert said(found.questions) == [
        "How early to apply ([[Tom Reed|note]]) :People/Tom Reed.md:14",
        "Which meeting first? ([[Tom Reed|note]]) :People/Tom Reed.md:15",
        "Ask the committee for the dates ([[Tom Reed|note]]) :People/Tom Reed.md:16",
        "Ask him ([[Tom Reed|note]]) :People/Tom Reed.md:17",
    ]


def test_nothing_from_personal_is_in_an_agenda():
    found = plan(network(People__Tom_Reed=TOM + ASKS))
    assert (found.owed_by_me, found.owed_to_me) == ((), ())
    assert "father" not in repr(found[1:])
    assert "flowers" not in repr(found[1:])


def decisions(status="idea", mentor="Tom Reed", rest=""):
    text = f"---\ntype: project\nmentor: '[[{mentor}]]'\nstatus: {status}\n{rest}---\n"
    found = network(People__Tom_Reed=TOM, Projects__Study=text)
    return [line.text for line in plan(found).questions]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, ["[[Study]], before a yes: time, timeline, my role, authorship"]),
        ({"mentor": "Ann"},
            ["[[Study]], should I say yes? Open: "
             "time, timeline, my role, authorship"]),
        ({"status": "active", "rest": "time: 2 h\nmy_role: lead\n"},
            ["[[Study]], still to agree on: timeline, authorship"]),
        ({"status": "active", "mentor": "Ann"}, []),
        ({"status": "done"}, []),
        ({"status": "declined"}, []),
        ({"rest": "time: a\ntimeline: b\nmy_role: c\nauthorship: d\n"}, []),
    ],
)  # fmt: skip
def test_projects_not_yet_agreed(values, expected):
    assert decisions(**values) == expected


def test_their_projects_come_first():
    text = "---\ntype: project\nmentor: '[[{}]]'\nauthorship: a\ntime: b\n---\n"
    found = network(
        People__Tom_Reed=TOM,
        Projects__A=text.format("Ann"),
        Projects__B=text.format("Tom Reed"),
    )
    assert [line.text for line in plan(found).questions] == [
        "[[B]], before a yes: timeline, my role",
        "[[A]], should I say yes? Open: timeline, my role",
    ]


@pytest.mark.parametrize(
    ("log", "spoke"),
    [
        ("- 2026-11-12 support: named me to the chief\n", True),
        ("- 2026-11-12 met: she praised my talk #support\n", True),
        ("- 2026-11-08 support: fourteen days\n", True),
        ("- 2026-11-07 support: fifteen days\n", False),
        ("- 2026-11-12 support: a\n- 2026-11-13 ask: the committee\n", False),
        ("- 2026-11-12 support: a\n- 2026-11-12 email: b #asked\n", False),
        ("- 2026-11-11 ask: a\n- 2026-11-12 support: b\n", True),
        ("- 2026-11-12 met: rounds\n", False),
    ],
)
def test_a_sign_of_support_opens_the_ask(log, spoke):
    found = plan(network(People__Tom_Reed=TOM + log)).questions
    assert [line.text.split(":")[0] for line in found] == (
        ["Spoke up for me on 12 Nov"] if spoke and "11-08" not in log
        else ["Spoke up for me on 8 Nov"] if spoke else []
    )  # fmt: skip
    assert not any(line.in_mail for line in found)


def test_only_a_mentor_or_sponsor_is_asked():
    text = TOM.replace("mentor", "peer") + "- 2026-11-12 support: named me\n"
    assert plan(network(People__Tom_Reed=text)).questions == ()


def test_letters_are_told_by_whoever_knows():
    found = plan(network(People__Tom_Reed=TOM), letters=("Ask for the letter", " "))
    assert [(line.text, line.in_mail) for line in found.questions] == [
        ("Ask for the letter", False)
    ]


OWED = """
## Promises

- [ ] Send the reading list ➕ 2026-11-20
- [ ] Read his chapter
- [ ] Her comments #waiting 📅 2026-12-01
- [x] Done
- [ ] 📅 2026-12-01
"""


def test_what_is_owed_both_ways():
    found = plan(network(People__Tom_Reed=TOM + OWED))
    assert said(found.owed_by_me) == [
        "2026-11-21 Send the reading list, due 21 Nov ([[Tom Reed|note]]) "
        ":People/Tom Reed.md:14",
        "Read his chapter ([[Tom Reed|note]]) :People/Tom Reed.md:15",
    ]
    assert said(found.owed_to_me) == [
        "2026-12-01 Her comments, due 1 Dec ([[Tom Reed|note]]) :People/Tom Reed.md:16"
    ]


def test_promises_made_in_the_agenda_itself_are_not_repeated_in_it():
    agenda = "---\ntype: agenda\n---\n## Notes\n\n- [ ] Send the draft\n"
    path = "Agendas/2026-11-27 Tom Reed.md"
    found = network(People__Tom_Reed=TOM, **{"Agendas__2026-11-27_Tom_Reed": agenda})
    assert [line.text for line in plan(found).owed_by_me] == ["Send the draft"]
    assert plan(found, path=path).owed_by_me == ()


@pytest.mark.parametrize(
    ("log", "me", "is_said"),
    [
        ("- 2026-11-20 support: praised me\n", "", True),
        ("- 2026-11-20 support: praised me\n", "pgy: 1\n", False),
        ("- 2026-11-20 ask: a talk\n- 2026-11-20 support: praised me\n", "", False),
        ("- 2026-11-20 support: named me for the committee\n", "", False),
        ("- 2026-11-01 support: praised me\n", "", False),
    ],
)
def test_the_sponsor_ask_is_that_of_the_digest(log, me, is_said):
    """M10 is one rule: an ask on the day closes it, and an act; not in PGY-1."""
    profile = f"---\ntype: profile\n{me}---\n"
    found = network(People__Tom_Reed=TOM + log, Me=profile)
    digest = [i.rule for i in items(found, SETTINGS, TODAY)]
    agenda = [line.text for line in plan(found).questions]
    assert ("M10" in digest) is is_said
    assert any("one thing by name" in text for text in agenda) is is_said
