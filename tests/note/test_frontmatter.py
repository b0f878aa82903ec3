"""Front matter: where it is, what it says, and what is said of it when it is bad."""

import subprocess
import sys

import pytest
import yaml

from mdnet.note.frontmatter import read, split
from mdnet.note.yaml_core import read_block

PARSERS = [
    pytest.param(yaml.CBaseLoader, id="c"),
    pytest.param(yaml.BaseLoader, id="python"),
]
DEEP = "[" * 25_000
ALIAS_BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]"
MERGE_BOMB = "a: {k: 1}\nb:\n  <<: {k: 2}\n  x: 1"


def values(text):
    return {p.key: p.value for p in read(text, "n.md").properties}


def codes(text):
    return [(f.line, f.column, f.code) for f in read(text, "n.md").findings]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        pytest.param("---\na: 1\n---\nbody", (4, 9, 13), id="plain"),
        pytest.param("\ufeff---\na: 1\n---\n", (5, 10, 14), id="byte order mark"),
        pytest.param("---\r\na: 1\r\n---\r\nb", (5, 11, 16), id="crlf"),
        pytest.param("---\r\na: 1\n---\nb", (5, 10, 14), id="mixed ends"),
        pytest.param("---\na: 1\n---", (4, 9, 12), id="no last newline"),
        pytest.param("---\na: 1\n---\r", (4, 9, 13), id="lone return at the end"),
        pytest.param("---\n---\n", (4, 4, 8), id="empty block"),
        pytest.param("---\n---", (4, 4, 7), id="empty block at the end"),
        pytest.param("--- \na: 1\n---  \t\nb", (5, 10, 17), id="spaces behind"),
        pytest.param("---\na: 1\n...\nb", (4, 9, 13), id="dots"),
        pytest.param("---\na: 1\n---\n...\n", (4, 9, 13), id="dots in the body"),
        pytest.param(
            "---\na: |\n  ---\n----\n---x\n---\n", (4, 25, 29), id="look-alikes"
        ),
    ],
)
def test_the_block_is_found(text, span):
    assert split(text) == (True, *span)


@pytest.mark.parametrize(
    ("text", "body_start"),
    [
        pytest.param("", 0, id="empty note"),
        pytest.param("\ufeff", 1, id="only a byte order mark"),
        pytest.param("---", 0, id="only a fence"),
        pytest.param("---\n", 0, id="only a fence with its line end"),
        pytest.param("---\na: 1\n", 0, id="never closed"),
        pytest.param("# Title\n---\na: 1\n---\n", 0, id="not at the top"),
        pytest.param("\n---\na: 1\n---\n", 0, id="below an empty line"),
        pytest.param("----\na: 1\n---\n", 0, id="four hyphens"),
        pytest.param("\ufeffbody", 1, id="byte order mark"),
    ],
)
def test_there_is_no_block(text, body_start):
    assert split(text) == (False, body_start, body_start, body_start)


def test_the_table_of_values():
    text = (
        "---\ntext: NO\ntime: 12:30\nzip: 01234\nborn: 1990-04-17\noctal: 0o17\n"
        "float: 1e3\nphone: +4930123456\ngrouped: 1_000\nno: x\nnothing:\n"
        "quoted: '01'\nlist: [a, 2]\nmap: {a: {b: 1}}\n---\n"
    )
    assert values(text) == {
        "text": "NO", "time": "12:30", "zip": 1234, "born": "1990-04-17", "octal": 15,
        "float": 1000.0, "phone": 4930123456, "grouped": "1_000", "no": "x",
        "nothing": None, "quoted": "01", "list": ("a", 2), "map": {"a": {"b": 1}},
    }  # fmt: skip


def test_each_value_keeps_the_text_that_was_typed():
    text = "---\nphone: 01234\nlist: [007, x]\nmap: {zip: 01}\n---\n"
    raws = [p.raw for p in read(text, "n.md").properties]
    assert raws == ["01234", ("007", "x"), {"zip": "01"}]


