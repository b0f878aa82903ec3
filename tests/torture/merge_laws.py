"""The laws of the merge, said without any of its parts."""

import re
from collections.abc import Iterator

from mdnet.merge import merge_note
from mdnet.model.settings import Settings
from mdnet.note.block_marks import blocks_of
from mdnet.note.blocks import find
from mdnet.note.body import note_body
from mdnet.note.frontmatter import read

SETTINGS = Settings()
_LEAD = re.compile(r"[\s>]*(?:[-*+]\s+|\d+[.)]\s+)?(?:\[.\]\s*)?")
_DONE = re.compile(r" ✅ [0-9-]{10}")
_MARKER = re.compile(r"^(?:<{7} |>{7} )", re.MULTILINE)
_WORD = re.compile(r"\w+")


def merged(base: str, ours: str, theirs: str) -> str:
    return merge_note("People/A.md", base, ours, theirs, SETTINGS).text


def plain_lines(text: str) -> list[str]:
    """The lines below the front matter, without marks of lists, boxes and quotes."""
    body = text[read(text, "").body_start :]
    lines = (_LEAD.sub("", line, count=1).rstrip() for line in body.split("\n"))
    return [_DONE.sub("", line) for line in lines if line]


def faults(base: str, ours: str, theirs: str) -> Iterator[str]:
    """What is wrong with the merge of these three, law by law."""
    new = merged(base, ours, theirs)
    if merged(base, theirs, ours) != new:
        yield "not commutative"
    for side, name in ((ours, "ours"), (theirs, "theirs")):
        if merged(base, side, side) != side or merged(base, base, side) != side:
            yield f"an unchanged side changes {name}"
        if merged(base, side, base) != side:
            yield f"an unchanged side changes {name}"
        yield from (f"{name}: {what}" for what in lost(base, side, new))
        again = merged(base, new, side)
        if again != new and is_sound(base, ours, theirs):
            # What this side itself deleted may go now; a heading may get its new name.
            own = set(plain_lines(base)) - set(plain_lines(side))
            for what in lost("\n".join(own), new, again):
                if "'#" not in what:
                    yield f"again with {name}: {what}"
    yield from unreadable((base, ours, theirs), new)


def settles(base: str, ours: str, theirs: str) -> bool:
    """Whether the outcome stays as it is when it is merged again on the old base.

    No law: what a merge did to a line may make it too different from the base to be
    told from it. Nothing is lost then, but a line may stand there twice.
    """
    new = merged(base, ours, theirs)
    return all(merged(base, new, side) == new for side in (ours, theirs))


def is_sound(*texts: str) -> bool:
    """Whether all of them can be read, with their blocks and all code closed."""
    scans = [note_body(text) for text in texts]
    paired = not any(blocks_of(scan).problems for scan in scans)
    closed = not any(scan.unclosed for scan in scans)
    return paired and closed and all(read(text, "").readable for text in texts)


def lost(base: str, side: str, new: str) -> Iterator[str]:
    """What this side wrote and the merged note does not say."""
    old_lines, new_lines = set(plain_lines(base)), plain_lines(new)
    known = set(new_lines)
    old_words = set(_WORD.findall(base))
    everything = [set(_WORD.findall(line)) for line in new_lines]
    for line in plain_lines(side):
        if line in known or line in old_lines or line.strip() in new:
            continue
        own = set(_WORD.findall(line)) - old_words
        is_said = any(own <= found for found in everything)
        if not is_said or not _WORD.search(line):
            yield f"line lost: {line!r}"
    yield from lost_values(base, side, new)


def values(text: str) -> dict[str, set[str]] | None:
    front = read(text, "")
    if not front.readable:
        return None
    found: dict[str, set[str]] = {}
    for each in front.properties:
        raw = each.raw if isinstance(each.raw, tuple) else (each.raw,)
        found[each.key] = {str(one) for one in raw}
    return found


def lost_values(base: str, side: str, new: str) -> Iterator[str]:
    old, mine, after = values(base), values(side), values(new)
    if mine is None or after is None:
        return
    for key, texts in mine.items():
        there = after.get(key, set()) | after.get(f"{key}_conflict", set())
        is_date = key.endswith(("_on", "last_contact"))
        if is_date and max(texts) <= max(after.get(key, {""})):
            continue
        if key == "status" and after.get(key):
            continue
        for text in texts - ((old or {}).get(key) or set()) - {""}:
            written = text.replace("'", "''")
            if text not in there and text not in new and written not in new:
                yield f"value lost: {key}: {text}"


def unreadable(inputs: tuple[str, str, str], new: str) -> Iterator[str]:
    sides = [read(text, "") for text in inputs]
    after = read(new, "")
    if all(side.readable for side in sides) and not after.readable:
        yield f"the properties cannot be read: {after.findings}"
    if not _MARKER.search("\n".join(inputs)) and _MARKER.search(new):
        yield "conflict markers"
    # A comment that one side never closed hides marks of the other: `check` names it.
    if is_sound(*inputs) and find(new, "today").problems:
        yield f"blocks: {find(new, 'today').problems}"
