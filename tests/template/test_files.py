"""The template itself: complete, typed, and in step with the settings."""

import json
import re
import tomllib

import pytest

from mdnet.errors import MdnetError
from mdnet.model.settings import Settings
from mdnet.note.frontmatter import read
from mdnet.template import files, template_files

FILES = dict(template_files())
TEXTS = {path: content.decode("utf-8") for path, content in FILES.items()}
NOTES = sorted(path for path in TEXTS if path.endswith(".md"))
JSONS = sorted(path for path in TEXTS if path.endswith(".json"))


def test_it_holds_what_the_vault_format_names():
    assert {
        "mdnet.toml",
        "Start here.md",
        "Me.md",
        ".gitignore",
        ".obsidian/app.json",
        ".obsidian/core-plugins.json",
        ".obsidian/daily-notes.json",
        ".obsidian/templates.json",
        ".obsidian/types.json",
        ".obsidian/appearance.json",
        ".obsidian/snippets/mdnet.css",
        "Applications/ERAS 2026.md",
        "Applications/ERAS 2027.md",
        "Applications/ERAS 2028.md",
        "Templates/Contact.md",
        "Templates/Daily note.md",
        "Templates/Email/Letter ask.md",
        "Views/People.base",
        "Views/Letters.base",
        "Views/Programs.base",
    } <= set(FILES)


def test_paths_come_sorted():
    assert [path for path, _ in template_files()] == sorted(FILES)


@pytest.mark.parametrize("path", JSONS)
def test_settings_are_written_as_obsidian_writes_them(path):
    text = TEXTS[path]
    assert text == json.dumps(json.loads(text), indent=2, ensure_ascii=False)


@pytest.mark.parametrize("path", NOTES)
def test_every_property_has_a_type(path):
    types = json.loads(TEXTS[".obsidian/types.json"])["types"]
    front = read(TEXTS[path], path)
    assert front.readable
    assert {p.key for p in front.properties} <= set(types)


@pytest.mark.parametrize("path", [p for p in NOTES if p.startswith("Templates/")])
def test_braces_of_obsidians_templates_are_quoted_in_the_front_matter(path):
    front = TEXTS[path].split("---\n")[1] if TEXTS[path].startswith("---") else ""
    assert not re.search(r"^[a-z_]+: \{\{", front, re.MULTILINE)


def test_the_comments_of_the_settings_file_are_the_defaults():
    text = re.sub(
        r"^# ([a-z_]+ = )", r"\1", TEXTS["mdnet.toml"], flags=re.MULTILINE
    ).replace('ignore = ["Archive/", "*.excalidraw.md"]', "ignore = []")
    said = tomllib.loads(text)
    defaults = Settings()
    expected = {
        name: {
            key: list(value) if isinstance(value, tuple) else value
            for key, value in getattr(defaults, name)._asdict().items()
        }
        for name in Settings._fields
        if name != "ignore"
    }
    assert said == {"ignore": [], **expected}


def test_out_of_the_box_the_settings_file_says_nothing():
    assert all(not table for table in tomllib.loads(TEXTS["mdnet.toml"]).values())


def test_a_letter_ask_leaves_a_way_out():
    draft = TEXTS["Templates/Email/Letter ask.md"]
    assert "comfortable" in draft
    assert "strong" in draft


def test_the_agenda_has_its_sections():
    headings = re.findall(r"^## (.*)$", TEXTS["Templates/Agenda.md"], re.MULTILINE)
    assert headings == ["Updates", "Questions", "Goals", "Notes"]


def test_an_installation_without_its_template_says_so(monkeypatch):
    monkeypatch.setattr(files, "NAME", "no-such-template")
    with pytest.raises(MdnetError, match="install it again"):
        template_files()
