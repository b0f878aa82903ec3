"""`mdnet undo`: automatic changes taken back, earlier versions brought back."""

import click

from mdnet.cli.context import json_option
from mdnet.cli.note_path import note_path
from mdnet.cli.output import say_json, say_wrapped
from mdnet.cli.syncing import moment_text, open_syncing
from mdnet.errors import UsageError
from mdnet.render.sync_json import automatic_value
from mdnet.render.sync_text import automatic_text
from mdnet.sync.now import syncer_of
from mdnet.sync.options import Options
from mdnet.sync.undo import automatic_changes, bring_back, undo


@click.command(
    "undo",
    epilog="""
    \b
    Examples:
      mdnet undo                     the last merge, repair or undo
      mdnet undo --list              all that can be taken back
      mdnet undo 3f9a1c02            that one, or a commit that mdnet sync named
      mdnet undo --note Maria --to 3f9a1c02      a note as it was then
    """,
)
@click.argument("change", required=False, default="")
@click.option("--list", "listed", is_flag=True, help="The automatic changes.")
@click.option("--note", metavar="NAME", help="A person, or a note's path.")
@click.option("--to", metavar="COMMIT", help="From mdnet history.")
@click.option("--vault", metavar="DIR", help="The vault.")
@json_option
def undo_command(
    change: str,
    listed: bool,
    note: str | None,
    to: str | None,
    vault: str | None,
    as_json: bool,
) -> int:
    """Take back what mdnet did by itself: a merge, a repair, merged copies.

    With a commit that `mdnet sync` named: what another client took back of another
    device's edits is in the notes again, and what was typed there stays.

    What was written before and since stays; the change itself stays in the history and
    can be had again. The next sync sends it to the other devices.
    """
    if bool(note) != bool(to):
        raise UsageError("--note and --to go together: mdnet undo --note NAME --to ID")
    syncing = open_syncing(vault)
    with syncer_of(*syncing) as syncer:
        if listed:
            syncer.checkout.branch = syncer.checkout.repository.status().branch
            found = automatic_changes(syncer.checkout.store, syncer.checkout.head)
            if as_json:
                say_json([automatic_value(each) for each in found])
            else:
                say_wrapped(automatic_text(found, moment_text))
            return 0
        if note and to:
            path = note_path(note, vault)
            with syncer.held(Options()):
                done = bring_back(syncer.checkout, path, to)
            paths: tuple[str, ...] = (path,) if done else ()
            words = f"{path} is as it was in {to}" if done else f"{path} is so already"
        else:
            taken, paths = undo(syncer, change)
            words = f"Taken back: {taken.commit.subject}"
    if as_json:
        say_json({"changed": list(paths)})
    else:
        say_wrapped(words)
    return 0
