"""`mdnet agenda`, and what `mdnet today` makes of agendas."""

import pytest

from tests.command import CommandLine

TOM = """---
type: contact
relationship: mentor
email: tom.reed@example.org
---

## Log

- 2026-08-18 check-in: goals for the year

## Questions

- [ ] Ask him how early to apply #question

## Promises

- [ ] Send the reading list ➕ 2026-11-20
- [ ] His slides #waiting
"""
ME = """---
type: profile
name: Leila Haddad
---

## Goals

- Growth paper submitted

## Updates

- 2026-10-02 Poster at the regional meeting
"""
AGENDA = "Agendas/2026-11-25 Tom Reed.md"


@pytest.fixture
def vault(mdnet: CommandLine) -> CommandLine:
    mdnet.write("mdnet.toml", "")
    mdnet.write("Me.md", ME)
    mdnet.write("People/Tom Reed.md", TOM)
    return mdnet


def test_the_json_of_one_agenda(vault: CommandLine):
    value = vault("agenda", "Tom", "--json").json
    mail = value.pop("mail")
    assert value == {
        "person": "Tom Reed",
        "path": AGENDA,
        "changed": [AGENDA],
        "on": "2026-11-25",
        "since": "2026-08-18",
        "updates": [
            {
                "date": "2026-10-02",
                "text": "Poster at the regional meeting",
                "source": {"path": "Me.md", "line": 12},
            }
        ],
        "questions": [
            {
                "date": None,
                "text": "How early to apply",
                "source": {"path": "People/Tom Reed.md", "line": 13},
            }
        ],
        "goals": [
            {
                "date": None,
                "text": "Growth paper submitted",
                "source": {"path": "Me.md", "line": 8},
            }
        ],
        "owed_by_me": [
            {
                "date": "2026-11-21",
                "text": "Send the reading list, due 21 Nov",
                "source": {"path": "People/Tom Reed.md", "line": 17},
            }
        ],
        "owed_to_me": [
            {
                "date": None,
                "text": "His slides",
                "source": {"path": "People/Tom Reed.md", "line": 18},
            }
        ],
    }
    assert list(mail) == ["to", "subject", "body", "mailto", "send_by"]
    assert mail["to"] == "tom.reed@example.org"
    assert mail["subject"] == "Before we meet on Wed 25 Nov"
    assert mail["send_by"] == "2026-11-22"
    assert mail["mailto"].startswith("mailto:tom.reed@example.org?subject=Before%20we")
    assert vault("agenda", "Tom", "--json").json["changed"] == []


def test_all_that_are_due_as_json(vault: CommandLine):
    vault.write("People/Ann.md", TOM.replace("08-18", "11-18"))
    value = vault("agenda", "--due", "--json").json
    assert [each["person"] for each in value["agendas"]] == ["Tom Reed"]
    assert AGENDA in value["changed"]
    assert not list(vault.folder.glob("Agendas/*Ann.md"))


def test_who_is_due_as_json(vault: CommandLine):
    vault("agenda", "Tom")
    assert vault("agenda", "--json").json == {
        "check_ins": [
            {
                "person": "Tom Reed",
                "path": "People/Tom Reed.md",
                "last": "2026-08-18",
                "due": "2026-11-16",
                "state": "due",
                "agenda": AGENDA,
                "status": "draft",
            }
        ]
    }


def test_nobody_is_due(vault: CommandLine):
    vault.write("People/Tom Reed.md", TOM.replace("08-18", "11-18"))
    nobody = (
        "No check-in is due within 14 days. "
        "Next: Tom Reed, last 18 Nov; due Tue 16 Feb.\n"
    )
    assert vault("agenda").out == nobody
    assert vault("agenda", "--due").out == nobody


def test_a_vault_without_mentors(vault: CommandLine):
    vault.write("People/Tom Reed.md", "---\ntype: contact\n---\n")
    assert "`relationship: mentor` in a person's note starts one" in vault("agenda").out


@pytest.mark.parametrize(
    ("today", "line"),
    [
        ("2026-11-10", "due Mon 16 Nov"),
        ("2026-11-16", "due today"),
        ("2026-11-30", "due since 16 Nov"),
        ("2026-12-01", "overdue since 16 Nov"),
    ],
)
def test_how_it_stands(vault: CommandLine, today: str, line: str):
    out = vault("agenda", "--date", today).out
    assert out.splitlines()[0] == f"Tom Reed              last 18 Aug; {line}"


def test_the_list_names_the_agenda_and_that_it_was_sent(vault: CommandLine):
    vault("agenda", "Tom")
    assert f"; {AGENDA}\n" in vault("agenda").out
    text = vault.read(AGENDA).replace("status: draft", "status: sent")
    vault.write(AGENDA, text)
    assert f"; {AGENDA}, sent\n" in vault("agenda").out


