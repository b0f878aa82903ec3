"""Code and comments are blanked: same length, same lines, nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mdnet.note.hidden import hidden, width


def shown(body: str) -> str:
    """The masked body with `.` for what code spans were filled with."""
    return hidden(body).masked.replace("`", ".")


CASES = {
    "nothing to hide": ("- met [[A]]\n", "- met [[A]]\n"),
    "code span": ("a `[[b]]` c", "a ....... c"),
    "code span of two backticks": ("a ``b`c`` d", "a ....... d"),
    "unequal runs are text": ("a ``b` c", "a ..b. c"),
    "escaped backtick opens nothing": (r"a \`b` c", r"a \.b. c"),
    "escaped backslash is none": (r"a \\`b` c", r"a \\... c"),
    "a code span ends on its line": ("a `b\nc` d", "a .b\nc. d"),
    "fence": ("a\n```\nb\n```\nc", "a\n   \n \n   \nc"),
    "fence with info": ("```py\nb\n```\nc", "     \n \n   \nc"),
    "tildes": ("~~~\n```\n~~~\nc", "   \n   \n   \nc"),
    "longer fence": ("````\n```\nb\n````\nc", "    \n   \n \n    \nc"),
    "closed by a longer one": ("```\nb\n`````\nc", "   \n \n     \nc"),
    "info with backtick is a span": ("```a``` b\nc", "....... b\nc"),
    "not closed with words behind": ("```\nb\n``` x\nc", "   \n \n     \n "),
    "fence of three spaces": ("   ```\nb\n  ```\nc", "      \n \n     \nc"),
    "fence in an item": ("- a\n  ```\n  b\n  ```\n  c", "- a\n     \n   \n     \n  c"),
    "fence behind the marker": ("- ```\n  b\n  ```\n- c", "-    \n   \n     \n- c"),
    "blank line in a fence in an item": (
        "- ```\n\n  b\n  ```\n- c",
        "-    \n\n   \n     \n- c",
    ),
    "fence ends with its item": ("- ```\n  b\n- c", "-    \n   \n- c"),
    "fence in a quote": ("> ```\n> b\n> ```\n> c", ">    \n   \n     \n> c"),
    "fence ends with its quote": ("> ```\n> b\nc", ">    \n   \nc"),
    "not a fence in the middle": ("a ``` b", "a ... b"),
    "indented code": ("a\n\n    b\n\n    c\nd", "a\n\n     \n\n     \nd"),
    "indented by a tab": ("a\n\n\tb", "a\n\n  "),
    "indented at the top": ("    a\nb", "     \nb"),
    "indented below a heading": ("# h\n    a", "# h\n     "),
    "no code in a paragraph": ("a\n    b", "a\n    b"),
    "no code in a list": ("- a\n\n    b", "- a\n\n    b"),
    "no code below a deeper item": ("- a\n    - b\n\n    c", "- a\n    - b\n\n    c"),
    "code after the outer list": (
        "- a\n  - b\n\n c\n\n    d",
        "- a\n  - b\n\n c\n\n     ",
    ),
    "code after a list": ("- a\n\nb\n\n    c", "- a\n\nb\n\n     "),
    "code after a heading after a list": ("- a\n# h\n\n    c", "- a\n# h\n\n     "),
    "a fence mark in indented code": ("a\n\n    ```\nb", "a\n\n       \nb"),
    "an item in indented code": ("a\n\n    - b\n    - c", "a\n\n       \n       "),
    "a fence mark four columns in": ("a\n    ```\nb `c`", "a\n    ...\nb ..."),
    "comment in a line": ("a %%b%% c <!-- d --> e", "a       c            e"),
    "comment over lines": ("%%\n- b\n\nc\n%%\nd", "  \n   \n\n \n  \nd"),
    "HTML comment over lines": ("<!-- a\n\nb --> c\nd", "      \n\n      c\nd"),
    "comment in an item": ("- %%b%% c", "-       c"),
    "a comment opens over lines in a paragraph": (
        "a <!-- b\nc --> d",
        "a       \n      d",
    ),
    "not over a blank line": ("a <!-- b\n\nc --> d", "a <!-- b\n\nc --> d"),
    "not over an item": ("a %% b\n- c %% d %%", "a %% b\n- c        "),
    "not to the end": ("a %% b\nc", "a %% b\nc"),
    "not to the end, twice": ("a %% b %% %% c\nd", "a         %% c\nd"),
    "hopeless openers": (
        "a <!-- b <!-- c\n\nd <!-- e -->",
        "a <!-- b <!-- c\n\nd           ",
    ),
    "four percent signs": ("a %%%% b %% c %%", "a %%%% b        "),
    "never closed": ("a\n%%\nb", "a\n  \n "),
    "a comment mark in code": ("`%%` a %% b `c`", ".... a %% b ..."),
    "code in a comment": ("%% ` %% `a`", "        ..."),
    "an arrow is no comment": ("a --> b", "a --> b"),
    "two comments below each other": (
        "<!-- a -->\n<!-- b -->",
        " " * 10 + "\n" + " " * 10,
    ),
}


@pytest.mark.parametrize(("body", "masked"), CASES.values(), ids=CASES.keys())
def test_masked(body, masked):
    assert shown(body) == masked


def test_comments_have_spans_of_their_own():
    body = "<!-- a -->\n<!-- b -->\nx %%c\nd%%"
    assert [body[a:b] for a, b in hidden(body).comments] == [
        "<!-- a -->", "<!-- b -->", "%%c\nd%%"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "unclosed"),
    [
        pytest.param("a\n```\nb", (1, "```"), id="fence"),
        pytest.param("a\nb\n%%\nb", (2, "%%"), id="comment"),
        pytest.param("a\n```\nb\n```", None, id="closed"),
    ],
)
def test_what_never_closes(body, unclosed):
    assert hidden(body).unclosed == unclosed


@pytest.mark.parametrize(
    ("space", "columns"), [("", 0), ("   ", 3), ("\t", 4), ("  \t", 4), (" \t ", 5)]
)
def test_width(space, columns):
    assert width(space) == columns


PIECES = st.sampled_from(
    ["`", "``", "```", "~~~", "%%", "<!--", "-->", "\n", "\n\n", "    ", "\t", "- ",
     "> ", "a", "# ", "\\", " "]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join))
def test_the_masked_body_has_the_same_lines(body):
    found = hidden(body)
    assert [len(line) for line in found.masked.split("\n")] == [
        len(line) for line in body.split("\n")
    ]
    assert all(a in (b, " ", "`") for a, b in zip(found.masked, body, strict=True))


@pytest.mark.parametrize(
    "piece", ["`", "`` ", "<!-- ", "%% a ", "- ", "    \n\n", "\\`", "> ", "~~~\n\n"]
)
def test_a_hostile_body_takes_no_time(piece):
    assert len(hidden(piece * 30_000).masked) == len(piece) * 30_000
