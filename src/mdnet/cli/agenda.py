"""`mdnet agenda`: the agendas of mentor check-ins."""

import click

from mdnet.agenda.due import check_ins
from mdnet.check_ins import Prepared, due_people, prepare, prepare_due
from mdnet.cli.context import (
    Session,
    dry_run_option,
    json_option,
    open_session,
    vault_options,
)
from mdnet.cli.output import say_json, say_wrapped, warn
from mdnet.cli.people import person_of
from mdnet.cli.progress import bar
from mdnet.cli.prompt_names import PERSON_NAME
from mdnet.cli.write import changed, write
from mdnet.errors import UsageError
from mdnet.model.change import Change
from mdnet.model.dates import week_day
from mdnet.render.agenda_json import agenda_value, check_in_value
from mdnet.render.agenda_text import agenda_text, due_text


@click.command(
    "agenda",
    epilog="""
    \b
    Examples:
      mdnet agenda                     whose check-in is due
      mdnet agenda "Tom Reed"          make his, or bring it up to date
      mdnet agenda Tom --on 4 Dec      for that day; the one there is moves to it
      mdnet agenda --due               those of everybody who is due, or soon
    """,
)
@click.argument("name", nargs=-1, type=PERSON_NAME)
@click.option(
    "--on", metavar="DATE", help="The day you meet (default: when it is due)."
)
@click.option("--due", "all_due", is_flag=True, help="All that are due within 14 days.")
@vault_options
@dry_run_option
@json_option
def agenda_command(
    name: tuple[str, ...],
    on: str | None,
    all_due: bool,
    vault: str | None,
    day: str | None,
    dry_run: bool,
    as_json: bool,
) -> int:
    """Prepare a check-in with a mentor: updates, questions, goals.

    Makes the note Agendas/DATE NAME.md with what happened since the last check-in, and
    a short mail to send beforehand. Run again, it changes only its own lines in it:
    what you wrote, ticked, edited, moved or struck out stays. A line that you delete
    comes back: strike it out (~~like this~~) to be rid of it.
    """
    if all_due and (name or on):
        raise UsageError("--due is for everybody: leave the name and --on out")
    if on and not name:
        raise UsageError("--on needs the name of the person you meet")
    session = open_session(vault, day)
    if name:
        return _one(session, " ".join(name), on, dry_run, as_json)
    return _due(session, dry_run, as_json) if all_due else _listed(session, as_json)


def _listed(session: Session, as_json: bool) -> int:
    found = check_ins(session.workspace.network(), session.settings, session.today)
    if as_json:
        say_json({"check_ins": [check_in_value(each) for each in found]})
    else:
        soon = session.settings.agenda.due_soon
        say_wrapped(due_text(found, session.today, soon))
    return 0


def _one(
    session: Session, name: str, on: str | None, dry_run: bool, as_json: bool
) -> int:
    day = session.day(on) if on else None
    if day and day < session.today:
        raise UsageError(f"{day} lies behind: an agenda is for a day to come")
    found: list[Prepared] = []
    moves: list[Change] = []

    def planned() -> Prepared:
        person = person_of(session, name)
        found[:] = [
            prepare(session.workspace, session.settings, session.today, person, day)
        ]
        return found[0]

    if not dry_run:
        moves += write(session, lambda: planned().moves, dry_run, quiet=True)
    changes = write(session, lambda: _all(planned(), dry_run), dry_run, quiet=as_json)
    paths = changed([*moves, *changes])
    if as_json:
        say_json(agenda_value(found[0].plan, found[0].path, paths))
    elif not dry_run:
        plan, path = found[0].plan, found[0].path
        say_wrapped(agenda_text(plan, path, session.today, _wrote(paths)))
    if found[0].names_old_day:
        warn(f"{found[0].path}: you edited the mail: it still names the old day")
    return 0


def _all(prepared: Prepared, dry_run: bool) -> tuple[Change, ...]:
    """What is to be written; the moves have been made, but in a dry run."""
    return (*(prepared.moves if dry_run else ()), *prepared.changes)


def _due(session: Session, dry_run: bool, as_json: bool) -> int:
    workspace, settings, today = session.workspace, session.settings, session.today
    found: list[Prepared] = []
    problems: list[str] = []

    def compute() -> tuple[Change, ...]:
        people = due_people(workspace.network(), settings, today)
        with bar("Agendas") as shown:
            batch = prepare_due(workspace, settings, today, people, progress=shown)
        found[:], problems[:] = batch.prepared, batch.problems
        return batch.changes

    paths = changed(write(session, compute, dry_run, quiet=as_json))
    for problem in problems:
        warn(problem)
    if as_json:
        agendas = [agenda_value(a.plan, a.path, _own(a, paths)) for a in found]
        say_json({"agendas": agendas, "changed": paths})
    elif not dry_run:
        for each in found:
            say_wrapped(_line(each, paths))
        if not (found or problems):
            _listed(session, as_json)
    return 1 if problems else 0


def _own(prepared: Prepared, paths: list[str]) -> list[str]:
    """Of the notes that were written, this agenda's."""
    return [path for path in paths if path == prepared.path]


def _line(prepared: Prepared, paths: list[str]) -> str:
    wrote = _wrote(_own(prepared, paths))
    on = week_day(prepared.plan.on, prepared.plan.on)
    return f"{prepared.plan.person.name}, {on}: {prepared.path}: {wrote}"


def _wrote(paths: list[str]) -> str:
    return "written" if paths else "up to date"