def test_an_adopted_vault_without_anything(mdnet: CommandLine):
    mdnet.write("mdnet.toml", "")
    mdnet.write("Tom Reed.md", "---\ntags: person\n---\nWe met at a party.\n")
    out = mdnet("agenda", "tom").out
    assert "Nothing new is written down since 24 Aug: Updates in a note Me.md" in out
    assert "No question yet: tasks tagged #question in Tom Reed come here" in out
    assert "No goal is written down yet: Goals in a note Me.md come here" in out
    assert "no e-mail address in the note" in out
    note = mdnet.read(AGENDA)
    assert "> No e-mail address is in [[Tom Reed]]: copy it from here.\n" in note
    assert "mailto" not in note
    assert mdnet("agenda", "tom", "--json").json["changed"] == []


def test_a_dry_run_writes_nothing(vault: CommandLine):
    out = vault("agenda", "Tom", "--dry-run").out
    assert f"+++ {AGENDA}" in out
    assert not (vault.folder / "Agendas").exists()
    assert vault("agenda", "Tom", "--dry-run", "--json").json["changed"] == [AGENDA]


def test_another_day_moves_the_note(vault: CommandLine):
    vault("agenda", "Tom")
    text = vault.read(AGENDA).replace("## Notes\n", "## Notes\n\nBring the figure.\n")
    vault.write(AGENDA, text)
    dry = vault("agenda", "Tom", "--on", "4 dec", "--dry-run").out
    assert dry.startswith(f"rename {AGENDA}\n    to Agendas/2026-12-04 Tom Reed.md\n")
    value = vault("agenda", "Tom", "--on", "4 dec", "--json").json
    assert value["changed"] == [AGENDA, "Agendas/2026-12-04 Tom Reed.md"]
    assert [p.name for p in (vault.folder / "Agendas").iterdir()] == [
        "2026-12-04 Tom Reed.md"
    ]
    moved = vault.read("Agendas/2026-12-04 Tom Reed.md")
    assert "date: 2026-12-04\n" in moved
    assert "> [!note]- Mail to send by Tue 1 Dec\n" in moved
    assert "Bring the figure." in moved
    assert vault("agenda", "Tom", "--json").json["on"] == "2026-12-04"


def test_a_held_agenda_is_never_written_again(vault: CommandLine):
    vault("agenda", "Tom", "--on", "2026-11-22")
    path = "Agendas/2026-11-22 Tom Reed.md"
    text = vault.read(path).replace("status: draft", "status: held")
    vault.write(path, text)
    found = vault("agenda", "Tom", "--on", "2026-11-22", code=1)
    assert "this check-in was held" in found.err
    assert vault("agenda", "Tom", "--json").json["on"] == "2027-02-22"
    assert vault.read(path) == text


def test_a_ticked_box_is_the_check_in(vault: CommandLine):
    vault("agenda", "Tom")
    vault.write(AGENDA, vault.read(AGENDA).replace("- [ ] Met", "- [x] Met"))
    value = vault("agenda", "--json", "--date", "2026-11-26").json
    assert [(v["last"], v["due"]) for v in value["check_ins"]] == [
        ("2026-11-25", "2027-02-23")
    ]
    shown = vault("show", "Tom", "--json", "--date", "2026-11-26").json
    assert shown["interactions"][0]["kind"] == "met"


def test_tasks_in_its_notes_are_promises(vault: CommandLine):
    vault("agenda", "Tom")
    vault.write(
        AGENDA, vault.read(AGENDA) + "- [ ] Send him the figure 📅 2026-11-22\n"
    )
    texts = [i["text"] for i in vault("today", "--json").json["items"]]
    assert "Send Tom Reed the figure" in texts
    assert "Send him the figure" not in str(vault("agenda", "Tom", "--json").json)


def test_a_sent_mail_is_left_as_it_was_sent(vault: CommandLine):
    vault("agenda", "Tom")
    before = vault.read(AGENDA).replace("status: draft", "status: sent")
    vault.write(AGENDA, before)
    vault.write("Me.md", ME + "- 2026-11-22 Abstract accepted\n")
    vault("agenda", "Tom")
    after = vault.read(AGENDA)
    assert "- 22 Nov: Abstract accepted" in after
    assert before.split("## Updates")[0] == after.split("## Updates")[0]


def test_its_day_has_passed(vault: CommandLine):
    vault("agenda", "Tom")
    out = vault("agenda", "Tom", "--date", "2026-11-27").out
    assert out.endswith(
        f"{AGENDA}: up to date; its day has passed: set `status: held` or tick Met in "
        "Notes if you met, or give a new day with --on\n"
    )


