"""A block's events, put together to a tree while the limits are checked.

libyaml's event parser does not recurse, so depth, size, aliases and second documents
are refused here, before anything is composed from them. Without libyaml PyYAML's own
parser gives the same events.
"""

from typing import Any, NamedTuple

import yaml

from mdnet.note.front_problems import TOO_DEEP, RefusedError, mark_finding
from mdnet.note.limits import MAX_DEPTH, MAX_EVENTS

PARSER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

_STARTS = frozenset({yaml.MappingStartEvent, yaml.SequenceStartEvent})
_ENDS = frozenset({yaml.MappingEndEvent, yaml.SequenceEndEvent})


class Collection(NamedTuple):
    """A list or a map between its two events.

    `members` are scalar events and collections; a map's are keys and values in turn.
    """

    start: Any
    end: Any
    members: list[Any]

    @property
    def is_list(self) -> bool:
        """Whether it is a list rather than a map."""
        return isinstance(self.start, yaml.SequenceStartEvent)


def event_tree(block: str, path: str, parser: Any = PARSER) -> Any:
    """The block's one node, a scalar event or a `Collection`; `None` for an empty one.

    Raises:
        RefusedError: the block is beyond a limit or uses what mdnet does not read.
        Exception: whatever the parser finds wrong with it.
    """
    next_event = parser(block).get_event
    members: list[Any] = []
    opened: list[tuple[Any, list[Any]]] = []
    for _ in range(MAX_EVENTS):
        event = next_event()
        kind = event.__class__
        if kind is yaml.ScalarEvent:
            members.append(event)
        elif kind in _STARTS:
            _check_depth(len(opened), event, path)
            opened.append((event, members))
            members = []
        elif kind in _ENDS:
            start, outer = opened.pop()
            outer.append(Collection(start, event, members))
            members = outer
        elif kind is yaml.StreamEndEvent:
            return members[0] if members else None
        else:
            _check_other(event, members, path)
    message = f"there are more than {MAX_EVENTS} keys and values here"
    raise RefusedError(mark_finding(path, event.start_mark, "FM004", message))


def _check_depth(depth: int, event: Any, path: str) -> None:
    if depth >= MAX_DEPTH:
        raise RefusedError(mark_finding(path, event.start_mark, "FM003", TOO_DEEP))


def _check_other(event: Any, members: list[Any], path: str) -> None:
    if isinstance(event, yaml.AliasEvent):
        message = (
            f"`*{event.anchor}` refers to another value, which is not read: "
            "write the value out, or in quotes if it begins with a star"
        )
        raise RefusedError(mark_finding(path, event.start_mark, "FM005", message))
    if isinstance(event, yaml.DocumentStartEvent) and members:
        message = "a second YAML document begins here: only one can be read"
        raise RefusedError(mark_finding(path, event.start_mark, "FM014", message))
