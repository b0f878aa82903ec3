"""What the commands about git start from: the vault, its settings, who asks."""

import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from platform import node
from typing import NamedTuple

from mdnet.cli.context import moment
from mdnet.errors import GitError, NoVaultError
from mdnet.git.repository import Repository
from mdnet.model.settings import Settings
from mdnet.phi import slips
from mdnet.settings import environment, find_root, load_settings
from mdnet.sync.now import Caller
from mdnet.vault import Vault


class Syncing(NamedTuple):
    """A vault that is synced, and who asks for it: the arguments of `sync_now`."""

    vault: Vault
    settings: Settings
    caller: Caller


def open_syncing(vault: str | None, or_here: Path | None = None) -> Syncing:
    """The vault that the option names; `or_here` serves where there is none yet.

    Raises:
        NoVaultError, SettingsError: see their messages.
    """
    root = _root(vault, or_here)
    settings = load_settings(root)
    caller = caller_at(moment(), settings)._replace(asks=sys.stdin.isatty())
    return Syncing(Vault(root, settings), settings, caller)


def caller_at(moment: datetime, settings: Settings) -> Caller:
    """Who asks for a sync at a moment of local time: nobody who could type."""
    now = moment.astimezone()
    return Caller(
        environment(),
        node().partition(".")[0],
        int(now.timestamp()),
        now.strftime("%z"),
        lambda path, text: slips(path, text, settings),
    )


def repository_there(root: str, environ: Mapping[str, str]) -> None:
    """Nothing, if the vault is synced.

    Raises:
        GitError: it is not, and the message says how to set it up.
    """
    found = Repository.opened(root, environ, False)
    if found is None:
        raise GitError(
            f"{root} is not synced yet: set it up with mdnet sync --setup URL, then "
            "start mdnet watch --sync"
        )
    with found:
        return


def _root(vault: str | None, or_here: Path | None) -> str:
    try:
        return find_root(Path.cwd(), vault, environment())
    except NoVaultError:
        if or_here is None:
            raise
        if not vault and not _may_become_a_vault(or_here):
            raise
        return str((or_here / Path(vault or "").expanduser()).absolute())


def _may_become_a_vault(folder: Path) -> bool:
    """Whether a folder is empty, or looks like notes: never the home folder."""
    names = {entry.name for entry in folder.iterdir()}
    return not names or ".obsidian" in names


def moment_text(seconds: int) -> str:
    """A moment as a person reads it, in local time."""
    return datetime.fromtimestamp(seconds).strftime("%Y-%m-%d %H:%M")  # noqa: DTZ006
