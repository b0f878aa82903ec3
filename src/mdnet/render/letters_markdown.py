"""An application's letters as a block of its note: short lines, for a phone too."""

from collections.abc import Iterator
from datetime import date

from mdnet.letters.ask import suggested
from mdnet.letters.coverage import Coverage, LetterRow
from mdnet.letters.moves import in_words
from mdnet.letters.report import Letters
from mdnet.rules.letter_words import guess, step_text
from mdnet.rules.plain import one_line
from mdnet.rules.wording import SLOT_WORDS

NAME, HEADING = "letters", "## Letters"


def letters_block(found: Coverage, every: Letters, today: date) -> str:
    """The content of the block `mdnet:letters`."""
    lines = [*_head(found), ""]
    lines += [_row(row, found, today) for row in found.rows if not row.letter.is_out]
    lines += list(_open(found, every))
    out = [f"{_link(r)} ({in_words(r.letter.status)})" for r in found.rows
           if r.letter.is_out]  # fmt: skip
    if out:
        lines.append(f"- Out of the plan: {', '.join(out)}")
    return "\n".join(lines) + "\n"


def _head(found: Coverage) -> Iterator[str]:
    count = len(found.required)
    yield f"**{found.filled} of {count} agreed.**"
    if found.deadline and found.is_pending:
        deadline = found.deadline
        yield (
            f"Needed by {deadline.need_by} ({deadline.because}), ask by "
            f"{deadline.ask_by}{guess(deadline.check)}."
        )


def _row(row: LetterRow, found: Coverage, today: date) -> str:
    slot = SLOT_WORDS.get(row.letter.slot, "further").capitalize()
    text = step_text(row.step, today)
    own = "" if found.deadline and row.site == found.deadline.check else row.site
    rest = f"; {text}{guess(own)}" if text else ""
    return f"- {slot}: {_link(row)}, {in_words(row.letter.status)}{rest}"


def _open(found: Coverage, every: Letters) -> Iterator[str]:
    for slot in dict.fromkeys(found.missing) if found.is_pending else ():
        near = suggested(every.writers, found, slot)
        names = ", ".join(f"[[{one_line(w.person.name)}]]" for w in near)
        hint = f"; think of {names}" if names else ""
        yield f"- {SLOT_WORDS[slot].capitalize()}: **open**{hint}"


def _link(row: LetterRow) -> str:
    return f"[[{one_line(row.writer)}]]"
