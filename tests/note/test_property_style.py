"""Scalars as Obsidian writes them; each was checked against its YAML library."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mdnet.note.compose_front import front_matter, property_lines
from mdnet.note.frontmatter import read
from mdnet.note.property_style import PropertyValue, scalar_text
from tests.note.messy_notes import ODD_VALUES


@pytest.mark.parametrize(
    "text",
    [
        "quarterly", "2026-01-01", "12:30", "no", "yes", "1_000", "0x", "+49 30 123",
        "say \"hi\"", "it's", "a:b", "a#b", "-a", "?a", ":a", "--", "abc-", "=",
        "<<", "...",
        "A, B", "a]", "back\\slash", "C:\\x", "é 😀", "https://x.org/a?b=c#d", "a\tb",
    ],
)  # fmt: skip
def test_plain(text):
    assert scalar_text(text) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("", '""'), ("[[Tom Reed]]", '"[[Tom Reed]]"'), ("[[A|B]]", '"[[A|B]]"'),
        ("#tag", '"#tag"'), ("@x", '"@x"'), ("a: b", '"a: b"'), ("- x", '"- x"'),
        ("* x", '"* x"'), (" x", '" x"'), ("x ", '"x "'), ("x:", '"x:"'),
        ("a #b", '"a #b"'),
        ("01234", '"01234"'), ("+4930123", '"+4930123"'), ("1e3", '"1e3"'),
        (".5", '".5"'),
        ("0o17", '"0o17"'), ("true", '"true"'), ("null", '"null"'), ("~", '"~"'),
        ("-", '"-"'), ("?", '"?"'), ("%a", '"%a"'), ("`a`", '"`a`"'),
        ("'a", "\"'a\""), ('"a"', "'\"a\"'"), ('a: "b"', "'a: \"b\"'"),
        ("it's: \"x\"", '"it\'s: \\"x\\""'),
        ("{{date}}", '"{{date}}"'), ("a: \\", '"a: \\\\"'), ("a\nb", '"a\\nb"'),
        ("a\r", '"a\\r"'), ("\ta", '"\\ta"'), ("\x07", '"\\x07"'),
        ("\u2028", '"\\u2028"'),
        ('"\x00"', '"\\"\\x00\\""'),
    ],
)  # fmt: skip
def test_quoted(text, written):
    assert scalar_text(text) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a, b", '"a, b"'),
        ("a]", '"a]"'),
        ("a:b", '"a:b"'),
        ("-a", '"-a"'),
        ("a b", "a b"),
    ],
)
def test_quoted_in_brackets(text, written):
    assert scalar_text(text, in_flow=True) == written


def read_back(text: str) -> list[object]:
    written = scalar_text(text), scalar_text(text), scalar_text(text, in_flow=True)
    note = "---\nk: {}\nl:\n  - {}\nf: [a, {}, b]\n---\n".format(*written)
    return [p.value for p in read(note, "n.md").properties]


@pytest.mark.parametrize("text", ODD_VALUES)
def test_odd_values_are_read_back(text):
    assert read_back(text) == [text, (text,), ("a", text, "b")]


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_any_text_is_read_back(text):
    assert read_back(text) == [text, (text,), ("a", text, "b")]


@settings(deadline=None)
@given(st.text("ab1 :#-?,[]{}&*!|>'\"%@`~.\\/+_0xe\t\n=", max_size=8))
def test_any_text_of_yaml_marks_is_read_back(text):
    assert read_back(text) == [text, (text,), ("a", text, "b")]


def test_new_front_matter():
    pairs: tuple[tuple[str, PropertyValue], ...] = (
        ("type", "contact"), ("aliases", ["Maria", "Alvarez, M."]), ("tags", []),
        ("met", None), ("paused", False), ("on: key", 3),
    )  # fmt: skip
    assert front_matter(pairs) == (
        "---\ntype: contact\naliases:\n  - Maria\n  - Alvarez, M.\ntags:\nmet:\n"
        'paused: false\n"on: key": 3\n---\n'
    )
    assert property_lines((("a", "b"),), "\r\n") == "a: b\r\n"
