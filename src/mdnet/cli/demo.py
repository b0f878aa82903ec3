"""`mdnet demo`: a vault full of life, and today's digest on it."""

import sys
from pathlib import Path
from shlex import quote
from shutil import which

import click

from mdnet.cli import context
from mdnet.cli.context import (
    dry_run_option,
    json_option,
    open_session,
    typed_day,
)
from mdnet.cli.output import say, say_json, say_wrapped
from mdnet.cli.write_today import told_json, write_today
from mdnet.demo import demo_vault
from mdnet.errors import UsageError
from mdnet.model.dates import day_of
from mdnet.model.settings import DigestSettings
from mdnet.render.today_text import today_text
from mdnet.vault.lay_down import lay_down


@click.command("demo")
@click.argument(
    "folder", default="mdnet-demo", metavar="[DIR]", type=click.Path(path_type=Path)
)
@click.option("--date", "day", metavar="DATE", help="The day the demo is set around.")
@click.option("--seed", default=7, show_default=True, help="Another seed, other lines.")
@dry_run_option
@json_option
def demo_command(
    folder: Path, day: str | None, seed: int, dry_run: bool, as_json: bool
) -> None:
    """Make a vault with a year of an invented resident's life, and run `today` on it.

    Some sixty people in four circles, rotations, mentors, promises, conferences, an
    application in progress. DIR must be new or empty (default: mdnet-demo).

    \b
    Examples:
      mdnet demo
      mdnet demo /tmp/life --date 2028-02-29
    """
    root = folder.expanduser().absolute()
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        raise UsageError(f"{root} is not empty; name a new folder: mdnet demo DIR")
    today = day_of(context.moment(), DigestSettings().day_starts)
    today = typed_day(day, today) if day else today
    notes = demo_vault(today, seed)
    if dry_run:
        say(f"would make {root} with {len(notes)} files, set around {today}")
        return
    lay_down(root, (), notes)
    session = open_session(str(root), today.isoformat())
    plan, failure = write_today(session, dry_run=False, quiet=True)
    if failure:
        raise failure
    if as_json:
        say_json(told_json(plan) | {"vault": str(root)})
        return
    say_wrapped(today_text(plan, session.settings.digest, "written"))
    say(f"\nThe demo vault is in\n  {root}\nOpen it in Obsidian, or go on with")
    for line in _next(root, day and today.isoformat()):
        say(f"  {line}")


def _next(root: Path, day: str | None) -> list[str]:
    """What to type next: lines to copy, for the shell as it is now."""
    activate = Path(sys.prefix) / "bin" / "activate"
    is_here = which("mdnet") or not activate.exists()
    begin = [] if is_here else [f". {quote(str(activate))}"]
    on = f" --date {day}" if day else ""
    commands = f"mdnet done 1{on} && mdnet list is:overdue{on}"
    return [*begin, f"cd {quote(str(root))} && {commands}"]
