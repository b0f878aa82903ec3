"""How a conflict looks in a note: a box that Obsidian shows and no parser trips over.

> [!conflict] Written differently on two devices: keep what is right, delete this box
> the other version
"""

from collections.abc import Iterable

from mdnet.merge.units import Unit
from mdnet.note.conflict_findings import CALLOUT

TITLE = (
    f"{CALLOUT} Written differently on two devices: keep what is right, delete this box"
)


def callout(lines: Iterable[str], indent: str = "", title: str = TITLE) -> Unit:
    """The box with these lines in it."""
    shown = [f"{indent}> {line}" if line else f"{indent}>" for line in lines]
    return Unit("quote", ("",), (f"{indent}> {title}", *shown))
