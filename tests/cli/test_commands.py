"""Commands as a user calls them: what a session in Markdown does not show."""

import os
import shlex
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from click.shell_completion import BashComplete

from mdnet.cli import COMMANDS, main
from tests.command import CommandLine

SAM = "---\ntype: contact\nwhy: nurse\ncircle: inner\n---\n\n## Log\n"


@pytest.fixture
def vault(mdnet: CommandLine) -> CommandLine:
    mdnet.write("mdnet.toml", "")
    mdnet.write("People/Sam Ortiz.md", SAM)
    return mdnet


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_that_teaches(mdnet: CommandLine, name: str):
    out = mdnet(name, "--help").out
    assert out.startswith(f"Usage: mdnet {name}")
    assert len(out.splitlines()) > 8


def test_the_help_lists_every_command(mdnet: CommandLine):
    out = mdnet("--help").out
    assert [name for name in COMMANDS if f"  {name} " not in out] == []


def test_a_slip_of_the_pen_gets_a_hint(mdnet: CommandLine):
    outcome = mdnet("todya", code=2)
    assert "Did you mean today?" in outcome.err


@pytest.mark.parametrize(
    "command",
    [
        ["log", "Sam", "met: rounds"],
        ["add", "Tom Reed"],
        ["today"],
    ],
    ids=lambda command: command[0],
)
def test_dry_run_shows_a_diff_and_writes_nothing(
    vault: CommandLine, command: list[str]
):
    before = {p: p.stat().st_mtime_ns for p in vault.folder.rglob("*")}
    out = vault(*command, "--dry-run").out
    assert "\n+++ " in out
    assert {p: p.stat().st_mtime_ns for p in vault.folder.rglob("*")} == before


def test_dry_run_of_an_answer(vault: CommandLine):
    vault("log", "Sam", "met: rounds", "--promise", "Send it", "--on", "2026-11-20")
    vault("today")
    out = vault("done", "1", "--dry-run").out
    assert "+- [x] **Send** [[Sam Ortiz]] it" in out
    assert "+\t- [x] Send it ➕ 2026-11-20 ✅ 2026-11-22" in out
    assert "- [ ] **Send**" in vault.read("Daily/2026-11-22.md")


def test_an_item_is_answered_once(vault: CommandLine):
    vault("log", "Sam", "met: rounds", "--promise", "Send it", "--on", "2026-11-20")
    vault("today")
    vault("done", "1")
    err = vault("skip", "1", code=2).err
    assert err.startswith("mdnet: item 1 is answered already, [x]; if that is wrong")


def test_there_is_no_item_nine(vault: CommandLine):
    vault("log", "Sam", "met: rounds", "--promise", "Send it", "--on", "2026-11-20")
    vault("today")
    assert "there is no item 9; today has 1 to 1" in vault("done", "9", code=2).err


def test_a_name_that_no_file_can_have(vault: CommandLine):
    vault("add", 'Ana "Nana" O/Brien: RN')
    (path,) = (vault.folder / "People").glob("Ana*")
    assert "aliases:\n" in path.read_text()
    assert vault("show", 'Ana "Nana" O/Brien: RN').code == 0


def test_a_role_outside_of_the_vocabulary_is_kept_and_said(vault: CommandLine):
    outcome = vault("add", "Tom Reed", "--role", "magician")
    assert "“magician” is not in the vocabulary: kept as you typed it" in outcome.err
    assert "role: magician" in vault.read("People/Tom Reed.md")


@pytest.mark.parametrize("text", ["", "  ", ":"])
def test_a_log_line_says_something(vault: CommandLine, text: str):
    assert "say what happened" in vault("log", "Sam", text, code=2).err


def test_due_without_a_promise_is_refused(vault: CommandLine):
    err = vault("log", "Sam", "met: x", "--due", "fri", code=2).err
    assert "--due needs a --promise" in err


def test_the_next_time_is_a_promise(vault: CommandLine):
    vault("log", "Sam", "met: x", "--next", "2w")
    assert "\t- [ ] Follow up ➕ 2026-11-22 📅 2026-12-06" in vault.read(
        "People/Sam Ortiz.md"
    )


