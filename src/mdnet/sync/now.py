"""The one call for a sync: `mdnet sync` and the daemon make the same."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple

from mdnet.errors import GitError, MdnetError
from mdnet.git.place import write_own
from mdnet.git.repository import Repository
from mdnet.git.state import FILE, after, state_of, written
from mdnet.model.settings import Settings
from mdnet.sync.checkout import Checkout
from mdnet.sync.options import Options, Progress
from mdnet.sync.outcome import Outcome
from mdnet.sync.run import Syncer
from mdnet.sync.snapshot import Slips
from mdnet.sync.store import Signature
from mdnet.vault import Vault
from mdnet.vault.refusals import plain_words


class Caller(NamedTuple):
    """Who asks for a sync, and when: `host` names the device where git does not.

    `now` is in seconds since the epoch, `zone` the offset from UTC as `+0100`. `asks`
    tells that a person is there to type a password. `slips` finds a patient's details
    in a text; `progress` hears how far it is.
    """

    environ: Mapping[str, str]
    host: str
    now: int
    zone: str
    slips: Slips
    asks: bool = False
    progress: Progress = Progress()


def sync_now(
    vault: Vault, settings: Settings, caller: Caller, options: Options | None = None
) -> Outcome:
    """Sync the vault once, and remember whether that worked.

    Raises:
        GitError: there is no repository, or git or the remote refuses.
        SyncStoppedError: a person has to confirm first.
        VaultError: the disk refuses; nothing is lost.
    """
    with syncer_of(vault, settings, caller) as syncer:
        git_dir = syncer.checkout.repository.git_dir
        state = state_of(vault.root)
        try:
            with plain_words(vault.root):
                outcome = syncer.run(options or Options())
        except MdnetError as error:
            write_own(git_dir, FILE, written(after(state, caller.now, str(error))))
            raise
        write_own(git_dir, FILE, written(after(state, caller.now, outcome.offline)))
        return outcome


@contextmanager
def syncer_of(vault: Vault, settings: Settings, caller: Caller) -> Iterator[Syncer]:
    """The vault's repository, opened to be worked on.

    Raises:
        GitError: there is none.
        VaultError: the disk refuses what was done meanwhile.
    """
    with plain_words(vault.root), _opened(vault, settings, caller) as syncer:
        yield syncer


@contextmanager
def _opened(vault: Vault, settings: Settings, caller: Caller) -> Iterator[Syncer]:
    found = Repository.opened(vault.root, caller.environ, caller.asks)
    if found is None:
        raise GitError(
            f"{vault.root} is not synced yet. Set it up with: mdnet sync --setup URL "
            "(a repository at a host, or a folder on a stick)"
        )
    with found as repository:
        signature = signature_of(repository, caller)
        checkout = Checkout(repository, vault, settings, signature, caller.progress)
        yield Syncer(checkout, caller.slips)


def signature_of(repository: Repository, caller: Caller) -> Signature:
    """Who commits on this device, as git's configuration has it."""
    config = repository.config
    device = plain(config.get("mdnet.device", "")) or plain(caller.host) or "device"
    name = plain(config.get("user.name", "")) or "mdnet"
    mail = plain(config.get("user.email", "")) or f"mdnet@{device}.invalid"
    return Signature(device, f"{name} <{mail}>", caller.now, caller.zone)


def plain(text: str) -> str:
    """A name as it may stand in a commit: no brackets, no line ends."""
    return "".join(c for c in text if c.isprintable() and c not in "<>").strip()
