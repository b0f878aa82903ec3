"""The JSON of every command: a contract, keys are only ever added."""

import pytest

from tests.command import CommandLine

MARIA = """---
type: contact
role: attending
relationship: mentor
why: growth charts
birthday: 04-17
---

## Log

- 2026-08-18 check-in: the abstract #update
- 2026-11-10 email: my draft #awaiting

## Promises

- [ ] Send the paper ➕ 2026-11-19
- [x] Send the draft ➕ 2026-11-01 ✅ 2026-11-02
- [ ] Ask about the PICU #question
- [ ] She sends the slides #waiting
"""


@pytest.fixture
def vault(mdnet: CommandLine) -> CommandLine:
    mdnet.write("mdnet.toml", "")
    mdnet.write("People/Maria Alvarez.md", MARIA)
    return mdnet


def test_today(vault: CommandLine):
    value = vault("today", "--json").json
    assert list(value) == ["date", "limit", "items", "later", "coming", "season",
                           "answered", "week", "notes", "note", "agendas"]  # fmt: skip
    assert value["date"] == "2026-11-22"
    assert value["limit"] == 3
    assert value["note"] == {"path": "Daily/2026-11-22.md", "changed": True}
    assert value["items"][0] == {
        "id": value["items"][0]["id"],
        "rule": "D6",
        "action": "Send",
        "person": {"name": "Maria Alvarez", "path": "People/Maria Alvarez.md"},
        "text": "Send Maria Alvarez the paper",
        "why": "promised Thu 19 Nov, overdue",
        "due": "2026-11-20",
        "overdue_days": 2,
        "source": {"path": "People/Maria Alvarez.md", "line": 16},
    }
    assert [item["rule"] for item in value["items"]] == ["D6", "X9"]


def test_today_a_second_time_changes_nothing(vault: CommandLine):
    vault("today")
    before = vault.read("Daily/2026-11-22.md")
    value = vault("today", "--json").json
    assert value["note"] == {"path": "Daily/2026-11-22.md", "changed": False}
    assert vault.read("Daily/2026-11-22.md") == before


def test_today_dry_run_says_what_would_change_and_writes_nothing(vault: CommandLine):
    value = vault("today", "--json", "--dry-run").json
    assert value["note"] == {"path": "Daily/2026-11-22.md", "changed": True}
    assert not (vault.folder / "Daily").exists()


def test_today_names_what_was_answered(vault: CommandLine):
    vault("today")
    done = vault("done", "1", "--json").json
    value = vault("today", "--json").json
    assert value["answered"] == [{"id": done["id"], "answer": "done"}]
    assert done["changed"] == ["Daily/2026-11-22.md", "People/Maria Alvarez.md"]


def test_list(vault: CommandLine):
    assert vault("list", "--json").json == [
        {
            "name": "Maria Alvarez",
            "path": "People/Maria Alvarez.md",
            "role": "attending",
            "institution": "",
            "circle": ["inner"],
            "relationship": ["mentor"],
            "interests": [],
            "last_contact": "2026-11-10",
            "due": None,
            "overdue_days": None,
            "cadence_days": 90,
        }
    ]


def test_show(vault: CommandLine):
    value = vault("show", "maria", "--json").json
    assert list(value) == ["person", "interactions", "promises", "waiting", "items",
                           "questions", "owed_to_me", "letters"]  # fmt: skip
    assert value["person"]["why"] == "growth charts"
    assert value["person"]["birthday"] == "04-17"
    assert value["interactions"][0] == {
        "date": "2026-11-10",
        "kind": "email",
        "text": "my draft #awaiting",
        "tags": ["awaiting"],
        "path": "People/Maria Alvarez.md",
        "line": 12,
    }
    assert [p["text"] for p in value["promises"]] == [
        "Send the paper",
        "Send the draft",
    ]
    assert value["promises"][0]["due"] == "2026-11-20"
    assert value["promises"][1]["done"] == "2026-11-02"
    assert value["waiting"][0]["since"] == "2026-11-10"
    assert [t["text"] for t in value["owed_to_me"]] == ["She sends the slides #waiting"]
    assert [t["text"] for t in value["questions"]] == ["Ask about the PICU #question"]