@pytest.mark.parametrize(
    ("value", "style"),
    [
        ("", "empty"), ("abc", "plain"), ("'x'", "single"), ('"x"', "double"),
        ("|\n  x", "literal"), (">-\n  x", "folded"), ("[a]", "flow list"),
        ("\n- a", "block list"), ("{a: 1}", "flow map"), ("\n  a: 1", "block map"),
    ],
)  # fmt: skip
def test_styles(value, style):
    assert read(f"---\nk: {value}\n---\n", "n.md").properties[0].style == style


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("abc  # c", "abc"), ("'a b' # c", "'a b'"), ("|\r\n  a\r\n", "|\r\n  a"),
        ("|+\n  a\n  b  \n\n", "|+\n  a\n  b  "), ("a\n  b", "a\n  b"),
        ("[a, # x\n  b]", "[a, # x\n  b]"),
        ("\n  - a\n  - - b\n    - c # d\n# e\n", "- a\n  - - b\n    - c"),
        ("\n- x: 1\n  y: |\n    z\n\n", "- x: 1\n  y: |\n    z"),
        ("!!str 12", "!!str 12"),
        ("\n- a\n-", "- a\n-"), ("|", "|"), ("", ""), ("\n  a: {b: 1}", "a: {b: 1}"),
    ],
)  # fmt: skip
def test_spans(value, written):
    text = f"\ufeff---\nfirst: 😀\nk: {value}\n---\nbody"
    found = read(text, "n.md").properties[1]
    assert text[slice(*found.key_span)] == "k"
    assert text[slice(*found.value_span)] == written


def test_a_literal_up_to_the_end_of_the_text():
    block = read_block("k: |\n  a", 0, 8, "n.md")
    assert block.properties[0].value_span == (3, 8)


def test_items_have_their_places():
    text = "---\nk:\n  - a\n  - [b]\n---\n"
    items = read(text, "n.md").properties[0].items
    assert [(i.raw, i.line, i.column, i.style) for i in items] == [
        ("a", 3, 5, "plain"),
        (("b",), 4, 5, "flow list"),
    ]


def test_lines_and_columns_are_the_files():
    found = read("---\n\nname:   x\nempty: # c\n---\nb", "n.md")
    places = [(p.line, p.column) for p in found.properties]
    assert places == [(3, 9), (4, 7)]
    assert (found.body_start, found.body_line) == (30, 6)


def test_a_note_without_a_block():
    assert read("\ufeffbody", "n.md") == ((), (), True, 1, 1)


def test_a_property_by_its_key():
    found = read("---\na: 1\nb: 2\n---\n", "n.md")
    assert found.property("b") == found.properties[1]
    assert found.property("c") is None


