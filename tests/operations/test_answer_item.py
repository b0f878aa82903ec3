"""Answers given from the terminal, as the user would write them."""

from datetime import date

import pytest

from mdnet.errors import NotEditableError
from mdnet.operations.answer_item import answer_item
from tests.operations.world import MARIA, TOM, today

LINE = (
    "- [ ] **Check in** [[Tom Reed]]: every 3 months, last on 18 Aug (96 days) "
    "^mdnet-3d5214a0"
)
DAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("line", "mark", "words", "until", "expected"),
    [
        pytest.param(LINE, "x", "", None, LINE.replace("[ ]", "[x]"), id="done"),
        pytest.param(LINE, "x", "a good talk", None,
            LINE.replace("[ ]", "[x]") + " a good talk", id="done with words"),
        pytest.param(LINE, "-", "", None, LINE.replace("[ ]", "[-]"), id="skipped"),
        pytest.param(LINE, ">", "", DAY, LINE.replace("[ ]", "[>]") + " 2026-12-01",
            id="snoozed"),
        pytest.param(LINE + " he is away", ">", "", DAY,
            LINE.replace("[ ]", "[>]") + " he is away; 2026-12-01",
            id="with words there"),
        pytest.param(LINE.replace("[ ]", "[>]") + " 2026-11-25", ">", "", DAY,
            LINE.replace("[ ]", "[>]") + " 2026-12-01", id="snoozed again"),
        pytest.param(LINE.replace("[ ]", "[>]") + " 2026-12-01", ">", "", DAY,
            LINE.replace("[ ]", "[>]") + " 2026-12-01", id="snoozed the same"),
        pytest.param(LINE.replace("[ ]", "[>]") + " 2026-11-25", "x", "met", None,
            LINE.replace("[ ]", "[x]") + " met", id="done after all"),
        pytest.param(LINE.replace("[ ]", "[x]") + " met", "x", "met", None,
            LINE.replace("[ ]", "[x]") + " met", id="done the same"),
        pytest.param(LINE, "x", "two\nlines ^mdnet-0a1b2c3d", None,
            LINE.replace("[ ]", "[x]") + " two lines", id="words on one line"),
    ],
)  # fmt: skip
def test_the_answer_is_written_into_the_line(line, mark, words, until, expected):
    before, after = (f"a\r\n{text}\r\n- b\r\n" for text in (line, expected))
    assert answer_item(before, TOM, mark, words, until) == after


def test_an_item_that_is_not_there():
    with pytest.raises(NotEditableError, match=r"Daily/x\.md: there is no item"):
        answer_item(LINE, MARIA, "x", path="Daily/x.md")


def test_an_answer_given_here_is_read_back():
    text = answer_item(today("").text, TOM, ">", until=DAY)
    found = today(text)
    assert [(item.id, item.mark) for item in found.digest.answered] == [(TOM, ">")]
    assert found.text == text


def test_an_item_with_words_behind_its_id_is_ticked_as_it_stands():
    text = "- [ ] **Check in** [[Tom Reed]]: due today ^mdnet-3d5214a0 rang him\n"
    assert answer_item(text, "3d5214a0", "x") == text.replace("[ ]", "[x]")
