"""Two trees with a common base become one, path by path. Pure.

Where one side alone touched a path, its version stands. Where both did, the contents
are merged; a deletion never wins over an edit; a note that moved is met where it went.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from mdnet.git.formats import FILE, PROGRAM, Entry
from mdnet.merge import Decision, Merged
from mdnet.sync.moves import identity, is_plain, is_replaced, moves
from mdnet.sync.piece import Note, Piece, Rules, at, needs_copy
from mdnet.sync.places import placed
from mdnet.sync.trees import Changes

Result = dict[str, Entry | bytes | None]


class TreeMerge(NamedTuple):
    """What the merge changes in our tree (`None`: the file goes), and decided."""

    result: Result
    notes: tuple[Note, ...]


class _Unit(NamedTuple):
    """One file that both sides touched: what it was, and where each has it now."""

    path: str
    base: Entry | None
    ours: Piece | None
    theirs: Piece | None


def merged_trees(
    ours: Changes,
    theirs: Changes,
    rules: Rules,
    our_files: Callable[[], Mapping[str, Entry]],
) -> TreeMerge:
    """Our tree with what the other side did, as changes of our tree.

    `ours` and `theirs` are what each did since the common base; `our_files` gives all
    files of our tree, and is asked only where names may collide.
    """
    if not ours:
        taken: Result = {path: change.new for path, change in theirs.items()}
        return TreeMerge(taken, ())
    units = tuple(_units(ours, theirs, rules))
    pieces: list[Piece] = []
    notes: list[Note] = []
    for unit in units:
        made, note = _merged_unit(unit, rules)
        pieces += made
        notes += [note] if note else []
    used = {
        side: {p.path for unit in units if (p := getattr(unit, side))}
        for side in ("ours", "theirs")
    }
    gone = used["ours"] | {p for p in theirs if p not in ours and theirs[p].old}
    pieces += [
        at(path, change.new)
        for path, change in theirs.items()
        if change.new and path not in used["theirs"]
    ]
    fresh = {p for side in (ours, theirs) for p in side if side[p].old is None}
    return _placed(pieces, gone, fresh, rules, our_files, notes)


def _units(ours: Changes, theirs: Changes, rules: Rules) -> Iterator[_Unit]:
    both = [path for path in theirs if path in ours]
    went: list[dict[str, str]] = [{}, {}]
    if any(_may_have_moved(path, ours, theirs, rules) for path in both):
        went = [moves(side, rules.read) for side in (ours, theirs)]
    for path in both:
        old = ours[path].old
        if old is None:
            if not _are_two(path, ours[path].new, theirs[path].new, rules):
                yield _Unit(path, None, *(_now(path, side) for side in (ours, theirs)))
            continue
        here = [
            _whereabouts(path, side, moved, rules)
            for side, moved in zip((ours, theirs), went, strict=True)
        ]
        if any(here):
            yield _Unit(path, old, *here)


def _may_have_moved(path: str, ours: Changes, theirs: Changes, rules: Rules) -> bool:
    return any(
        change.old is not None
        and (
            change.new is None or is_replaced(path, change.old, change.new, rules.read)
        )
        for change in (ours[path], theirs[path])
    )


def _are_two(path: str, one: Entry | None, other: Entry | None, rules: Rules) -> bool:
    """Whether both sides made a file of one name that are two different notes."""
    ids = [identity(path, entry, rules.read) for entry in (one, other)]
    return all(ids) and ids[0] != ids[1]


def _now(path: str, side: Changes) -> Piece | None:
    entry = side[path].new
    return at(path, entry) if entry else None


def _whereabouts(
    path: str, side: Changes, moved: Mapping[str, str], rules: Rules
) -> Piece | None:
    """Where one side has the file that was at `path`; `None` where it deleted it."""
    if path in moved:
        return _now(moved[path], side)
    old, new = side[path]
    if old and new and is_replaced(path, old, new, rules.read):
        return None
    return _now(path, side)


def _merged_unit(unit: _Unit, rules: Rules) -> tuple[list[Piece], Note | None]:
    ours, theirs = unit.ours, unit.theirs
    if ours is None or theirs is None:
        return _kept_edit(unit)
    path = _path(unit.path, ours.path, theirs.path)
    if ours.entry == theirs.entry or theirs.entry == unit.base:
        return [ours._replace(path=path)], None
    if ours.entry == unit.base:
        return [theirs._replace(path=path)], None
    if not (is_plain(ours.entry) and is_plain(theirs.entry)):
        kept = ours if is_plain(ours.entry) or not is_plain(theirs.entry) else theirs
        return [kept._replace(path=path)], None
    return _merged_content(path, unit, ours, theirs, rules)


def _kept_edit(unit: _Unit) -> tuple[list[Piece], Note]:
    """Deleted on one side: what the other side made of it, or its new place, stays."""
    there = unit.ours or unit.theirs
    assert there is not None
    text = "deleted on one device and changed on the other: kept"
    return [there], Note(there.path, (Decision("edit_kept", "note", text),))


def _path(base: str, ours: str, theirs: str) -> str:
    """The path of a note that may have been renamed: the new name, or the first."""
    if ours == base:
        return theirs
    return ours if theirs == base else min(ours, theirs)


def _merged_content(
    path: str, unit: _Unit, ours: Piece, theirs: Piece, rules: Rules
) -> tuple[list[Piece], Note]:
    base = rules.read(unit.base.oid) if unit.base and is_plain(unit.base) else None
    assert ours.entry is not None
    assert theirs.entry is not None
    one, other = rules.read(ours.entry.oid), rules.read(theirs.entry.oid)
    found = rules.merge(path, base, one, other)
    if needs_copy(found):
        # Which of the two stays must not depend on the device.
        one, other = max(one, other), min(one, other)
        found = rules.merge(path, base, one, other)
    mode = FILE if ours.mode == theirs.mode == FILE else PROGRAM
    if rules.is_broken(path, found.data) and not any(
        rules.is_broken(path, data) for data in (one, other)
    ):
        text = "the two versions could not be put together: both are kept"
        one, other = max(one, other), min(one, other)
        found = Merged(one, (Decision("copy", "note", text),))
    pieces = [Piece(path, mode, None, found.data)]
    if needs_copy(found):
        pieces.append(Piece(rules.name(path, other), mode, None, other))
    return pieces, Note(path, found.decisions)


def _placed(
    pieces: list[Piece],
    gone: set[str],
    fresh: set[str],
    rules: Rules,
    our_files: Callable[[], Mapping[str, Entry]],
    notes: list[Note],
) -> TreeMerge:
    paths = {piece.path for piece in pieces}
    if len(paths) == len(pieces) and not (fresh & paths) and paths <= gone:
        settled: tuple[Piece, ...] = tuple(pieces)
    else:
        settled, more = placed(pieces, gone, fresh, our_files(), rules)
        notes = [*notes, *more]
    result: Result = dict.fromkeys(gone)
    for piece in settled:
        result[piece.path] = piece.entry or piece.data
    return TreeMerge(result, tuple(sorted(notes)))
