"""Edits of spans, lines and line ends."""

import pytest

from mdnet.note.source import (
    Edit,
    Place,
    apply_edits,
    line_end,
    line_start,
    newline_of,
    next_line,
    place_of,
)


def test_edits_are_made_at_the_offsets_of_the_old_text():
    edits = [Edit(6, 11, "there"), Edit(0, 5, "Hi")]
    assert apply_edits("Hello world", edits) == "Hi there"


def test_edits_at_one_place_keep_their_order():
    assert apply_edits("ad", [Edit(1, 1, "b"), Edit(1, 1, "c")]) == "abcd"


def test_an_insertion_may_touch_a_replacement():
    assert apply_edits("abc", [Edit(1, 2, ""), Edit(2, 2, "X")]) == "aXc"


def test_no_edit_is_no_change():
    assert apply_edits("\ufeffa\r\nb", ()) == "\ufeffa\r\nb"


@pytest.mark.parametrize(
    "edits",
    [
        pytest.param([Edit(0, 3, ""), Edit(2, 4, "")], id="overlap"),
        pytest.param([Edit(0, 9, "")], id="beyond the end"),
        pytest.param([Edit(3, 1, "")], id="backwards"),
        pytest.param([Edit(-1, 1, "")], id="before the start"),
    ],
)
def test_impossible_edits_are_refused(edits):
    with pytest.raises(ValueError, match="overlap"):
        apply_edits("abcd", edits)


@pytest.mark.parametrize(
    ("text", "newline"),
    [("", "\n"), ("a", "\n"), ("a\nb\r\n", "\n"), ("a\r\nb\n", "\r\n"), ("\na", "\n")],
)
def test_the_first_line_end_is_the_notes_own(text, newline):
    assert newline_of(text) == newline


@pytest.mark.parametrize(
    ("offset", "place"),
    [(0, Place(1, 1)), (2, Place(1, 3)), (3, Place(2, 1)), (5, Place(2, 3))],
)
def test_places_count_from_one(offset, place):
    assert place_of("ab\ncde", offset) == place


@pytest.mark.parametrize(
    ("text", "offset", "start", "end", "following"),
    [
        ("ab\r\ncd\n", 1, 0, 2, 4),
        ("ab\r\ncd\n", 4, 4, 6, 7),
        ("ab", 1, 0, 2, 2),
        ("\nx", 0, 0, 0, 1),
    ],
)
def test_a_line_around_an_offset(text, offset, start, end, following):
    assert line_start(text, offset) == start
    assert line_end(text, offset) == end
    assert next_line(text, offset) == following
