"""Tells a generated line that nobody touched from one with the user's words in it.

Nothing is stored about what was generated: the templates of `rules.wording` are turned
into patterns. What fits none of them was edited, and when unsure it was edited.
"""

import re
from functools import cache

from mdnet.model.dates import MONTHS, WEEKDAYS
from mdnet.rules import wording
from mdnet.rules.wording import Wording

_MONTH = "|".join(MONTHS)
_WEEKDAY = "|".join(WEEKDAYS)
_DAY = rf"\d{{1,2}} (?:{_MONTH})(?: \d{{4}})?"
LINK = r"\[\[[^\[\]\n]+\]\]"
_HOLES = {
    "day": _DAY,
    "weekday": rf"(?:{_WEEKDAY}) {_DAY}",
    "days": r"\d+ days?",
    "business": r"\d+ business days?",
    "n": r"\d+",
    "kind": "|".join((*wording.SENT.values(), wording.MESSAGE)),
    "cadence": r"every (?:\d+ )?(?:day|week|month|year)s?|twice a (?:week|month|year)",
    "note": LINK,
    "agenda": r"\[\[[^\[\]|\n]+\|agenda\]\](?: \(sent\))?",
    "when": rf"by (?:{_WEEKDAY})|by {_DAY}|due since {_DAY}|due today|no date yet",
    "opens": _DAY,
    "items": r"\d+ items?",
    "follow_ups": r"follow-ups?",
    "career_chats": r"career chats?",
    "slot": "|".join(wording.SLOT_WORDS.values()),
    "lack": r"\d+ of \d+ (?:kinds of )?[a-z]+(?: between the first and the last)?",
    "guess": r"(?: \(date extrapolated: check [\w.]+\))?",
}
_HOLES["step"] = "|".join(
    text.replace("{day}", _DAY)
    for words in (wording.STEP_WORDS, wording.UNDATED_STEPS, wording.STEPS_SINCE)
    for text in words.values()
)


def is_item_text(text: str, promises: frozenset[str]) -> bool:
    """Whether an item's text (between box and id) is one that mdnet wrote.

    `promises` are the stems of known promises, as `rules.known.promise_stems` gives
    them.
    """
    return bool(_items().fullmatch(text)) or _is_promise(text, promises, ": ", _whys())


def is_later_text(text: str, promises: frozenset[str]) -> bool:
    """Whether a line of the list of what did not fit (after `> - `) is mdnet's."""
    if _laters().fullmatch(text):
        return True
    return _is_promise(text, promises, ", ", _pattern("{when}"))


def is_lone_line(text: str) -> bool:
    """Whether a line that stands for no person (week, SOAP, nothing due) is mdnet's."""
    return bool(_lone_lines().fullmatch(text))


def _is_promise(
    text: str, stems: frozenset[str], between: str, ending: re.Pattern[str]
) -> bool:
    return any(
        ending.fullmatch(text, len(stem) + len(between))
        for stem in stems
        if text.startswith(stem + between)
    )


def _source(template: str) -> str:
    parts = re.split(r"\{(\w+)\}", template)
    return "".join(
        f"(?:{_HOLES[part]})" if index % 2 else re.escape(part)
        for index, part in enumerate(parts)
    )


def _pattern(*templates: str) -> re.Pattern[str]:
    return re.compile("|".join(_source(template) for template in templates))


def _item_source(words: Wording) -> str:
    start = re.escape(f"**{words.action}** {words.before}")
    return f"{start}{LINK}{re.escape(words.after)}: {_source(words.why)}"


@cache
def _items() -> re.Pattern[str]:
    return re.compile("|".join(map(_item_source, wording.WORDINGS)))


@cache
def _laters() -> re.Pattern[str]:
    people = [f"{LINK}: {_source(words.later)}" for words in wording.WORDINGS]
    more = [_source(text) for text in (wording.MORE_LATER, wording.MORE_COMING)]
    dates = rf"{_DAY}: [\w ]+(?: \(date extrapolated: check [\w.]+\))?"
    return re.compile("|".join((*people, *more, dates)))


@cache
def _lone_lines() -> re.Pattern[str]:
    return _pattern(*wording.LINES)


@cache
def _whys() -> re.Pattern[str]:
    return _pattern(*wording.PROMISE_WHYS)


def callout_fold(line: str) -> str | None:
    """The fold sign of the heading of what did not fit, `None` for another line."""
    found = _headings().fullmatch(line)
    return found[1] if found else None


@cache
def _headings() -> re.Pattern[str]:
    titles = (wording.LATER_AND_COMING, wording.LATER, wording.COMING)
    names = "|".join(_source(title) for title in titles)
    return re.compile(rf"> \[!info\]([-+]?) (?:{names})")
