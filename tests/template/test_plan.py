"""`mdnet init`: a new vault, and one that is there."""

import json

import pytest

from mdnet.model.change import Create, Rewrite
from mdnet.template import Existing, plan_init, template_files

PERSON = "---\ntype: person\n---\n"
PATHS = {path for path, _ in template_files()}


def vault(texts):
    return Existing(frozenset(texts), texts)


def created(plan):
    return {c.path: c.text for c in plan.changes if isinstance(c, Create)}


def test_an_empty_folder_gets_everything():
    plan = plan_init(Existing())
    assert created(plan) == {p: b.decode() for p, b in template_files()}
    assert plan.folders == (
        "People", "Rotations", "Projects", "Conferences", "Programs", "Agendas",
        "Daily", "Reviews",
    )  # fmt: skip
    assert plan.report == (
        "added .gitignore",
        "added Me.md",
        "added Start here.md",
        "added mdnet.toml",
        "added 7 files in .obsidian/",
        "added Applications/ERAS 2026.md",
        "added Applications/ERAS 2027.md",
        "added Applications/ERAS 2028.md",
        "added 18 files in Templates/",
        "added 5 files in Views/",
    )


def test_laid_down_twice_nothing_changes():
    texts = created(plan_init(Existing()))
    again = plan_init(vault(texts))
    assert again.changes == ()
    assert again.folders == ()
    assert again.report == (
        "kept .gitignore",
        "kept Me.md",
        "kept Start here.md",
        "kept mdnet.toml",
        "kept 7 files in .obsidian/",
        "kept Applications/ERAS 2026.md",
        "kept Applications/ERAS 2027.md",
        "kept Applications/ERAS 2028.md",
        "kept 18 files in Templates/",
        "kept 5 files in Views/",
    )


def test_a_folder_with_other_files_is_still_new():
    plan = plan_init(vault({"README.txt": "", ".gitignore": "x\n"}))
    assert set(created(plan)) == PATHS - {".gitignore"}
    assert "kept .gitignore" in plan.report


def test_an_adopted_vault_keeps_its_notes_settings_and_folders():
    plan = plan_init(
        vault(
            {
                ".obsidian/app.json": "{}",
                ".obsidian/daily-notes.json": '{"folder": "J"}',
                ".obsidian/templates.json": '{"folder": "Meta/Forms"}',
                ".obsidian/core-plugins.json": '{"bases": false}',
                ".obsidian/types.json": '{"types": {"email": "text"}}',
                "Contacts/Ann.md": PERSON,
                "Meta/Forms/Contact.md": "mine",
                "me.md": "about me",
            }
        )
    )
    new = created(plan)
    assert plan.folders == ()
    assert not new.keys() & {
        ".obsidian/app.json",
        ".obsidian/daily-notes.json",
        ".obsidian/templates.json",
        ".obsidian/core-plugins.json",
        "Me.md",
        "Meta/Forms/Contact.md",
    }
    assert "Meta/Forms/Letter.md" in new
    assert 'people = "Contacts"\n' in new["mdnet.toml"]
    assert 'templates = "Meta/Forms"\n' in new["mdnet.toml"]
    assert "- 'file.inFolder(\"Contacts\")'" in new["Views/People.base"]
    assert "'!file.inFolder(\"Meta/Forms\")'" in new["Views/People.base"]
    rewritten = [c for c in plan.changes if isinstance(c, Rewrite)]
    assert [c.path for c in rewritten] == [".obsidian/types.json"]
    assert json.loads(rewritten[0].text)["types"]["email"] == "text"
    assert json.loads(rewritten[0].text)["types"]["met"] == "date"
    assert "kept me.md" in plan.report
    assert "switch on in Obsidian, Settings, Core plugins: Bases" in plan.report
    assert "kept your types of email in .obsidian/types.json" in plan.report


def test_without_people_elsewhere_the_settings_stay_comments():
    plan = plan_init(vault({"a.md": "x", "People/Ann.md": PERSON}))
    assert created(plan)["mdnet.toml"] == dict(template_files())["mdnet.toml"].decode()


@pytest.mark.parametrize(
    ("note", "settings"),
    [
        pytest.param(
            "x.md",
            {
                "folder": "Daily",
                "format": "YYYY-MM-DD",
                "template": "Templates/Daily note",
                "autorun": False,
            },
            id="none yet",
        ),
        pytest.param(
            "2026-11-20.md",
            {"format": "YYYY-MM-DD", "autorun": False},
            id="at the root",
        ),
        pytest.param(
            "Journal/2026-11-20.md",
            {"folder": "Journal", "format": "YYYY-MM-DD", "autorun": False},
            id="in a folder",
        ),
    ],
)
def test_daily_notes_stay_where_they_are(note, settings):
    new = created(plan_init(vault({note: "", ".obsidian/app.json": "{}"})))
    assert json.loads(new[".obsidian/daily-notes.json"]) == settings


def test_plain_notes_without_obsidian_get_its_settings_fitted():
    new = created(plan_init(vault({"Contacts/Ann.md": PERSON, "_templates/A.md": ""})))
    assert json.loads(new[".obsidian/app.json"])["newFileFolderPath"] == "Contacts"
    assert json.loads(new[".obsidian/templates.json"]) == {"folder": "_templates"}
    assert "_templates/Email/Nudge.md" in new


def test_a_quote_in_a_folders_name_stays_readable_in_the_views():
    new = created(plan_init(vault({"Ann's/Ann.md": PERSON})))
    assert "- 'file.inFolder(\"Ann''s\")'" in new["Views/People.base"]


def test_a_snippet_joins_the_users_own():
    plan = plan_init(
        vault({".obsidian/appearance.json": '{"enabledCssSnippets": ["a"]}'})
    )
    change = next(c for c in plan.changes if c.path == ".obsidian/appearance.json")
    assert isinstance(change, Rewrite)
    assert json.loads(change.text) == {"enabledCssSnippets": ["a", "mdnet"]}
    assert ".obsidian/snippets/mdnet.css" in created(plan)


def test_settings_that_cannot_be_read_are_left_alone_and_named():
    plan = plan_init(vault({".obsidian/types.json": "{", "a.md": ""}))
    assert not any(c.path == ".obsidian/types.json" for c in plan.changes)
    assert (
        "left .obsidian/types.json alone, it cannot be read as settings: add the "
        "property types yourself" in plan.report
    )
