"""Which marks of a note belong to one block, also after a merge by union.

Git's `merge=union` keeps the lines of both sides: the starts and ends of one block
may stand there twice. Marks of the same name are unambiguous even so: the block is
all from the first start to the last end.
"""

from collections.abc import Sequence

from mdnet.note.block_marks import Mark


def runs_of(
    marks: Sequence[Mark], name: str
) -> tuple[list[tuple[Mark, ...]], Mark | None]:
    """The marks of the blocks `name`, cut at blocks of other names.

    Each run begins with a start and finishes with an end. Beside them the first mark
    that lacks its partner: an end without any start above it, a start without any end
    below it, or a block of another name that is not a start and an end.
    """
    runs: list[list[Mark]] = [[]]
    other: Mark | None = None
    for mark in marks:
        if other and mark.name:
            return [], other
        if other:
            other = None
            runs.append([])
        elif mark.name not in ("", name):
            other = mark
        else:
            runs[-1].append(mark)
    whole = [tuple(run) for run in runs if run]
    return whole, next((m for m in map(_lonely, whole) if m), other)


def _lonely(run: tuple[Mark, ...]) -> Mark | None:
    if not run[0].name:
        return run[0]
    return run[-1] if run[-1].name else None
