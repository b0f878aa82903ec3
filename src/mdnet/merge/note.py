"""A note that was changed on two devices, made one again."""

from collections import Counter
from collections.abc import Callable

from mdnet.merge.body import merged_lines
from mdnet.merge.callout import callout
from mdnet.merge.content import Context
from mdnet.merge.decision import Decision, MergedText, conflict
from mdnet.merge.doubled import without_doubled
from mdnet.merge.front import merged_front
from mdnet.merge.lines import clean, one_of
from mdnet.merge.sheet import Sheet, block_of, sheet_of
from mdnet.merge.style import merged_style, plain, written
from mdnet.note.frontmatter import split

_UNREAD = (
    "[!conflict] Properties of another device: move over what is right, delete this box"
)
Say = Callable[[Decision], None]


def merged_note(base: str, ours: str, theirs: str) -> MergedText:
    """The note with the changes of both; `merge_note` without repairs.

    The same text whichever of the two is ours: all devices come to it without a word
    between them.
    """
    one = one_of(base, ours, theirs)
    if one is not None:
        return MergedText(one)
    if base.strip() and not (ours.strip() and theirs.strip()):
        kept = max(ours, theirs, key=lambda text: (bool(text.strip()), text))
        text = "was emptied on one device and changed on the other: kept"
        return MergedText(kept, (Decision("edit_kept", "the note", text),))
    first, second = in_order(base, ours, theirs)
    said: list[Decision] = []
    text = _merged(plain(base), plain(first), plain(second), said.append)
    style = merged_style(base, first, second)
    return MergedText(written(text, style), tuple(dict.fromkeys(said)))


def in_order(base: str, ours: str, theirs: str) -> tuple[str, str]:
    """The two sides, the frame first: the one that changed more lines.

    What was merged before has changed more than either side of it: so a merge that is
    done again changes nothing.
    """
    old = Counter(base.split("\n"))

    def distance(text: str) -> tuple[int, str]:
        new = Counter(text.split("\n"))
        return (new - old).total() + (old - new).total(), text

    first, second = sorted((ours, theirs), key=distance, reverse=True)
    return first, second


def _merged(base: str, first: str, second: str, say: Say) -> str:
    block, bodies, boxed = _fronts(base, first, second, say)
    context = Context(say, merged_lines)
    lines = [tuple(without_doubled(body.split("\n"), context)) for body in bodies]
    body = "\n".join(merged_lines(lines[0], lines[1], lines[2], context))
    if boxed and boxed not in body:
        gap = "\n" if body.startswith("\n") else "\n\n"
        body = f"{boxed}{gap}{body}"
    if not block:
        return "\n" + body if split(body).has_block else body
    return block + body if body else block


def _fronts(
    base: str, first: str, second: str, say: Say
) -> tuple[str, tuple[str, str, str], str]:
    """The merged block, the three bodies, and a box with a block that is left over."""
    texts = base, first, second
    old, mine, yours = (sheet_of(text) for text in texts)
    if mine and yours:
        said: list[Decision] = []
        block = merged_front(old or Sheet({}), mine, yours, said.append)
        if block is not None:
            for each in said:
                say(each)
            old_body = old.body if old else block_of(base)[1]
            return block, (old_body, mine.body, yours.body), ""
    blocks, bodies = zip(*(block_of(text) for text in texts), strict=True)
    block, left = _whole(blocks, mine is not None, yours is not None)
    if not left:
        return block, bodies, ""
    say(conflict("the properties", "could not be merged; the others are in a box"))
    box = callout(["```yaml", *left.split("\n")[1:-2], "```"], title=_UNREAD)
    return block, bodies, "\n".join(box.lines)


def _whole(
    blocks: tuple[str, str, str], is_mine_read: bool, is_yours_read: bool
) -> tuple[str, str]:
    """The block that stays as a whole, and the other one if it is not in it."""
    base, mine, yours = blocks
    if is_mine_read != is_yours_read:
        read, other = (mine, yours) if is_mine_read else (yours, mine)
        return read, "" if other in (base, read) else other
    one = one_of(base, mine, yours)
    if one is not None:
        return one, ""
    lines = [block.split("\n") for block in blocks]
    merged = clean(*lines)
    if merged is not None and not (is_mine_read and is_yours_read):
        return "\n".join(merged), ""
    return min(mine, yours), max(mine, yours)
