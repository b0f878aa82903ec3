"""`mdnet log`: one dated line in a person's note."""

import click

from mdnet.cli.context import (
    Session,
    dry_run_option,
    json_option,
    open_session,
    vault_options,
)
from mdnet.cli.output import quoted, say_json, say_wrapped
from mdnet.cli.people import path_of
from mdnet.cli.prompt_names import PERSON_NAME
from mdnet.cli.write import changed, write
from mdnet.errors import UsageError
from mdnet.model.change import Rewrite
from mdnet.note.compose import log_heading
from mdnet.operations.log_entry import LogEntry, checked, entry_lines, log_entry
from mdnet.render.json_values import day_value


@click.command(
    "log",
    epilog="""
    \b
    Examples:
      mdnet log Maria "met: coffee after rounds, talked about the growth data"
      mdnet log "Tom Reed" "email: sent my CV #awaiting"
      mdnet log Priya "call: QI plan" --on fri --promise "Send the draft" --due 3d
      mdnet log Sam "thanks: for the teaching session" --next 3m
    """,
)
@click.argument("name", type=PERSON_NAME)
@click.argument("words", nargs=-1, required=True, metavar="TEXT")
@click.option("--on", metavar="DATE", help="The day it happened (default: today).")
@click.option(
    "--promise", metavar="TEXT", default="", help="Something you now owe them."
)
@click.option("--due", metavar="DATE", help="When the promise is due (else in 24 h).")
@click.option("--next", "again", metavar="DATE", help="When to be in touch again.")
@vault_options
@dry_run_option
@json_option
def log_command(
    name: str,
    words: tuple[str, ...],
    on: str | None,
    promise: str,
    due: str | None,
    again: str | None,
    vault: str | None,
    day: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Write one dated line in a person's log.

    TEXT begins with what kind of contact it was, then a colon: met, call, video,
    email, text, letter, thanks, intro, talk, teaching, rotation, preceptor, check-in,
    reply, coffee, update, ask, give, support or note. Tags add meaning: #awaiting (you
    wait for an answer), #gave, #asked, #thanks, #good_teaching.
    """
    session = open_session(vault, day)
    entry = checked(
        LogEntry(
            session.past_day(on) if on else session.today,
            _text(name, words),
            promise,
            session.day(due) if due else None,
            session.day(again) if again else None,
        ),
        session.today,
    )
    path = path_of(session, name)
    changes = write(session, lambda: _changes(session, path, entry), dry_run, as_json)
    if as_json:
        value = {"path": path, "date": day_value(entry.day), "line": entry_lines(entry)}
        say_json(value | {"changed": changed(changes)})
    elif not dry_run:
        say_wrapped(f"{path}: {entry_lines(entry)}")


def _text(name: str, words: tuple[str, ...]) -> str:
    """The text that was typed: unquoted, a shell would make a comment of its tags.

    Raises:
        UsageError: more than one word; the message shows where the quotes go.
    """
    if len(words) > 1:
        begin = next((at for at, word in enumerate(words) if ":" in word), 0)
        who, text = " ".join((name, *words[:begin])), " ".join(words[begin:])
        shown = f"mdnet log {quoted(who)} {quoted(text)}"
        raise UsageError(f"put quotes around the name and the text: `{shown}`")
    return words[0]


def _changes(session: Session, path: str, entry: LogEntry) -> list[Rewrite]:
    text = session.workspace.read(path)
    heading = log_heading(text, session.settings.log.headings)
    return [log_entry(path, text, heading, entry)]
