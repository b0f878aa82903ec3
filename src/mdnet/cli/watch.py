"""`mdnet watch`: the daemon, and what is told to it and about it."""

import time
from pathlib import Path

import click

from mdnet.cli import context
from mdnet.cli.context import json_option
from mdnet.cli.output import say, say_json, say_wrapped, warn
from mdnet.cli.watch_service import install, uninstall
from mdnet.errors import UsageError
from mdnet.index import index_folder
from mdnet.settings import cache_dir, environment, find_root, state_dir

ANSWER_S = 3.0


@click.command(
    "watch",
    epilog="""
    \b
    Examples:
      mdnet watch                    until Ctrl-C
      mdnet watch --status           from another terminal: how is it?
      mdnet watch --sync             and the vault on every device up to date
      mdnet watch --install          have the system start it when you log in
      */15 * * * * mdnet watch --once --vault ~/Network        (a line for cron)

    \b
    Signals: TERM and Ctrl-C end it, HUP has it read mdnet.toml again. Nothing is lost
    if it is killed: it holds nothing that is not in your notes.
    """,
)
@click.option("--once", "do", flag_value="once", help="Look once, write once, and end.")
@click.option(
    "--status", "do", flag_value="status", help="Tell how a running one is, and end."
)
@click.option(
    "--install",
    "do",
    flag_value="install",
    help="Have the system start it; asks first.",
)
@click.option("--uninstall", "do", flag_value="uninstall", help="Undo --install.")
@click.option(
    "--sync", is_flag=True, help="Sync as well: commit when quiet, fetch, push."
)
@click.option("--yes", is_flag=True, help="Do not ask (--install, --uninstall).")
@click.option(
    "--vault",
    metavar="DIR",
    help="The vault (default: $MDNET_VAULT, else the folder you are in).",
)
@json_option
def watch_command(
    do: str | None, sync: bool, yes: bool, vault: str | None, as_json: bool
) -> int:
    """Keep index and today's note fresh while you edit, in whatever editor.

    What you tick is taken in at once. Today's note is refreshed when nobody has typed
    in it for `watch.quiet` seconds (15), and when the day turns. Commands answer faster
    while it runs, and look for themselves when it does not.

    With --sync, your edits are committed once you have been quiet for
    `sync.quiet_seconds` (30), and the other devices' are fetched every
    `sync.fetch_minutes` (5); see `mdnet sync --setup`.

    Exit code of --status: 0 when one runs and answers, else 1.
    """
    if as_json and do != "status":
        raise UsageError("--json goes with --status")
    if sync and do not in (None, "install"):
        raise UsageError(f"--sync goes with the daemon, not with --{do}")
    root = find_root(Path.cwd(), vault, environment())
    match do:
        case "status":
            return _status(root, as_json)
        case "install":
            return install(root, yes, sync)
        case "uninstall":
            return uninstall(root, yes)
        case "once":
            return _once(root)
    return _watch(root, sync)


def _watch(root: str, sync: bool) -> int:
    # watchdog and what it imports are loaded by nobody else.
    from mdnet.daemon.clocks import Clock  # noqa: PLC0415
    from mdnet.daemon.running import Place, watch  # noqa: PLC0415

    environ = environment()
    folder = _folder(root)
    log = Path(state_dir(environ), "watch", f"{Path(folder).name}.log")
    clock = Clock(lambda: context.moment(), time.monotonic)
    place = Place(root, folder, str(log))
    if not sync:
        watch(place, environ, clock)
        return 0
    # Only where it is asked for: git and all that merges.
    from mdnet.cli.syncing import caller_at, repository_there  # noqa: PLC0415
    from mdnet.daemon.syncing import Syncing  # noqa: PLC0415

    repository_there(root, environ)
    syncing = Syncing(root, caller_at)
    try:
        watch(place, environ, clock, syncing)
    finally:
        syncing.close()
    return 0


def _once(root: str) -> int:
    from mdnet.daemon.once import watch_once  # noqa: PLC0415 - as above

    found = watch_once(root, environment(), context.moment())
    for problem in found.problems:
        warn(problem)
    for path in found.wrote:
        say(f"{path}: written")
    if found.again is not None:
        say("today's note is being edited: left for the next time")
    elif not found.wrote:
        say("up to date")
    return 1 if found.problems else 0


def _status(root: str, as_json: bool) -> int:
    import json  # noqa: PLC0415

    from mdnet.daemon.held import holder  # noqa: PLC0415
    from mdnet.daemon.status import status_text  # noqa: PLC0415
    from mdnet.workspace.vouching import asked  # noqa: PLC0415

    folder = _folder(root)
    answer = asked(folder, b"status\n", ANSWER_S)
    if answer:
        value = json.loads(answer)
        say_json(value) if as_json else say_wrapped(status_text(value))
        return 0
    process = holder(folder)
    if as_json:
        say_json({"running": False, "process": process})
    elif process is None:
        say_wrapped(f"No `mdnet watch` runs for {root}.")
    else:
        say(
            f"`mdnet watch` (process {process or '?'}) does not answer: it has just "
            "been started, is stopped, or hangs. Commands look at the notes themselves "
            f"meanwhile. To end it: kill {process or 'it'}"
        )
    return 1


def _folder(root: str) -> str:
    return index_folder(cache_dir(environment()), root)