def test_a_line_without_a_kind_gets_its_colon(vault: CommandLine):
    vault("log", "Sam", "had lunch together")
    assert "- 2026-11-22: had lunch together" in vault.read("People/Sam Ortiz.md")


def test_before_four_in_the_morning_it_is_still_yesterday(vault: CommandLine):
    vault.at("2026-11-23T03:59")
    assert vault("today", "--json").json["date"] == "2026-11-22"
    vault.at("2026-11-23T04:00")
    assert vault("today", "--json").json["date"] == "2026-11-23"


def test_the_empty_note_that_obsidian_makes_is_filled(vault: CommandLine):
    vault.write("Daily/2026-11-22.md", "")
    vault("today")
    assert vault.read("Daily/2026-11-22.md").startswith("## Network\n")


def test_a_mark_without_its_partner_stops_the_writing_not_the_digest(
    vault: CommandLine,
):
    text = "## Network\n<!-- mdnet:today -->\n- [ ] mine\n"
    vault.write("Daily/2026-11-22.md", text)
    outcome = vault("today", code=1)
    assert "Daily/2026-11-22.md:2: The mark <!-- mdnet:today -->" in outcome.err
    assert "Daily/2026-11-22.md: not written" in outcome.out
    assert vault.read("Daily/2026-11-22.md") == text


def test_a_moment_format_that_mdnet_cannot_write_is_named(vault: CommandLine):
    vault.write(".obsidian/daily-notes.json", '{"format": "YYYY-MM-DD [at] LT"}')
    assert "LT" in vault("today", code=3).err


def test_the_daily_note_goes_where_obsidian_says(vault: CommandLine):
    vault.write(
        ".obsidian/daily-notes.json",
        '{"folder": "Journal", "format": "YYYY/MM-MMMM/YYYY-MM-DD-dddd", '
        '"template": "Templates/Day"}',
    )
    vault.write("Templates/Day.md", "# {{title}}\n\n{{date:D MMM}} {{time}}\n")
    vault("today")
    text = vault.read("Journal/2026/11-November/2026-11-22-Sunday.md")
    assert text.startswith("# 2026-11-22-Sunday\n\n22 Nov 12:00\n")


def test_control_characters_in_a_name_do_not_reach_the_terminal(vault: CommandLine):
    vault.write("People/Eve.md", '---\ntype: contact\nwhy: "\\e[2Jgone"\n---\n')
    assert "\\x1b[2Jgone" in vault("show", "Eve").out


def test_a_bug_is_a_traceback_and_70(vault: CommandLine, monkeypatch):
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("mdnet.cli.list.listed", broken)
    assert "ZeroDivisionError" in vault("list", code=70).err


def test_names_complete_from_the_index(vault: CommandLine):
    vault.write("People/Samuel Berg.md", SAM)
    complete = BashComplete(main, {}, "mdnet", "_MDNET_COMPLETE")
    found = complete.get_completions(["show"], "sam")
    assert [item.value for item in found] == ["Sam Ortiz", "Samuel Berg"]


