"""Plain front matter read line by line: what the YAML reader gives, or nothing."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mdnet.note.plain_lines import plain_properties
from mdnet.note.yaml_core import read_block
from mdnet.note.yaml_events import PARSER
from tests.note.messy_notes import ODD_VALUES, messy_notes


def other_parser(block):
    """The same parser under another name, for which nothing is read line by line."""
    return PARSER(block)


def by_yaml(block):
    return read_block("?" * 7 + block, 7, 7 + len(block), "n.md", other_parser)


PLAIN = (
    "type: contact\naliases:\n  - Maria\n  -   \"Alvarez: M.\"  \nmet: 2026-03-05\n"
    "zip: 01234\nwhy: it's 5:30, a#b  \nlink: '[[Tom Reed]]'\r\nempty:\n\nspaces:   \n"
    "tags:\r\n- 1\r\n- true\r\nkey with space: \"\"\n"
    "site: Oslo#2  # main: 'x' # y\nwards:\n  - \"3\" #\n  - b # \n"
)  # fmt: skip


def test_a_plain_block_is_read_without_yaml():
    found = plain_properties(PLAIN, 7)
    assert found is not None
    assert tuple(found.values()) == by_yaml(PLAIN).properties
    assert [p.value for p in found.values()] == [
        "contact", ("Maria", "Alvarez: M."), "2026-03-05", 1234, "it's 5:30, a#b",
        "[[Tom Reed]]", None, None, (1, True), "", "Oslo#2", ("3", "b"),
    ]  # fmt: skip


def test_an_empty_block_is_plain():
    assert plain_properties("", 4) == {}


@pytest.mark.parametrize(
    "block",
    [
        "a: # c\n", "# c\n", "a: b# : c\n", "a: 'b'# c\n", "a: b # c\n  d\n",
        "a: [b]\n", "a: {b: 1}\n", "a: |\n  b\n", "a: >\n  b\n",
        "a:\tb\n", 'a: "\\n"\n', "a: b\n  c\n", "a: b\n  - c\n", "  - c\n",
        "a: 'b''c'\n",
        "a: &b c\n", "a: *b\n", "a: !b c\n", "a: -1\n", "a: - b\n", "a: b: c\n",
        "a: b:\n",
        "a:\n  - b\n - c\n", "a:\n  -\n", "a:\n  - - b\n", "a: 1\na: 2\n", "é: 1\n",
        "'a': 1\n", "a : 1\n", " a: 1\n", "a:\n  b: 1\n", "a: b\x07\n", "a: \u2028\n",
        "a: b", "a: @b\n", "a: \xa0b\n", "--- x\n", "? a\n", f"{'k' * 129}: 1\n",
        "a: " + "b" * 65_536 + "\n", "a: 'b' c\n",
    ],
)  # fmt: skip
def test_anything_else_is_left_to_yaml(block):
    assert plain_properties(block, 4) is None


VALUES = st.one_of(
    st.text("ab01 :#-.+~'\"", max_size=6),
    st.sampled_from([value for value in ODD_VALUES if "\n" not in value]),
    st.text(max_size=4).map(lambda text: f'"{text}"'),
    st.text("ab:# '\"", max_size=5).map(lambda text: f"b #{text}"),
)
LINES = st.one_of(
    st.tuples(st.sampled_from(["a:", "b:", "c d:", "on:"]), VALUES).map(" ".join),
    st.tuples(st.sampled_from(["-", "  -", "   - "]), VALUES).map(" ".join),
    st.sampled_from(["a:", "b:", "", "  ", "c"]),
)
BLOCKS = st.lists(LINES, max_size=5).map(lambda lines: "".join(f"{x}\n" for x in lines))


@settings(deadline=None, max_examples=300)
@given(BLOCKS)
@example(PLAIN)
def test_it_gives_what_yaml_gives(block):
    found = plain_properties(block, 7)
    by_other = by_yaml(block)
    assert found is None or tuple(found.values()) == by_other.properties
    assert found is None or by_other.readable


@settings(deadline=None)
@given(messy_notes)
def test_it_gives_what_yaml_gives_on_messy_notes(note):
    block = "".join(e if isinstance(e, str) else e.text for e in note.entries)
    found = plain_properties(block, 7)
    assert found is None or tuple(found.values()) == by_yaml(block).properties
