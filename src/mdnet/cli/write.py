"""Writing, as every command does it: compute, show or apply, again when overtaken."""

import time
from collections.abc import Callable, Sequence

from mdnet.cli.context import Session
from mdnet.cli.output import say, warn
from mdnet.errors import ChangedOnDiskError
from mdnet.model.change import Change

# An editor that saves every 50 ms overtakes one attempt in three; together with the
# pauses these take three seconds before a command gives up.
ATTEMPTS = 20
PAUSE_SECONDS = 0.015


def write(
    session: Session,
    compute: Callable[[], Sequence[Change]],
    dry_run: bool,
    quiet: bool = False,
) -> Sequence[Change]:
    """Apply what `compute` finds to change, or with `dry_run` print it as a diff.

    When an editor saved a note in between, everything is computed again from what
    is there now. Returns the changes; `quiet` keeps the diff back (for `--json`).

    Raises:
        ChangedOnDiskError: still overtaken after twenty attempts.
    """
    for attempt in range(ATTEMPTS):
        time.sleep(PAUSE_SECONDS * attempt)
        try:
            changes = compute()
            if dry_run:
                if not quiet:
                    show_diff(changes)
                return changes
            for kept in session.workspace.apply(changes).kept:
                warn(f"an editor saved meanwhile; both texts are kept, see {kept}")
            return changes
        except ChangedOnDiskError:
            if attempt == ATTEMPTS - 1:
                raise
    raise AssertionError("unreachable")


def show_diff(changes: Sequence[Change]) -> None:
    """Print the changes as a unified diff."""
    # difflib and what it imports cost as much as half of `mdnet today`.
    from mdnet.render.diff import diff_text  # noqa: PLC0415

    say(diff_text(changes))


def changed(changes: Sequence[Change]) -> list[str]:
    """The paths that the changes touch."""
    return sorted({change.path for change in changes})