def test_an_empty_block_and_one_of_comments_have_no_properties():
    assert read("---\n---\n", "n.md").properties == ()
    assert read("---\n# c\n\n---\n", "n.md").properties == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param('---\na: "x\nb: 1\n---\n', (2, 4, "FM001"), id="open quote"),
        pytest.param("---\na: [x\nb: 1\n---\n", (2, 4, "FM001"), id="open list"),
        pytest.param("---\na: {x: 1\nb: 1\n---\n", (2, 4, "FM001"), id="open map"),
        pytest.param("---\na: b: c\n---\n", (2, 5, "FM001"), id="colon in a value"),
        pytest.param("---\na:\n\t- b\n---\n", (3, 1, "FM001"), id="tab as indent"),
        pytest.param("---\na: @b\n---\n", (2, 4, "FM001"), id="at sign"),
        pytest.param("---\na: *b*\n---\n", (2, 6, "FM001"), id="bold"),
        pytest.param("---\na: 1\n  b: 2\n---\n", (3, 4, "FM001"), id="too far in"),
        pytest.param("---\na: [[B]], [[C]]\n---\n", (2, 9, "FM001"), id="bare links"),
        pytest.param(f"---\na: {'[' * 70}\n---\n", (2, 67, "FM003"), id="70 brackets"),
        pytest.param(f"---\n{ALIAS_BOMB}\n---\n", (3, 8, "FM005"), id="alias bomb"),
        pytest.param(f"---\n{MERGE_BOMB}\n---\n", (4, 3, "FM006"), id="merge bomb"),
        pytest.param("---\na: &x 1\n<<: *x\n---\n", (3, 5, "FM005"), id="merged alias"),
        pytest.param("---\n- a\n---\n", (2, 1, "FM008"), id="a list at the top"),
        pytest.param("---\njust text\n---\n", (2, 1, "FM008"), id="a text at the top"),
        pytest.param("---\na: b\x00\n---\n", (2, 5, "FM011"), id="NUL"),
        pytest.param("---\na: 1\nb: \x1b[0m\n---\n", (3, 4, "FM011"), id="escape"),
        pytest.param("---\na: \ud800\n---\n", (2, 4, "FM011"), id="lone surrogate"),
        pytest.param("---\na: 1\n--- b\n---\n", (3, 1, "FM014"), id="second document"),
        pytest.param(
            "---\na: 1\n<<<<<<< main\nb: 1\n=======\nb: 2\n>>>>>>> origin\n---\n",
            (3, 1, "FM013"), id="conflict markers",
        ),
        pytest.param("<<<<<<< main\n---\na: 1\n---\n", (1, 1, "FM013"), id="above"),
        pytest.param("---\na: 1\n", (1, 1, "FM009"), id="never closed"),
        pytest.param("\n\n---\na: 1\n---\n", (3, 1, "FM010"), id="below empty lines"),
    ],
)  # fmt: skip
def test_cannot_be_read(text, found):
    matter = read(text, "People/A.md")
    assert [(f.line, f.column, f.code) for f in matter.findings] == [found]
    assert (matter.properties, matter.readable) == ((), False)
    assert matter.findings[0].path == "People/A.md"
    assert matter.findings[0].severity == "error"


def test_a_front_matter_beyond_1_mib():
    text = "---\na: " + "x" * 1024 * 1024 + "\n---\n"
    assert codes(text) == [(2, 1, "FM002")]


def test_a_front_matter_of_too_many_values():
    text = "---\na: [" + "x," * 21_000 + "]\n---\n"
    assert codes(text) == [(2, 39993, "FM004")]


def test_a_front_matter_just_below_the_limits():
    text = "---\na: " + "[" * 62 + "]" * 62 + "\nb: " + "é" * 400_000 + "\n---\n"
    assert codes(text) == []


def test_a_key_that_stands_twice():
    matter = read("---\na: 1\nb: 2\na: 3\n---\n", "n.md")
    assert [(f.line, f.column, f.code) for f in matter.findings] == [(4, 1, "FM007")]
    assert "on line 2" in matter.findings[0].message
    assert [(p.key, p.value) for p in matter.properties] == [("a", 3), ("b", 2)]
    assert not matter.readable


def test_a_key_that_stands_twice_in_a_map():
    assert codes("---\na: {b: 1, b: 2}\n---\n") == [(2, 11, "FM007")]


def test_dots_are_an_end_that_obsidian_does_not_take():
    matter = read("---\na: 1\n...\nbody", "n.md")
    assert codes("---\na: 1\n...\nbody") == [(3, 1, "FM012")]
    assert (matter.readable, matter.properties[0].value) == (True, 1)


def test_a_tag_of_yaml_is_left_aside():
    text = "---\na: !foo 1\nb: !!int '2'\nc: !!python/object:x [y]\nd: ! z\n---\n"
    assert values(text) == {"a": "1", "b": 2, "c": ("y",), "d": "z"}
    assert codes(text) == [(2, 4, "FM015"), (4, 4, "FM015")]
    assert read(text, "n.md").readable


