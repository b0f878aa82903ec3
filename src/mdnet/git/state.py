"""When the sync last worked, for `--status`, the daemon and a line under the digest."""

import os
from typing import NamedTuple

FILE = "state"


class SyncState(NamedTuple):
    """Seconds since the epoch of the last sync that reached the remote, and the last
    attempt; `failures` in a row since, and `reason`, empty when it worked.
    """

    worked: int = 0
    tried: int = 0
    failures: int = 0
    reason: str = ""


def state_of(root: str) -> SyncState | None:
    """The state of a vault's sync; `None` where none was ever made."""
    folder = os.path.join(root, ".git")
    try:
        if os.path.isfile(folder):
            with open(folder, encoding="utf-8") as file:
                named = file.read().strip().removeprefix("gitdir:").strip()
            folder = os.path.join(root, named)
        with open(os.path.join(folder, "mdnet", FILE), encoding="utf-8") as file:
            return parsed(file.read())
    except OSError:
        return None


def parsed(text: str) -> SyncState:
    """The state that a text holds; what cannot be read counts as never."""
    lines = [*text.split("\n", 3), "", "", "", ""]
    numbers = [int(line) if line.isdigit() else 0 for line in lines[:3]]
    return SyncState(numbers[0], numbers[1], numbers[2], lines[3].strip())


def written(state: SyncState) -> str:
    """The text for a state."""
    numbers = (state.worked, state.tried, state.failures)
    return "\n".join([*map(str, numbers), state.reason.replace("\n", " "), ""])


def after(state: SyncState | None, now: int, reason: str) -> SyncState:
    """The state after an attempt; an empty reason means that it worked."""
    old = state or SyncState(worked=now)
    if not reason:
        return SyncState(now, now)
    return SyncState(old.worked, now, old.failures + 1, reason)
