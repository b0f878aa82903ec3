"""What one letter needs next, and by when."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from mdnet.model.letter import Letter
from mdnet.model.settings import LetterSettings


class Times(NamedTuple):
    """The days that a letter's steps are counted from; `None` is unknown.

    `need_by` is when the letter is needed, `is_guess` whether that rests on an
    extrapolated date. `portal_opens` is the day from which letters can be requested,
    `match_day` that of the season, a guess if `match_is_guess`. `thanked` is a day of
    thanks that the writer's log tells of, after the upload; `reached` the last day on
    which I wrote to them.
    """

    need_by: date | None = None
    is_guess: bool = False
    portal_opens: date | None = None
    match_day: date | None = None
    match_is_guess: bool = False
    has_portal: bool = True
    thanked: date | None = None
    reached: date | None = None


class Step(NamedTuple):
    """The next step: `kind` is a stable word, `due` its day, `None` for no day.

    Kinds: `ask`, `hear` (no answer yet), `packet`, `request`, `remind`, `wait`,
    `thank`, `assign`, `tell`; empty for nothing left to do. `opens` is the day from
    which it is time. `number` tells reminders apart.
    """

    kind: str = ""
    due: date | None = None
    opens: date | None = None
    number: int = 0


_Rule = Callable[[Letter, Times, LetterSettings, date], Step]


def next_step(
    letter: Letter, times: Times, settings: LetterSettings, today: date
) -> Step:
    """What comes next for a letter, by its state.

    From Match Day on nothing for one that has not been uploaded.
    """
    if not letter.is_in_hand and _is_over(times, today):
        return Step()
    return _STEPS[letter.status](letter, times, settings, today)


def _nothing(_: Letter, __: Times, ___: LetterSettings, ____: date) -> Step:
    return Step()


def _ask(letter: Letter, times: Times, settings: LetterSettings, today: date) -> Step:
    if times.need_by is None:
        return Step("ask")
    due = times.need_by - timedelta(days=settings.ask_before)
    return Step("ask", due, due - timedelta(days=settings.answer_after))


def _hear(letter: Letter, times: Times, settings: LetterSettings, today: date) -> Step:
    if letter.asked_on is None:
        return Step("hear")
    due = letter.asked_on + timedelta(days=settings.answer_after)
    return Step("hear", due, due)


def _packet(
    letter: Letter, times: Times, settings: LetterSettings, today: date
) -> Step:
    """Soon after a yes, but not a year before it is needed."""
    days = []
    if letter.answered_on:
        days.append(letter.answered_on + timedelta(days=settings.packet_after))
    if times.need_by:
        days.append(times.need_by - timedelta(days=settings.ask_before))
    if not days:
        return Step("packet")
    due = max(days)
    return Step("packet", due, due - timedelta(days=settings.packet_after))


def _request(
    letter: Letter, times: Times, settings: LetterSettings, today: date
) -> Step:
    if not times.has_portal:
        return _remind(letter, times, settings, today)
    days = [day for day in (letter.packet_on, times.portal_opens) if day]
    if not days:
        return Step("request")
    opens = max(days)
    return Step("request", opens + timedelta(days=settings.packet_after), opens)


def _remind(
    letter: Letter, times: Times, settings: LetterSettings, today: date
) -> Step:
    """The reminder of the stretch that today is in, else the next; then silence."""
    if times.need_by is None:
        return Step("wait")
    since = letter.requested_on or letter.packet_on or date.min
    ahead = sorted(settings.remind, reverse=True)
    days = [times.need_by - timedelta(days=count) for count in ahead]
    wanted = [(n, day) for n, day in zip(ahead, days, strict=True) if day > since]
    passed = [(n, day) for n, day in wanted if day <= today][-1:]
    coming = [(n, day) for n, day in wanted if day > today]
    if passed and times.reached and times.reached >= passed[0][1]:
        passed = []
    if today > times.need_by or not (passed or coming):
        return Step("wait", times.need_by)
    number, day = (passed or coming)[0]
    return Step("remind", day, day, number)


def _thank(letter: Letter, times: Times, settings: LetterSettings, today: date) -> Step:
    """Thanks for the upload; from Match Day on they are one with the outcome."""
    if _is_over(times, today):
        return _tell(letter, times, settings, today)
    if letter.thanked_on or times.thanked:
        return _assign(letter, times, settings, today)
    if letter.uploaded_on is None:
        return Step("thank")
    due = letter.uploaded_on + timedelta(days=settings.thank_within)
    return Step("thank", due, letter.uploaded_on)


def _assign(
    letter: Letter, times: Times, settings: LetterSettings, today: date
) -> Step:
    if letter.status == "uploaded" and times.has_portal:
        return Step("assign", times.need_by)
    return _tell(letter, times, settings, today)


def _is_over(times: Times, today: date) -> bool:
    return bool(times.match_day and times.match_day <= today)


def _tell(letter: Letter, times: Times, settings: LetterSettings, today: date) -> Step:
    if times.match_day is None:
        return Step("tell")
    due = times.match_day + timedelta(days=settings.tell_within)
    return Step("tell", due, times.match_day)


def _again(letter: Letter, times: Times, settings: LetterSettings, today: date) -> Step:
    """A request that the portal deleted: to be made anew, with the writer's word.

    At once, four weeks before it is needed at the latest.
    """
    kind = "request" if times.has_portal else "ask"
    if times.need_by is None:
        return Step(kind)
    due = times.need_by - timedelta(days=max(settings.remind, default=0))
    return Step(kind, due, min(due, today))


_STEPS: dict[str, _Rule] = {
    "idea": _ask,
    "asked": _hear,
    "agreed_strong": _packet,
    "agreed": _packet,
    "hesitant": _nothing,
    "declined": _nothing,
    "packet_sent": _request,
    "request_sent": _remind,
    "uploaded": _thank,
    "assigned": _thank,
    "thanked": _tell,
    "outcome_told": _nothing,
    "imported": _tell,
    "void": _again,
}
