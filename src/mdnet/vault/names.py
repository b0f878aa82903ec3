"""What is wrong with the names of notes: copies, twins, forbidden characters. Pure."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from mdnet.model.finding import Finding
from mdnet.note.filenames import file_name, fold

Read = Callable[[str], str | None]

# Names that only a tool gives: with one of these the other note is not even asked.
_SURE = (
    r"\.sync-conflict-\d{8}-\d{6}-[A-Z0-9]{7}",  # Syncthing
    r" \(Conflicted copy [^()]* \d{12}\)",  # Obsidian Sync
    r" \(conflicted copy \d{4}-\d\d-\d\d \d{6}\)",  # Nextcloud, OpenCloud
    r" \([^()]*conflicted copy \d{4}-\d\d-\d\d\)(?: \(\d+\))?",  # Dropbox
    r" \(mdnet kept \d{8}-\d{6}(?: \d+)?\)",  # a copy of ours
)
# Names that people give too: a copy only when the texts say so.
_PERHAPS = (
    r"[ _]\d{1,2}",  # iCloud
    r" \(conflict [0-9a-f]{8}\)",  # a copy that a merge left
    r" ?\(\d{1,2}\)",  # Google Drive, a browser, iCloud on Windows
)
_sure = re.compile(rf"(.+?)(?:{'|'.join(_SURE)})", re.DOTALL)
_perhaps = tuple(re.compile(rf"(.+?){p}", re.DOTALL) for p in _PERHAPS)
_computer = re.compile(r"(?=.*[A-Za-z])[A-Za-z0-9-]+")  # OneDrive: Name-COMPUTER
_id_line = re.compile(r"^id:[ \t]*(\S.*?)[ \t\r]*$", re.MULTILINE)
ALIKE = 0.8
_LAST = tuple("0123456789)")
# Too long for a device of Windows, without anything that could be wrong.
_ordinary = re.compile(r"[A-Za-z0-9][A-Za-z0-9 _-]{5,98}[A-Za-z0-9]")


class Copy(NamedTuple):
    """A name that a sync tool gave a conflicting version, and the note it is of."""

    path: str
    original: str


def conflict_copies(paths: Iterable[str], read: Read) -> tuple[Copy, ...]:
    """The conflict copies among the notes, each with its original, by path.

    Where the name alone does not tell (`Anna 2.md` may be another Anna), both texts
    are read: a copy has the same `id`, or, where one has none, four fifths of the
    lines of the shorter one in common. `read` gives a note's text or `None`.
    """
    known = set(paths)
    found = (_copy(path, known, read) for path in sorted(known))
    return tuple(copy for copy in found if copy)


def in_question(paths: Iterable[str]) -> frozenset[str]:
    """The notes whose texts decide which of them are conflict copies, both of a pair.

    An edit of any other note leaves the answer of `conflict_copies` as it is.
    """
    known = set(paths)
    found: set[str] = set()
    for path in known:
        folder, slash, name = path.rpartition("/")
        for base in _bases(name.removesuffix(".md")):
            original = f"{folder}{slash}{base}.md"
            if original in known:
                found |= {path, original}
    return frozenset(found)


def _copy(path: str, known: set[str], read: Read) -> Copy | None:
    folder, slash, name = path.rpartition("/")
    stem = name.removesuffix(".md")
    # Most names are ruled out before a pattern is tried.
    if "onflict" in stem or "mdnet kept" in stem:
        match = _sure.fullmatch(stem)
        if match:
            return Copy(path, f"{folder}{slash}{match[1]}.md")
    for base in _bases(stem):
        original = f"{folder}{slash}{base}.md"
        if original in known and is_same_note(read(original), read(path)):
            return Copy(path, original)
    return None


def _bases(stem: str) -> Iterator[str]:
    """The names of which this may be a copy, were the texts alike."""
    for pattern in _perhaps if stem.endswith(_LAST) else ():
        match = pattern.fullmatch(stem)
        if match:
            yield match[1]
    parts = stem.split("-") if "-" in stem else ()
    for end in range(1, len(parts)):
        if _computer.fullmatch("-".join(parts[end:])):
            yield "-".join(parts[:end])


def is_same_note(one: str | None, other: str | None) -> bool:
    """Whether two texts are versions of one note; False for what was not read."""
    if not one or not other:
        return False
    ids = [_id_line.search(text[:4096]) for text in (one, other)]
    if ids[0] and ids[1]:
        return ids[0][1] == ids[1][1]
    lines = [
        {line.strip() for line in text.splitlines()} - {""} for text in (one, other)
    ]
    shorter = min(map(len, lines))
    return shorter > 0 and len(lines[0] & lines[1]) >= ALIKE * shorter


def name_findings(paths: Iterable[str], copies: Iterable[Copy]) -> tuple[Finding, ...]:
    """Findings about names: conflict copies, twins by case, forbidden characters."""
    known = sorted(paths)
    findings = [
        Finding(copy.path, 0, 0, "SYNC001", "warning", _copy_text(copy, set(known)))
        for copy in copies
    ]
    findings += _twins(known)
    findings += filter(None, map(_bad_name, known))
    return tuple(findings)


def _copy_text(copy: Copy, known: set[str]) -> str:
    of = (
        f"of {copy.original}"
        if copy.original in known
        else (f"of {copy.original}, which is not there")
    )
    return (
        f"is a conflict copy {of}, left by a sync tool; it does not count. Take over "
        "what is missing there, then delete it."
    )


def _twins(known: list[str]) -> list[Finding]:
    first: dict[str, str] = {}
    twins = []
    for path in known:
        other = first.setdefault(fold(path), path)
        if other != path:
            text = (
                f"differs from {other} only in upper and lower case or in how accents "
                "are encoded; many systems can hold only one of the two. Rename one."
            )
            twins.append(Finding(path, 0, 0, "NAME001", "warning", text))
    return twins


def _bad_name(path: str) -> Finding | None:
    stem = path.rpartition("/")[2].removesuffix(".md")
    if _ordinary.fullmatch(stem):
        return None
    good = file_name(stem)
    if good == re.sub("  +", " ", stem):
        return None
    text = f"This name cannot be used on every device or in a link; {good!r} can."
    return Finding(path, 0, 0, "NAME002", "info", text)
