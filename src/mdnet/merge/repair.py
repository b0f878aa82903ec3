"""Notes that plain git, a web host or `merge=union` left broken, made whole again.

Conflict markers are read as the two texts behind them, keys and blocks that stand twice
as one side each; the sides are then merged as any others.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from mdnet.merge.body import merged_lines
from mdnet.merge.content import Context
from mdnet.merge.decision import Decision, MergedText
from mdnet.merge.doubled import with_paired_marks, without_doubled
from mdnet.merge.note import merged_note
from mdnet.merge.style import plain, style_of, written
from mdnet.model.settings import Settings
from mdnet.note.body import note_body
from mdnet.note.frontmatter import read, split
from mdnet.operations.conflicts import Segment, lines_of, segments

_KEY = re.compile(r"([^\s#\-&*!|>%@`{}\[\],'\"?][^:]*|\"[^\"]*\"|'[^']*'):(?=\s|$)")

# What git writes at the end of a conflict, and above its base: a name, a commit.
_STRAY = re.compile(r">{7} \S+(?: \(.*\))?\s*|\|{7} (?:\S+|merged common ancestors)\s*")
# A key that stands more often was not doubled by a merge.
_MOST = 12


def repaired(path: str, text: str, settings: Settings) -> MergedText | None:
    """The note without what a merge by lines left in it; `None` if nothing is broken.

    Found are conflict markers, keys and generated blocks that stand twice, and a
    second front matter right below the first.
    """
    found = list(_steps(text))
    if not found or found[-1].text == text:
        return None
    where = Decision(
        "repaired", "the note", "another program's merge had left it broken"
    )
    decisions = (each for step in found for each in step.decisions)
    return MergedText(found[-1].text, tuple(dict.fromkeys((where, *decisions))))


def _steps(text: str) -> Iterator[MergedText]:
    """What each repair that was needed gave, one after the other."""
    sides = _sides(text)
    if sides:
        base, ours, theirs = (_whole(side).text for side in sides)
        found = merged_note(base, ours, theirs)
        yield found
        text = found.text
    whole = _whole(text)
    if whole.text != text:
        yield whole


def _sides(text: str) -> tuple[str, str, str] | None:
    """Base, ours and theirs behind the markers, `None` without any outside code."""
    if "<<<<<<<" not in text:
        return None
    cut = segments(lines_of(text))
    shown = note_body(text).masked.replace("\r", " ").split("\n")
    hunks = [each for each in cut if each.is_hunk]
    if not any(_is_shown(each, shown) for each in hunks):
        return None
    sides: list[list[str]] = [[], [], []]
    for each in cut:
        whole = (each.raw,) * 3
        parts = (_base(each), each.ours, each.theirs) if each.is_hunk else whole
        for side, lines in zip(sides, parts, strict=True):
            side += lines
    base, ours, theirs = (_without_strays("".join(side)) for side in sides)
    return base, ours, theirs


def _without_strays(text: str) -> str:
    """A side without the ends of conflicts whose beginnings the next merge took away.

    While a beginning is left, another repair follows.
    """
    shown = note_body(text).masked.replace("\r", " ").split("\n")
    lines = text.split("\n")
    if "<<<<<<<" in text or len(shown) != len(lines):
        return text
    pairs = zip(lines, shown, strict=True)
    return "\n".join(line for line, seen in pairs if not _STRAY.fullmatch(seen))


def _is_shown(hunk: Segment, shown: Sequence[str]) -> bool:
    """Whether not all of its markers stand in code, where they are an example."""
    start = hunk.line - 1
    end = start + len(hunk.raw) - 1
    rows = start, end - 1 - len(hunk.theirs), end
    return any(shown[row].strip() for row in rows)


def _base(hunk: Segment) -> tuple[str, ...]:
    """The lines of the common ancestor, which are there in git's style diff3."""
    rest = hunk.raw[1 + len(hunk.ours) : len(hunk.raw) - 2 - len(hunk.theirs)]
    return rest[1:]


def _whole(text: str) -> MergedText:
    """A text without markers, repaired."""
    said: list[Decision] = []
    style, inner = style_of(text), plain(text)
    for step in (_one_front, _single_keys):
        found = step(inner)
        said += found.decisions
        inner = found.text
    start = split(inner).body_start
    lines = inner[start:].split("\n")
    context = Context(said.append, merged_lines)
    paired = with_paired_marks(lines)
    body = "\n".join(without_doubled(paired, context))
    inner = inner[:start] + body
    return MergedText(
        text if inner == plain(text) else written(inner, style), tuple(said)
    )


def _one_front(text: str) -> MergedText:
    """The text with one front matter, if a second one stands right below the first."""
    first = split(text)
    body = text[first.body_start :].lstrip("\n\ufeff")
    second = split(body)
    if not (first.has_block and second.has_block):
        return MergedText(text)
    front, other = read(text, ""), read(body, "")
    mine = {each.key for each in front.properties}
    yours = {each.key for each in other.properties}
    if not (front.readable and other.readable and mine & yours):
        return MergedText(text)
    rest = body[second.body_start :]
    return merged_note(rest, text[: first.body_start] + rest, body)


def _single_keys(text: str) -> MergedText:
    """The text with each key once, if some stand twice."""
    where = split(text)
    if not where.has_block or read(text, "").readable:
        return MergedText(text)
    entries = list(_entries(text[where.start : where.end].split("\n")[:-1]))
    count = Counter(key for key, _ in entries)
    most = max(count.values(), default=1)
    if not 1 < most <= _MOST:
        return MergedText(text)
    rest = text[where.end :]

    def side(turn: int) -> str:
        seen: Counter[str] = Counter()
        lines = []
        for key, part in entries:
            if not key or seen[key] == min(turn, count[key] - 1):
                lines += part
            seen[key] += 1
        return text[: where.start] + "".join(f"{line}\n" for line in lines) + rest

    single = [part for key, part in entries if count[key] == 1 or not key]
    base = "".join(f"{line}\n" for part in single for line in part)
    base = text[: where.start] + base + rest
    found = MergedText(side(0))
    for turn in range(1, most):
        merged = merged_note(base, found.text, side(turn))
        found = MergedText(merged.text, (*found.decisions, *merged.decisions))
    return found if read(found.text, "").readable else MergedText(text)


def _entries(lines: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Each key with its lines; those above the first key, and comments, without one."""
    key, part = "", list[str]()
    for line in lines:
        found = _KEY.match(line)
        if found or line.startswith("#"):
            if part:
                yield key, part
            key, part = (found[1].strip("\"'") if found else ""), []
        part.append(line)
    yield key, part
