"""The shapes themselves: none is out of reach, none can be made slow."""

from importlib import import_module
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mdnet.model.settings import Settings
from mdnet.phi import slips
from mdnet.phi.chart import WORDS, charted
from mdnet.phi.clinical import CONTEXTS
from mdnet.phi.judge import SHAPES
from mdnet.phi.searched import searched, without_addresses
from mdnet.phi.suspects import words_of
from tests.phi.rates import SETS, lines_of

# How Python itself reads a pattern; the modules have no public name.
parser = import_module("re._parser")
kinds = import_module("re._constants")

LINES = [
    "an infant of 31 weeks gestation",
    *(
        line
        for name in SETS
        for kind in ("patient", "networking")
        for line in lines_of(f"{name}-{kind}")
    ),
]
PATTERNS = [shape.pattern for shape in (*SHAPES, *CONTEXTS)]


def test_no_shape_is_lost_for_want_of_a_word():
    lost = [
        (shape.pattern.pattern, line)
        for line in LINES
        for shape in SHAPES
        if shape.pattern.search(line) and not reachable(shape, line)
    ]
    assert lost == []


def reachable(shape: Any, line: str) -> bool:
    words = words_of(line.lower())
    needed = not shape.needs or bool(shape.needs & words)
    return bool(shape.words & words) and needed


def test_no_word_of_a_chart_is_lost_either():
    lost = [
        line for line in LINES if charted(line) and not WORDS & words_of(line.lower())
    ]
    assert lost == []


def test_every_shape_is_found_in_some_line():
    unused = [
        s.pattern.pattern for s in SHAPES if not any(map(s.pattern.search, LINES))
    ]
    assert unused == []


def repeats(tree: Any, inside: bool = False) -> list[str]:
    """What in a parsed pattern could take more than linear time."""
    bad = []
    for kind, value in tree:
        if kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT):
            _, most, part = value
            several = most > 1
            if most == kinds.MAXREPEAT and kind != kinds.POSSESSIVE_REPEAT:
                bad.append("without an upper bound")
            if several and inside and most > 3:
                bad.append("one inside another")
            bad += repeats(part, inside or most > 3)
        elif isinstance(value, tuple | list):
            for part in value if kind == kinds.BRANCH else [value]:
                bad += [b for p in flat(part) for b in repeats(p, inside)]
    return bad


def flat(part: Any) -> list[Any]:
    if isinstance(part, parser.SubPattern):
        return [part]
    if isinstance(part, tuple | list):
        return [found for each in part for found in flat(each)]
    return []


def test_the_guard_against_slow_patterns_sees_one():
    assert repeats(parser.parse(r"a(?:b{0,9}c){0,9}")) == ["one inside another"]
    assert repeats(parser.parse(r"a+b")) == ["without an upper bound"]
    assert repeats(parser.parse(r"(?:a|(?=b*c))")) == ["without an upper bound"]


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda p: p.pattern[:40])
def test_no_pattern_can_be_made_slow(pattern: Any):
    tree = parser.parse(pattern.pattern)
    assert repeats(tree) == []
    assert tree.getwidth()[1] <= 200


@pytest.mark.parametrize(
    "piece",
    ["pt ", "the baby with ", "3 mo ", "mom of ", "[[", "](", "a.", "<!-- phi-ok ",
     "`", "1 ", "her ", "MRN ", " ", "patient was ", "4yo M with DKA "],
)  # fmt: skip
def test_a_line_of_a_hundred_thousand_characters_is_read(piece: str):
    text = piece * (100_000 // len(piece))
    assert len({finding.code for finding in slips("x", text, Settings())}) < 13


@settings(max_examples=300)
@given(st.lists(st.sampled_from(LINES) | st.text(max_size=30), max_size=8))
def test_nothing_in_a_note_stops_it_and_places_exist(pieces: list[str]):
    text = "".join(pieces)
    lines = text.split("\n")
    for finding in slips("x", text, Settings()):
        assert 1 <= finding.line <= len(lines)
        assert 1 <= finding.column <= len(lines[finding.line - 1]) + 1


@given(st.text(alphabet="`<!->%[]()|@:/. \n\r-abc"))
def test_what_is_searched_is_as_long_as_the_note(text: str):
    shown = searched(text)
    assert len(shown) == len(text)
    assert shown.count("\n") == text.count("\n")
    assert len(without_addresses(text, ("a *", "b"))) == len(text)
