"""Properties that a merge by lines broke: twice, in two blocks, below blank lines."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from mdnet.merge.decision import Decision, MergedText
from mdnet.merge.markers import without_front_markers
from mdnet.merge.note import merged_note
from mdnet.note.frontmatter import read, split

# `key:`, or the form `? key` that YAML has for long ones.
_KEY = re.compile(
    r"([^\s#\-&*!|>%@`{}\[\],'\"?][^:]*|\"[^\"]*\"|'[^']*'):(?=\s|$)|\? +([^:]*)$"
)
# A key that stands more often was not doubled by a merge.
_MOST = 12


def mended_front(text: str) -> MergedText:
    """The text (`\\n` as line end) with one readable block on line 1, if it can be."""
    said: list[Decision] = []
    for step in (_from_line_one, _one_front, _unmarked, _single_keys):
        found = step(text)
        said += found.decisions
        text = found.text
    return MergedText(text, tuple(said))


def _from_line_one(text: str) -> MergedText:
    """The text with its properties above the blank lines that a union put on top."""
    rest = text.lstrip()
    start = text.rfind("\n", 0, len(text) - len(rest)) + 1
    where = split(rest)
    if not start or not where.has_block or text[start:] != rest:
        return MergedText(text)
    front = read(rest, "")
    if not (front.readable and front.properties):
        return MergedText(text)
    cut = where.body_start
    return MergedText(rest[:cut] + text[:start] + rest[cut:])


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


def _unmarked(text: str) -> MergedText:
    """The text without markers among its properties that belong to no conflict."""
    where = split(text)
    if not where.has_block or read(text, "").readable:
        return MergedText(text)
    return MergedText(without_front_markers(text))


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
            name = (found[1] or found[2]) if found else ""
            key, part = name.strip("\"' "), []
        part.append(line)
    yield key, part