def test_a_quoted_merge_key_is_a_key():
    assert values("---\n'<<': 1\n---\n") == {"<<": 1}


def test_a_rule_at_the_top_is_no_front_matter():
    assert read("---\n\nSome text: here\n", "n.md") == ((), (), True, 0, 1)


def test_line_separators_are_ordinary_characters():
    text = "---\na: x\u2028y\n\u2029k: 'q\x85z'\nb: [\ue000]\n---\n"
    assert values(text) == {"a": "x\u2028y", "\u2029k": "q\x85z", "b": ("\ue000",)}


def test_a_template_placeholder_is_a_map_with_its_text_as_key():
    assert values("---\na: {{date}}\n---\n") == {"a": {"{date}": None}}


def test_a_list_as_key_is_its_text():
    found = read("---\n? [a, b]\n: 1\n---\n", "n.md").properties[0]
    assert (found.key, found.value, found.key_span) == ("[a, b]", 1, (6, 12))


@pytest.mark.parametrize(
    "value", ["2026-02-30", "9" * 5000, "0000-01-01", "0x_", "!!int x"]
)
def test_values_that_crash_other_loaders_are_texts(value):
    text = f"---\na: {value}\n---\n"
    assert values(text) == {"a": value.removeprefix("!!int ")}
    assert codes(text) == []


def broken_parser(block):
    raise KeyError("no such luck")


def test_any_other_failure_is_a_finding_too():
    block = read_block("a: 1\n", 0, 5, "n.md", broken_parser)
    assert [f[1:4] for f in block.findings] == [(2, 1, "FM099")]
    assert "KeyError" in block.findings[0].message


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ('a: "C:\\Users"', "backslash"), ('a: "\\q"', "backslash"),
        ("a: %x", "what begins `%`"), ("a: ]", "whole value in quotes"),
        ("a: - x", "whole value in quotes"), ("a: >x", "whole value in quotes"),
        ("a: 'it's'", "whole value in quotes"), ("a: & x", "whole value in quotes"),
        ("a:\n  - x\n - y", "does not fit"), ("x y\nb: 1", "does not fit"),
        ("a: why: so", "colon and a space"), ('a: [[X]] "q"', "link in quotes"),
        ('a: "[[X]]" y', "whole value in quotes"),
        ("x: 1\nword\nb: 2", "no `key: value`"),
        ("k:\n - a\n\t", "a tab cannot indent"), ("k: [", "above is never closed"),
        ("%YAML 1.1\na: b", "document start"), ("a: [x, y", "never closed"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("parser", PARSERS)
def test_the_message_says_what_to_do(line, hint, parser):
    block = read_block(line + "\n", 0, len(line) + 1, "n.md", parser)
    assert hint in block.findings[0].message


def test_the_parser_in_python_reads_the_same():
    text = "a: 01\nb:\n  - 'x'  # c\n  - y\nc: |\n  l\n\nd: {e: [1, 2]}\nf:\n"
    ours = read_block(text, 0, len(text), "n.md")
    assert read_block(text, 0, len(text), "n.md", yaml.BaseLoader) == ours


@pytest.mark.parametrize("parser", PARSERS)
def test_25000_brackets_crash_neither_parser(parser):
    block = "a: " + DEEP + "\n"
    found = read_block(block, 0, len(block), "n.md", parser).findings
    assert [f.code for f in found] == ["FM003"]


def test_importing_it_imports_no_yaml():
    code = (
        "import sys, mdnet.note.frontmatter, mdnet.note.records, mdnet.note.properties;"
        "sys.exit(bool({'yaml', 'frontmatter'} & set(sys.modules)))"
    )
    path = [p for p in sys.path if p]
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path[:0] = {path!r}; {code}"],
        check=False,
    )
    assert done.returncode == 0
