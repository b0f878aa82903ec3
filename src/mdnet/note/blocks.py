"""Generated text is written only between its marks; see `note.block_marks`."""

from mdnet.errors import NotEditableError
from mdnet.note.append import appended
from mdnet.note.block_marks import Blocks, blocks_of
from mdnet.note.body import Body, Line, note_body
from mdnet.note.sections import heading_key
from mdnet.note.source import Edit, apply_edits, newline_of, next_line


def find(text: str, name: str, path: str = "") -> Blocks:
    """The blocks named `name`, with all marks and problems of the note."""
    found = blocks_of(note_body(text), path)
    return found._replace(blocks=tuple(b for b in found.blocks if b.name == name))


def replace_block(text: str, name: str, content: str) -> str:
    """The note with `content` between the marks of its one block `name`.

    `content` has `\\n` as line end and gets the note's; its last one may be missing.

    Raises:
        NotEditableError: there is no such block, or two, or a mark lacks its partner,
            or the content would break the marks.
    """
    found = find(text, name)
    if found.problems or len(found.blocks) != 1:
        raise NotEditableError(_why_not(found, name))
    block = found.blocks[0]
    lines = _note_lines(content, newline_of(text))
    if text[block.start : block.end] == lines:
        return text
    edited = apply_edits(text, [Edit(block.start, block.end, lines)])
    _check(text, edited, name, lines)
    return edited


def insert_block(text: str, name: str, content: str, heading: str) -> str:
    """The note with a new block `name` with this content.

    It stands right below the heading (`## Network`) where the note has it, else below
    a new one at the end.

    Raises:
        NotEditableError: there is such a block already, or a mark lacks its partner,
            or the note ends inside a code block or comment.
    """
    scanned = note_body(text)
    found = find(text, name)
    if found.problems or found.blocks:
        raise NotEditableError(_why_not(found, name))
    newline = newline_of(text)
    lines = _note_lines(content, newline)
    block = f"<!-- mdnet:{name} -->{newline}{lines}<!-- /mdnet -->"
    there = _heading(scanned, heading)
    if there is None:
        edit = appended(text, f"{heading}{newline}{block}")
    elif (after := next_line(text, there.end)) > there.end:
        edit = Edit(after, after, block + newline)
    else:
        edit = Edit(after, after, newline + block)
    edited = apply_edits(text, [edit])
    _check(text, edited, name, lines)
    return edited


def _heading(scanned: Body, heading: str) -> Line | None:
    """The first heading with that text, of any level."""
    wanted = heading_key(heading)
    found = (h for h in scanned.headings if heading_key(scanned.title(h)) == wanted)
    return next(found, None)


def _note_lines(content: str, newline: str) -> str:
    """The content in whole lines with the note's line ends; empty stays empty."""
    if content and not content.endswith("\n"):
        content += "\n"
    return content.replace("\n", newline)


def _check(before: str, after: str, name: str, lines: str) -> None:
    """The other marks are as they were, the block holds what was meant."""
    found = find(after, name)
    texts = [after[block.start : block.end] for block in found.blocks]
    added = len(found.marks) - len(find(before, name).marks)
    if found.problems or texts != [lines] or added not in (0, 2):
        raise NotEditableError(
            f"The block mdnet:{name} cannot be written here: the note has a code "
            "block or comment that is not closed, or the text would break the marks."
        )


def _why_not(found: Blocks, name: str) -> str:
    if found.problems:
        problem = found.problems[0]
        return f"line {problem.line}: {problem.message}"
    if found.blocks:
        line = found.blocks[-1].opening.line
        return f"There is a block mdnet:{name} already, on line {line}."
    return f"There is no block mdnet:{name} in this note."