def test_panel(vault: CommandLine):
    value = vault("panel", "--json").json
    assert list(value) == [
        "stage", "mentors", "sponsors", "slots", "circles", "balance", "gaps", "date",
        "potential_mentors", "champions", "non_physicians", "promises", "depth",
        "consistency", "attempts", "needs",
    ]  # fmt: skip
    assert value["stage"] is None
    assert value["mentors"] == [
        {
            "person": "Maria Alvarez",
            "path": "People/Maria Alvarez.md",
            "active": True,
            "slots": [],
            "shared_interests": [],
            "last_contact": "2026-11-10",
            "due": None,
        }
    ]
    assert value["sponsors"] == []
    assert value["slots"]["mentors"] == {"want": [0, 3], "have": ["Maria Alvarez"]}
    assert value["circles"]["inner"] == {"people": 1, "wanted": True}
    assert value["balance"] == [
        {
            "person": "Maria Alvarez",
            "gave": 1,
            "asked": 0,
            "last_non_ask": "2026-11-10",
            "only_asks": False,
            "path": "People/Maria Alvarez.md",
        }
    ]
    assert value["gaps"][0]["rule"] == "M1"
    assert value["gaps"][0]["suggest"] == []
    assert list(value["gaps"][0]) == ["rule", "text", "suggest", "who"]
    assert value["promises"] == {"kept": 1, "due": 2}
    assert value["depth"] == {"threshold": 3, "people": 0}
    assert value["consistency"] == {"weeks": 12, "active": 1}


def test_panel_write(vault: CommandLine):
    vault.write("Me.md", "---\ntype: profile\npgy: 2\n---\n")
    value = vault("panel", "--write", "--json").json
    assert (value["stage"], value["changed"]) == (2, ["Me.md"])
    assert vault("panel", "--write", "--json").json["changed"] == []


def test_check(vault: CommandLine):
    vault.write("People/Ben.md", "---\nmet: 2026-02-30\nwhy: x\ncircle: inner\n---\n")
    assert vault("check", "--json").json == {
        "findings": [
            {
                "path": "People/Ben.md",
                "line": 2,
                "column": 6,
                "code": "FLD001",
                "severity": "warning",
                "message": "`2026-02-30` does not exist in the calendar: "
                "write it as 2026-03-05",
            }
        ]
    }


def test_index(vault: CommandLine):
    value = vault("index", "--json").json
    assert (value["notes"], value["people"], value["fresh"]) == (1, 1, True)
    assert value["path"].endswith(".db")
    assert value["seconds"] >= 0


def test_index_verify_and_rebuild(vault: CommandLine):
    assert vault("index", "--verify", "--rebuild", "--json").json["differences"] == []


def test_search(vault: CommandLine):
    (hit,) = vault("search", "abstract", "--json").json["hits"]
    assert (hit["path"], hit["line"]) == ("People/Maria Alvarez.md", 11)


def test_add_and_log(vault: CommandLine):
    value = vault("add", "Tom Reed", "--json").json
    assert value == {"name": "Tom Reed", "path": "People/Tom Reed.md",
                     "id": "5f0c93aa", "changed": ["People/Tom Reed.md"]}  # fmt: skip
    value = vault("log", "Tom", "met: rounds", "--json").json
    assert value == {"path": "People/Tom Reed.md", "date": "2026-11-22",
                     "line": "- 2026-11-22 met: rounds",
                     "changed": ["People/Tom Reed.md"]}  # fmt: skip


LETTER = """---
type: letter
writer: "[[Maria Alvarez]]"
application: "[[Cardiology 2028]]"
slot: research
status: agreed_strong
answered_on: 2026-11-01
waived: true
---
## Packet

- [x] CV
- [ ] Statement
"""
APPLICATION = """---
type: application
track: fellowship
specialty: cardiology
season: "[[ERAS 2028]]"
---
"""
SEASON = """---
type: season
july_review: 2027-07-21
july_review_basis: extrapolated
portal: Letter Portal
---
"""


