"""Conflict markers read as the two texts behind them."""

import pytest

from mdnet.operations.conflicts import lines_of, segments

TWO_WAY = "a\n<<<<<<< HEAD\nours\nmore\n=======\ntheirs\n>>>>>>> phone\nb\n"
THREE_WAY = TWO_WAY.replace("=======\n", "||||||| 1a2b3c4\nbase\n=======\n")


def sides(text):
    found = segments(lines_of(text))
    return (
        "".join(line for segment in found for line in segment.ours),
        "".join(line for segment in found for line in segment.theirs),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(TWO_WAY, ("a\nours\nmore\nb\n", "a\ntheirs\nb\n"), id="two ways"),
        pytest.param(THREE_WAY, ("a\nours\nmore\nb\n", "a\ntheirs\nb\n"),
            id="with a base"),
        pytest.param(TWO_WAY.replace("\n", "\r\n"),
            ("a\r\nours\r\nmore\r\nb\r\n", "a\r\ntheirs\r\nb\r\n"), id="Windows"),
        pytest.param(TWO_WAY + TWO_WAY[:-3],
            ("a\nours\nmore\nb\na\nours\nmore\n", "a\ntheirs\nb\na\ntheirs\n"),
            id="two, the last at the end"),
        pytest.param("<<<<<<<\n=======\n>>>>>>>", ("", ""), id="empty sides"),
    ],
)  # fmt: skip
def test_the_two_sides(text, expected):
    assert sides(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("no end", id="no line end"),
        pytest.param("Title\n=======\n", id="a heading underlined"),
        pytest.param("<<<<<<< HEAD\nours\n=======\ntheirs\n", id="no end marker"),
        pytest.param("<<<<<<< HEAD\nours\n>>>>>>> phone\n", id="no middle"),
        pytest.param("<<<<<<<HEAD\nours\n=======\n>>>>>>> a\n", id="no marker"),
        pytest.param("a\x0bb\u2028c\rd\n", id="odd line ends"),
    ],
)
def test_what_is_no_conflict_is_common_to_both(text):
    assert sides(text) == (text, text)


def test_a_second_start_inside_ends_the_first():
    text = "<<<<<<< a\nx\n" + TWO_WAY
    assert sides(text)[1] == "<<<<<<< a\nx\na\ntheirs\nb\n"


@pytest.mark.parametrize(
    ("side", "part", "row", "line"),
    [("ours", 0, 0, 1), ("ours", 1, 1, 4), ("theirs", 1, 0, 8), ("theirs", 2, 0, 10)],
)
def test_the_line_of_a_sides_line(side, part, row, line):
    segment = segments(lines_of(THREE_WAY))[part]
    assert segment.line_of(side, row) == line
    assert lines_of(THREE_WAY)[line - 1] == segment.side(side)[row]
