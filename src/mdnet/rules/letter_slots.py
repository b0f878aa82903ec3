"""LF: slots of an application that no letter is planned for."""

from collections.abc import Iterator
from datetime import date, timedelta

from mdnet.letters.coverage import Coverage, LetterRow
from mdnet.model.dates import short_day
from mdnet.model.item import Item, Source
from mdnet.rules import wording
from mdnet.rules.context import Context
from mdnet.rules.letter_words import guess
from mdnet.rules.made import item_id

ORDER, FIND = 2, "LF"
FINAL_DAYS = 7


def slots_to_fill(found: Coverage, context: Context) -> Iterator[Item]:
    """LF: a writer to find, from four weeks before the letter is to be asked for."""
    deadline, today = found.deadline, context.today
    if deadline is None or deadline.need_by < today:
        return
    due = deadline.ask_by
    opens = due - timedelta(days=2 * context.settings.letters.answer_after)
    if opens > context.horizon:
        return
    application, label = found.application, guess(deadline.check)
    for slot in _unplanned(found):
        words = wording.SLOT_WORDS[slot]
        yield Item(
            id=item_id(FIND, application.name, slot),
            rule=FIND,
            order=ORDER,
            action=wording.LETTER_FIND.action,
            person_name=application.name,
            person_path=application.path,
            why=wording.filled(
                wording.LETTER_FIND.why,
                words,
                short_day(deadline.need_by, today),
                label,
                short_day(due, today),
            ),
            later=wording.filled(
                wording.LETTER_FIND.later, words, wording.when(due, today), label
            ),
            before=wording.LETTER_FIND.before,
            due=due,
            overdue_days=(today - due).days,
            interval=context.settings.letters.ask_before,
            ignores_limit=is_final(deadline.need_by, today),
            source=Source(application.path, 1),
            opens=opens,
        )


def slot_of(row: LetterRow) -> str:
    """The slot of a letter; one that names none is a further letter."""
    return row.letter.slot or "other"


def is_final(need_by: date | None, today: date) -> bool:
    """Whether a letter is needed within a week: the digest's cap does not hold."""
    return need_by is not None and 0 <= (need_by - today).days <= FINAL_DAYS


def _unplanned(found: Coverage) -> list[str]:
    """The open slots, each once, without those that an idea or an ask may fill."""
    planned = [slot_of(row) for row in found.rows if row.is_hoped_for]
    left = []
    for slot in found.missing:
        if slot in planned:
            planned.remove(slot)
        else:
            left.append(slot)
    return list(dict.fromkeys(left))