def test_two_people_of_one_name_have_two_agendas(vault: CommandLine):
    vault.write("Other/Tom Reed.md", TOM)
    for path in ("People/Tom Reed", "Other/Tom Reed", "Other/Tom Reed"):
        vault("agenda", path)
    assert 'contact: "[[People/Tom Reed|Tom Reed]]"' in vault.read(AGENDA)
    other = vault.read("Agendas/2026-11-25 (2) Tom Reed.md")
    assert 'contact: "[[Other/Tom Reed|Tom Reed]]"' in other
    assert len(list((vault.folder / "Agendas").iterdir())) == 2


def test_the_words_of_the_mail_are_the_vaults(vault: CommandLine):
    mail = '---\nsubject: "See you {{date}}"\n---\nHi {{first_name}}\n'
    vault.write("Templates/Email/Check-in.md", mail)
    value = vault("agenda", "Tom", "--json").json["mail"]
    assert (value["subject"], value["body"]) == ("See you Wed 25 Nov", "Hi Tom")
    vault.write("Templates/Email/Check-in.md", "Hello\n")
    value = vault("agenda", "Tom", "--json").json["mail"]
    assert (value["subject"], value["body"]) == (
        "Before we meet on Wed 25 Nov", "Hello",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["Tom", "--due"], "--due is for everybody"),
        (["--due", "--on", "fri"], "--due is for everybody"),
        (["--on", "fri"], "--on needs the name"),
        (["Tom", "--on", "2026-11-21"], "lies behind"),
        (["Tom", "--on", "soon"], "is not a date"),
        (["Nobody"], "nobody in the vault"),
    ],
)
def test_what_cannot_be_asked(vault: CommandLine, arguments: list[str], message: str):
    assert message in vault("agenda", *arguments, code=2).err


def test_a_broken_mark_is_said_and_the_others_are_made(vault: CommandLine):
    vault.write("People/Ann.md", TOM)
    vault("agenda", "Tom")
    vault.write(AGENDA, vault.read(AGENDA).replace("<!-- mdnet:goals -->\n", ""))
    found = vault("agenda", "--due", code=1)
    assert (
        "mdnet: Tom Reed: no agenda: Agendas/2026-11-25 Tom Reed.md: line" in found.err
    )
    assert found.out == (
        "Ann, Wed 25 Nov: Agendas/2026-11-25 Ann.md: written\n"
    )  # fmt: skip
    assert "has no partner" in vault("agenda", "Tom", code=1).err


def test_today_links_the_agenda_and_makes_none_unasked(vault: CommandLine):
    vault("today")
    assert not (vault.folder / "Agendas").exists()
    vault("agenda", "Tom")
    assert "agendas" in vault("today", "--json").json
    assert (
        "- [ ] **Check in** [[Tom Reed]]: every 3 months, last on 18 Aug (96 days); "
        "[[2026-11-25 Tom Reed|agenda]] ^mdnet-"
    ) in vault.read("Daily/2026-11-22.md")


def test_today_makes_the_agendas_where_the_settings_ask(vault: CommandLine):
    vault.write("mdnet.toml", "[agenda]\nin_today = true\n")
    assert f"{AGENDA}: agenda written\n" in vault("today").out
    assert "[[2026-11-25 Tom Reed|agenda]]" in vault.read("Daily/2026-11-22.md")
    before = vault.read(AGENDA)
    value = vault("today", "--json").json
    assert (value["agendas"], value["note"]["changed"]) == ([], False)
    vault.write("Me.md", ME + "- 2026-11-22 Abstract accepted\n")
    assert vault("today", "--json").json["agendas"] == [AGENDA]
    assert vault.read(AGENDA) != before


def test_today_ticks_and_writes_one_agenda_at_once(vault: CommandLine):
    vault.write("mdnet.toml", "[agenda]\nin_today = true\n")
    vault("today")
    vault.write("People/Ann.md", "---\ntype: contact\n---\n")
    task = "- [ ] Send [[Ann]] the figure 📅 2026-11-22"
    vault.write(AGENDA, f"{vault.read(AGENDA)}{task}\n")
    vault("today")
    day = "Daily/2026-11-22.md"
    item = "- [ ] **Send** [[Ann]] the figure"
    assert item in vault.read(day)
    vault.write(day, vault.read(day).replace(item, item.replace("[ ]", "[x]")))
    vault.write("Me.md", ME + "- 2026-11-22 Abstract accepted\n")
    assert vault("today", "--json").json["agendas"] == [AGENDA]
    assert f"{task.replace('[ ]', '[x]')} ✅ 2026-11-22" in vault.read(AGENDA)
    assert "Abstract accepted" in vault.read(AGENDA)


