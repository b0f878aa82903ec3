"""What the user asks of a sync."""

from typing import NamedTuple


class Options(NamedTuple):
    """What the user asked for: `allow_slips` is the reason for pushing a finding."""

    yes_delete: bool = False
    allow_slips: str = ""
    conflicts: bool = False
    offline: bool = False
