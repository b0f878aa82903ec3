"""L1 to L5, P6: what letters need, by the timeline that is counted back from a season.

Reminders end: at 28, 14 and 5 days before a letter is needed, then silence.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from mdnet.letters.coverage import Coverage, LetterRow, coverages
from mdnet.model.dates import days_text, short_day, week_day
from mdnet.model.item import Item, Source
from mdnet.model.network import Network, Person
from mdnet.rules import wording
from mdnet.rules.context import Context
from mdnet.rules.gates import soap_holds
from mdnet.rules.letter_words import guess
from mdnet.rules.made import Due, item_id, made
from mdnet.rules.outreach import wait
from mdnet.rules.plain import one_line
from mdnet.rules.wording import Wording

ORDER = 2
FIND = "LF"
FINAL_DAYS = 7
TELL_FOR_DAYS = 60


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


def letter_steps(network: Network, context: Context) -> Iterable[Item]:
    """L1 to L5, P6: each letter's next step, and slots that nobody fills yet."""
    if not network.letters and not network.applications:
        return
    people = {person.contact.path: person for person in network.people}
    for found in coverages(network, context.settings.letters, context.today):
        if found.is_open:
            yield from _of_application(found, people, context)


def _of_application(
    found: Coverage, people: Mapping[str, Person], context: Context
) -> Iterator[Item]:
    for row in found.rows:
        writer = people.get(row.letter.writer_path)
        if writer and row.step.kind in KINDS:
            yield from _of_letter(row, writer, found, context)
    yield from _to_find(found, context)


def _of_letter(
    row: LetterRow, writer: Person, found: Coverage, context: Context
) -> Iterator[Item]:
    due, opens = row.step.due, row.step.opens
    if due is None or opens is None or opens > context.horizon:
        return
    if soap_holds(writer, context) or _is_over(row, writer, found, context):
        return
    kind, today = KINDS[row.step.kind], context.today
    occurrence = _occurrence(found.application.name, row.step.number)
    span = max(1, (due - opens).days)
    item = made(
        kind.rule, ORDER, writer.contact, occurrence, kind.words,
        Due(due, opens, span), today, *_values(row, found, today),
    )  # fmt: skip
    yield item._replace(
        ignores_limit=_is_final(row.need_by, today),
        source=Source(row.letter.path, 1),
    )


def _is_over(row: LetterRow, writer: Person, found: Coverage, context: Context) -> bool:
    """Whether a step is no longer to be spoken of.

    An ask without a letter to fill; one more question where the nudge of rule X9 asks
    already, or the letter is needed by now; packet and request once programs read; an
    outcome two months old.
    """
    kind, today = row.step.kind, context.today
    reading = timedelta(days=context.settings.letters.before_review)
    if kind in ("packet", "request"):
        return bool(row.need_by and row.need_by + reading < today)
    if kind == "ask":
        return _slot(row) not in found.missing and "other" not in found.missing
    if kind == "hear":
        waits = wait(writer, context.settings, today, context.answers).thread
        return waits is not None or bool(row.need_by and row.need_by < today)
    match = found.match
    last = match.day + timedelta(days=TELL_FOR_DAYS) if match else date.max
    return kind == "tell" and today > last


def _slot(row: LetterRow) -> str:
    return row.letter.slot or "other"


def _is_final(need_by: date | None, today: date) -> bool:
    """Whether the letter is needed within a week: the digest's cap does not hold."""
    return need_by is not None and 0 <= (need_by - today).days <= FINAL_DAYS


def _values(row: LetterRow, found: Coverage, today: date) -> tuple[str, ...]:
    """What fills the holes of the step's sentence, in their order."""
    note = f"[[{one_line(found.application.name)}]]"
    letter, kind = row.letter, row.step.kind
    if kind == "hear":
        return (short_day(letter.asked_on or today, today), note)
    if kind == "thank":
        return (note, week_day(letter.uploaded_on or today, today))
    if kind == "tell":
        match = found.match.day if found.match else today
        return (note, short_day(match, today), guess(row.site))
    need_by = row.need_by or today
    needed = (note, short_day(need_by, today), guess(row.site))
    if kind == "ask":
        return (*needed, short_day(row.step.due or today, today))
    if kind == "remind":
        return (*needed, days_text((need_by - today).days))
    return needed


def _to_find(found: Coverage, context: Context) -> Iterator[Item]:
    """LF: a slot that no letter is planned for, from four weeks before it is to be
    asked for."""
    deadline, today = found.deadline, context.today
    if deadline is None or deadline.need_by < today:
        return
    due = deadline.ask_by
    opens = due - timedelta(days=2 * context.settings.letters.answer_after)
    if opens > context.horizon:
        return
    application = found.application
    for slot in _unplanned(found):
        yield Item(
            id=item_id(FIND, application.name, slot),
            rule=FIND,
            order=ORDER,
            action=wording.LETTER_FIND.action,
            person_name=application.name,
            person_path=application.path,
            why=wording.filled(
                wording.LETTER_FIND.why,
                wording.SLOT_WORDS[slot],
                short_day(deadline.need_by, today),
                guess(deadline.check),
                short_day(due, today),
            ),
            later=wording.filled(
                wording.LETTER_FIND.later,
                wording.SLOT_WORDS[slot],
                wording.when(due, today),
            ),
            before=wording.LETTER_FIND.before,
            due=due,
            overdue_days=(today - due).days,
            interval=context.settings.letters.ask_before,
            ignores_limit=_is_final(deadline.need_by, today),
            source=Source(application.path, 1),
            opens=opens,
        )


def _unplanned(found: Coverage) -> list[str]:
    """The open slots, each once, without those that an idea or an ask may fill."""
    planned = [
        _slot(row)
        for row in found.rows
        if not (row.letter.is_out or row.letter.is_promised)
    ]
    left = []
    for slot in found.missing:
        if slot in planned:
            planned.remove(slot)
        else:
            left.append(slot)
    return list(dict.fromkeys(left))
