"""`mdnet undo`: automatic changes taken back, earlier versions brought back."""

import click

from mdnet.cli.context import dry_run_option, json_option
from mdnet.cli.note_path import note_path
from mdnet.cli.output import say_json, say_wrapped
from mdnet.cli.syncing import moment_text, open_syncing
from mdnet.cli.write import changed, show_diff
from mdnet.errors import UsageError
from mdnet.render.sync_json import automatic_value
from mdnet.render.sync_text import automatic_text
from mdnet.sync.checkout import Checkout
from mdnet.sync.now import syncer_of
from mdnet.sync.options import Options
from mdnet.sync.undo import (
    automatic_changes,
    bring_back,
    undo,
    would_bring_back,
    would_undo,
)


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
@dry_run_option
@json_option
def undo_command(
    change: str,
    listed: bool,
    note: str | None,
    to: str | None,
    vault: str | None,
    dry_run: bool,
    as_json: bool,
) -> int:
    """Take back what mdnet did by itself: a merge, a repair, merged copies.

    With a commit that `mdnet sync` named: what another client took back of another
    device's edits is in the notes again, and what was typed there stays.

    What was written before and since stays; the change itself stays in the history and
    can be had again. The next sync sends it to the other devices. --dry-run shows it
    for the notes as they were last committed.
    """
    if bool(note) != bool(to):
        raise UsageError("--note and --to go together: mdnet undo --note NAME --to ID")
    syncing = open_syncing(vault)
    with syncer_of(*syncing) as syncer:
        path = note_path(note, vault) if note else ""
        if listed or dry_run:
            syncer.checkout.branch = syncer.checkout.repository.status().branch
        if listed:
            return _listed(syncer.checkout, as_json)
        if dry_run:
            return _shown(syncer.checkout, change, path, to, as_json)
        if note and to:
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


def _listed(checkout: Checkout, as_json: bool) -> int:
    """What can be taken back."""
    found = automatic_changes(checkout.store, checkout.head)
    if as_json:
        say_json([automatic_value(each) for each in found])
    else:
        say_wrapped(automatic_text(found, moment_text))
    return 0


def _shown(
    checkout: Checkout, change: str, path: str, to: str | None, as_json: bool
) -> int:
    """What would change, as a diff; nothing is written."""
    if path and to:
        changes = would_bring_back(checkout, path, to)
    else:
        changes = would_undo(checkout, change)
    if as_json:
        say_json({"changed": changed(changes)})
    else:
        show_diff(changes)
    return 0