BASH = """
eval "$(_MDNET_COMPLETE=bash_source {mdnet})"
COMP_WORDS=({mdnet} log {typed}) COMP_CWORD=2
_mdnet_completion {mdnet}
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Ort", ["Sam\\ Ortiz"]),
        ("Sam", ["Sam\\ Ortiz", "Samuel\\ O\\'Rourke\\ \\(PICU\\)"]),
        ("'Samuel\\ O'", ["Samuel\\ O\\'Rourke\\ \\(PICU\\)"]),
        ("José", ["José"]),
    ],
)
def test_bash_gets_a_name_as_one_word(vault: CommandLine, typed: str, words: list[str]):
    vault.write("People/Samuel O'Rourke (PICU).md", SAM)
    vault.write("People/José.md", SAM)
    mdnet = Path(sys.executable).with_name("mdnet")
    script = BASH.format(mdnet=mdnet, typed=typed)
    found = subprocess.run(
        ["bash", "-c", script], capture_output=True, text=True, cwd=vault.folder,
        env=os.environ | {"LANG": "C.UTF-8"}, check=True,
    )  # fmt: skip
    assert found.stdout.splitlines() == words


def test_completion_outside_of_a_vault_is_silent(mdnet: CommandLine):
    complete = BashComplete(main, {}, "mdnet", "_MDNET_COMPLETE")
    assert complete.get_completions(["show"], "sam") == []


def test_demo_wants_an_empty_folder(vault: CommandLine):
    assert "is not empty" in vault("demo", ".", code=2).err


@pytest.mark.parametrize(
    ("on_path", "day", "lines"),
    [
        (True, None, "  cd '{}' && mdnet done 1 && mdnet list is:overdue\n"),
        (
            False,
            "2028-02-29",
            "  . '{venv}/bin/activate'\n"
            "  cd '{}' && mdnet done 1 --date 2028-02-29"
            " && mdnet list is:overdue --date 2028-02-29\n",
        ),
    ],
    ids=["found by the shell", "in an environment of its own, another day"],
)
def test_demo_says_what_to_type_next(
    mdnet: CommandLine,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    on_path: bool,
    day: str | None,
    lines: str,
):
    venv = tmp_path / "my venv"
    for name in ("mdnet", "activate"):
        file = venv / "bin" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("")
        file.chmod(0o755)
    monkeypatch.setattr("sys.prefix", str(venv))
    monkeypatch.setenv("PATH", str(venv / "bin") if on_path else str(tmp_path))
    out = mdnet("demo", "a life", *(["--date", day] if day else [])).out
    said = lines.format(mdnet.folder / "a life", venv=venv)
    assert out.endswith(f"Open it in Obsidian, or go on with\n{said}")


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Tom Reed", '"Tom Reed"'),
        ('Robert "Bob" O\'Neill', """'Robert "Bob" O'"'"'Neill'"""),
        ("Cash $HOME", "'Cash $HOME'"),
    ],
)
def test_add_shows_a_command_that_a_shell_takes(
    vault: CommandLine, name: str, typed: str
):
    assert vault("add", name).out.endswith(f'Next: `mdnet log {typed} "met: …"`\n')
    assert shlex.split(typed) == [name]


def test_demo_leaves_a_vault_that_checks(mdnet: CommandLine):
    mdnet("demo", "life", "--date", "2028-02-29")
    out = mdnet("check", "--vault", "life", "--date", "2028-02-29").out
    assert out.startswith("0 errors, 0 warnings")


def test_a_cache_that_cannot_be_written_is_a_warning(
    vault: CommandLine, tmp_path: Path, monkeypatch
):
    blocked = tmp_path / "blocked"
    blocked.write_text("")
    monkeypatch.setenv("MDNET_CACHE_DIR", str(blocked / "cache"))
    outcome = vault("list", "--format", "names")
    assert outcome.out == "Sam Ortiz\n"
    assert "every note is read each time" in outcome.err


@pytest.mark.parametrize("command", [("show", "Sam"), ("log", "Sam", "met: x")])
def test_damage_that_a_command_finds_later_on_is_said(vault: CommandLine, command):
    vault("today")
    with closing(sqlite3.connect(vault("index", "--json").json["path"])) as database:
        database.execute("UPDATE person SET quiet = quiet + 1")
        database.commit()
    line = "mdnet: The index was damaged (damaged people); it is built anew.\n"
    assert vault(*command).err == line
    assert vault(*command).err == ""


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("UPDATE person SET name = name || 'x'", "Ortiz.md: is not kept as it is\n"),
        ("UPDATE meta SET value = '1 [' WHERE key = 'people'", "(damaged people)"),
    ],
)
def test_verify_says_damage_that_waits(vault: CommandLine, damage: str, said: str):
    vault("today")
    vault.write("People/Sam Ortiz.md", SAM + "- 2026-11-20 met\n")
    with closing(sqlite3.connect(vault("index", "--json").json["path"])) as database:
        database.execute(damage)
        database.commit()
    found = vault("index", "--verify", code=1)
    assert said in found.out + found.err
    assert "The index was not right, and is built anew.\n" in found.out
    found = vault("index", "--verify")
    assert found.err == ""
    assert found.out.startswith("Every row says what its note says.\n2 notes, 1 person")


def test_verify_says_damage_that_was_made_good_when_the_index_was_opened(
    vault: CommandLine,
):
    path = Path(vault("index", "--json").json["path"])
    path.write_bytes(os.urandom(5000))
    found = vault("index", "--verify", "--json", code=1)
    assert (found.json["fresh"], found.json["differences"]) == (False, [])
    assert "The index was damaged" in found.err
    assert vault("index", "--verify", "--json").json["fresh"] is True


def test_a_damaged_index_is_built_anew_with_one_line(vault: CommandLine):
    path = Path(vault("index", "--json").json["path"])
    path.write_bytes(os.urandom(5000))
    outcome = vault("list", "--format", "names")
    assert outcome.out == "Sam Ortiz\n"
    assert len(outcome.err.splitlines()) == 1


def test_verify_in_memory_finds_nothing_wrong(
    vault: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    blocked = tmp_path / "blocked"
    blocked.write_text("")
    monkeypatch.setenv("MDNET_CACHE_DIR", str(blocked / "cache"))
    assert "Every row says" in vault("index", "--verify").out


def test_an_unreadable_front_matter_does_not_hide_the_person(vault: CommandLine):
    vault.write(
        "People/Ben.md", "---\nrole: [a\n---\n\n## Log\n\n- 2026-11-01 met: x\n"
    )
    assert vault("list", "--format", "names").out == "Ben\nSam Ortiz\n"


@pytest.mark.parametrize(
    ("name", "content"),
    [("Latin", b"caf\xe9"), ("Nul", b"a\0b")],
    ids=["not UTF-8", "NUL"],
)
def test_a_note_that_is_no_text_still_counts_by_its_name(
    vault: CommandLine, name: str, content: bytes
):
    (vault.folder / "People" / f"{name}.md").write_bytes(content)
    assert vault("list", "--format", "names").out == f"{name}\nSam Ortiz\n"
    assert f"People/{name}.md" in vault("check", code=1).out
    assert vault("log", name, "met: x", code=4).err.startswith("mdnet: ")


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("fri", "2026-11-20"),
        ("sunday", "2026-11-22"),
        ("yesterday", "2026-11-21"),
        ("1 Dec", "2025-12-01"),
        ("20 Nov", "2026-11-20"),
        ("today", "2026-11-22"),
    ],
)
def test_a_day_of_what_has_happened_lies_behind(
    vault: CommandLine, typed: str, day: str
):
    vault("log", "Sam", "met: rounds", "--on", typed)
    assert f"- {day} met: rounds" in vault.read("People/Sam Ortiz.md")


@pytest.mark.parametrize("typed", ["+1d", "2026-11-23", "1 Dec 2026", "tomorrow"])
def test_nothing_has_happened_on_a_day_to_come(vault: CommandLine, typed: str):
    vault("log", "Sam", "met: rounds", "--on", typed, code=2)


@pytest.mark.parametrize(
    ("option", "value", "message"),
    [
        ("--cadence", "now and then", "is no cadence"),
        ("--birthday", "13-45", "13-45"),
    ],
)
def test_add_refuses_what_could_not_be_read_back(
    vault: CommandLine, option: str, value: str, message: str
):
    assert message in vault("add", "Tom", option, value, code=2).err


def test_add_wants_a_name(vault: CommandLine):
    assert "a person needs a name" in vault("add", " ", code=2).err


def test_check_of_a_path_that_is_not_there(vault: CommandLine):
    assert "there is no nosuch.md" in vault("check", "nosuch.md", code=2).err


def test_check_looks_for_patients_unless_it_is_told_not_to(vault: CommandLine):
    vault.write("Daily/2026-11-21.md", "rounds: MRN 00482913\n")
    assert "Daily/2026-11-21.md:1:9: PHI001 " in vault("check", code=1).out
    vault.write("mdnet.toml", "[phi]\nenabled = false\n")
    assert "PHI" not in vault("check").out


def test_check_goes_on_past_a_note_that_cannot_be_read(vault: CommandLine):
    (vault.folder / "People" / "Odd.md").write_bytes(b"\xff\xfe MRN 00482913")
    vault.write("People/Tom Reed.md", "MRN 00482913\n")
    out = vault("check", code=1).out
    assert "People/Tom Reed.md:1:1: PHI001 " in out
    assert "People/Odd.md:0:0: FILE001 " in out


def test_a_new_vault_and_its_templates_hold_no_patient(mdnet: CommandLine):
    mdnet("init", ".")
    assert "PHI" not in mdnet("check", "--json").out


def test_show_on_a_past_day_knows_nothing_of_later_ones(vault: CommandLine):
    vault("log", "Sam", "met: rounds", "--on", "2026-11-20")
    out = vault("show", "Sam", "--date", "2026-11-10", "--json").json
    assert out["interactions"] == []


def test_demo_dry_run_makes_nothing(mdnet: CommandLine):
    out = mdnet("demo", "life", "--dry-run").out
    assert out.startswith("would make ")
    assert not (mdnet.folder / "life").exists()


def test_an_answer_when_nothing_is_due(vault: CommandLine):
    vault("today")
    assert "there is no item in Daily/2026-11-22.md" in vault("done", "1", code=2).err


@pytest.mark.parametrize(
    ("columns", "head", "row"),
    [
        ("100",
         " Name            Role           Institution           Circle   Last contact",
         " Sam Ortiz       charge nurse                         inner    never"),
        ("70",
         " Name            Role           Circle   Last contact",
         " Sam Ortiz       charge nurse   inner    never"),
        ("50",
         " Name            Role         Last contact",
         " Sam Ortiz       charge nu…   never"),
        ("40", " Name            Last contact", " Sam Ortiz       never"),
    ],
)  # fmt: skip
def test_a_table_uses_the_room_there_is(
    mdnet: CommandLine, monkeypatch, columns: str, head: str, row: str
):
    mdnet.write("mdnet.toml", "")
    sam = "---\ntype: contact\nrole: charge_nurse\n---\n"
    mdnet.write("People/Sam Ortiz.md", sam)
    maria = "---\ntype: contact\ninstitution: Lakeview Children's\n---\n"
    mdnet.write("People/Maria Alvarez.md", maria)
    monkeypatch.setenv("COLUMNS", columns)
    lines = mdnet("list").out.splitlines()
    assert max(map(len, lines)) <= int(columns)
    assert (lines[0].removesuffix("   Due"), lines[3]) == (head, row)


def test_what_an_option_wants_is_no_term_of_the_query(mdnet: CommandLine):
    mdnet.write("-odd/mdnet.toml", "")
    mdnet.write("-odd/People/Sam Ortiz.md", SAM)
    out = mdnet("list", "--vault", "-odd", "--format", "names").out
    assert out == "Sam Ortiz\n"


def test_a_long_name_leaves_room_for_the_other_columns(vault: CommandLine, monkeypatch):
    vault("add", "Very Long Name " * 4, "--role", "attending")
    monkeypatch.setenv("COLUMNS", "80")
    assert (
        " Very Long Name Very Long Name Very…   attending   inner    never"
        in vault("list").out
    )


def test_an_empty_vault_says_how_to_begin(mdnet: CommandLine):
    mdnet.write("mdnet.toml", "")
    begin = (
        "Nobody is in the vault yet; the first one: "
        '`mdnet add "Maria Alvarez" --role attending`\n'
    )
    assert mdnet("list").out == begin
    assert mdnet("today").out == (
        f"Sun 22 Nov\n\nNothing due today.\n\nDaily/2026-11-22.md: written\n\n{begin}"
    )
    assert mdnet("today").out.endswith(begin)
    mdnet("add", "Maria Alvarez", "--role", "attending")
    assert mdnet("today").out.endswith("Daily/2026-11-22.md: up to date\n")
