"""`mdnet history`: what happened to a note."""

import click

from mdnet.cli.context import json_option
from mdnet.cli.note_path import note_path
from mdnet.cli.output import say_json, say_wrapped
from mdnet.cli.syncing import moment_text, open_syncing
from mdnet.errors import UsageError
from mdnet.render.sync_json import event_value
from mdnet.render.sync_text import history_text
from mdnet.sync.history import history
from mdnet.sync.now import syncer_of


@click.command(
    "history",
    epilog="""
    \b
    Examples:
      mdnet history Maria
      mdnet history Daily/2026-11-20.md
      mdnet undo --note Maria --to 3f9a1c02      have that version back
    """,
)
@click.argument("name")
@click.option("--limit", default=20, show_default=True, help="How many changes.")
@click.option("--vault", metavar="DIR", help="The vault.")
@json_option
def history_command(name: str, limit: int, vault: str | None, as_json: bool) -> None:
    """What happened to the note of NAME, on which device, newest first.

    NAME is a person, or the path of a note. A note is followed through renames.
    """
    path = note_path(name, vault)
    with syncer_of(*open_syncing(vault)) as syncer:
        syncer.checkout.branch = syncer.checkout.repository.status().branch
        found = history(syncer.checkout.store, syncer.checkout.head, path)[:limit]
    if not found:
        raise UsageError(f"{path} is in no commit yet; mdnet sync commits it")
    if as_json:
        say_json([event_value(event) for event in found])
    else:
        say_wrapped(history_text(found, moment_text))
