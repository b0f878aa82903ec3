"""The block structure: headings, list items, nesting."""

import pytest

from mdnet.note.body import body, note_body


def outline(text: str) -> list[str]:
    """Each heading and item as `line:parent's line:marker text`."""
    scan = body(text)
    numbers = [line.number for line in scan.lines]
    return [
        f"{line.number}:{numbers[line.parent] if line.parent >= 0 else '-'}:"
        f"{line.marker} {scan.text[line.text : line.end].strip()}"
        for line in scan.lines
    ]


CASES = {
    "items": (
        "- a\n* b\n+ c\n1. d\n2) e",
        ["1:-:- a", "2:-:* b", "3:-:+ c", "4:-:1. d", "5:-:2) e"],
    ),
    "no items": ("-a\n1.a\n--- \n**b**\n1234567890. c", []),
    "empty items": ("-\n- ", ["1:-:- ", "2:-:- "]),
    "headings": (
        "# a\n###### b ##\n#c\n####### d\n    # e\n#\n## ",
        ["1:-:# a", "2:-:###### b ##", "6:-:# ", "7:-:## "],
    ),
    "no heading in a quote": ("> # a", []),
    "nested by spaces": (
        "- a\n  - b\n    - c\n  - d\n- e",
        ["1:-:- a", "2:1:- b", "3:2:- c", "4:1:- d", "5:-:- e"],
    ),
    "nested by tabs": ("- a\n\t- b\n\t\t- c", ["1:-:- a", "2:1:- b", "3:2:- c"]),
    "nested by one space": ("- a\n - b", ["1:-:- a", "2:1:- b"]),
    "over a blank line": ("- a\n\n  - b", ["1:-:- a", "3:1:- b"]),
    "over its own paragraph": ("- a\n\n  c\n\n  - b", ["1:-:- a", "5:1:- b"]),
    "not over text at the margin": ("- a\n\nc\n  - b", ["1:-:- a", "4:-:- b"]),
    "over a lazy line": ("- a\nc\n  - b", ["1:-:- a", "3:1:- b"]),
    "not over a heading": ("- a\n# c\n  - b", ["1:-:- a", "2:-:# c", "3:-:- b"]),
    "a quote nests for itself": ("- a\n  > - b", ["1:-:- a", "2:-:- b"]),
    "windows line ends": ("- a\r\n  - b\r\n# c\r\n", ["1:-:- a", "2:1:- b", "3:-:# c"]),
    "code is none": ("```\n- a\n```\n- b", ["4:-:- b"]),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_outline(text, expected):
    assert outline(text) == expected


def test_offsets_and_lines_are_those_of_the_whole_note():
    text = "---\ntype: contact\n---\n\n- a [[B]]\n"
    scan = note_body(text)
    (item,) = scan.lines
    assert (item.number, text[item.start : item.end]) == (5, "- a [[B]]")
    assert (len(scan.masked), scan.start) == (len(text), 22)


def test_a_byte_order_mark_is_no_text():
    assert [line.number for line in note_body("\ufeff# a").lines] == [1]


def test_a_quoted_item_is_marked():
    assert [line.quoted for line in body("> - a\n- b").lines] == [True, False]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("## Log ##", "Log"),
        ("## Log#", "Log#"),
        ("#", ""),
        ("# #", ""),
        ("## `a` %%b%%", "`a`"),
    ],
)
def test_title(line, title):
    scan = body(line)
    assert scan.title(scan.lines[0]) == title


@pytest.mark.parametrize(
    ("start", "end", "visible"),
    [
        pytest.param(0, 18, "ab  d  f", id="all"),
        pytest.param(5, 18, "d  f", id="from within a comment"),
        pytest.param(0, 5, "ab", id="to within a comment"),
        pytest.param(9, 10, "d", id="between"),
    ],
)
def test_visible_text_has_no_comments(start, end, visible):
    assert body("ab %%c%% d %%e%% f").visible(start, end) == visible


def test_an_unclosed_fence_is_told_with_its_line():
    assert body("a\n```\nb", 0, 5).unclosed == (6, "```")
    assert [line.level for line in body("# a\n- b").headings] == [1]
