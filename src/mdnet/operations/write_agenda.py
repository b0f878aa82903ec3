"""An agenda's note made, or its generated blocks written anew and nothing else."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from mdnet.agenda.plan import AgendaPlan
from mdnet.errors import NotEditableError
from mdnet.model.change import Change, Create, Move, Rewrite
from mdnet.note.blocks import find, insert_block
from mdnet.note.body import note_body
from mdnet.note.filenames import file_name
from mdnet.note.properties import set_property
from mdnet.note.sections import heading_key
from mdnet.note.source import Edit, apply_edits, newline_of
from mdnet.operations.agenda_block import (
    block_lines,
    bullet_line,
    check_of,
    ids_of,
)
from mdnet.operations.agenda_text import BLOCKS, MAIL, bullets, mail_lines, new_note
from mdnet.operations.conflicts import lines_of

_LAST = "notes"


def agenda_path(
    name: str, on: date, folder: str, is_taken: Callable[[str], bool]
) -> str:
    """The path of the agenda for a person of this name on that day.

    `Agendas/2026-11-29 Tom Reed.md`; `2026-11-29 (2) Tom Reed` where another note has
    that: a name may be too long for a number behind it.
    """
    number = 1
    while True:
        day = f"{on.isoformat()} ({number})" if number > 1 else on.isoformat()
        stem = file_name(f"{day} {name}")
        path = f"{folder}/{stem}.md" if folder else f"{stem}.md"
        if not is_taken(path):
            return path
        number += 1


def create_agenda(plan: AgendaPlan, path: str) -> Create:
    """The change that makes the note."""
    return Create(path, new_note(plan))


def move_agenda(path: str, text: str, target: str) -> tuple[Move, ...]:
    """The change that gives the note the name of its new day; none if it has it."""
    return () if path == target else (Move(path, text, target),)


def rewrite_agenda(
    plan: AgendaPlan, path: str, text: str, status: str = "draft"
) -> tuple[Change, ...]:
    """The change that brings the note up to date, none where it says all that.

    Only the generated lines in its blocks that nobody touched are changed, and `date`
    where the plan is for another day. A section that is gone comes back; the mail does
    not, nor is it changed once the agenda has the status `sent`.

    Raises:
        NotEditableError: a mark lacks its partner, or stands twice; the message begins
            with the path.
    """
    try:
        after = _refreshed(plan, text, status)
    except NotEditableError as error:
        raise NotEditableError(f"{path}: {error}") from error
    return () if after == text else (Rewrite(path, text, after),)


def _refreshed(plan: AgendaPlan, text: str, status: str) -> str:
    problems = find(text, MAIL).problems
    if problems:
        raise NotEditableError(f"line {problems[0].line}: {problems[0].message}")
    is_new = not any(find(text, block).blocks for block in BLOCKS)
    edited = set_property(text, "date", plan.on)
    for block in BLOCKS:
        edited = _with_section(plan, edited, block)
    return edited if status == "sent" else _with_mail(plan, edited, is_new)


def _with_section(plan: AgendaPlan, text: str, block: str) -> str:
    there = find(text, block).blocks
    fresh = bullets(plan, block)
    if not there:
        known = ids_of([text])
        lines = [bullet_line(block, b) for b in fresh if b.id not in known]
        return _inserted(text, block, lines)
    start, end = there[0].start, there[0].end
    elsewhere = ids_of((text[:start], text[end:]))
    old = lines_of(text[start:end])
    now = block_lines(block, old, fresh, elsewhere, newline_of(text))
    return _spliced(text, start, end, "".join(now), block)


def _with_mail(plan: AgendaPlan, text: str, is_new: bool) -> str:
    """The mail written anew if nobody touched it; put in where the note is new."""
    there = find(text, MAIL).blocks
    newline = newline_of(text)
    lines = mail_lines(plan.mail, plan)
    if there:
        start, end = there[0].start, there[0].end
        if not _is_own_mail(text[start:end].replace("\r\n", "\n")):
            return text
        return _spliced(text, start, end, newline.join((*lines, "")), MAIL)
    if not is_new:
        return text
    block = (f"<!-- mdnet:{MAIL} -->", *lines, "<!-- /mdnet -->", "")
    start = note_body(text).start
    gap = "" if text[start:].startswith(("\n", "\r")) else newline
    edit = Edit(start, start, newline.join(block) + gap)
    return _checked(text, apply_edits(text, [edit]), MAIL)


def keeps_mail(text: str) -> bool:
    """Whether the user edited the mail, so that it stays as it is."""
    there = find(text, MAIL).blocks
    own = [_is_own_mail(text[b.start : b.end].replace("\r\n", "\n")) for b in there]
    return own[:1] == [False]


def _is_own_mail(content: str) -> bool:
    """Whether the content of the mail's block is as mdnet wrote it."""
    words, _, mark = content.strip().rpartition("\n\n")
    return mark.endswith(f"-{check_of(MAIL, words)}")


def _inserted(text: str, block: str, lines: Sequence[str]) -> str:
    """The note with a new block: below its heading, which comes back if it is gone.

    A heading comes back above the next one of the agenda that is there, else at the
    end.
    """
    heading, content = BLOCKS[block], "".join(f"{line}\n" for line in lines)
    starts = _section_starts(text)
    order = [*BLOCKS, _LAST]
    after = [starts[key] for key in order[order.index(block) + 1 :] if key in starts]
    if block in starts or not after:
        return insert_block(text, block, content, heading)
    whole = f"{heading}\n<!-- mdnet:{block} -->\n{content}<!-- /mdnet -->\n\n"
    at = min(after)
    edit = Edit(at, at, whole.replace("\n", newline_of(text)))
    return _checked(text, apply_edits(text, [edit]), block)


def _section_starts(text: str) -> Mapping[str, int]:
    """Where each section of the agenda begins: its heading, or that above its block."""
    scanned = note_body(text)
    headings = list(scanned.headings)
    starts = {heading_key(scanned.title(h)): h.start for h in reversed(headings)}
    for block in find(text, MAIL).marks:
        above = [h.start for h in headings if h.start < block.start]
        if block.name in BLOCKS and above:
            starts.setdefault(block.name, above[-1])
    return starts


def _spliced(text: str, start: int, end: int, lines: str, block: str) -> str:
    if text[start:end] == lines:
        return text
    return _checked(text, apply_edits(text, [Edit(start, end, lines)]), block)


def _checked(before: str, after: str, block: str) -> str:
    """The text after an edit, if the block is whole in it and the others are as well.

    Raises:
        NotEditableError: it is not.
    """
    found, old = find(after, block), find(before, block)
    added = 0 if old.blocks else 2
    if found.problems or len(found.marks) != len(old.marks) + added:
        raise NotEditableError(
            f"the block mdnet:{block} cannot be written, for a code block or comment "
            "above it is not closed. Nothing was changed."
        )
    return after
