"""Names of a merged tree that cannot stand beside each other. Pure.

Two files of one name, names that differ only in case, a file where a folder is: each
device finds the same way out, because only names and contents decide.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from mdnet.git.formats import Entry
from mdnet.merge import Decision
from mdnet.note.filenames import fold
from mdnet.sync.piece import Note, Piece, Rules, at, content


def placed(
    pieces: Iterable[Piece],
    gone: set[str],
    fresh: set[str],
    files: Mapping[str, Entry],
    rules: Rules,
) -> tuple[tuple[Piece, ...], tuple[Note, ...]]:
    """The pieces, each at a path that is free on every system, and what was decided.

    `files` is our tree, of which `gone` goes; files that are new since the base
    (`fresh`) may be given another name, too: they are among the pieces then, and their
    old path is added to `gone`.
    """
    new = list(pieces)
    paths = {piece.path for piece in new}
    stays = {path: entry for path, entry in files.items() if path not in gone}
    for path in [path for path in stays if path in fresh or path in paths]:
        new.append(at(path, stays.pop(path)))
        gone.add(path)
    spellings = _spellings(stays, new)
    new = [_in_folder(piece, spellings) for piece in new]
    return _settled(new, stays, rules)


def _settled(
    new: list[Piece], stays: Mapping[str, Entry], rules: Rules
) -> tuple[tuple[Piece, ...], tuple[Note, ...]]:
    folders = {fold(folder) for path in stays for folder in _above(path)}
    folders |= {fold(folder) for piece in new for folder in _above(piece.path)}
    taken: dict[str, Piece | None] = {fold(path): None for path in stays}
    notes: list[Note] = []
    for piece in _in_order(new, rules):
        kept = piece
        key = fold(piece.path)
        if key in folders or key in taken:
            if _same(piece, taken.get(key), rules):
                continue
            kept = piece._replace(path=rules.name(piece.path, content(piece, rules)))
            notes.append(Note(kept.path, (_decision(piece.path),)))
        taken[fold(kept.path)] = kept
    return tuple(piece for piece in taken.values() if piece), tuple(notes)


def _in_order(pieces: list[Piece], rules: Rules) -> list[Piece]:
    """By path; those of one path by content."""
    counts = Counter(piece.path for piece in pieces)
    return sorted(
        pieces,
        key=lambda p: (p.path, content(p, rules) if counts[p.path] > 1 else b""),
    )


def _same(piece: Piece, other: Piece | None, rules: Rules) -> bool:
    return other is not None and content(other, rules) == content(piece, rules)


def _above(path: str) -> Iterator[str]:
    """The folders that a path lies in."""
    parts = path.split("/")
    for end in range(1, len(parts)):
        yield "/".join(parts[:end])


def _spellings(stays: Mapping[str, Entry], new: Iterable[Piece]) -> dict[str, str]:
    """The spelling of each folder, by its folded name: the most usual one."""
    counts: Counter[str] = Counter()
    for path in (*stays, *(piece.path for piece in new)):
        counts.update(_above(path))
    found: dict[str, str] = {}
    for folder in sorted(counts, key=lambda folder: (-counts[folder], folder)):
        found.setdefault(fold(folder), folder)
    return found


def _in_folder(piece: Piece, spellings: Mapping[str, str]) -> Piece:
    folder, slash, name = piece.path.rpartition("/")
    path = f"{spellings[fold(folder)]}{slash}{name}" if folder else piece.path
    return piece._replace(path=path)


def _decision(path: str) -> Decision:
    text = f"another note is called {path}: this one was given a name of its own"
    return Decision("conflict", "name", text)
