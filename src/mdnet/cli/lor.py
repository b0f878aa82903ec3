"""`mdnet lor`: letters of recommendation."""

import click

from mdnet.cli.context import (
    Session,
    dry_run_option,
    json_option,
    open_session,
    vault_options,
)
from mdnet.cli.lor_ask import ask_command
from mdnet.cli.lor_set import set_command
from mdnet.cli.output import say, say_json, say_wrapped, terminal_width, warn
from mdnet.cli.people import person_of
from mdnet.cli.prompt_names import PERSON_NAME
from mdnet.cli.write import changed, write
from mdnet.errors import NotEditableError, UsageError
from mdnet.letters.report import Letters, application_named, letters
from mdnet.model.change import Rewrite
from mdnet.operations.named_block import block_change
from mdnet.render.letters_json import letters_value
from mdnet.render.letters_markdown import HEADING, NAME, letters_block
from mdnet.render.letters_text import letters_text
from mdnet.render.writers_text import writer_text
from mdnet.rules.link_text import links_of

SHOWN = 8


@click.group(
    "lor",
    invoke_without_command=True,
    epilog="""
    \b
    A letter is a note in Applications/, and its `status` says how far it has come:
      idea, asked, agreed_strong or agreed (or hesitant, declined), packet_sent,
      request_sent, uploaded, assigned, thanked, outcome_told; imported, void
    Change it in the note, with `mdnet lor set`, or by a tick in the daily note.

    \b
    Examples:
      mdnet lor                              all applications, who could write
      mdnet lor --for cardiology --write     as a block in the application's note
      mdnet lor --writer Maria               what her readiness rests on
      mdnet lor ask Maria --for cardiology   her letter's note, with a draft
      mdnet lor set Maria agreed_strong --on fri
    """,
)
@click.option("--for", "application", metavar="APPLICATION", help="Only this one.")
@click.option(
    "--writer", metavar="NAME", type=PERSON_NAME, help="One writer, with all evidence."
)
@click.option("--all", "everything", is_flag=True, help="Every possible writer.")
@click.option(
    "--write", "block", is_flag=True, help="Keep a block in the application's note."
)
@vault_options
@dry_run_option
@json_option
@click.pass_context
def lor_command(
    context: click.Context,
    application: str | None,
    writer: str | None,
    everything: bool,
    block: bool,
    vault: str | None,
    day: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Letters of recommendation: what is there, what is missing, who could write.

    Readiness is a checklist with points, each with what it rests on; it forecasts
    nothing, and no title or fame counts. There is no place for what a letter says.
    """
    if context.invoked_subcommand:
        return
    if writer and block:
        raise UsageError("--write keeps applications' blocks: leave --writer out")
    session = open_session(vault, day)
    if block:
        context.exit(_write(session, application, dry_run, as_json))
    found = _report(session, application)
    if writer:
        _one(session, found, writer, as_json)
    elif as_json:
        say_json(letters_value(found))
    else:
        at_most = len(found.writers) if everything else SHOWN
        say(letters_text(found, session.today, terminal_width(), at_most))


lor_command.add_command(ask_command)
lor_command.add_command(set_command)


def _report(session: Session, application: str | None) -> Letters:
    network = session.workspace.network()
    only = application_named(network, application) if application else None
    return letters(network, session.settings, session.today, only)


def _one(session: Session, found: Letters, name: str, as_json: bool) -> None:
    path = person_of(session, name).contact.path
    one = [w for w in found.writers if w.person.contact.path == path]
    if not one:
        raise UsageError(
            f"{person_of(session, name).name} is nobody to ask for a letter so far: "
            "no attending, leader or mentor. A `relationship` of mentor changes that"
        )
    if as_json:
        say_json(letters_value(found._replace(writers=tuple(one))))
    else:
        say_wrapped(writer_text(one[0]))


def _write(
    session: Session, application: str | None, dry_run: bool, as_json: bool
) -> int:
    """Keep the block of every application that is not over, or of the one named.

    A note that does not allow it keeps none of the others from it: exit code 1.
    """
    problems: list[str] = []

    def compute() -> list[Rewrite]:
        network = session.workspace.network()
        found = _report(session, application)
        to = links_of(network.people)
        changes: list[Rewrite] = []
        problems.clear()
        for coverage in found.applications:
            if coverage.is_open or application:
                path = coverage.application.path
                content = letters_block(coverage, found, to, session.today)
                text = session.workspace.read(path)
                try:
                    changes += block_change(path, text, NAME, content, HEADING)
                except NotEditableError as error:
                    problems.append(str(error))
        return changes

    paths = changed(write(session, compute, dry_run, quiet=as_json))
    for problem in problems:
        warn(problem)
    if as_json:
        say_json({"changed": paths})
    elif not dry_run and (paths or not problems):
        say("\n".join(f"{path}: written" for path in paths) or "up to date")
    return 1 if problems else 0
