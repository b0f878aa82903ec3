"""What `mdnet watch --status` tells, as a value and as words."""

import json
from datetime import datetime
from typing import Any, NamedTuple


class Status(NamedTuple):
    """The state of a running daemon; moments are local, to the second, empty for never.

    `polls` says why it looks at the whole vault every few seconds (empty: the system
    tells it what changes), `backlog` is how many paths wait to be looked at, `trouble`
    the last error, empty since it runs without one.
    """

    process: int
    since: str
    notes: int
    polls: str
    folders: int
    reconciled: str
    backlog: int
    wrote: str
    trouble: str
    trouble_at: str


def status_value(status: Status) -> dict[str, Any]:
    """The same for `--json`; keys are only ever added."""
    return {"running": True, **status._asdict()}


def status_line(status: Status) -> bytes:
    """The same as the daemon says it to who asks."""
    return json.dumps(status_value(status)).encode() + b"\n"


def status_text(status: dict[str, Any]) -> str:
    """The same in lines, from what a daemon of whatever version has answered."""

    def said(key: str) -> str:
        return str(status.get(key, "") or "")

    polls = said("polls")
    how = (
        f"looking at all of it again and again: {polls}"
        if polls
        else f"told by the system of changes in {said('folders')} folders"
    )
    trouble = said("trouble")
    return "\n".join(
        (
            f"running since {said('since')} (process {said('process')})",
            f"{said('notes')} notes, {how}",
            f"whole vault last looked at: {said('reconciled')}",
            f"waiting to be looked at: {said('backlog') or 0}",
            f"today's note last written: {said('wrote') or 'not yet'}",
            f"last error: {trouble}, {said('trouble_at')}" if trouble else "no error",
        )
    )


def shown(moment: datetime | None) -> str:
    """A moment as it is told, empty for never."""
    return moment.isoformat(" ", "seconds") if moment else ""
