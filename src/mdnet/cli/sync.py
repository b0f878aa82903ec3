"""`mdnet sync`: one vault on every device."""

from pathlib import Path

import click

from mdnet.cli.context import json_option
from mdnet.cli.output import say_json, say_wrapped, warn
from mdnet.cli.progress import bar
from mdnet.cli.syncing import Syncing, moment_text, open_syncing
from mdnet.errors import UsageError
from mdnet.render.sync_json import outcome_value, preview_value
from mdnet.render.sync_text import outcome_text, preview_text
from mdnet.sync.now import sync_now, syncer_of
from mdnet.sync.options import Options, Progress
from mdnet.sync.preview import preview
from mdnet.sync.setup import ignore, set_up


@click.command(
    "sync",
    epilog="""
    \b
    Set up once on each device:
      mdnet sync --setup git@github.com:me/network.git
      mdnet sync --setup /media/stick/network.git
      mdnet sync --setup URL --vault ~/Network      a second device, empty folder

    \b
    Every day:
      mdnet sync                   commit, fetch, merge, push
      mdnet sync --dry-run         what it would do
      mdnet sync --status          where this device stands

    \b
    Now and then:
      mdnet sync --conflicts       merge copies that Syncthing, iCloud … left
      mdnet sync --yes-delete      it stopped because notes are gone, and they may be
      mdnet undo                   take the last automatic change back
    """,
)
@click.option(
    "--setup", "url", is_flag=False, flag_value="", metavar="[URL]",
    help="Make this vault sync, with the repository at URL (a host or a folder).",
)  # fmt: skip
@click.option("--status", is_flag=True, help="Where this device stands; ask nobody.")
@click.option("--dry-run", is_flag=True, help="Show what would be done, and stop.")
@click.option("--conflicts", is_flag=True, help="Merge copies of file-sync tools.")
@click.option("--yes-delete", is_flag=True, help="Notes that are gone may be gone.")
@click.option(
    "--allow-phi", metavar="REASON", default="",
    help="Send notes although a patient's details seem to be in them.",
)  # fmt: skip
@click.option(
    "--vault", metavar="DIR",
    help="The vault (default: $MDNET_VAULT, else the folder you are in).",
)  # fmt: skip
@json_option
def sync_command(
    url: str | None,
    status: bool,
    dry_run: bool,
    conflicts: bool,
    yes_delete: bool,
    allow_phi: str,
    vault: str | None,
    as_json: bool,
) -> int:
    """Commit the vault, merge with the other devices, and push. No line is lost.

    Notes are merged by what their lines mean: entries of both devices stay, a tick
    wins over an open box, a true conflict keeps both values, one beside the other.
    What an editor saves meanwhile is merged, too. Without a network everything is
    committed, and goes out later. Exit code 1 when you have to choose or confirm.
    """
    if url is not None and (status or dry_run):
        raise UsageError("--setup does not go together with --status or --dry-run")
    options = Options(yes_delete, allow_phi, conflicts)
    if url is not None:
        return _set_up(vault, url, options, as_json)
    syncing = open_syncing(vault)
    if status or dry_run:
        return _previewed(syncing, dry_run, as_json)
    return _synced(syncing, options, as_json)


def _set_up(vault: str | None, url: str, options: Options, as_json: bool) -> int:
    syncing = open_syncing(vault, or_here=Path.cwd())
    done = set_up(syncing.vault, syncing.caller.environ, url, syncing.caller.host)
    if not as_json:
        for line in done.report:
            say_wrapped(f"  {line}")
    code = _synced(syncing, options, as_json)
    # Where the vault has just arrived, so has its own `.gitignore`.
    if ignore(syncing.vault):
        sync_now(*syncing, options)
    return code


def _previewed(syncing: Syncing, fetch: bool, as_json: bool) -> int:
    with syncer_of(*syncing) as syncer:
        found = preview(syncer.checkout, syncer.slips, fetch)
    if as_json:
        say_json(preview_value(found))
    else:
        say_wrapped(preview_text(found, moment_text))
    return 0


def _synced(syncing: Syncing, options: Options, as_json: bool) -> int:
    with bar("Looking through commits") as looked, bar("Putting notes in place") as at:
        caller = syncing.caller._replace(progress=Progress(looked, at))
        outcome = sync_now(*syncing._replace(caller=caller), options)
    if as_json:
        say_json(outcome_value(outcome))
    else:
        say_wrapped(outcome_text(outcome))
    for lock in outcome.cleared:
        warn(f"cleared {lock}, which a killed git had left")
    stopped = any(held.code == "patient" for held in outcome.held)
    return 1 if outcome.conflicts or stopped else 0