@pytest.fixture
def applying(vault: CommandLine) -> CommandLine:
    vault.write("Applications/ERAS 2028.md", SEASON)
    vault.write("Applications/Cardiology 2028.md", APPLICATION)
    vault.write("Applications/Letter Maria.md", LETTER)
    vault.write("People/Ben Ito.md", "---\nrole: program_director\n---\n")
    return vault


def test_lor(applying: CommandLine):
    value = applying("lor", "--json").json
    assert list(value) == ["applications", "writers"]
    assert value["applications"] == [
        {
            "name": "Cardiology 2028",
            "path": "Applications/Cardiology 2028.md",
            "track": "fellowship",
            "need_by": "2027-07-07",
            "ask_by": "2027-05-12",
            "basis": "extrapolated",
            "required": 3,
            "max": 4,
            "filled": 1,
            "status": "open",
            "slots": {"pd": [], "subspecialty": [], "research": ["Maria Alvarez"]},
            "missing": ["pd", "subspecialty"],
            "letters": [
                {
                    "writer": "Maria Alvarez",
                    "slot": "research",
                    "status": "agreed_strong",
                    "next": "send the packet",
                    "due": "2027-05-12",
                    "need_by": "2027-07-07",
                    "late": False,
                    "waived": True,
                    "year": None,
                    "packet": {"done": 1, "of": 2},
                    "path": "Applications/Letter Maria.md",
                }
            ],
            "because": "14 days before programs read",
            "check": "aamc.org",
            "portal": "Letter Portal",
            "dates": [
                {
                    "key": "july_review",
                    "date": "2027-07-21",
                    "basis": "extrapolated",
                    "check": "aamc.org",
                }
            ],
        }
    ]
    maria, ben = value["writers"]
    assert list(maria) == ["person", "score", "status", "gates", "parts", "next",
                           "application", "slot", "path"]  # fmt: skip
    assert (maria["person"], maria["score"], maria["status"]) == (
        "Maria Alvarez", 37, "agreed",
    )  # fmt: skip
    assert maria["score"] == sum(part["points"] for part in maria["parts"])
    assert maria["parts"][5] == {
        "part": "said_so", "points": 5, "max": 5,
        "evidence": [{"text": "said a strong yes on 2026-11-01",
                      "path": "Applications/Letter Maria.md", "line": 1}],
    }  # fmt: skip
    assert [gate["rule"] for gate in ben["gates"]] == ["L1"]
    assert ben["next"][0] == {"text": "be in touch again", "adds": 10}


def test_lor_of_one_writer_and_in_show(applying: CommandLine):
    value = applying("lor", "--writer", "ben", "--json").json
    assert [writer["person"] for writer in value["writers"]] == ["Ben Ito"]
    (letter,) = applying("show", "maria", "--json").json["letters"]
    assert (letter["application"], letter["status"]) == (
        "Cardiology 2028", "agreed_strong",
    )  # fmt: skip
    assert (
        "Cardiology 2028: agreed (strong); packet by 12 May (date extrapolated: check "
        "aamc.org)" in " ".join(applying("show", "maria").out.split())
    )


def test_lor_ask_set_and_write(applying: CommandLine):
    value = applying("lor", "ask", "ben", "--json").json
    assert list(value) == ["person", "application", "slot", "path", "need_by",
                           "warnings", "subject", "body", "blanks",
                           "changed"]  # fmt: skip
    path = "Applications/Letter Ben Ito, Cardiology 2028.md"
    assert (value["slot"], value["path"], value["changed"]) == ("pd", path, [path])
    value = applying("lor", "set", "ben", "declined", "--json").json
    assert value == {"path": path, "from": "idea", "to": "declined", "suggest": [],
                     "changed": [path]}  # fmt: skip
    value = applying("lor", "--write", "--json").json
    assert value == {"changed": ["Applications/Cardiology 2028.md"]}
    assert applying("lor", "--write", "--json").json == {"changed": []}


def test_init_and_demo(mdnet: CommandLine):
    value = mdnet("init", "new", "--json").json
    assert "mdnet.toml" in value["changed"]
    assert mdnet("demo", "life", "--json").json["vault"] == str(mdnet.folder / "life")
