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
                           "questions", "owed_to_me"]  # fmt: skip
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


def test_init_and_demo(mdnet: CommandLine):
    value = mdnet("init", "new", "--json").json
    assert "mdnet.toml" in value["changed"]
    assert mdnet("demo", "life", "--json").json["vault"] == str(mdnet.folder / "life")
