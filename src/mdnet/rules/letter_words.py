"""What comes next for a letter or an application, in the words of the digest."""

from datetime import date

from mdnet.letters.coverage import Coverage, LetterRow
from mdnet.letters.steps import Step
from mdnet.model.dates import short_day
from mdnet.rules import wording
from mdnet.rules.wording import filled


def guess(site: str) -> str:
    """That a date is a guess and where to check it, nothing without a site."""
    return filled(wording.GUESS, site) if site else ""


def brief_guess(site: str) -> str:
    """The same in a table, whose heading says where to check."""
    return wording.GUESS_BRIEF if site else ""


def step_text(step: Step, today: date) -> str:
    """`packet by 12 May`, `thank, due since 1 Jul`, `hear back`; empty for nothing."""
    if not step.kind:
        return ""
    if step.due is None:
        return wording.UNDATED_STEPS[step.kind]
    words = wording.STEPS_SINCE if step.due < today else wording.STEP_WORDS
    return filled(words[step.kind], short_day(step.due, today))


def step_line(row: LetterRow, today: date) -> str:
    """A letter's next step, and that its day is a guess; empty for nothing to do."""
    return step_text(row.step, today) + guess(row.site)


def next_of(found: Coverage, today: date) -> tuple[str, str]:
    """What an application needs next, and where to check its date; empty for nothing.

    The first of: a writer to ask for an open slot, the steps of its letters. To wait
    for one that is not late is none.
    """
    steps: list[tuple[date, str, str]] = []
    if found.missing and found.is_pending:
        steps.append(_ask(found, today))
    for row in found.rows:
        waits = row.step.kind == "wait" and not row.is_late
        if row.letter.is_promised and row.step.kind and not waits:
            due = row.step.due or date.max
            steps.append((due, step_text(row.step, today), row.site))
    if not steps:
        return "", ""
    _, text, site = min(steps)
    return text, site


def _ask(found: Coverage, today: date) -> tuple[date, str, str]:
    if found.deadline is None:
        return date.max, wording.ASK_NOW, ""
    day = found.deadline.ask_by
    if day < today:
        return day, wording.ASK_NOW, ""
    text = filled(wording.ASK_BY, short_day(day, today))
    return day, text, found.deadline.check
