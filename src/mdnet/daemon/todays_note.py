"""Today's note: what was ticked is taken in at once, the digest when nobody types."""

import os
from datetime import date, datetime
from typing import NamedTuple

from mdnet.daemon.unsaved import has_unsaved_changes
from mdnet.errors import ChangedOnDiskError, LockedError
from mdnet.model.dates import day_of
from mdnet.model.settings import Settings
from mdnet.render.today_text import today_text
from mdnet.today import Today, plan_today
from mdnet.workspace.kept import today_question
from mdnet.workspace.watched import WatchedWorkspace

# A program that saved in between, or another mdnet that writes.
AGAIN_S = 1.0
# How long somebody who has not saved is left alone before a new look.
UNSAVED_S = 2.0


class Kept(NamedTuple):
    """What became of today's note: the paths written, and when to try again.

    `again` is in seconds, `None` when all is done. `problems` are sentences.
    """

    wrote: tuple[str, ...] = ()
    again: float | None = None
    problems: tuple[str, ...] = ()


def keep_today(workspace: WatchedWorkspace, settings: Settings, now: datetime) -> Kept:
    """Write what `mdnet today` would, but today's note only when it has been still.

    With nothing left to write, the command's answer is kept for it in the index.

    Raises:
        MdnetError: the note or the vault cannot be used.
    """
    day = day_of(now, settings.digest.day_starts)
    asked = today_question(day, as_json=False, everything=False)
    if workspace.answered(asked) is not None:
        return Kept()
    plan = plan_today(workspace, settings, day, now.time())
    # Before anything that stays is made, which would lie in the midst of its memory.
    workspace.let_go()
    wait = seconds_until_still(workspace, plan.path, settings, now)
    todo = [c for c in plan.changes if not wait or c.path != plan.path]
    try:
        wrote = workspace.apply(todo).written
    except (ChangedOnDiskError, LockedError):
        return Kept(again=AGAIN_S)
    if not (plan.changes or plan.problems):
        _keep_answer(workspace, settings, plan, asked)
    if wait and plan.changes_note:
        return Kept(wrote, wait, plan.problems)
    return Kept(wrote, None, plan.problems)


def seconds_until_still(
    workspace: WatchedWorkspace, path: str, settings: Settings, now: datetime
) -> float:
    """How long today's note must be left alone yet; 0 when nobody types in it.

    A note from the future was not written by somebody who types now.
    """
    seen = workspace.vault.stat(path)
    if has_unsaved_changes(workspace.vault.root, path):
        return UNSAVED_S
    if seen is None:
        return 0.0
    age = now.timestamp() - seen.mtime_ns / 1e9
    quiet = float(settings.watch.quiet)
    return quiet - age if 0 <= age < quiet else 0.0


def is_daily(path: str, settings: Settings) -> bool:
    """Whether a note may hold answers: those of the daily notes' folder do."""
    folder = settings.daily.folder.strip("/")
    return path.startswith(f"{folder}/") if folder else os.sep not in path


def _keep_answer(
    workspace: WatchedWorkspace, settings: Settings, plan: Today, asked: str
) -> None:
    text = today_text(plan, settings.digest, "up to date")
    workspace.keep_answer(asked, text)


def today_of(settings: Settings, now: datetime) -> date:
    """The day that it is for the user."""
    return day_of(now, settings.digest.day_starts)
