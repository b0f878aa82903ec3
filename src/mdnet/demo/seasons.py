"""Application seasons of any year, by the pattern of the published ones."""

from collections.abc import Iterator
from datetime import date, timedelta

from mdnet.model.change import Create
from mdnet.note.compose_front import property_lines
from mdnet.note.property_style import PropertyValue
from mdnet.template import template_files

DAY = timedelta(days=1)
LOR_PORTAL_UNTIL = 2026


def season_of(year: int) -> tuple[tuple[str, date], ...]:
    """The dates of the season whose fellows start in `year`, in their order.

    First and third Wednesday of July, Match Day on the Wednesday after Thanksgiving,
    Match Week around the third Friday of March, and so on: the pattern of past seasons,
    so every date is extrapolated.
    """
    before = year - 1
    match_day = _weekday(before, 11, 3, 4) + 6 * DAY
    match_week = _weekday(year, 3, 4, 3) - 4 * DAY
    eras_open = _weekday(before, 6, 2, 1)
    return (
        ("eras_open", eras_open),
        ("efdo_tokens", eras_open + DAY),
        ("july_submit", _weekday(before, 7, 2, 1)),
        ("july_review", _weekday(before, 7, 2, 3)),
        ("registration_open", _weekday(before, 8, 2, 4)),
        ("residency_submit", _weekday(before, 9, 2, 1)),
        ("ranking_open", _last_weekday(before, 9, 2)),
        ("residency_review", _weekday(before, 9, 2, 4)),
        ("december_submit", _weekday(before, 11, 2, 2)),
        ("rank_deadline", match_day - 14 * DAY),
        ("match_day", match_day),
        ("december_review", _weekday(before, 12, 2, 1)),
        ("main_rank_deadline", _weekday(year, 3, 2, 1)),
        ("match_week_start", match_week),
        ("soap_start", match_week),
        ("soap_end", match_week + 3 * DAY),
        ("eras_close", date(year, 5, 31)),
        ("fellowship_starts", date(year, 7, 1)),
    )


def season_notes(cycle: int) -> Iterator[Create]:
    """Notes of the season `cycle` and the one before, if the template lacks them."""
    texts = dict(template_files())
    body = texts["Applications/ERAS 2028.md"].decode("utf-8").split("---\n", 2)[2]
    for year in (cycle - 1, cycle):
        path = f"Applications/ERAS {year}.md"
        if path not in texts:
            front = property_lines(_pairs(year))
            yield Create(path, f"---\n{front}---\n{body.replace('2028', str(year))}")


def _pairs(year: int) -> list[tuple[str, PropertyValue]]:
    pairs: list[tuple[str, PropertyValue]] = [("type", "season")]
    for key, day in season_of(year):
        pairs += [(key, day), (f"{key}_basis", "extrapolated")]
    old = year <= LOR_PORTAL_UNTIL
    portal = "LoR Portal" if old else "AAMC Letter Writer Portal"
    return [*pairs, ("portal", portal), ("letters_max", 4)]


def _weekday(year: int, month: int, weekday: int, count: int) -> date:
    first = date(year, month, 1)
    ahead = (weekday - first.weekday()) % 7
    return first + (ahead + 7 * (count - 1)) * DAY


def _last_weekday(year: int, month: int, weekday: int) -> date:
    fifth = _weekday(year, month, weekday, 5)
    return fifth if fifth.month == month else fifth - 7 * DAY
