"""Moment formats of daily notes; 5 March 2024 as in Moment itself (facts, run)."""

from datetime import date

import pytest

from mdnet.note.moment import MomentError, format_date, names_a_day, parse_date

TUESDAY = date(2024, 3, 5)


@pytest.mark.parametrize(
    ("fmt", "text"),
    [
        ("YYYY-MM-DD", "2024-03-05"),
        ("YYYY/MM-MMMM/YYYY-MM-DD-dddd", "2024/03-March/2024-03-05-Tuesday"),
        ("YY Q M MM MMM D Do", "24 1 3 03 Mar 5 5th"),
        ("DDD DDDD", "65 065"),
        ("d dd ddd dddd e E", "2 Tu Tue Tuesday 2 2"),
        ("GGGG-[W]WW gggg-[W]ww", "2024-W10 2024-W10"),
        ("GG W gg w Y", "24 10 24 10 2024"),
        ("[Daily] YYYY_MM.DD, (T)", "Daily 2024_03.05, (T)"),
        (r"\YYY[x]", "Y24x"),
    ],
)
def test_written(fmt, text):
    assert format_date(fmt, TUESDAY) == text


@pytest.mark.parametrize(
    ("day", "text"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"),
     (13, "13th"), (21, "21st"), (22, "22nd"), (31, "31st")],
)  # fmt: skip
def test_ordinals(day, text):
    assert format_date("Do", date(2024, 3, day)) == text


@pytest.mark.parametrize(
    ("day", "iso", "american"),
    [
        (date(2024, 12, 29), "2024-52-7", "2025-01-0"),
        (date(2024, 12, 30), "2025-01-1", "2025-01-1"),
        (date(2023, 1, 1), "2022-52-7", "2023-01-0"),
        (date(2021, 1, 3), "2020-53-7", "2021-02-0"),
    ],
)
def test_weeks(day, iso, american):
    assert format_date("GGGG-WW-E", day) == iso
    assert format_date("gggg-ww-e", day) == american
    assert parse_date("GGGG-WW-E", iso) == day
    assert parse_date("gggg-ww-e", american) == day


@pytest.mark.parametrize(
    ("fmt", "text"),
    [
        ("YYYY-MM-DD", "2024-03-05"),
        ("YYYY/MM-MMMM/YYYY-MM-DD-dddd", "2024/03-March/2024-03-05-Tuesday"),
        ("MMM Do, YY", "Mar 5th, 24"),
        ("YYYY-DDDD", "2024-065"),
        ("gggg [week] w dddd", "2024 week 10 Tuesday"),
        ("GG-W-dd", "24-10-Tu"),
    ],
)
def test_read(fmt, text):
    assert parse_date(fmt, text) == TUESDAY


def test_two_digits_of_the_last_century():
    assert parse_date("YY-MM-DD", "69-01-02") == date(1969, 1, 2)


@pytest.mark.parametrize(
    ("fmt", "text"),
    [
        ("YYYY-MM-DD", "2024-3-5"),
        ("YYYY-MM-DD", "2024-02-30"),
        ("YYYY-MM-DD", "2024-03-05x"),
        ("YYYY-MM-DD", "2024-03-05\n"),
        ("YYYY-M-D", "2024-03-05"),
        ("YYYY-MM-DD dddd", "2024-03-05 Monday"),
        ("YYYY-DDD", "2023-366"),
        ("YYYY-DDD", "2023-0"),
        ("Do-MM-YYYY", "5st-03-2024"),
        ("GGGG-WW-E", "9999-53-7"),
        ("gggg-ww-e", "9999-60-7"),
        ("YYYY-MM-DD ww", "9999-12-31 53"),
    ],
)
def test_not_read(fmt, text):
    assert parse_date(fmt, text) is None


@pytest.mark.parametrize(
    "fmt",
    [
        "YYYY-MM-DD HH:mm",
        "LL",
        "YYYY-MM-DDZ",
        "X",
        "Mo",
        "do",
        "YYYYYY",
        "[a] A",
        "zz",
        "k",
    ],
)
def test_refused_tokens_are_named(fmt):
    with pytest.raises(MomentError, match="does not know") as error:
        format_date(fmt, TUESDAY)
    assert error.value.exit_code == 3


@pytest.mark.parametrize("fmt", ["YYYY-MM", "dddd", "[x]", "", "MM-DD", "YYYY-WW-E"])
def test_a_format_without_a_day_cannot_be_read_back(fmt):
    assert not names_a_day(fmt)
    with pytest.raises(MomentError, match="does not name a day"):
        parse_date(fmt, "2024")


def test_a_usual_format_names_a_day():
    assert names_a_day("YYYY-MM-DD")
