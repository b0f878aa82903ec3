"""Working today's note out and writing it, for every command that does."""

from mdnet.cli.context import Session
from mdnet.cli.output import NO_PEOPLE
from mdnet.cli.write import write
from mdnet.errors import VaultError
from mdnet.model.change import Change
from mdnet.render.today_json import today_value
from mdnet.render.today_text import today_text
from mdnet.today import Today, plan_today


def write_today(
    session: Session, dry_run: bool, quiet: bool
) -> tuple[Today, VaultError | None]:
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


def told(session: Session, plan: Today, failed: bool, everything: bool) -> str:
    """The digest as text, what became of the note, and how to begin in a new vault."""
    if failed or plan.problems:
        wrote = "not written"
    else:
        wrote = "written" if plan.changes_note else "up to date"
    text = today_text(plan, session.settings.digest, wrote, everything)
    return text if session.workspace.state().people else f"{text}\n\n{NO_PEOPLE}"


def told_json(plan: Today) -> dict[str, object]:
    """The digest as JSON."""
    return today_value(plan)
