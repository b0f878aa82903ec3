"""What every command starts from: the clock, the vault's root, the options.

This is the only module that reads the clock, and the only one that makes up an id.
"""

import os
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple, TypeVar

import click

from mdnet.cli.output import warn
from mdnet.cli.progress import bar
from mdnet.errors import UsageError
from mdnet.model.dates import MONTHS, day_of
from mdnet.model.settings import Settings
from mdnet.settings import environment, find_root, load_settings
from mdnet.workspace import Workspace

_MONTHS = tuple(name.casefold() for name in MONTHS)
Command = TypeVar("Command", bound=Callable[..., Any])


class Session(NamedTuple):
    """An open vault and what "today" is; `now` is the time of the same moment."""

    workspace: Workspace
    settings: Settings
    today: date
    now: time

    def past_day(self, text: str) -> date:
        """The day that a typed date means for what has happened: `fri` is the last one.

        Raises:
            UsageError: as for `day`; or the day is still to come.
        """
        day = self.day(text)
        if day > self.today and text.strip().casefold() != "tomorrow":
            day = _before(day, text, self.today)
        if day > self.today:
            raise UsageError(f"{day} has not come yet: this is for what has happened")
        return day

    def day(self, text: str) -> date:
        """The day that a typed date means, seen from `today`.

        Raises:
            UsageError: it cannot be read as a date; the message shows the forms.
        """
        return typed_day(text, self.today)


def _before(day: date, text: str, today: date) -> date:
    """A weekday or a day without a year, read as the last one before `today`."""
    if not any(character.isdigit() for character in text):
        return day - timedelta(days=7)
    if str(day.year) in text or not any(name in text.casefold() for name in _MONTHS):
        return day
    return typed_day(f"{text} {day.year - 1}", today)


def typed_day(text: str, today: date) -> date:
    """The day that a typed date means.

    Raises:
        UsageError: it cannot be read; the message shows the accepted forms.
    """
    # Only where somebody typed a date: `mdnet today` starts without it.
    from mdnet.note.short_dates import short_date  # noqa: PLC0415

    day = short_date(text, today)
    if day is None:
        raise UsageError(
            f"“{text}” is not a date; write 2026-12-01, 1 Dec, fri, +3d, 2w, "
            "today or yesterday"
        )
    return day


def moment() -> datetime:
    """The clock, local time."""
    return datetime.now()


def fresh_id() -> str:
    """Eight hex digits for a new person's `id`, from the system's randomness."""
    return os.urandom(4).hex()


def open_session(vault: str | None, day: str | None) -> Session:
    """The vault that the options name, opened, and the day they name.

    A bar is shown when reading the notes takes more than a second on a terminal.

    Raises:
        NoVaultError, SettingsError, UsageError, VaultError: see their messages.
    """
    root = find_root(os.getcwd(), vault, environment())
    settings = load_settings(root)
    now = moment()
    today = day_of(now, settings.digest.day_starts)
    today = typed_day(day, today) if day else today
    with bar("Reading notes") as shown:
        workspace = Workspace.open(root, settings, environment(), shown)
    _say_warnings(workspace)
    command = click.get_current_context(silent=True)
    if command:  # what is found damaged later on is said at the end
        command.call_on_close(workspace.close)
        command.call_on_close(lambda: _say_warnings(workspace))
    return Session(workspace, settings, today, now.time())


def _say_warnings(workspace: Workspace) -> None:
    """Say what came up about the index, each line once."""
    for line in workspace.warnings:
        warn(line)
    workspace.warnings.clear()


def vault_options(command: Command) -> Command:
    """The options of every command: which vault, and what day it is."""
    command = click.option(
        "--date",
        "day",
        metavar="DATE",
        help="What “today” is: 2026-12-01, fri, +3d … (default: today).",
    )(command)
    return click.option(
        "--vault",
        metavar="DIR",
        help="The vault (default: $MDNET_VAULT, else the folder you are in).",
    )(command)


def json_option(command: Command) -> Command:
    """`--json`: the answer as JSON; keys are only ever added."""
    return click.option(
        "--json", "as_json", is_flag=True, help="Print the answer as JSON."
    )(command)


def dry_run_option(command: Command) -> Command:
    """`--dry-run`: show what would change, write nothing."""
    return click.option(
        "--dry-run", is_flag=True, help="Show what would change as a diff, and stop."
    )(command)
