"""`mdnet today`: the digest, printed and in the daily note."""

import os

import click

from mdnet.cli import context
from mdnet.cli.context import (
    Session,
    dry_run_option,
    json_option,
    open_session,
    vault_options,
)
from mdnet.cli.output import json_text, say, say_wrapped, warn
from mdnet.workspace.kept import today_question


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
    _say_when_sync_fails(session.workspace.vault.root)
    question = today_question(session.today, as_json, everything)
    kept = None if dry_run else session.workspace.answered(question)
    if kept is not None:
        (say if as_json else say_wrapped)(kept)
        return 0
    return _worked_out(session, question, everything, dry_run, as_json)


def _say_when_sync_fails(root: str) -> None:
    """One line when a vault that is synced has not been so for a day."""
    if not os.path.lexists(os.path.join(root, ".git")):
        return
    # Only for a vault that syncs.
    from mdnet.git.state import state_of  # noqa: PLC0415
    from mdnet.sync.schedule import overdue_line  # noqa: PLC0415

    state = state_of(root)
    line = ""
    if state:
        now = int(context.moment().timestamp())
        line = overdue_line(state.worked, now, state.reason)
    if line:
        warn(line)


def _worked_out(
    session: Session, question: str, everything: bool, dry_run: bool, as_json: bool
) -> int:
    # What works it out is imported only now: twice as much as what an answer that was
    # kept needs.
    from mdnet.cli.write_today import told, told_json, write_today  # noqa: PLC0415

    plan, failure = write_today(session, dry_run, quiet=as_json)
    for problem in plan.problems:
        warn(problem)
    if as_json or not dry_run:
        failed = failure is not None
        text = (
            json_text(told_json(plan))
            if as_json
            else told(session, plan, failed, everything)
        )
        (say if as_json else say_wrapped)(text)
        if not (plan.changes or plan.problems or failed or dry_run):
            session.workspace.keep_answer(question, text)
    if failure:
        raise failure
    return 1 if plan.problems else 0
