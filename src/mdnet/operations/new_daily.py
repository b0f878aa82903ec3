"""The text of a daily note that does not exist yet, from Obsidian's template."""

import re
from datetime import date, time

from mdnet.note.moment import format_date

_TOKEN = re.compile(r"\{\{[ \t]*(title|date|time)[ \t]*(?::([^{}\n]*))?\}\}")
_TIME_TOKENS = {
    "HH": "{0.hour:02}", "H": "{0.hour}", "mm": "{0.minute:02}", "m": "{0.minute}",
    "ss": "{0.second:02}", "s": "{0.second}",
}  # fmt: skip
_TIME_FORMAT = re.compile(r"HH?|mm?|ss?")


def new_daily_text(template: str | None, title: str, day: date, now: time) -> str:
    """The template's text with `{{title}}`, `{{date}}` and `{{time}}` filled in.

    `{{date:FORMAT}}` is a Moment format, `{{time:FORMAT}}` one of `H`, `m` and `s`
    tokens. Without a template the note is empty.

    Raises:
        MomentError: a date format has a token that mdnet does not know.
    """

    def filled(token: re.Match[str]) -> str:
        name, fmt = token[1], token[2]
        if name == "title":
            return title
        if name == "date":
            return format_date(fmt, day) if fmt else day.isoformat()
        return _time_text(fmt or "HH:mm", now)

    return _TOKEN.sub(filled, template or "")


def _time_text(fmt: str, now: time) -> str:
    return _TIME_FORMAT.sub(lambda found: _TIME_TOKENS[found[0]].format(now), fmt)
