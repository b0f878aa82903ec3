"""`mdnet panel`: in any vault, and its block in Me.md."""

import pytest

from tests.command import CommandLine

MARIA = """---
type: contact
role: attending
relationship: mentor
why: growth charts
---

## Log

- 2026-11-18 support: told the division that my work is good
"""
ME = (
    "---\ntype: profile\npgy: 2\npgy_since: 2026-07-01\n---\nMine.\n\n## Goals\n\n- a\n"
)


@pytest.fixture
def vault(mdnet: CommandLine) -> CommandLine:
    mdnet.write("mdnet.toml", "")
    mdnet.write("People/Maria Alvarez.md", MARIA)
    mdnet.write("Me.md", ME)
    return mdnet


def test_it_is_written_below_the_user_s_words_and_only_once(vault: CommandLine):
    assert vault("panel", "--write").out == "Me.md: written\n"
    text = vault.read("Me.md")
    assert text.startswith(f"{ME}\n## Panel\n<!-- mdnet:panel -->\n**What would help**")
    assert text.endswith("<!-- /mdnet -->\n")
    assert vault("panel", "--write").out == "Me.md: up to date\n"
    assert vault.read("Me.md") == text


def test_what_it_writes_does_not_change_what_it_says(vault: CommandLine):
    before = vault("panel", "--json").out
    vault("panel", "--write")
    assert vault("panel", "--json").out == before
    assert vault("check").out == "Nothing to report: every note reads as meant.\n"


def test_words_around_the_block_stay(vault: CommandLine):
    vault("panel", "--write")
    text = vault.read("Me.md").replace("## Panel\n", "## Panel\n\nAsk Tom first.\n\n")
    vault.write("Me.md", f"{text}\n## Later\n")
    vault("log", "Maria", "coffee: asked for more #asked", "--on", "2026-11-20")
    vault("panel", "--write")
    after = vault.read("Me.md")
    assert "## Panel\n\nAsk Tom first.\n\n<!-- mdnet:panel -->\n" in after
    assert after.endswith("<!-- /mdnet -->\n\n## Later\n")


def test_a_dry_run_writes_nothing(vault: CommandLine):
    out = vault("panel", "--write", "--dry-run").out
    assert "+<!-- mdnet:panel -->\n" in out
    assert vault.read("Me.md") == ME


def test_without_a_profile_there_is_nowhere_to_write(vault: CommandLine):
    (vault.folder / "Me.md").unlink()
    outcome = vault("panel", "--write", code=1)
    assert outcome.err == (
        "mdnet: There is no note about you to write into: make Me.md with "
        "`type: profile` in its properties (mdnet init lays one down), then try again\n"
    )
    assert "There is no Me.md yet" in vault("panel").out


def test_a_broken_mark_stops_the_write_and_nothing_else(vault: CommandLine):
    vault.write("Me.md", f"{ME}\n<!-- mdnet:panel -->\n")
    error = vault("panel", "--write", code=1).err
    assert "no partner" in error
    assert "Me.md: " in error
    assert "Maria Alvarez" in vault("panel").out


def test_an_empty_vault(mdnet: CommandLine):
    mdnet.write("mdnet.toml", "")
    assert mdnet("panel").out == (
        "Panel, year not known, Sun 22 Nov\n\nNobody is in the vault yet; the first "
        'one: mdnet add "Maria Alvarez" --role attending\nThere is no Me.md yet; mdnet '
        "init lays one down.\n"
    )


def test_an_adopted_vault_says_what_it_would_need(mdnet: CommandLine):
    mdnet.write("mdnet.toml", "")
    for name in ("Ann Lee", "Bo Kim"):
        mdnet.write(f"Friends/{name}.md", "---\ntags: [person]\n---\nA friend.\n")
    mdnet("init", ".")
    out = mdnet("panel").out
    assert "Fill in `pgy` in Me.md and the panel shows what your year needs." in out
    assert "give people a role or a circle\n    - Ann Lee\n    - Bo Kim\n" in out


def test_the_ask_for_a_sponsor_is_in_the_digest(vault: CommandLine):
    items = vault("today", "--json").json["items"]
    assert [(i["rule"], i["text"]) for i in items] == [
        ("M10", "Ask Maria Alvarez to say a word for you")
    ]
    vault("done", "1")
    assert vault("panel", "--json").json["balance"] == [
        {"person": "Maria Alvarez", "gave": 0, "asked": 1,
         "last_non_ask": "2026-11-18", "only_asks": False,
         "path": "People/Maria Alvarez.md"}
    ]  # fmt: skip


def test_an_untouched_ask_goes_once_it_is_closed(vault: CommandLine):
    vault("today")
    assert "to say a word for you" in vault.read("Daily/2026-11-22.md")
    vault("log", "Maria", "ask: to name me for the QI committee")
    vault("today")
    assert "to say a word for you" not in vault.read("Daily/2026-11-22.md")


def test_what_speaks_for_a_person_stands_in_brackets_after_the_name(
    vault: CommandLine,
):
    tom = MARIA.replace("relationship: mentor", "relationship: potential_mentor")
    vault.write(
        "People/Tom Reed.md", f"{tom}- [ ] read [[Ann|her]] draft 📅 2026-11-01\n"
    )
    out = vault("panel").out
    assert "    - Tom Reed (may become a mentor, spoke up for you, last on" in out
    assert "    - Tom Reed (read her draft)\n" in out


@pytest.mark.parametrize("width", ["40", "60", "100"])
def test_no_line_of_the_tables_is_wider_than_the_terminal(
    vault: CommandLine, monkeypatch: pytest.MonkeyPatch, width: str
):
    monkeypatch.setenv("COLUMNS", width)
    vault("demo", "life")
    out = vault("panel", "--vault", "life", "--all").out
    tables = out.split("\n\n")[1:4]
    assert max(len(line) for table in tables for line in table.split("\n")) <= int(
        width
    )


def test_two_of_one_name_are_told_apart(vault: CommandLine):
    vault.write("People/Sam Lee.md", "---\ntype: contact\nrelationship: mentor\n---\n")
    vault.write("Work/Sam Lee.md", "---\ntype: contact\nrelationship: mentor\n---\n")
    told = " ".join(vault("panel").out.split())
    assert "Sam Lee (People/Sam Lee.md)" in told
    assert "Sam Lee (Work/Sam Lee.md)" in told
    names = [m["person"] for m in vault("panel", "--json").json["mentors"]]
    assert names.count("Sam Lee") == 2
