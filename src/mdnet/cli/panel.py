"""`mdnet panel`: mentors and sponsors, circles and balance, and what is missing."""

import click

from mdnet.cli.context import (
    Session,
    dry_run_option,
    json_option,
    open_session,
    vault_options,
)
from mdnet.cli.output import say, say_json, say_wrapped, terminal_width
from mdnet.cli.write import changed, write
from mdnet.errors import MdnetError
from mdnet.model.change import Rewrite
from mdnet.operations.named_block import block_change
from mdnet.panel import panel
from mdnet.render.json_values import Json
from mdnet.render.panel_json import panel_value
from mdnet.render.panel_markdown import HEADING, NAME, panel_markdown
from mdnet.render.panel_text import panel_text
from mdnet.rules.link_text import told_apart


@click.command(
    "panel",
    epilog="""
    \b
    A sponsor is one by an act that the log tells of: a line of kind support, or
    tagged #support, about a word to a fellowship, an invitation to speak, a role on a
    committee; or any line tagged #sponsor_act.

    \b
    Examples:
      mdnet panel
      mdnet panel --write --dry-run
      mdnet panel --json | jq -r '.gaps[] | .text, .suggest[]'
    """,
)
@click.option("--all", "everything", is_flag=True, help="The balance with everybody.")
@click.option("--write", "writes", is_flag=True, help="Put it into Me.md as a block.")
@vault_options
@dry_run_option
@json_option
def panel_command(
    everything: bool,
    writes: bool,
    vault: str | None,
    day: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Your mentors and sponsors: who is there, what is missing, who could help.

    What is looked for depends on the year of training in Me.md. Each gap says what
    would close it and names people of the vault who could.
    """
    session = open_session(vault, day)
    if writes:
        changes = write(session, lambda: _changes(session), dry_run, quiet=as_json)
        if as_json:
            say_json(_value(session) | {"changed": changed(changes)})
        elif not dry_run:
            written = "\n".join(f"{path}: written" for path in changed(changes))
            say(written or f"{_note(session)}: up to date")
    elif as_json:
        say_json(_value(session))
    else:
        network = session.workspace.network()
        known = network._replace(people=told_apart(network.people))
        found = panel(known, session.settings, session.today)
        settings = session.settings.panel
        say_wrapped(panel_text(found, settings, terminal_width(), everything))


def _value(session: Session) -> Json:
    found = panel(session.workspace.network(), session.settings, session.today)
    return panel_value(found)


def _changes(session: Session) -> tuple[Rewrite, ...]:
    network, path = session.workspace.network(), _note(session)
    found = panel(network, session.settings, session.today)
    days = session.settings.panel.balance_days
    content = panel_markdown(found, network, days)
    return block_change(path, session.workspace.read(path), NAME, content, HEADING)


def _note(session: Session) -> str:
    """The path of the note about the resident."""
    profile = session.workspace.network().profile
    if profile is None:
        raise MdnetError(
            "There is no note about you to write into: make Me.md with `type: profile` "
            "in its properties (mdnet init lays one down), then try again"
        )
    return profile.path
