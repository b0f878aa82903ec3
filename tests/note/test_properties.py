"""Changing one property: golden cases as files, whole texts, refusals, properties."""

import json
import re
from collections.abc import Callable
from datetime import date
from difflib import unified_diff
from pathlib import Path
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mdnet.errors import NotEditableError
from mdnet.note.frontmatter import read
from mdnet.note.properties import (
    append_to_list,
    delete_property,
    remove_from_list,
    set_property,
)
from tests.note.messy_notes import ODD_VALUES, MessyNote, messy_notes
from tests.torture.edits import faults_of, report

FILES = sorted((Path(__file__).parent / "golden" / "properties").glob("*.md"))
EDITS: dict[str, Callable[..., str]] = {
    "set": set_property,
    "append": append_to_list,
    "remove": remove_from_list,
    "delete": delete_property,
}
CASE = re.compile(r"(# (\[[^\n]*\])\n\n```diff\n)(.*?)(```\n)", re.DOTALL)


def changes(text: str, edit: list[object]) -> str:
    kind, *arguments = edit
    try:
        after = EDITS[str(kind)](text, *arguments)
    except NotEditableError as error:
        return f"refused: {error}\n"
    lines = unified_diff(text.splitlines(True), after.splitlines(True), n=0)
    return "".join(line for line in list(lines)[2:] if not line.startswith("@@"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_golden_edits(file, update):
    golden = file.read_text(encoding="utf-8")
    text = golden.split("````\n")[1]
    done = CASE.sub(lambda m: m[1] + changes(text, json.loads(m[2])) + m[4], golden)
    if update:
        file.write_text(done, encoding="utf-8")
    assert done == golden


@pytest.mark.parametrize(
    ("text", "after"),
    [
        pytest.param("", "---\nk: v\n---\n", id="empty note"),
        pytest.param("# T\r\n", "---\r\nk: v\r\n---\r\n# T\r\n", id="crlf"),
        pytest.param("\ufeffx", "\ufeff---\nk: v\n---\nx", id="byte order mark"),
        pytest.param("---\n---\n", "---\nk: v\n---\n", id="empty block"),
        pytest.param("---\n---", "---\nk: v\n---", id="no last newline"),
        pytest.param("---\n# c\n---\nx", "---\n# c\nk: v\n---\nx", id="only a comment"),
        pytest.param("---\n\ntext\n", "---\nk: v\n---\n---\n\ntext\n", id="rule"),
        pytest.param("---\n a: 1\n---\n", "---\n a: 1\n k: v\n---\n", id="indented"),
        pytest.param("---\r\na: 1\n---\n", "---\r\na: 1\nk: v\r\n---\n", id="mixed"),
        pytest.param("---\na: 1\n...\nx", "---\na: 1\nk: v\n...\nx", id="dots"),
        pytest.param("---\nK: 1\n---\n", "---\nK: v\n---\n", id="other case"),
        pytest.param(
            "---\nK: 1\nk: 2\n---\n", "---\nK: 1\nk: v\n---\n", id="both cases"
        ),
    ],
)
def test_a_property_is_set(text, after):
    assert set_property(text, "k", "v") == after


@pytest.mark.parametrize(
    ("value", "line"),
    [
        (None, "k:"), ("", "k:"), ([], "k:"), (True, "k: true"), (False, "k: false"),
        (7, "k: 7"), (date(2026, 3, 5), "k: 2026-03-05"),
        ("2026-03-05", "k: 2026-03-05"),
        ("[[Tom Reed]]", 'k: "[[Tom Reed]]"'), ("01234", 'k: "01234"'), ("no", "k: no"),
        (["a", "[[B]]"], 'k:\n  - a\n  - "[[B]]"'), ([""], 'k:\n  - ""'),
        ("two\nlines", 'k: "two\\nlines"'),
    ],
)  # fmt: skip
def test_values_are_written_as_obsidian_writes_them(value, line):
    assert set_property("", "k", value) == f"---\n{line}\n---\n"


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("k: 'a b' # c", "a b"), ("k:", None), ("k: ''", ""), ("k: []", []), ("k:", []),
        ("k: yes", "yes"), ("k: TRUE", True), ("k: 0x7", 7),
        ("k: [a,  'b']", ["a", "b"]),
        ("k: 2026-03-05", date(2026, 3, 5)), ("k: [1]", ["1"]),
    ],
)  # fmt: skip
def test_setting_the_value_that_is_there_changes_nothing(line, value):
    text = f"---\n{line}\n---\n"
    assert set_property(text, "k", value) == text


@pytest.mark.parametrize(
    ("line", "value", "after"),
    [
        ("k: 1", True, "k: true"), ("k: true", 1, "k: 1"), ("k: 1", "1", 'k: "1"'),
        ("k: a", ["a"], "k:\n  - a"), ("k: [a]", "a", "k: a"),
        ("k: !!str 1 # c", "x", "k: x # c"),
    ],
)  # fmt: skip
def test_a_value_of_another_type_is_another_value(line, value, after):
    assert set_property(f"---\n{line}\n---\n", "k", value) == f"---\n{after}\n---\n"


