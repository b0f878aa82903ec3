"""Generated text between its marks."""

import pytest

from mdnet.errors import NotEditableError
from mdnet.note.blocks import find, insert_block, replace_block

OPEN, CLOSE = "<!-- mdnet:today -->", "<!-- /mdnet -->"


def test_a_block_has_marks_lines_and_the_span_between():
    text = f"a\n{OPEN}\nb\nc\n{CLOSE}\nd\n"
    found = find(text, "today")
    (block,) = found.blocks
    assert text[block.start : block.end] == "b\nc\n"
    assert [(m.name, m.line, text[m.start : m.end]) for m in found.marks] == [
        ("today", 2, OPEN), ("", 5, CLOSE)
    ]  # fmt: skip
    assert (block.opening, block.closing) == found.marks


PROBLEMS = {
    "a pair": (f"{OPEN}\n{CLOSE}", 1, []),
    "no marks": ("a", 0, []),
    "another's block": (f"<!-- mdnet:agenda -->\n{CLOSE}", 0, []),
    "loosely typed": (f"  <!--mdnet:today-->\r\n{CLOSE}  \r\n", 1, []),
    "no end": (f"a\n{OPEN}\nb", 0, ["BLK001:2"]),
    "no beginning": (f"a\n{CLOSE}\n", 0, ["BLK001:2"]),
    "two beginnings": (f"{OPEN}\n{OPEN}\n{CLOSE}", 1, ["BLK001:1"]),
    "two ends": (f"{OPEN}\n{CLOSE}\n{CLOSE}", 1, ["BLK001:3"]),
    "twice": (f"{OPEN}\n{CLOSE}\n{OPEN}\n{CLOSE}", 2, ["BLK002:3"]),
    "end in code": (f"{OPEN}\n```\n{CLOSE}\n```", 0, ["BLK001:1"]),
    "all in code": (f"```\n{OPEN}\n{CLOSE}\n```", 0, []),
    "all in a comment": (f"%%\n{OPEN}\n{CLOSE}\n%%", 0, []),
    "in a quote": (f"> {OPEN}\n> {CLOSE}", 0, []),
    "in a line": (f"a {OPEN} b", 0, []),
    "end behind text": (f"{OPEN}\na {CLOSE}", 0, ["BLK001:1"]),
    "other comments": ("<!-- today -->\n<!-- /mdnet x -->", 0, []),
    "in the front matter": (f"---\na: '{OPEN}'\n---\n", 0, []),
}


@pytest.mark.parametrize(
    ("text", "count", "problems"), PROBLEMS.values(), ids=PROBLEMS.keys()
)
def test_problems(text, count, problems):
    found = find(text, "today", "Daily/x.md")
    assert len(found.blocks) == count
    assert [f"{p.code}:{p.line}" for p in found.problems] == problems
    assert all(p.path == "Daily/x.md" for p in found.problems)


REPLACED = {
    "text": (f"a\n{OPEN}\nb\n{CLOSE}\nc", "x\ny", f"a\n{OPEN}\nx\ny\n{CLOSE}\nc"),
    "empty before": (f"{OPEN}\n{CLOSE}", "x\n", f"{OPEN}\nx\n{CLOSE}"),
    "empty after": (f"{OPEN}\nb\n{CLOSE}", "", f"{OPEN}\n{CLOSE}"),
    "the same": (f"{OPEN}\nx\n{CLOSE}", "x", f"{OPEN}\nx\n{CLOSE}"),
    "windows": (
        f"{OPEN}\r\nb\r\n{CLOSE}\r\n",
        "x\ny",
        f"{OPEN}\r\nx\r\ny\r\n{CLOSE}\r\n",
    ),
    "other blocks": (
        f"<!-- mdnet:a -->\nb\n{CLOSE}\n{OPEN}\n{CLOSE}",
        "x",
        f"<!-- mdnet:a -->\nb\n{CLOSE}\n{OPEN}\nx\n{CLOSE}",
    ),
}


@pytest.mark.parametrize(
    ("text", "content", "expected"), REPLACED.values(), ids=REPLACED.keys()
)
def test_replaced(text, content, expected):
    assert replace_block(text, "today", content) == expected


@pytest.mark.parametrize(
    ("text", "content", "message"),
    [
        pytest.param("a", "x", "no block mdnet:today", id="none"),
        pytest.param(f"{OPEN}\n", "x", "line 1: The mark", id="no end"),
        pytest.param(f"{OPEN}\n{CLOSE}\n" * 2, "x", "twice", id="two"),
        pytest.param(f"{OPEN}\n{CLOSE}", "```", "cannot be written", id="open fence"),
        pytest.param(f"{OPEN}\n{CLOSE}", CLOSE, "cannot be written", id="mark"),
        pytest.param(
            f"{OPEN}\n{CLOSE}", f"{CLOSE}\n<!-- mdnet:a -->", "cannot be", id="marks"
        ),
    ],
)
def test_not_replaced(text, content, message):
    with pytest.raises(NotEditableError, match=message):
        replace_block(text, "today", content)


BLOCK = f"{OPEN}\nx\n{CLOSE}"
INSERTED = {
    "at the end": ("a\n", f"a\n\n## Network\n{BLOCK}\n"),
    "blank line there": ("a\n\n", f"a\n\n## Network\n{BLOCK}\n"),
    "blank line with spaces": ("a\n  \n", f"a\n  \n## Network\n{BLOCK}\n"),
    "no last newline": ("a", f"a\n\n## Network\n{BLOCK}"),
    "empty note": ("", f"## Network\n{BLOCK}\n"),
    "only a mark of byte order": ("\ufeff", f"\ufeff## Network\n{BLOCK}\n"),
    "only front matter": ("---\na: b\n---\n", f"---\na: b\n---\n## Network\n{BLOCK}\n"),
    "windows": ("a\r\n", f"a\n\n## Network\n{BLOCK}\n".replace("\n", "\r\n")),
    "below the heading": ("# network\nb\n", f"# network\n{BLOCK}\nb\n"),
    "below the last heading": ("a\n## Network", f"a\n## Network\n{BLOCK}"),
}


@pytest.mark.parametrize(("text", "expected"), INSERTED.values(), ids=INSERTED.keys())
def test_inserted(text, expected):
    assert insert_block(text, "today", "x", "## Network") == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f"a\n{OPEN}\n{CLOSE}", "already, on line 2"),
        (f"{CLOSE}", "line 1: The mark"),
        ("```\n", "cannot be written"),
    ],
)
def test_not_inserted(text, message):
    with pytest.raises(NotEditableError, match=message):
        insert_block(text, "today", "x", "## Network")
