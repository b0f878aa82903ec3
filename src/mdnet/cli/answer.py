"""`mdnet done`, `snooze`, `skip`: answer an item of today's digest."""

from datetime import date, timedelta

import click

from mdnet.cli.context import (
    Session,
    dry_run_option,
    json_option,
    open_session,
    vault_options,
)
from mdnet.cli.output import say_json, say_wrapped, warn
from mdnet.cli.write import changed, write
from mdnet.digest import BlockItem
from mdnet.errors import UsageError
from mdnet.model.change import Change
from mdnet.model.dates import week_day
from mdnet.operations.answer_item import Mark, answer_item
from mdnet.operations.answer_today import answered_today
from mdnet.render.today_text import plain
from mdnet.today import daily_path, items_of


@click.command("done")
@click.argument("number", type=int, metavar="N")
@click.argument("words", nargs=-1, metavar="[NOTE]")
@vault_options
@dry_run_option
@json_option
def done_command(
    number: int,
    words: tuple[str, ...],
    vault: str | None,
    day: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Tick item N of today's digest; NOTE becomes the log entry.

    The same as ticking the box in the note: it counts as contact today, and a promise
    is ticked in the person's note as well.

    Example: mdnet done 1 she liked the paper
    """
    session = open_session(vault, day)
    _answer(session, number, "x", " ".join(words), None, dry_run, as_json)


@click.command("snooze")
@click.argument("number", type=int, metavar="N")
@click.argument("when", required=False, metavar="[WHEN]")
@vault_options
@dry_run_option
@json_option
def snooze_command(
    number: int,
    when: str | None,
    vault: str | None,
    day: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Put item N of today's digest off, by a week or until WHEN.

    Example: mdnet snooze 2 mon
    """
    session = open_session(vault, day)
    week = session.today + timedelta(days=session.settings.digest.snooze_days)
    until = session.day(when) if when else week
    if until <= session.today:
        raise UsageError(f"{until} is not after today; write a day that comes")
    _answer(session, number, ">", "", until, dry_run, as_json)


@click.command("skip")
@click.argument("number", type=int, metavar="N")
@vault_options
@dry_run_option
@json_option
def skip_command(
    number: int, vault: str | None, day: str | None, dry_run: bool, as_json: bool
) -> None:
    """Pass over item N of today's digest this time.

    A reminder starts its clock anew; a promise comes back in a week, because it still
    stands.
    """
    session = open_session(vault, day)
    _answer(session, number, "-", "", None, dry_run, as_json)


def _answer(
    session: Session,
    number: int,
    mark: Mark,
    words: str,
    until: date | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    path = daily_path(session.settings, session.today)
    item = _item(session, path, number)
    workspace, settings, today = session.workspace, session.settings, session.today
    problems: list[str] = []

    def compute() -> tuple[Change, ...]:
        text = workspace.read(path)
        edited = answer_item(text, item.id, mark, words, until, path)
        network, read = workspace.network_of(today, [item.id]), workspace.read
        found = answered_today(path, edited, network, settings, today, read)
        problems[:] = found.problems
        return found.changes

    paths = changed(write(session, compute, dry_run, quiet=as_json))
    for problem in problems:
        warn(problem)
    if as_json:
        say_json({"id": item.id, "mark": mark, "changed": paths})
    elif not dry_run:
        later = f" until {week_day(until, today)}" if until else ""
        also = "".join(f"; also in {note}" for note in paths if note != path)
        say_wrapped(f"[{mark}] {plain(item.text)}{later}{also}")


def _item(session: Session, path: str, number: int) -> BlockItem:
    items = items_of(session.workspace, session.settings, path, session.today)
    if not items:
        raise UsageError(f"there is no item in {path}; `mdnet today` looks for some")
    if not 1 <= number <= len(items):
        raise UsageError(f"there is no item {number}; today has 1 to {len(items)}")
    item = items[number - 1]
    if item.is_answered:
        raise UsageError(
            f"item {number} is answered already, [{item.mark}]; if that is wrong, "
            f"change the box in {path}"
        )
    return item
