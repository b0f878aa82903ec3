"""The manual is what the program says: generated parts are compared, links followed."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from mdnet.cli import COMMANDS, main

ROOT = Path(__file__).parent.parent
MANUAL = ROOT / "docs" / "commands.md"
PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    *sorted((ROOT / "docs").glob("*.md")),
]
SUBCOMMANDS = ("lor ask", "lor set")
LINK = re.compile(r"\]\(([^)#:]+)\)")


def commands() -> str:
    """docs/commands.md: what `--help` prints, command by command."""
    parts = ["# Commands\n\nWhat `--help` says, written down by the tests.\n"]
    for name in ("", *COMMANDS, *SUBCOMMANDS):
        command = [*name.split(), "--help"]
        text = CliRunner().invoke(main, command, prog_name="mdnet", terminal_width=88)
        parts.append(f"## mdnet {name}".rstrip() + f"\n\n```\n{text.output}```\n")
    return "\n".join(parts)


def test_the_commands_are_documented_as_they_are(update: bool):
    text = commands()
    if update:
        MANUAL.write_text(text)
    assert MANUAL.read_text() == text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_of_the_manual_lead_somewhere(page: Path):
    links = LINK.findall(page.read_text())
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_readme_names_every_command():
    text = (ROOT / "README.md").read_text()
    assert [name for name in COMMANDS if f"`mdnet {name}" not in text
            and f"`{name}" not in text] == []  # fmt: skip


def test_the_demo_prints_what_the_readme_shows(mdnet):
    text = (ROOT / "README.md").read_text()
    shown = text.split("$ mdnet demo --date 2026-11-22\n")[1].split("…\n```")[0]
    out = mdnet("demo", "life", "--date", "2026-11-22").out
    assert out.startswith(shown)
