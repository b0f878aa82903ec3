"""Under which question the index keeps an answer, for all who ask or answer it."""

from datetime import date


def today_question(day: date, as_json: bool, everything: bool) -> str:
    """The question that `mdnet today` answers on a day, in one of its forms."""
    return f"today {day} {as_json} {everything}"
