"""SYN001: what a merge could not decide, until a person has.

Two devices changed one thing differently. One value stands in its place, the others in
a property `status_conflict` or in a box `> [!conflict]` below.
"""

import re

from mdnet.model.finding import Finding
from mdnet.note.body import Body
from mdnet.note.front_values import FrontMatter, Property

CALLOUT = "[!conflict]"
SUFFIX = "_conflict"
_BOX = re.compile(r"^[ \t]*(?:>[ \t]*)+\[!conflict\]", re.MULTILINE)


def findings(path: str, front: FrontMatter, scanned: Body) -> tuple[Finding, ...]:
    """One for each property and each box."""
    found = [_property(path, each) for each in front.properties if is_left(each)]
    if CALLOUT in scanned.masked:
        found += _boxes(path, scanned)
    return tuple(found)


def is_left(each: Property) -> bool:
    """Whether the property holds the other values of a conflict."""
    return each.key.endswith(SUFFIX) and each.value not in (None, "", ())


def _property(path: str, each: Property) -> Finding:
    key = each.key.removesuffix(SUFFIX)
    message = (
        f"Two devices changed `{key}` differently: put the right value in `{key}` and "
        f"delete `{each.key}`."
    )
    return Finding(path, each.line, 1, "SYN001", "warning", message)


def _boxes(path: str, scanned: Body) -> list[Finding]:
    message = (
        "Two devices wrote this differently: keep what is right above the box, and "
        "delete the box."
    )
    return [
        Finding(
            path,
            scanned.text.count("\n", 0, found.start()) + 1,
            1,
            "SYN001",
            "warning",
            message,
        )
        for found in _BOX.finditer(scanned.masked, scanned.start)
    ]
