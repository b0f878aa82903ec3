"""A block of generated text in a note of the user's: put in, or written anew."""

from mdnet.errors import NotEditableError
from mdnet.model.change import Rewrite
from mdnet.note.blocks import find, insert_block, replace_block


def with_block(text: str, name: str, content: str, heading: str) -> str:
    """The note with `content` in its block `name`, the same text if it says that.

    A note without the block gets it right below `heading` (`## Panel`), which is added
    at the end if the note has none. `content` has `\\n` as line end.

    Raises:
        NotEditableError: a mark lacks its partner, the block stands twice, or the
            content cannot stand there; the message says what to do.
    """
    found = find(text, name)
    if found.blocks:
        return replace_block(text, name, content)
    return insert_block(text, name, content, heading)


def block_change(
    path: str, text: str, name: str, content: str, heading: str
) -> tuple[Rewrite, ...]:
    """The change that `with_block` makes to the note at `path`, none for no change.

    Raises:
        NotEditableError: as `with_block`, and says in which note.
    """
    try:
        after = with_block(text, name, content, heading)
    except NotEditableError as error:
        raise NotEditableError(f"{path}: {error}") from error
    return () if after == text else (Rewrite(path, text, after),)
