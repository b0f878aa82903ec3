"""An application's letters as a block of its note: short lines, for a phone too."""

from collections.abc import Iterator, Mapping
from datetime import date

from mdnet.letters.coverage import Coverage, LetterRow
from mdnet.letters.moves import in_words
from mdnet.letters.report import Letters
from mdnet.rules.letter_words import brief_guess, guess, step_text
from mdnet.rules.plain import one_line
from mdnet.rules.wording import SLOT_WORDS

NAME, HEADING = "letters", "## Letters"


def letters_block(
    found: Coverage, every: Letters, links: Mapping[str, str], today: date
) -> str:
    """The content of the block `mdnet:letters`; `links` lead to people, by path."""
    lines = [*_head(found), ""]
    lines += [_row(row, links, today) for row in found.rows if not row.is_out]
    lines += list(_open(found, every, links))
    out = [f"{_link(r, links)} ({in_words(r.letter.status)})" for r in found.rows
           if r.is_out]  # fmt: skip
    if out:
        lines.append(f"- Out of the plan: {', '.join(out)}")
    return "\n".join(lines) + "\n"


def _head(found: Coverage) -> Iterator[str]:
    yield f"**{found.filled} of {len(found.required)} slots filled.**"
    if found.deadline and found.is_pending:
        deadline = found.deadline
        yield (
            f"Needed by {deadline.need_by} ({deadline.because}), ask by "
            f"{deadline.ask_by}{guess(deadline.check)}."
        )


def _row(row: LetterRow, links: Mapping[str, str], today: date) -> str:
    slot = SLOT_WORDS.get(row.letter.slot, "further").capitalize()
    text = step_text(row.step, today)
    rest = f"; {text}{brief_guess(row.site)}" if text else ""
    return f"- {slot}: {_link(row, links)}, {in_words(row.letter.status)}{rest}"


def _open(found: Coverage, every: Letters, links: Mapping[str, str]) -> Iterator[str]:
    for slot in dict.fromkeys(found.missing) if found.is_pending else ():
        near = every.suggested(found, slot)
        names = ", ".join(one_line(links[w.person.contact.path]) for w in near)
        hint = f"; think of {names}" if names else ""
        yield f"- {SLOT_WORDS[slot].capitalize()}: **open**{hint}"


def _link(row: LetterRow, links: Mapping[str, str]) -> str:
    """The link to the writer; to nobody's note where the letter links none."""
    known = links.get(row.letter.writer_path)
    name = one_line(row.writer)
    return one_line(known) if known else (f"[[{name}]]" if name else "nobody named")
