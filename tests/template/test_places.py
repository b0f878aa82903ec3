"""Where an existing vault keeps its things."""

import pytest

from mdnet.template.places import Places, places
from mdnet.template.survey import Existing

PERSON = "---\ntype: person\n---\n"
TAGGED = "---\ntags:\n  - person\n---\n"
PLAIN = "a thought\n"


def vault(texts):
    return Existing(frozenset(texts), texts)


def test_an_empty_folder_gets_the_templates_own():
    assert places(Existing()) == Places("People", "Templates", None)


@pytest.mark.parametrize(
    ("texts", "people"),
    [
        pytest.param({"Contacts/Ann.md": PERSON}, "Contacts", id="type person"),
        pytest.param({"Circle/Ann.md": TAGGED}, "Circle", id="tag person"),
        pytest.param(
            {"C/Ann.md": "---\ntags: '#people/work'\n---\n"}, "C", id="nested"
        ),
        pytest.param({"C/Ann.md": "---\nbirthday: 04-17\n---\n"}, "C", id="keys"),
        pytest.param({"Friends/Ann.md": PLAIN}, "Friends", id="only the name"),
        pytest.param({"people/Ann.md": PLAIN}, "people", id="other case"),
        pytest.param({"Atlas/People/Ann.md": PLAIN}, "Atlas/People", id="deep"),
        pytest.param(
            {"People/Ann.md": PLAIN, "Contacts/Bo.md": PERSON}, "People", id="both"
        ),
        pytest.param(
            {"Contacts/Ann.md": PERSON, "Work/Bo.md": PERSON, "Work/Cy.md": PERSON},
            "Contacts",
            id="the name decides between people folders",
        ),
        pytest.param(
            {"Log/a.md": PERSON, "Log/b.md": PLAIN, "Log/c.md": PLAIN},
            "People",
            id="one person among notes",
        ),
        pytest.param({"Templates/Person.md": PERSON}, "People", id="a template"),
        pytest.param({"Ann.md": PERSON}, "People", id="at the root"),
        pytest.param(
            {"mdnet.toml": '[folders]\npeople = "Humans/"\n', "People/A.md": PERSON},
            "Humans",
            id="settings decide",
        ),
        pytest.param(
            {"mdnet.toml": "[folders", "Contacts/A.md": PERSON},
            "Contacts",
            id="broken settings",
        ),
        pytest.param(
            {"mdnet.toml": "folders = 3\n", "Contacts/A.md": PERSON},
            "Contacts",
            id="odd settings",
        ),
    ],
)
def test_people(texts, people):
    assert places(vault(texts)).people == people


@pytest.mark.parametrize(
    ("texts", "templates"),
    [
        pytest.param(
            {".obsidian/templates.json": '{"folder": "Meta/Forms/"}'},
            "Meta/Forms",
            id="obsidian says",
        ),
        pytest.param(
            {".obsidian/templates.json": "{", "_templates/A.md": PLAIN},
            "_templates",
            id="broken, a folder by name",
        ),
        pytest.param({".obsidian/templates.json": '["x"]'}, "Templates", id="a list"),
        pytest.param(
            {".obsidian/templates.json": '{"folder": 3}'}, "Templates", id="3"
        ),
        pytest.param(
            {"mdnet.toml": '[folders]\ntemplates = "Forms"\n'}, "Forms", id="settings"
        ),
        pytest.param({"99 Template/A.md": PLAIN}, "99 Template", id="numbered"),
    ],
)
def test_templates(texts, templates):
    assert places(vault(texts)).templates == templates


@pytest.mark.parametrize(
    ("paths", "daily"),
    [
        pytest.param(["2026-11-20.md"], "", id="root"),
        pytest.param(["Journal/2026-11-20.md"], "Journal", id="folder"),
        pytest.param(["a/2026-11-20.md", "b/2026-11-21.md", "b/2026-11-22.md"], "b"),
        pytest.param(["Meetings/2026-11-20 Ann.md"], None, id="meetings"),
        pytest.param([".trash/2026-11-20.md"], None, id="trash"),
    ],
)
def test_daily_notes(paths, daily):
    assert places(Existing(frozenset(paths))).daily == daily
