"""`mdnet today`: the digest, printed and in the daily note."""

import click

from mdnet.cli.context import (
    Session,
    dry_run_option,
    json_option,
    open_session,
    vault_options,
)
from mdnet.cli.output import say, say_json, warn
from mdnet.cli.write import write
from mdnet.errors import MdnetError, VaultError
from mdnet.model.change import Change
from mdnet.render.today_json import today_value
from mdnet.render.today_text import today_text
from mdnet.today import Today, plan_today


@click.command(
    "today",
    epilog="""
    \b
    In the daily note (on the phone, too), answer with the box:
      [x]   done; words after it become the log entry
      [-]   not this time
      [>]   later: a week, or the date you write after it

    \b
    Examples:
      mdnet today
      mdnet today --date mon --dry-run
      mdnet today --json | jq -r '.items[].text'
    """,
)
@click.option("--all", "everything", is_flag=True, help="List all that did not fit.")
@vault_options
@dry_run_option
@json_option
def today_command(
    everything: bool, vault: str | None, day: str | None, dry_run: bool, as_json: bool
) -> int:
    """Who to write to today, and why: printed, and written into the daily note.

    What was ticked since the last time, in today's or an older note, is taken in first.
    """
    session = open_session(vault, day)
    plan, failure = write_today(session, dry_run, quiet=as_json)
    for problem in plan.problems:
        warn(problem)
    if as_json:
        say_json(today_value(plan))
    elif not dry_run:
        wrote = "not written" if failure or plan.problems else _wrote(plan)
        say(today_text(plan, session.settings.digest, wrote, everything))
    if failure:
        raise failure
    return 1 if plan.problems else 0


def _wrote(plan: Today) -> str:
    return "written" if plan.changes_note else "up to date"


def write_today(
    session: Session, dry_run: bool, quiet: bool
) -> tuple[Today, MdnetError | None]:
    """Plan today's note and write it; the plan, and what kept it from being written."""
    plans: list[Today] = []

    def compute() -> tuple[Change, ...]:
        plan = plan_today(
            session.workspace, session.settings, session.today, session.now
        )
        plans.append(plan)
        return plan.changes

    try:
        write(session, compute, dry_run, quiet)
    except VaultError as error:
        return plans[-1], error
    return plans[-1], None
