"""The tokens of Moment's date formats that name a day or a part of one.

Moment 2.30 (momentjs.com/docs/#/displaying/format) in its default locale: `gg`, `w`
and `e` count weeks from Sunday, the first being the one with 1 January; `GG`, `W` and
`E` are ISO's.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from mdnet.model.dates import MONTHS, WEEKDAYS

_LONG_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
_LONG_DAYS = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip


class Token(NamedTuple):
    """How a token is written, what it looks like, and which part of a date it is."""

    write: Callable[[date], str]
    pattern: str
    part: str


def week_of(day: date) -> tuple[int, int]:
    """Year and number of the week from Sunday to Saturday that `day` lies in."""
    saturday = day + timedelta(days=6 - from_sunday(day))
    return saturday.year, (day_of_year(saturday) - 1) // 7 + 1


def from_sunday(day: date) -> int:
    """The weekday as a number: 0 on Sundays, 6 on Saturdays."""
    return day.isoweekday() % 7


def day_of_year(day: date) -> int:
    """1 on 1 January."""
    return day.timetuple().tm_yday


def _ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in (11, 12, 13) else ending}"


def _names(names: tuple[str, ...], part: str, short: int = 99) -> Token:
    def write(day: date) -> str:
        index = day.month - 1 if part == "month" else day.weekday()
        return names[index][:short]

    return Token(write, "|".join(name[:short] for name in names), part)


def _number(
    value: Callable[[date], int], digits: int, part: str
) -> tuple[Token, Token]:
    """The plain token, of up to so many digits, and the one padded with zeros."""
    return (
        Token(lambda day: str(value(day)), f"[0-9]{{1,{digits}}}", part),
        Token(lambda day: f"{value(day):0{digits}}", f"[0-9]{{{digits}}}", part),
    )


def _years(value: Callable[[date], int], part: str) -> tuple[Token, Token]:
    """A year of four digits, and of two."""
    return (
        Token(lambda day: f"{value(day):04}", "[0-9]{4}", part),
        Token(lambda day: f"{value(day) % 100:02}", "[0-9]{2}", f"{part}, short"),
    )


def _tokens() -> dict[str, Token]:
    found: dict[str, Token] = {}
    found["YYYY"], found["YY"] = _years(lambda day: day.year, "year")
    found["GGGG"], found["GG"] = _years(lambda day: day.isocalendar().year, "ISO year")
    found["gggg"], found["gg"] = _years(lambda day: week_of(day)[0], "week year")
    found["Y"] = Token(lambda day: str(day.year), "[0-9]{1,4}", "year")
    found["M"], found["MM"] = _number(lambda day: day.month, 2, "month")
    found["D"], found["DD"] = _number(lambda day: day.day, 2, "day")
    found["DDD"], found["DDDD"] = _number(day_of_year, 3, "day of year")
    found["W"], found["WW"] = _number(lambda day: day.isocalendar().week, 2, "ISO week")
    found["w"], found["ww"] = _number(lambda day: week_of(day)[1], 2, "week")
    found["Q"] = Token(lambda day: str((day.month + 2) // 3), "[1-4]", "quarter")
    found["E"] = Token(lambda day: str(day.isoweekday()), "[1-7]", "weekday")
    found["e"] = found["d"] = Token(
        lambda day: str(from_sunday(day)), "[0-6]", "weekday"
    )
    found["Do"] = Token(
        lambda day: _ordinal(day.day), "[0-9]{1,2}(?:st|nd|rd|th)", "day"
    )
    found["MMM"] = _names(MONTHS, "month")
    found["MMMM"] = _names(_LONG_MONTHS, "month")
    found["dd"] = _names(WEEKDAYS, "weekday", 2)
    found["ddd"] = _names(WEEKDAYS, "weekday")
    found["dddd"] = _names(_LONG_DAYS, "weekday")
    return found


TOKENS = _tokens()
