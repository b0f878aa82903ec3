"""Run on its own result, `mdnet today` changes nothing, whatever the block holds.

The network is read from the notes each time, today's note among them: words typed
right above a line of mdnet's must not make it a part of an entry.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mdnet.note.assemble import assemble
from mdnet.note.parse import parse
from mdnet.operations.daily import daily
from tests.operations.world import PATH, SETTINGS, TODAY

VAULT = {
    "Me.md": "---\ntype: profile\npgy: 2\n---\n",
    "People/Sam Ortiz.md": "---\ntype: contact\nrole: attending\n---\n"
    "## Log\n- 2026-06-01 met at rounds\n",
    "People/Maria Alvarez.md": "---\ntype: contact\nrole: fellow\n---\n"
    "- [ ] send the growth-chart paper ➕ 2026-11-20\n"
    "## Log\n- 2026-10-01 met at rounds\n",
}


def run(text):
    """The daily note after `mdnet today`, with all of the vault read from scratch."""
    notes = [parse(p, t, SETTINGS) for p, t in (*VAULT.items(), (PATH, text))]
    return daily(text, assemble(notes)[0], SETTINGS, TODAY, PATH).text


BLOCK = run("")
LINES = BLOCK.splitlines(keepends=True)
WEEK = next(line for line in LINES if line.startswith("This week: "))


def test_the_week_has_something_to_count():
    assert WEEK == "This week: 0 of 2 follow-ups, 0 of 1 career chat.\n"


@pytest.mark.parametrize(
    ("bullet", "figures"),
    [
        ("- met [[Sam Ortiz]] at the clinic", "1 of 2 follow-ups, 0 of 1 career chat"),
        ("- ask [[Sam Ortiz]] for a paper", "1 of 2 follow-ups, 0 of 1 career chat"),
        ("- ask [[Sam Ortiz]] for a career talk",
            "1 of 2 follow-ups, 1 of 1 career chat"),
    ],
)  # fmt: skip
def test_a_bullet_right_above_the_week(bullet, figures):
    first = run(BLOCK.replace(WEEK, f"{bullet}\n{WEEK}"))
    assert f"{bullet}\n\nThis week: {figures}.\n" in first
    assert run(first) == first


KINDS = st.sampled_from(
    ["met", "ask", "coffee", "email", "call", "thanks", "note", "reply", "[x] ask",
     "[ ] send", "10:00 ask", "2026-11-20 ask", "talk", "preceptor"]
)  # fmt: skip
PEOPLE = st.sampled_from(["[[Sam Ortiz]]", "[[Maria Alvarez]]", "[[Nobody]]", "him"])
WORDS = st.sampled_from(
    ["at the clinic", "a career", "career chat", "#career_chat", "#awaiting", "", ":",
     "^mdnet-0a1b2c3d", "#good_teaching", "\n  - below", "\n\tmore", "\nand more"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(KINDS, PEOPLE, WORDS, st.integers(2, len(LINES) - 1))
def test_any_bullet_anywhere_in_the_block(kind, person, words, place):
    lines = [*LINES[:place], f"- {kind} {person} {words}\n", *LINES[place:]]
    first = run("".join(lines))
    assert run(first) == first
