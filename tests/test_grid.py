"""Rows in columns, at any width."""

import pytest

from mdnet.render.grid import grid

ROWS = (
    ("program director's", "Helen Marchetti", "agreed", "send the packet by 12 May"),
    ("research", "Zoë Ångström", "", ""),
)


def test_in_columns_the_last_one_is_wrapped():
    assert grid(ROWS, 65, indent=2).splitlines() == [
        "  program director's  Helen Marchetti  agreed  send the packet by",
        "                                               12 May",
        "  research            Zoë Ångström",
    ]


def test_where_there_is_too_little_room_it_stands_below():
    assert grid(ROWS, 58, indent=2).splitlines() == [
        "  program director's, Helen Marchetti, agreed",
        "    send the packet by 12 May",
        "  research, Zoë Ångström",
    ]


@pytest.mark.parametrize("width", range(22, 90))
def test_every_word_is_there_whole_and_no_line_too_long(width):
    lines = grid(ROWS, width, indent=2).splitlines()
    words = " ".join(lines).replace(",", "").split()
    assert sorted(words) == sorted(" ".join(map(" ".join, ROWS)).split())
    assert max(map(len, lines)) <= max(width, 22) + 2


def test_nothing_is_nothing():
    assert grid((), 80) == ""
