"""How a line of the log begins."""

from datetime import date

import pytest

from mdnet.note.log_head import (
    dated_head,
    kind_and_text,
    kind_of_verb,
    may_be_dated,
    unclear_date,
    undated_head,
)

FIFTH = date(2026, 3, 5)


@pytest.mark.parametrize(
    ("line", "day", "time", "kind", "text"),
    [
        ("2026-03-05 met: coffee", FIFTH, "", "met", "coffee"),
        ("2026-03-05 met coffee", FIFTH, "", "met", "coffee"),
        ("2026-03-05: met: coffee", FIFTH, "", "met", "coffee"),
        ("2026-03-05 - met - coffee", FIFTH, "", "met", "coffee"),
        ("2026-03-05 – Called – about it", FIFTH, "", "call", "about it"),
        ("2026-03-05 — about it", FIFTH, "", "", "about it"),
        ("2026-03-05", FIFTH, "", "", ""),
        ("2026-03-05 met", FIFTH, "", "met", ""),
        ("2026-3-5 saw her", FIFTH, "", "met", "her"),
        ("2026/03/05 met: x", FIFTH, "", "met", "x"),
        ("2026.03.05 met: x", FIFTH, "", "met", "x"),
        ("**2026-03-05** met: x", FIFTH, "", "met", "x"),
        ("**2026-03-05:** met: x", FIFTH, "", "met", "x"),
        ("**2026-03-05 met:** x", FIFTH, "", "met", "x"),
        ("*2026-03-05* **met**: x", FIFTH, "", "met", "x"),
        ("__2026-03-05__ x", FIFTH, "", "", "x"),
        ("[[2026-03-05]] met: x", FIFTH, "", "met", "x"),
        ("[[Daily/2026-03-05|Thu]]: met: x", FIFTH, "", "met", "x"),
        ("**[[2026-03-05]]** x", FIFTH, "", "", "x"),
        ("2026-03-05 (Thu) met: x", FIFTH, "", "met", "x"),
        ("2026-03-05 14:30 met: x", FIFTH, "14:30", "met", "x"),
        ("2026-03-05T09:05:00 met: x", FIFTH, "09:05", "met", "x"),
        ("2026-03-05, 2:30 pm, met: x", FIFTH, "14:30", "met", "x"),
        ("2026-03-05 at 12:15am x", FIFTH, "00:15", "", "x"),
        ("2026-03-05 12:15 p.m. x", FIFTH, "12:15", "", "x"),
        ("2026-03-05 10:00-11:00 met: x", FIFTH, "10:00", "met", "x"),
        ("2026-03-05 25:00 x", FIFTH, "", "", "25:00 x"),
        ("2026-03-05 grand-rounds: x", FIFTH, "", "grand-rounds", "x"),
        ("2026-03-05 Brunch:", FIFTH, "", "brunch", ""),
        ("2026-03-05 brunch with her", FIFTH, "", "", "brunch with her"),
        ("2026-03-05 https://a.b", FIFTH, "", "", "https://a.b"),
        ("2026-03-05 phone call: x", FIFTH, "", "call", "x"),
        ("2026-03-05 met her: x", FIFTH, "", "met", "her: x"),
        ("2026-03-05 check in: x", FIFTH, "", "check-in", "x"),
        ("2026-03-05 E-mail: x", FIFTH, "", "email", "x"),
        ("2026-03-05 met's x", FIFTH, "", "", "met's x"),
        ("2026-03-05 [[Tom]]: x", FIFTH, "", "", "[[Tom]]: x"),
        ("2026-03-05–07 NCE", FIFTH, "", "", "–07 NCE"),
        ("5 Mar 2026 met: x", FIFTH, "", "met", "x"),
        ("5th March 2026: x", FIFTH, "", "", "x"),
        ("March 5, 2026 - x", FIFTH, "", "", "x"),
        ("**Mar 5 2026** x", FIFTH, "", "", "x"),
        ("2026-02-30 met: x", None, "", "met", "x"),
        ("2026-13-01 x", None, "", "", "x"),
    ],
)
def test_dated(line, day, time, kind, text):
    head = dated_head(line)
    assert head is not None
    assert (head.day, head.time, head.kind, head.text) == (day, time, kind, text)


@pytest.mark.parametrize(
    "line",
    ["", "met: x", "2026-03 x", "2026-03-055", "3/5/2026", "5 Mar", "x 2026-03-05",
     "[[2026-03-05", "[[Maria]] 2026-03-05", "march on", "**", "** a", "*met"],
)  # fmt: skip
def test_not_dated(line):
    assert dated_head(line) is None


def test_the_date_is_told_as_typed():
    head = dated_head("[[2026-2-30|x]] met: y")
    assert head is not None
    assert (head.typed, head.known) == ("[[2026-2-30|x]]", True)


@pytest.mark.parametrize(
    ("line", "time", "kind", "known", "text"),
    [
        ("met [[Tom]]: x", "", "met", True, "[[Tom]]: x"),
        ("14:30 met [[Tom]]", "14:30", "met", True, "[[Tom]]"),
        ("**9:05** – call: [[Tom]]", "09:05", "call", True, "[[Tom]]"),
        ("rounds: [[Tom]]", "", "rounds", False, "[[Tom]]"),
        ("[[Tom]] met", "", "", False, "[[Tom]] met"),
    ],
)
def test_undated(line, time, kind, known, text):
    head = undated_head(line)
    assert (head.time, head.kind, head.known, head.text) == (time, kind, known, text)
    assert head.day is None


@pytest.mark.parametrize(
    ("line", "typed"),
    [
        ("3/5/2026 met", "3/5/2026"),
        ("**5.3.26**: met", "5.3.26"),
        ("20260305 x", "20260305"),
        ("5 Mar: x", "5 Mar"),
        ("Mar 5 x", "Mar 5"),
        ("met: x", ""),
        ("3/5/2026x", ""),
        ("120/80 x", ""),
    ],
)
def test_unclear_dates(line, typed):
    assert unclear_date(line) == typed


def test_no_word_no_kind():
    assert kind_and_text("42 ") == ("", False, "42")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("**Check in** with [[Tom]]", "check-in"),
        ("Nudge once [[Tom]]", "email"),
        ("Send [[Tom]] it", "give"),
        ("call [[Tom]]", "call"),
        ("Read it", ""),
        ("…", ""),
    ],
)
def test_kind_of_a_thing_to_do(line, kind):
    assert kind_of_verb(line) == kind


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("2026-03-05 met", True), ("[[2026-03-05]]", True), ("Mar 5, 2026", True),
        ("mar", True), ("*5 March 2026*", True), ("_see_", True), ("March", True),
        ("Send it", False), ("Ask Tom", False), ("Marcus", False), ("", False),
    ],
)  # fmt: skip
def test_a_line_that_may_be_dated_is_told_by_its_first_word(line, answer):
    assert may_be_dated("ab" + line, 2, 2 + len(line)) is answer
