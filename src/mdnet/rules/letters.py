"""L1 to L5, P6: what letters need, by the timeline that is counted back from a season.

Reminders end: at 28, 14 and 5 days before a letter is needed, then silence.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from mdnet.business_days import add_business_days
from mdnet.history import contact_days
from mdnet.letters.coverage import Coverage, LetterRow
from mdnet.letters.gates import lacking
from mdnet.model.dates import days_text, short_day, week_day
from mdnet.model.item import Item, Source
from mdnet.model.network import Network, Person
from mdnet.rules import wording
from mdnet.rules.context import Context
from mdnet.rules.gates import soap_holds
from mdnet.rules.letter_slots import ORDER, is_final, slots_to_fill
from mdnet.rules.letter_words import guess
from mdnet.rules.made import Due, item_id, made
from mdnet.rules.note_links import note_link, shared_names
from mdnet.rules.outreach import wait
from mdnet.rules.wording import Wording

EARLY = "LE"
KEPT_FOR_DAYS = 60
# Where no day is known by which the letter is needed.
UNDATED: Mapping[str, Wording] = {
    "packet": wording.LETTER_PACKET_UNDATED,
    "request": wording.LETTER_REQUEST_UNDATED,
}


class _Kind(NamedTuple):
    rule: str
    words: Wording


# What a tick makes of the letter is in `operations.move_letters`.
KINDS: Mapping[str, _Kind] = {
    "ask": _Kind("LA", wording.LETTER_ASK),
    "hear": _Kind("LH", wording.LETTER_HEAR),
    "packet": _Kind("LP", wording.LETTER_PACKET),
    "request": _Kind("LQ", wording.LETTER_REQUEST),
    "remind": _Kind("LR", wording.LETTER_REMIND),
    "thank": _Kind("LT", wording.LETTER_THANK),
    "tell": _Kind("LO", wording.LETTER_TELL),
}


def letter_item_id(kind: str, key: str, application: str, number: int = 0) -> str:
    """The id of a letter's item for a writer (their contact's `key`)."""
    return item_id(KINDS[kind].rule, key, _occurrence(application, number))


def _occurrence(application: str, number: int) -> str:
    """What tells a letter's items apart: what it is for, and which reminder."""
    return f"{application}|{number}" if number else application


class _Said(NamedTuple):
    """The words of an item, what fills their holes, and what tells it from others.

    Not before `opens`: a contact that was made is not asked for again the next day.
    """

    rule: str
    words: Wording
    occurrence: str
    values: tuple[str, ...]
    opens: date = date.min


class _Here(NamedTuple):
    """What each step is told with: who writes, and the names that two notes have."""

    people: Mapping[str, Person]
    shared: frozenset[str]
    context: Context

    @property
    def today(self) -> date:
        """The day of the context."""
        return self.context.today


def letter_steps(network: Network, context: Context) -> Iterable[Item]:
    """L1 to L5, P6: each letter's next step, and slots that nobody fills yet."""
    if not context.coverages:
        return
    people = {person.contact.path: person for person in network.people}
    here = _Here(people, shared_names(network), context)
    for found in context.coverages:
        if found.is_open:
            yield from _of_application(found, here)


def _of_application(found: Coverage, here: _Here) -> Iterator[Item]:
    for row in found.rows:
        writer = here.people.get(row.letter.writer_path)
        if writer and row.step.kind in KINDS:
            yield from _of_letter(row, writer, found, here)
    yield from slots_to_fill(found, here.context)


def _of_letter(
    row: LetterRow, writer: Person, found: Coverage, here: _Here
) -> Iterator[Item]:
    due, opens = row.step.due, row.step.opens
    if due is None or opens is None or soap_holds(writer, here.context):
        return
    if _is_over(row, writer, found, here.context):
        return
    said = _said(row, writer, found, here)
    opens = max(opens, said.opens)
    if opens > here.context.horizon:
        return
    item = made(
        said.rule, ORDER, writer.contact, said.occurrence, said.words,
        Due(due, opens, max(1, (due - opens).days)), here.today, *said.values,
    )  # fmt: skip
    yield item._replace(
        ignores_limit=is_final(row.need_by, here.today),
        source=Source(row.letter.path, 1),
    )


def _said(row: LetterRow, writer: Person, found: Coverage, here: _Here) -> _Said:
    """How a step is said; in place of an ask that is too early, what to do first."""
    kind, application = KINDS[row.step.kind], found.application.name
    values = _values(row, found, here)
    if row.step.kind == "ask":
        settings = here.context.settings
        contacts = contact_days(writer, here.today)
        if lacks := lacking(contacts, settings.readiness):
            last = contacts[-1].day if contacts else date.min
            rest = timedelta(days=settings.letters.answer_after if contacts else 0)
            occurrence = f"{application}|{last}"
            values = (lacks[0], *values[:3])
            return _Said(EARLY, wording.LETTER_EARLY, occurrence, values, last + rest)
    words = kind.words if row.need_by else UNDATED.get(row.step.kind, kind.words)
    return _Said(kind.rule, words, _occurrence(application, row.step.number), values)


def _is_over(row: LetterRow, writer: Person, found: Coverage, context: Context) -> bool:
    """Whether a step is no longer to be spoken of.

    An ask for what is needed by now; one more question where the nudge of rule X9 asks
    already, the letter is needed by now, or nobody has answered for as long as X9
    waits; packet and request once programs read, or two months late where no day is
    known for that; thanks that are too late by the rule for all others; an outcome two
    months old.
    """
    kind, today, settings = row.step.kind, context.today, context.settings
    is_past = bool(row.need_by and row.need_by < today)
    reading = timedelta(days=settings.letters.before_review)
    if kind in ("packet", "request"):
        last = row.need_by + reading if row.need_by else _kept_until(row.step.due)
        return last < today
    if kind == "ask":
        return is_past
    if kind == "hear":
        waits = wait(writer, settings, today, context.answers).thread
        return waits is not None or is_past or _is_unanswered(row, context)
    if kind == "thank":
        forget = timedelta(days=settings.thanks.forget_after)
        return bool(row.letter.uploaded_on and row.letter.uploaded_on + forget < today)
    match = found.match.day if found.match else None
    return kind == "tell" and today > _kept_until(match)


def _kept_until(day: date | None) -> date:
    return day + timedelta(days=KEPT_FOR_DAYS) if day else date.max


def _is_unanswered(row: LetterRow, context: Context) -> bool:
    """Whether the question is old, and no day by which the letter is needed ends it."""
    if row.need_by or row.step.due is None:
        return False
    days = context.settings.outreach.close_after
    return add_business_days(row.step.due, days) < context.today


def _values(row: LetterRow, found: Coverage, here: _Here) -> tuple[str, ...]:
    """What fills the holes of the step's sentence, in their order."""
    note = note_link(found.application.path, here.shared)
    letter, kind, today = row.letter, row.step.kind, here.today
    if kind == "hear":
        return (short_day(letter.asked_on or today, today), note)
    if kind == "thank":
        return (note, week_day(letter.uploaded_on or today, today))
    if kind == "tell":
        match = found.match.day if found.match else today
        return (note, short_day(match, today), guess(row.site))
    if row.need_by is None:
        return (note,)
    need_by = row.need_by
    needed = (note, short_day(need_by, today), guess(row.site))
    if kind == "ask":
        return (*needed, short_day(row.step.due or today, today))
    if kind == "remind":
        return (*needed, days_text((need_by - today).days))
    return needed