def test_today_says_which_agenda_it_could_not_make(vault: CommandLine):
    vault.write("mdnet.toml", "[agenda]\nin_today = true\n")
    vault("today")
    vault.write(AGENDA, vault.read(AGENDA).replace("<!-- mdnet:goals -->\n", ""))
    assert "no agenda: Agendas/" in vault("today", code=1).err


def test_an_agenda_carries_no_patients_information(vault: CommandLine):
    slip = "\n## Questions\n\n- [ ] the 4yo M with leukemia, MRN 00123456 #question\n"
    vault.write("People/Tom Reed.md", TOM + slip)
    found = vault("agenda", "Tom", code=1)
    assert "is not written, for it would carry what looks like a patient's" in found.err
    assert "00123456" not in found.err + found.out
    assert not (vault.folder / "Agendas").exists()
    vault("agenda", "--due", code=1)
    vault.write("mdnet.toml", "[phi]\nenabled = false\n")
    vault("agenda", "Tom")


def test_what_the_letters_timeline_says_is_among_the_questions(vault: CommandLine):
    vault.write(
        "Applications/Cardiology.md",
        "---\ntype: application\nneed_by: 2027-01-10\nslots: [other]\n---\n",
    )
    vault.write(
        "Applications/Letter Tom.md",
        "---\ntype: letter\nwriter: '[[Tom Reed]]'\napplication: '[[Cardiology]]'\n"
        "slot: other\nstatus: asked\nasked_on: 2026-11-10\n---\n",
    )
    value = vault("agenda", "Tom", "--json").json
    texts = [question["text"] for question in value["questions"]]
    assert "The letter for Cardiology: have they decided?" in texts


def test_in_soap_nothing_is_prepared_for_another_program(vault: CommandLine):
    season = "---\ntype: season\nmatch_week_start: 2027-03-15\n---\n"
    vault.write("Applications/S.md", season)
    director = TOM.replace("relationship", "role: program_director\nrelationship")
    vault.write("People/Tom Reed.md", director)
    found = vault("agenda", "Tom", "--date", "2027-03-16", code=1)
    assert "SOAP until 19 Mar: nothing is prepared for Tom Reed" in found.err
    assert not (vault.folder / "Agendas").exists()
    vault("agenda", "Tom", "--date", "2027-03-20")


def test_a_check_in_held_before_its_day_is_not_prepared_anew(vault: CommandLine):
    vault("agenda", "Tom")
    vault.write(AGENDA, vault.read(AGENDA).replace("- [ ] Met", "- [x] Met"))
    assert vault("agenda", "--due", "--json").json["agendas"] == []
    assert "Check in" not in vault("today").out
    assert vault("agenda", "Tom", "--json").json["path"] == (
        "Agendas/2027-02-22 Tom Reed.md"
    )


def test_a_mail_that_the_user_edited_names_the_old_day_and_that_is_said(
    vault: CommandLine,
):
    vault("agenda", "Tom")
    text = vault.read(AGENDA).replace("> See you then,", "> See you then, with cake,")
    vault.write(AGENDA, text)
    moved = vault("agenda", "Tom", "--on", "2026-12-10")
    assert "you edited the mail: it still names the old day" in moved.err
    assert "with cake" in vault.read("Agendas/2026-12-10 Tom Reed.md")
    assert vault("agenda", "Tom", "--on", "2026-12-10").err == ""


def test_the_day_of_a_check_in_held_early_is_written_by_today(vault: CommandLine):
    vault("agenda", "Tom")
    vault.write(AGENDA, vault.read(AGENDA).replace("- [ ] Met", "- [x] Met"))
    vault("today")
    assert "- [x] Met [[Tom Reed]] ✅ 2026-11-22\n" in vault.read(AGENDA)
    vault.write("Me.md", ME + "- 2026-11-23 A talk was accepted\n")
    found = vault("agenda", "Tom", "--date", "2026-11-26", "--json").json
    assert [line["text"] for line in found["updates"]] == ["A talk was accepted"]


def test_two_of_one_name_have_an_agenda_each(vault: CommandLine):
    vault.write("Work/Tom Reed.md", TOM)
    vault.write("mdnet.toml", "[agenda]\nin_today = true\n")
    vault("today")
    first, second = vault.read(AGENDA), vault.read(
        "Agendas/2026-11-25 (2) Tom Reed.md"
    )  # fmt: skip
    links = {"[[People/Tom Reed|Tom Reed]]", "[[Work/Tom Reed|Tom Reed]]"}
    assert {link for text in (first, second) for link in links if link in text} == links
    assert vault("agenda", "--due", "--json").json["changed"] == []
