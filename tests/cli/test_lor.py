"""`mdnet lor`: its blocks, and what it refuses."""

import pytest

from tests.command import CommandLine

APPLICATION = "---\ntype: application\ntrack: job\nneed_by: 2027-03-01\n---\nMine.\n"
LETTER = (
    '---\ntype: letter\nwriter: "[[Ada Quill]]"\napplication: "[[Clinic]]"\n'
    "status: asked\nasked_on: 2026-11-20\n---\n"
)


@pytest.fixture
def vault(mdnet: CommandLine) -> CommandLine:
    mdnet.write("mdnet.toml", "")
    mdnet.write("Applications/Clinic.md", APPLICATION)
    mdnet.write("Applications/Ward.md", APPLICATION)
    mdnet.write("Applications/L Ada.md", LETTER)
    mdnet.write("People/Ada Quill.md", "---\nrelationship: mentor\n---\n")
    return mdnet


def test_a_broken_mark_is_named_and_stops_no_other_note(vault: CommandLine):
    broken = f"{APPLICATION}<!-- mdnet:letters -->\n"
    vault.write("Applications/Clinic.md", broken)
    done = vault("lor", "--write", code=1)
    assert "Applications/Clinic.md: " in done.err
    assert "no partner" in done.err
    assert done.out == "Applications/Ward.md: written\n"
    assert vault.read("Applications/Clinic.md") == broken
    again = vault("lor", "--write", code=1)
    assert again.out == ""
    assert vault("lor", "--write", "--json", code=1).json == {"changed": []}


def test_one_writer_is_no_block(vault: CommandLine):
    error = vault("lor", "--writer", "Ada", "--write", code=2).err
    assert "leave --writer out" in error
    assert vault.read("Applications/Clinic.md") == APPLICATION


def test_a_day_that_cannot_be_read_is_refused_and_can_be_named(vault: CommandLine):
    text = LETTER.replace("asked\nasked_on", "agreed\npacket_on: in May\nasked_on")
    vault.write("Applications/L Ada.md", text)
    error = vault("lor", "set", "Ada", "packet_sent", code=1).err
    assert "`packet_on` has something that is no date" in error
    assert vault.read("Applications/L Ada.md") == text
    vault("lor", "set", "Ada", "packet_sent", "--on", "2026-11-21")
    assert "packet_on: 2026-11-21\n" in vault.read("Applications/L Ada.md")


def test_of_two_of_one_name_the_letter_goes_to_the_one_that_is_meant(
    vault: CommandLine,
):
    vault.write("Work/Ada Quill.md", "---\ntype: contact\nrole: attending\n---\n")
    ask = ("lor", "ask", "Work/Ada Quill", "--for", "ward", "--slot", "other")
    path = vault(*ask, "--json").json["path"]
    assert 'writer: "[[Work/Ada Quill|Ada Quill]]"\n' in vault.read(path)


def test_two_letters_of_one_writer_are_told_apart_by_their_notes(vault: CommandLine):
    vault.write("Applications/Second of Ada.md", LETTER)
    error = vault("lor", "set", "Ada", "agreed", "--for", "clinic", code=2).err
    assert '"Applications/Second of Ada.md"' in error
    vault("lor", "set", "Applications/Second of Ada.md", "void")
    assert "status: void\n" in vault.read("Applications/Second of Ada.md")
    assert vault.read("Applications/L Ada.md") == LETTER


def test_writers_of_one_name_and_letters_without_one(vault: CommandLine):
    twin = "---\ntype: contact\nrole: attending\n---\n"
    vault.write("Work/Ada Quill.md", twin)
    by_path = LETTER.replace("[[Ada", "[[People/Ada")
    vault.write("Applications/L Ada.md", by_path)
    vault.write("Applications/L.md", LETTER.replace('"[[Ada Quill]]"', ""))
    told = " ".join(vault("lor", "--for", "clinic").out.split())
    assert "further Ada Quill (People/Ada Quill.md) asked" in told
    assert "further nobody named asked" in told
    assert "think of Ada Quill (Work/Ada Quill.md) (not ready)" in told
    vault("lor", "--write", "--for", "clinic")
    written = vault.read("Applications/Clinic.md")
    assert "- Further: [[People/Ada Quill|Ada Quill]], asked; " in written
    assert "- Further: nobody named, asked; " in written
    assert "think of [[Work/Ada Quill|Ada Quill]]\n" in written


def test_an_idea_that_is_too_early_says_so_where_the_ask_is_planned(
    vault: CommandLine,
):
    vault.write("Applications/L Ada.md", LETTER.replace("asked\n", "idea\n"))
    told = " ".join(vault("lor", "--for", "clinic").out.split())
    assert "Ada Quill idea ask by 4 Jan, too early so far" in told


def test_the_letters_beyond_the_slots_are_counted_apart(vault: CommandLine):
    for number in range(4):
        vault.write(f"People/W{number}.md", "---\ntype: contact\n---\n")
        agreed = LETTER.replace("Ada Quill", f"W{number}").replace(
            "asked\n", "agreed\n"
        )
        vault.write(f"Applications/L{number}.md", agreed)
    assert vault("lor", "--for", "clinic").out.startswith(
        "Clinic: 3 of 3 slots filled, 4 letters agreed, covered\n"
    )


def test_a_status_that_is_none_is_not_written_over(vault: CommandLine):
    text = LETTER.replace("status: asked", "status: frobbed")
    vault.write("Applications/L Ada.md", text)
    error = vault("lor", "set", "Ada", "agreed", code=1).err
    assert "`status` has no state of a letter: correct it first" in error
    assert vault.read("Applications/L Ada.md") == text


def test_commands_that_are_advised_name_one_of_two_by_the_path(vault: CommandLine):
    vault.write("Work/Ada Quill.md", "---\ntype: contact\nrole: attending\n---\n")
    error = vault("lor", "set", "Work/Ada Quill", "asked", code=2).err
    assert 'mdnet lor ask "Work/Ada Quill"' in error
    out = vault("lor", "ask", "Work/Ada Quill", "--for", "ward", "--slot", "pd").out
    assert 'mdnet lor set "Work/Ada Quill" asked --for "Ward"' in out


def test_without_an_application_it_says_how_to_make_one(vault: CommandLine):
    for name in ("Clinic", "Ward"):
        vault.write(f"Applications/{name}.md", "---\ntype: program\n---\n")
    error = vault("lor", "ask", "Ada", code=2).err
    assert "none yet. A note of the type `application`" in error
