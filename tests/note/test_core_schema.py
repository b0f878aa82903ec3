"""What unquoted words mean: the table of Obsidian's reader, checked against it."""

import math

import pytest

from mdnet.note.core_schema import core_value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("NO", "NO"), ("yes", "yes"), ("on", "on"), ("off", "off"), ("y", "y"),
        ("12:30", "12:30"), ("1990-04-17", "1990-04-17"), ("1_000", "1_000"),
        ("2024-05-01T10:00:00", "2024-05-01T10:00:00"), ("2026-02-30", "2026-02-30"),
        ("0b1", "0b1"), ("1:30", "1:30"), (".", "."), ("+", "+"), ("-", "-"),
        ("0x", "0x"), ("-0x1F", "-0x1F"), ("+0o7", "+0o7"), ("0o8", "0o8"),
        ("1e", "1e"), (".e3", ".e3"), ("tRUE", "tRUE"), ("nULL", "nULL"),
        ("--1", "--1"),
        ("1.2.3", "1.2.3"), ("+.nan", "+.nan"), ("=", "="), ("<<", "<<"),
        ("½", "½"), ("١٢", "١٢"), ("text", "text"), ("Tom", "Tom"),
    ],
)  # fmt: skip
def test_is_text(text, value):
    assert core_value(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("01234", 1234), ("0o17", 15), ("0x1F", 31), ("+4930123456", 4930123456),
        ("-4", -4), ("00", 0),
    ],
)  # fmt: skip
def test_is_a_whole_number(text, value):
    assert core_value(text) == value
    assert type(core_value(text)) is int


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1e3", 1000.0), (".5", 0.5), ("5.", 5.0), ("-.5", -0.5), ("1.5e-1", 0.15),
        (".inf", math.inf), ("-.Inf", -math.inf), ("+.INF", math.inf), ("1.50", 1.5),
    ],
)  # fmt: skip
def test_is_a_number(text, value):
    assert core_value(text) == value
    assert type(core_value(text)) is float


def test_nan_is_a_number():
    assert str(core_value(".nan")) == "nan"


@pytest.mark.parametrize(
    ("text", "value"),
    [("true", True), ("True", True), ("FALSE", False), ("~", None), ("null", None),
     ("NULL", None), ("", None)],
)  # fmt: skip
def test_is_a_truth_or_nothing(text, value):
    assert core_value(text) is value


def test_a_number_of_5000_digits_stays_text():
    assert core_value("9" * 5000) == "9" * 5000
