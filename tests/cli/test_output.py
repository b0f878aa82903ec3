"""Whatever stands in a note, the terminal gets only visible characters."""

import io
import json
import sys

import pytest

from mdnet.cli.output import json_text, say_wrapped, visible, warn
from mdnet.cli.progress import bar


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Maria Alvarez", "Maria Alvarez"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("bell\x07", "bell\\x07"),
        ("del\x7f", "del\\x7f"),
        ("c1\x9b31m", "c1\\x9b31m"),
        ("rtl\u202eevil", "rtl\\u202eevil"),
        ("sep\u2028x", "sep\\u2028x"),
        ("José 日本 👩\u200d⚕️", "José 日本 👩\u200d⚕️"),
        ("\ud800", "\\ud800"),
        ("carriage\rreturn", "carriage\\x0dreturn"),
    ],
)
def test_control_characters_become_visible(text: str, shown: str):
    assert visible(text) == shown


def test_no_raw_control_byte_passes():
    everything = "".join(chr(code) for code in range(256))
    out = visible(everything)
    assert [c for c in out if ord(c) < 32 or 127 <= ord(c) < 160] == ["\t", "\n"]


def test_long_lines_break_between_words_on_a_terminal(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "30")
    say_wrapped("short\n  - Priya Nair: no answer to your mail of 9 Nov")
    assert capsys.readouterr().out == (
        "short\n  - Priya Nair: no answer to\n      your mail of 9 Nov\n"
    )


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        (
            "  why           teaches at the bedside",
            "  why           teaches at the\n                bedside",
        ),
        (
            "twice.  Then one that goes on and on",
            "twice.  Then one that goes on\n        and on",
        ),
        (
            "a column begins here   not kept to it",
            "a column begins here   not kept\n    to it",
        ),
        (
            "now type `mdnet sync --setup URL`",
            "now type\n    `mdnet sync --setup URL`",
        ),
        ("Applications/Cardiology-2028-and-more.md", None),
    ],
    ids=["under its column", "prose", "far right", "a command", "a long word"],
)
def test_where_a_long_line_goes_on(line: str, shown: str | None, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "32")
    say_wrapped(line)
    assert capsys.readouterr().out == f"{shown or line}\n"


def test_errors_break_between_words_on_a_terminal(monkeypatch, capsys):
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "32")
    warn("nobody in the vault is called Marai")
    assert capsys.readouterr().err == (
        "mdnet: nobody in the vault is\n    called Marai\n"
    )


def test_lines_stay_whole_in_a_pipe(capsys):
    say_wrapped("word " * 60)
    assert capsys.readouterr().out == "word " * 60 + "\n"


def test_json_stays_json_whatever_the_characters():
    everything = "".join(map(chr, [*range(0xD800), *range(0xE000, 0x10FFFF, 7)]))
    text = json_text({"name": everything + "\ud800"})
    assert json.loads(text) == {"name": everything + "\ud800"}
    assert visible(text) == text


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def quick(monkeypatch) -> None:
    """What is long is long at once."""
    monkeypatch.setattr("mdnet.cli.progress.DELAY_SECONDS", 0.0)
    monkeypatch.setenv("TERM", "xterm")


def test_two_bars_follow_each_other_on_a_terminal(quick, monkeypatch):
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    with bar("Looking") as looked, bar("Putting") as placed:
        for done in (1, 2, 3):
            looked(done, 3)
        first = screen.getvalue()
        placed(1, 2)
        placed(2, 2)
    assert "Looking" in first
    assert "Putting" not in first
    second = screen.getvalue().removeprefix(first)
    assert "Putting" in second
    assert "Looking" not in second


def test_what_is_through_at_once_draws_no_bar(quick, monkeypatch):
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    with bar("Looking") as looked:
        looked(2, 2)
    assert screen.getvalue() == ""


def test_no_bar_where_nobody_looks(quick, capsys):
    with bar("Looking") as looked:
        looked(1, 2)
    assert capsys.readouterr().err == ""