def test_setting_writes_the_lines_with_the_notes_line_end():
    text = "---\r\nk: |\r\n  a\r\n\r\nb: 1\r\n---\r\n"
    assert set_property(text, "k", ["x"]) == (
        "---\r\nk:\r\n  - x\r\n\r\nb: 1\r\n---\r\n"
    )


def test_a_list_that_has_the_item_is_left_alone():
    text = "---\nk: [a, 2026]\ns: one\n---\n"
    assert append_to_list(text, "k", "2026") == text
    assert append_to_list(text, "s", "one") == text


def test_a_list_that_lacks_the_item_is_left_alone():
    text = "---\nk: [a]\ne:\n---\n"
    assert remove_from_list(text, "k", "b") == text
    assert remove_from_list(text, "e", "b") == text
    assert remove_from_list(text, "none", "b") == text


def test_an_item_is_removed_wherever_it_stands():
    text = "---\nk:\n  - x\n  - a\n  - x\n---\n"
    assert remove_from_list(text, "k", "x") == "---\nk:\n  - a\n---\n"


def test_an_item_is_appended_where_there_is_no_list():
    assert append_to_list("", "k", "a") == "---\nk:\n  - a\n---\n"


def test_a_dash_may_stand_above_its_item():
    text = "---\nk:\n  - a\n  -\n    b\n---\n"
    assert remove_from_list(text, "k", "b") == "---\nk:\n  - a\n---\n"


def test_the_last_property_takes_the_fences_along():
    assert delete_property("\ufeff---\nk: v\n---\n\nbody", "k") == "\ufeff\nbody"


@pytest.mark.parametrize(
    ("text", "after"),
    [
        pytest.param("---\nk: v\n---\n", "---\n---\n", id="never an empty note"),
        pytest.param(
            "---\nk: v\n---\n---\na: 1\n---\n", "---\n---\n---\na: 1\n---\n",
            id="never another block",
        ),
        pytest.param("---\n# c\nk: v\n---\nx", "---\n# c\n---\nx",
        id="a comment stays"),
        pytest.param("---\na: 1\n---\nx", "---\na: 1\n---\nx", id="nothing to delete"),
    ],
)  # fmt: skip
def test_the_fences_stay(text, after):
    assert delete_property(text, "k") == after


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("---\nk: [x\n---\n", "line 2", id="not readable"),
        pytest.param("---\nk: 1\nk: 2\n---\n", "line 3", id="twice"),
        pytest.param("---\nk: 1\n", "line `---`", id="never closed"),
        pytest.param("---\na: 1\rb: 2\n---\n", "CR only", id="old line ends"),
        pytest.param("---\n{a: 1, b: 2}\n---\n", "safely", id="flow map at the top"),
        pytest.param("---\n? k\n---\n", "leaves alone", id="no colon"),
        pytest.param("---\nk: {a: 1}\n---\n", "its own", id="map"),
        pytest.param("---\nk: &a\n---\n", "safely", id="anchor"),
    ],
)
def test_is_refused(text, reason):
    with pytest.raises(NotEditableError, match=reason):
        set_property(text, "k", ["x"])


def test_a_property_that_shares_its_line_is_not_deleted():
    with pytest.raises(NotEditableError, match="shares its line"):
        delete_property("---\n{k: 1}\n---\n", "k")


def test_a_list_whose_dash_is_not_on_its_own_line_is_refused():
    with pytest.raises(NotEditableError, match="line of its own"):
        append_to_list("---\n? k\n: - a\n---\n", "k", "x")


def test_a_change_of_another_value_is_refused():
    text = "---\nk: v\nlong: |+\n  a\n# c\n---\n"
    assert set_property(text, "new", "x").endswith("# c\nnew: x\n---\n")
    swallowed = "---\nlong: >\n  a\nk: #\n  # c\nb: 1\n---\n"
    with pytest.raises(NotEditableError, match="safely"):
        delete_property(swallowed, "k")


KEYS = st.sampled_from(("type", "aliases", "tags", "why", "new", "met", "Notes"))
VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**6), 10**6), st.text(max_size=12),
    st.dates(), st.lists(st.text(max_size=6), max_size=4), st.sampled_from(ODD_VALUES),
)  # fmt: skip


@settings(deadline=None)
@given(messy_notes)
def test_a_messy_note_is_read_without_loss(note: MessyNote):
    matter = read(note.text, "n.md")
    assert note.text[matter.body_start :].endswith(note.body) or not note.opening


@settings(deadline=None)
@given(messy_notes, KEYS, VALUES)
def test_setting_gives_the_value_and_twice_is_once(note, key, value):
    try:
        after = set_property(note.text, key, value)
    except NotEditableError:
        assume(False)
    assert set_property(after, key, value) == after


@settings(deadline=None)
@given(messy_notes, VALUES)
def test_deleting_a_new_property_gives_the_text_back(note, value):
    assume(read(note.text, "").readable and note.text and note.entries)
    after = set_property(note.text, "brand_new", value)
    assert delete_property(after, "brand_new") == note.text


@settings(deadline=None)
@given(st.integers(0, 2**40))
def test_no_byte_outside_the_entry_changes(seed):
    assert faults_of(Random(seed)).faults == ()


def test_the_long_run_reports_what_it_did():
    assert report(20, 1).endswith("0 faults")
