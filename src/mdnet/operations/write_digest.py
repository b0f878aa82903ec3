"""The digest's block in the daily note: put in, or replaced between its marks only."""

from mdnet.digest import BlockItem, Digest
from mdnet.errors import NotEditableError
from mdnet.model.settings import Settings
from mdnet.note.append import appended
from mdnet.note.blocks import find, insert_block
from mdnet.note.source import apply_edits, newline_of
from mdnet.operations.block_chunks import Chunk, Content, content, ids, outside_items
from mdnet.operations.block_lines import block_lines
from mdnet.operations.block_merge import merged
from mdnet.operations.block_place import CLOSE, NAME, OPEN, Place, place
from mdnet.operations.conflicts import lines_of, segments

_NO_PROMISES: frozenset[str] = frozenset()


def block_items(
    text: str,
    settings: Settings,
    promises: frozenset[str] = _NO_PROMISES,
    path: str = "",
) -> tuple[BlockItem, ...]:
    """The digest's items that stand in the note, inside the block and outside.

    `promises` are the stems of known promises (`rules.known.promise_stems`): a promise
    that is not among them counts as edited by the user.

    Raises:
        NotEditableError: a mark of the block without its partner.
    """
    found = place(text, settings.digest.heading, newline_of(text), path, promises)
    if found is None:
        return outside_items(lines_of(text))
    one = _merged(found, promises)
    chunks: tuple[Chunk, ...] = (*one.items, *one.middle, *one.end)
    inside = tuple(chunk.block_item for chunk in chunks if chunk.id)
    return (*inside, *outside_items((*found.before, *found.after)))


def write_digest(
    text: str,
    digest: Digest,
    settings: Settings,
    promises: frozenset[str] = _NO_PROMISES,
    path: str = "",
) -> str:
    """The daily note with the digest's block, the same text if nothing changes.

    A note without the block gets it below its heading (`digest.heading`), which is
    added at the end if the note has none. `path` names the note in messages;
    `promises` as for `block_items`.

    Raises:
        NotEditableError: a mark of the block without its partner.
    """
    newline = newline_of(text)
    found = place(text, settings.digest.heading, newline, path, promises)
    if found is None:
        return _inserted(text, digest, settings)
    known = ids((*found.before, *found.after))
    one = _merged(found, promises)
    lines = block_lines(one, digest, settings.digest, newline, known)
    around = (*found.before, *found.opening, *lines, found.closing, *found.after)
    return _checked("".join(around), path)


def _inserted(text: str, digest: Digest, settings: Settings) -> str:
    """The note with its first block: below our heading, else at the end.

    In a note with conflicts that a merge left, always at the end, outside of them.
    """
    heading, lines = settings.digest.heading, lines_of(text)
    known = ids(lines)
    if not any(segment.is_hunk for segment in segments(lines)):
        block = block_lines(Content(), digest, settings.digest, "\n", known)
        return insert_block(text, NAME, "".join(block), heading)
    newline = newline_of(text)
    block = block_lines(Content(), digest, settings.digest, newline, known)
    whole = "".join((heading + newline, OPEN + newline, *block, CLOSE))
    return apply_edits(text, [appended(text, whole)])


def _merged(found: Place, promises: frozenset[str]) -> Content:
    return merged([content(lines, promises) for lines in found.contents])


def _checked(text: str, path: str) -> str:
    """The text, if the block in it is whole and the only one."""
    found = find(text, NAME)
    broken = any(problem.code == "BLK001" for problem in found.problems)
    if broken or len(found.blocks) != 1:
        raise NotEditableError(
            f"{path or 'today'}: the digest cannot be written between its marks, for "
            "a code block or comment around them is not closed. Nothing was changed."
        )
    return text
