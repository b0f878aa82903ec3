"""Generated blocks that a merge by lines left twice in one note."""

from collections.abc import Iterator

from mdnet.merge.content import Context
from mdnet.merge.lines import Lines
from mdnet.merge.units import Unit, mark_name, units


def without_doubled(lines: list[str], context: Context) -> Iterator[str]:
    """The lines with one block of each name: the first, with what all of them hold."""
    if sum("mdnet:" in line for line in lines) < 2:
        yield from lines
        return
    cut = units(lines)
    names = [unit.name for unit in cut if unit.kind == "block"]
    if len(names) == len(set(names)):
        yield from lines
        return
    whole: dict[str, Unit] = {}
    for unit in cut:
        if unit.kind == "block":
            known = whole.get(unit.name)
            whole[unit.name] = _joined(known, unit, context) if known else unit
    done: set[str] = set()
    for unit in cut:
        if unit.kind != "block":
            yield from (*unit.before, *unit.lines)
        elif unit.name not in done:
            done.add(unit.name)
            yield from (*unit.before, *whole[unit.name].lines)


def _joined(one: Unit, other: Unit, context: Context) -> Unit:
    inside = context._replace(generated=True)
    empty: Lines = ()
    inner = context.nested(empty, one.lines[1:-1], other.lines[1:-1], inside)
    return one._replace(lines=(one.lines[0], *inner, one.lines[-1]))


def with_paired_marks(lines: list[str]) -> list[str]:
    """The lines without the marks that a merge by union left over.

    An opening mark above a block of the same name is one with it, a closing mark below
    a block closes what is closed already.
    """
    if not any("mdnet" in line for line in lines):
        return lines
    cut = units(lines)
    if not any(unit.kind == "mark" for unit in cut):
        return lines
    last = {unit.name: n for n, unit in enumerate(cut) if unit.kind == "block"}
    found: list[str] = []
    closed = False
    opened = ""
    for number, unit in enumerate(cut):
        part = unit.lines
        if unit.kind == "mark":
            name = mark_name(unit.lines[0])
            is_again = last.get(name, -1) > number and opened in ("", name)
            if is_again or (not name and closed):
                part = part if name and not opened else ()
                opened = name or opened
        elif unit.kind == "block":
            part = part[1:] if unit.name == opened else part
            closed, opened = True, ""
        found += (*unit.before, *part)
    return found
