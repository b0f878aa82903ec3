"""Entries added to the log."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mdnet.errors import NotEditableError
from mdnet.note.compose import append_entry, log_heading
from tests.note.messy_notes import messy_note
from tests.torture.body_edits import faults_of, report

NEW = "- 2026-03-05 met: new"


ADDED = {
    "below the last": (
        "## Log\n- 2026-03-01 a\n- 2026-03-02 b\n",
        "## Log\n- 2026-03-01 a\n- 2026-03-02 b\n{}\n",
    ),
    "above the first where the newest is on top": (
        "## Log\n- 2026-03-02 a\n- 2026-03-01 b\n",
        "## Log\n{}\n- 2026-03-02 a\n- 2026-03-01 b\n",
    ),
    "below a single one": (
        "## Log\n\n- 2026-03-01 a\n",
        "## Log\n\n- 2026-03-01 a\n{}\n",
    ),
    "two of one day": (
        "## Log\n- 2026-03-02 a\n- 2026-03-02 b",
        "## Log\n- 2026-03-02 a\n- 2026-03-02 b\n{}",
    ),
    "empty section": ("## Log\n", "## Log\n{}\n"),
    "empty section, no newline": ("## Log", "## Log\n{}"),
    "empty section, blank line": ("## Log\n\n## Notes\n", "## Log\n\n{}\n\n## Notes\n"),
    "empty section, next heading": ("## Log\n## Notes\n", "## Log\n{}\n## Notes\n"),
    "spaces behind the heading": ("## Log  \n", "## Log  \n{}\n"),
    "before the next section": (
        "## Log\n- 2026-03-01 a\n\n## Notes\n",
        "## Log\n- 2026-03-01 a\n{}\n\n## Notes\n",
    ),
    "no last newline": ("## Log\n- 2026-03-01 a", "## Log\n- 2026-03-01 a\n{}"),
    "blank lines at the end": (
        "## Log\n- 2026-03-01 a\n\n\n",
        "## Log\n- 2026-03-01 a\n{}\n\n\n",
    ),
    "nested lines": (
        "## Log\n- 2026-03-01 a\n  - b\n\n  c\n\n  \n",
        "## Log\n- 2026-03-01 a\n  - b\n\n  c\n{}\n\n  \n",
    ),
    "text behind the list": (
        "## Log\n- 2026-03-01 a\n\nb\n",
        "## Log\n- 2026-03-01 a\n{}\n\nb\n",
    ),
    "text only": ("## Log\na\n\n## Notes", "## Log\na\n\n{}\n\n## Notes"),
    "undated list": ("## Log\n- a\n- b\n", "## Log\n- a\n- b\n{}\n"),
    "numbered list": ("## Log\n1. a\n\n", "## Log\n1. a\n\n{}\n\n"),
    "numbered list behind": (
        "## Log\n- 2026-03-01 a\n1. b\n",
        "## Log\n- 2026-03-01 a\n{}\n1. b\n",
    ),
    "a comment": ("## Log\n<!-- x -->\n", "## Log\n<!-- x -->\n\n{}\n"),
    "a heading in code": (
        "## Log\n- 2026-03-01 a\n\n  ```\n  ## b\n  ```\n\n## Notes\n",
        "## Log\n- 2026-03-01 a\n\n  ```\n  ## b\n  ```\n{}\n\n## Notes\n",
    ),
    "code at the margin": (
        "## Log\n- 2026-03-01 a\n```\nb\n\nc\n```\nd\n",
        "## Log\n- 2026-03-01 a\n```\nb\n\nc\n```\nd\n\n{}\n",
    ),
    "sub-headings": (
        "## Log\n\n### 2026-03-01\na\n",
        "## Log\n\n{}\n\n### 2026-03-01\na\n",
    ),
    "another level and case": (
        "# LOG:\n- 2026-03-01 a\n",
        "# LOG:\n- 2026-03-01 a\n{}\n",
    ),
    "windows": ("## Log\r\n- 2026-03-01 a\r\n", "## Log\r\n- 2026-03-01 a\r\n{}\r\n"),
    "no section": ("# Ann\n", "# Ann\n\n## Log\n\n{}\n"),
    "no section, no newline": ("# Ann", "# Ann\n\n## Log\n\n{}"),
    "no section, front matter": ("---\na: b\n---\n", "---\na: b\n---\n## Log\n\n{}\n"),
    "no section, Personal last": (
        "# Ann\n\n## Personal\n- x\n### y\n",
        "# Ann\n\n## Log\n\n{}\n\n## Personal\n- x\n### y\n",
    ),
    "no section, Personal first": ("## Personal\n", "## Log\n\n{}\n\n## Personal\n"),
    "no section, Personal behind text": (
        "a\n## Personal\n",
        "a\n\n## Log\n\n{}\n\n## Personal\n",
    ),
    "no section, Personal not last": (
        "## Personal\n- x\n## Notes\n",
        "## Personal\n- x\n## Notes\n\n## Log\n\n{}\n",
    ),
}


@pytest.mark.parametrize(("text", "expected"), ADDED.values(), ids=ADDED.keys())
def test_added(text, expected):
    assert append_entry(text, "Log", NEW) == expected.format(NEW)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## Log\n* 2026-03-01 a\n", "## Log\n* 2026-03-01 a\n* 2026-03-05 met: new\n"),
        (
            "## Log\n  + 2026-03-02 a\n  + 2026-03-01 b\n",
            "## Log\n  + 2026-03-05 met: new\n  + 2026-03-02 a\n  + 2026-03-01 b\n",
        ),
    ],
)
def test_the_lists_marker_and_indentation_are_taken_over(text, expected):
    assert append_entry(text, "## Log", NEW) == expected


def test_nested_lines_come_along():
    new = "- 2026-03-05 met: new\n  - [ ] send it 📅 2026-03-06\n"
    assert append_entry("### Log\r\n* 2026-03-01 a", "Log", new) == (
        "### Log\r\n* 2026-03-01 a\r\n* 2026-03-05 met: new\r\n"
        "  - [ ] send it 📅 2026-03-06"
    )


def test_a_new_heading_has_the_level_asked_for():
    assert append_entry("a\n", "### Contact log", NEW) == (
        f"a\n\n### Contact log\n\n{NEW}\n"
    )


def test_twice_is_two_lines():
    once = append_entry("# Ann\n", "Log", NEW)
    assert append_entry(once, "Log", NEW) == f"# Ann\n\n## Log\n\n{NEW}\n{NEW}\n"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        pytest.param("", "- met: x", "no entry of the log", id="no date"),
        pytest.param("```\n", NEW, "would not be read", id="open fence"),
        pytest.param("%%\n## Log\n", NEW, "would not be read", id="open comment"),
        pytest.param("## Log\n<!--\n", NEW, "would not be read", id="in a comment"),
        pytest.param("## Personal\n### Log\n", NEW, "would not be", id="shut"),
        pytest.param("## Log\n", f"{NEW}\n```", "would not be read", id="new fence"),
        pytest.param(
            "## Log\n- 2026-03-01 a\n\nb -->", f"{NEW}\n<!--", "would", id="new comment"
        ),
    ],
)
def test_not_added(text, line, message):
    with pytest.raises(NotEditableError, match=message):
        append_entry(text, "Log", line)


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("# Ann\n## History:\n## Log\n", "History:"),
        ("# Ann\n### 📝 log\n", "📝 log"),
        ("# Ann\n", "Log"),
    ],
)
def test_the_heading_that_a_note_has(text, heading):
    assert log_heading(text, ("Log", "History")) == heading


@settings(max_examples=60)
@given(st.integers(0, 2**32))
def test_nothing_but_the_new_line_changes_in_messy_notes(seed):
    text = messy_note(Random(seed)).text
    try:
        edited = append_entry(text, "Log", NEW)
    except NotEditableError:
        return
    pairs = enumerate(zip(text, edited, strict=False))
    start = next((at for at, (old, new) in pairs if old != new), len(text))
    assert edited.endswith(text[start:])
    assert edited[start : len(edited) - len(text[start:])].count("met: new") == 1
    again = append_entry(edited, "Log", NEW)
    assert again.count("2026-03-05 met: new") == 2


def test_edits_change_their_own_bytes_only():
    assert report(faults_of, count=80, seed=5) == 0
