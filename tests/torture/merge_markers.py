"""Notes with markers of one merge in them, merged again: by lines, then by mdnet (P4).

A device on plain git commits what its merge left, markers and all, writes on, and
merges again. So markers are in one side, in both, in the base, and in each other.
"""

import re
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from mdnet.merge import repaired
from mdnet.note.block_marks import blocks_of
from mdnet.note.body import note_body
from mdnet.note.frontmatter import read
from tests.torture.merge_laws import SETTINGS, merged

PATH = "People/A.md"
BOX = "Properties of another device"
_MARKER = re.compile(r"(?:<{7}|>{7}|\|{7})(?: .*)?|={7}")
_BASE = re.compile(r"^\|{7} .*\n(?:(?!={7}\n).*\n)*", re.MULTILINE)
_TOKEN = re.compile(r"\bt[0-9]+\b")
KEYS = ("role", "cadence", "why", "title")

# Base, ours, theirs, style: what a merge by lines leaves.
Merge = Callable[[str, str, str, str], str]


class Hand:
    """Edits with words of their own, so that each can be looked for afterwards."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self._count = 0

    def word(self) -> str:
        self._count += 1
        return f"t{self._count}"

    def note(self) -> str:
        lines = ["---", "type: contact", "id: 0000000a"]
        lines += [f"{key}: {self.word()}" for key in KEYS if self.random.random() < 0.6]
        lines += ["tags:", f"  - {self.word()}", "---", "# A", "", "## Log"]
        lines += [self.entry() for _ in range(self.random.randint(0, 3))]
        if self.random.random() < 0.5:
            lines += ["", "## Notes", "", f"We met {self.word()}.", self.word()]
        return "\n".join(lines) + "\n"

    def entry(self) -> str:
        return f"- 2026-11-{self.random.randint(2, 27):02} met: {self.word()}"

    def edited(self, text: str) -> str:
        """The text after one to three edits, markers in it or not."""
        for _ in range(self.random.randint(1, 3)):
            edit = self.random.choice((self.append, self.insert, self.set, self.tag))
            text = edit(text)
        return text

    def tidied(self, text: str) -> str:
        """Without one of its markers, as a person who means well may leave it."""
        lines = text.split("\n")
        rows = [row for row, line in enumerate(lines) if _MARKER.fullmatch(line)]
        if rows:
            del lines[self.random.choice(rows)]
        return "\n".join(lines)

    def append(self, text: str) -> str:
        return f"{text}{self.entry()}\n"

    def insert(self, text: str) -> str:
        """An entry on top of the log."""
        return text.replace("## Log\n", f"## Log\n{self.entry()}\n", 1)

    def set(self, text: str) -> str:
        """A property with a new value, wherever it stands, or a new one at the end."""
        key = self.random.choice(KEYS)
        line = f"{key}: {self.word()}"
        if f"\n{key}: " in text:
            return re.sub(rf"^{key}: .*$", line, text, flags=re.MULTILINE)
        return text.replace("\ntags:", f"\n{line}\ntags:", 1)

    def chosen(self, text: str) -> str:
        """Without the other values of a conflict."""
        return re.sub(r"^\w+_conflict:\n(?:  - .*\n)*", "", text, flags=re.MULTILINE)

    def tag(self, text: str) -> str:
        return text.replace("\ntags:\n", f"\ntags:\n  - {self.word()}\n", 1)


def by_git(base: str, ours: str, theirs: str, style: str) -> str:
    """The merge of git itself."""
    with tempfile.TemporaryDirectory() as made:
        paths = [Path(made, name) for name in ("ours", "base", "theirs")]
        for path, text in zip(paths, (ours, base, theirs), strict=True):
            path.write_text(text)
        flags = [] if style == "merge" else [f"--{style}"]
        names = "-L", "HEAD", "-L", "4f1c2d7 (base)", "-L", "origin/main"
        command = ["git", "merge-file", "-p", *flags, *names, *map(str, paths)]
        return subprocess.run(command, check=False, capture_output=True).stdout.decode()


def worlds(random: Random, merge: Merge) -> Iterator[tuple[str, str, str]]:
    """Three texts each, for mdnet to merge; in most of them something is broken."""
    hand = Hand(random)
    start = hand.note()
    one, other = hand.edited(start), hand.edited(start)
    style = random.choice(("merge", "merge", "diff3"))
    left = merge(start, one, other, style)
    mended = repaired(PATH, left, SETTINGS)
    whole = mended.text if mended else left
    yield start, left, hand.edited(start)
    yield from _half_chosen(hand, merge, (start, one, other), style)
    yield one, hand.edited(left), hand.edited(one)
    yield left, hand.edited(left), hand.edited(whole)
    yield one, hand.edited(left), hand.edited(merged(start, one, other))
    base = random.choice((start, one, other, left))
    later, apart = hand.edited(left), hand.edited(whole if base == left else base)
    twice = merge(base, later, apart, style)
    yield base, hand.edited(twice), hand.edited(apart)
    yield later, hand.edited(twice), hand.edited(later)
    yield start, twice, left
    turned = merge(base, apart, later, style)
    yield base, hand.edited(turned), hand.edited(apart)
    yield later, hand.edited(turned), hand.edited(twice)
    thrice = merge(apart, hand.edited(twice), hand.edited(apart), style)
    yield apart, hand.edited(thrice), hand.edited(apart)


def _half_chosen(
    hand: Hand, merge: Merge, texts: tuple[str, str, str], style: str
) -> Iterator[tuple[str, str, str]]:
    """A conflict of mdnet's, between git's markers: one device has chosen already."""
    start, one, other = texts
    known = merged(*texts)
    chosen = hand.edited(hand.chosen(known))
    left = merge(known, hand.edited(known), chosen, style)
    yield known, hand.edited(left), hand.edited(chosen)
    anew = merge(start, hand.edited(known), hand.edited(other), style)
    yield other, hand.edited(anew), hand.edited(known)
    yield one, hand.edited(anew), hand.edited(left)


def marked(random: Random, merge: Merge) -> Iterator[str]:
    """What is wrong after merges of notes with markers in them."""
    for number, texts in enumerate(worlds(random, merge)):
        yield from (f"marked {number}: {what}" for what in left_over(*texts))
        side = Hand(random).tidied(texts[1])
        # A marker that stands alone in the text may be a line of the user's.
        found = left_over(texts[0], side, texts[2])
        yield from (f"tidied {number}: {what}" for what in found if what != "markers")


def left_over(base: str, ours: str, theirs: str) -> Iterator[str]:
    """What a merge leaves that no note should have, and what it loses."""
    new = merged(base, ours, theirs)
    if merged(base, theirs, ours) != new:
        yield "not commutative"
    if any(_MARKER.fullmatch(line) for line in new.split("\n")):
        yield "markers"
    if not read(new, "").readable:
        yield "not readable"
    if BOX in new:
        yield "properties in a box"
    if blocks_of(note_body(new)).problems:
        yield "blocks"
    old = {word for text in (base, ours, theirs) for word in _old_words(text)}
    there, wanted = (set(_TOKEN.findall(text)) for text in (new, ours + theirs))
    for word in wanted - old - set(_TOKEN.findall(base)) - there:
        yield f"lost: {word}"


def _old_words(text: str) -> Iterator[str]:
    """Those of the base between git's markers: both devices knew them."""
    for part in _BASE.findall(text):
        yield from _TOKEN.findall(part)
