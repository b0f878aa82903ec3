"""Notes that plain git, a web host or `merge=union` left broken, made whole again.

Conflict markers are read as the two texts behind them, keys and blocks that stand twice
as one side each; the sides are then merged as any others.
"""

from mdnet.merge.body import merged_lines
from mdnet.merge.content import Context
from mdnet.merge.decision import Decision, MergedText, conflict
from mdnet.merge.doubled import with_paired_marks, without_doubled
from mdnet.merge.front_repair import mended_front
from mdnet.merge.markers import BEGIN, sides_of, without_markers, without_strays
from mdnet.merge.note import merged_note
from mdnet.merge.style import plain, style_of, written
from mdnet.model.settings import Settings
from mdnet.note.frontmatter import split

# A merge of a merge of a merge: deeper, the markers go and all lines stay.
_DEEPEST = 3
_REPAIRED = Decision(
    "repaired", "the note", "another program's merge had left it broken"
)
_NESTED = conflict(
    "note", "conflict markers within markers were taken out; the lines of all are there"
)


def repaired(
    path: str, text: str, settings: Settings, *, is_marked: bool = False
) -> MergedText | None:
    """The note without what a merge by lines left in it; `None` if nothing is broken.

    Found are conflict markers, keys and generated blocks that stand twice, a second
    front matter right below the first, and one below blank lines. A marker without its
    partners may be a line of the user's: it goes where others were taken apart, or if
    all of them are known to be a merge's (`is_marked`).
    """
    said: list[Decision] = []
    are_all = is_marked or sides_of(text) is not None
    now = _mended(text, said)
    left = without_markers(now) if are_all else None
    if left is not None:
        said.append(_NESTED)
        now = _mended(left, said)
    if now == text:
        return None
    return MergedText(now, tuple(dict.fromkeys((_REPAIRED, *said))))


def _mended(text: str, said: list[Decision], level: int = 0) -> str:
    """The text with its conflicts merged, those within a side of another one first."""
    if sides_of(text) is None:
        return _whole(text, said)
    clear = without_strays(text)
    if level == _DEEPEST:
        left = without_markers(clear)
        clear = clear if left is None else left
    if clear.count(BEGIN) < text.count(BEGIN):
        said.append(_NESTED)
    sides = sides_of(clear) if level < _DEEPEST else None
    if sides is None:
        return _whole(clear, said)
    base, ours, theirs = (_mended(side, [], level + 1) for side in sides)
    found = merged_note(base, ours, theirs)
    said += found.decisions
    return _whole(found.text, said)


def _whole(text: str, said: list[Decision]) -> str:
    """A text without markers, repaired."""
    style, inner = style_of(text), plain(text)
    found = mended_front(inner)
    said += found.decisions
    start = split(found.text).body_start
    lines = found.text[start:].split("\n")
    context = Context(said.append, merged_lines)
    paired = with_paired_marks(lines)
    whole = found.text[:start] + "\n".join(without_doubled(paired, context))
    return text if whole == inner else written(whole, style)
