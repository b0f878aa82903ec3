"""Letters for the terminal: what is there, what is next, and who could write."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from textwrap import fill

from mdnet.letters.coverage import Coverage, LetterRow
from mdnet.letters.moves import in_words
from mdnet.letters.report import Letters
from mdnet.letters.timeline import check_of
from mdnet.model.calendar import SeasonDate
from mdnet.model.dates import days_text, short_day
from mdnet.render.grid import grid
from mdnet.render.writers_text import name_of, writer_name, writers_text
from mdnet.rules.letter_words import brief_guess, guess, step_text
from mdnet.rules.wording import SLOT_WORDS

STATUS_WORDS = {
    "closed": "put away",
    "over": "over: Match Day has passed",
    "told": "done, and everybody knows",
    "tell": "over: tell your writers how it turned out",
    "in hand": "all letters are in hand",
    "late": "a promised letter is late",
    "covered": "covered",
    "open": "open",
    "ask": "time to ask",
    "amber": "amber: little time left to ask",
    "red": "red: hardly any time left to ask",
    "overdue": "overdue",
}
# By the last word of a date's key.
DATE_WORDS = {
    "open": "ERAS opens",
    "submit": "submit",
    "review": "programs read",
    "deadline": "rank list",
    "day": "Match Day",
    "start": "Match Day",
}
NO_APPLICATION = (
    "No application yet. A note of the type `application` (template Application, in "
    "Applications/) says what for, which season and which slots; then this shows what "
    "is there, what is missing and by when."
)
NO_DATE = (
    "no date: link a season note in `season`, or set `need_by`, and the timeline "
    "counts back from it"
)


def letters_text(found: Letters, today: date, width: int, at_most: int) -> str:
    """All of it; of the writers the `at_most` readiest."""
    parts = [
        "\n".join(_application(c, found, today, width)) for c in found.applications
    ] or [fill(NO_APPLICATION, width)]
    parts.append(writers_text(found, width, at_most))
    return "\n\n".join(parts)


def _application(
    found: Coverage, every: Letters, today: date, width: int
) -> Iterator[str]:
    filled = f"{found.filled} of {len(found.required)} slots filled"
    letters = f", {found.agreed} letters agreed" if found.agreed > found.filled else ""
    heading = f"{found.application.name}: {filled}{letters}, {_status(found)}"
    yield fill(heading, width, subsequent_indent="  ")
    if found.application.is_closed:
        return
    for line in filter(None, (_when(found, today), _dates(found, today))):
        yield fill(line, width, initial_indent="  ", subsequent_indent="  ")
    rows = [_row(row, found, every, today) for row in found.rows
            if not row.is_out]  # fmt: skip
    rows += [
        [SLOT_WORDS[slot], "nobody yet", "", _next_for(found, today)]
        for slot in (_unplanned(found) if found.is_pending else ())
    ]
    if rows:
        yield grid(rows, width - 2, indent=2)
    for line in _asides(found, every):
        yield fill(line, width, subsequent_indent="    ")


def _status(found: Coverage) -> str:
    return STATUS_WORDS[found.status]


def _when(found: Coverage, today: date) -> str:
    deadline = found.deadline
    if found.status in ("over", "tell", "told") and found.match:
        day, site = short_day(found.match.day, today), check_of(found.match)
        return f"Match Day was on {day}{guess(site)}"
    if deadline is None:
        return NO_DATE if found.missing else ""
    left = (deadline.need_by - today).days
    ahead = f"in {days_text(left)}" if left >= 0 else f"{days_text(-left)} ago"
    need_by, ask_by = (short_day(d, today) for d in (deadline.need_by, deadline.ask_by))
    return (
        f"needed by {need_by}, {ahead} ({deadline.because}); "
        f"ask by {ask_by}{guess(deadline.check)}"
    )


def _dates(found: Coverage, today: date) -> str:
    """The season's dates that are still to come, each with how sure it is."""
    coming = [day for day in found.dates if day.day >= today]
    groups = (
        f"{', '.join(_season_day(day, today) for day in days)} ({how})"
        for how, days in groupby(coming, _how_sure)
    )
    return "; ".join(groups)


def _how_sure(found: SeasonDate) -> str:
    site = check_of(found)
    return f"extrapolated: check {site}" if site else found.basis


def _season_day(found: SeasonDate, today: date) -> str:
    words = DATE_WORDS[found.key.rpartition("_")[2]]
    return f"{words} {short_day(found.day, today)}"


def _row(row: LetterRow, found: Coverage, every: Letters, today: date) -> list[str]:
    letter = row.letter
    status = in_words(letter.status)
    if letter.status == "imported" and letter.first_year:
        status = f"imported, {letter.first_year}"
    if row.is_late and row.need_by:
        status = f"{status}, late since {short_day(row.need_by, today)}"
    text = step_text(row.step, today) + brief_guess(row.site)
    if row.step.kind == "ask" and _is_too_early(row, every):
        text = f"{text}, too early so far"
    if row.is_late and row.step.kind == "wait":
        text = "no more reminders: a word in person, or another writer"
    slot = SLOT_WORDS.get(letter.slot, "further")
    return [slot, _row_name(row, every), status, text]


def _is_too_early(row: LetterRow, every: Letters) -> bool:
    """Whether rule L1 stands in the way of the ask, for this application."""
    return any(
        writer.letter is row.letter and gate.rule == "L1"
        for writer in every.writers
        for gate in writer.gates
    )


def _row_name(row: LetterRow, every: Letters) -> str:
    return name_of(row.writer, row.letter.writer_path, every) or "nobody named"


def _unplanned(found: Coverage) -> list[str]:
    """The open slots that no idea and no ask stands for."""
    left = list(found.missing)
    for row in found.rows:
        slot = row.letter.slot or "other"
        if row.is_hoped_for and slot in left:
            left.remove(slot)
    return left


def _next_for(found: Coverage, today: date) -> str:
    if found.deadline is None or found.deadline.ask_by < today:
        return "ask now"
    ask_by = short_day(found.deadline.ask_by, today)
    return f"ask by {ask_by}{brief_guess(found.deadline.check)}"


def _asides(found: Coverage, every: Letters) -> Iterator[str]:
    """Who is out, whom to think of, more letters than the portal takes."""
    out = [f"{_row_name(r, every)} ({in_words(r.letter.status)})" for r in found.rows
           if r.is_out]  # fmt: skip
    if out:
        yield f"  out of the plan: {', '.join(out)}"
    for slot in dict.fromkeys(found.missing) if found.is_pending else ():
        near = every.suggested(found, slot)
        if near:
            names = ", ".join(f"{writer_name(w, every)} ({w.status})" for w in near)
            yield f"  for the {SLOT_WORDS[slot]} letter think of {names}"
    if found.agreed > found.at_most:
        yield f"  {found.agreed} letters, and it takes {found.at_most} at most"
