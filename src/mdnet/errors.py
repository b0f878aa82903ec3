"""Circumstances that stop a command, each class with its exit code.

Bad data in a note is never one of these: it is a `model.finding.Finding`, and the
rest of the vault still counts. A bug is a traceback (exit 70, see `__main__`).
"""


class MdnetError(Exception):
    """Something stopped the command; the message says what, where and what to do."""

    exit_code = 1


class UsageError(MdnetError):
    """The command line asks for something that does not exist or is ambiguous."""

    exit_code = 2


class NoVaultError(MdnetError):
    """No vault was found where one was looked for."""

    exit_code = 3


class SettingsError(MdnetError):
    """`mdnet.toml`, the user's configuration or Obsidian's cannot be used."""

    exit_code = 3


class VaultError(MdnetError):
    """The disk refuses: a folder that cannot be read, written or is full."""

    exit_code = 4


class ChangedOnDiskError(VaultError):
    """A note is no longer what was read; nothing was overwritten."""


class LockedError(VaultError):
    """Another mdnet is writing to the vault and did not finish in time."""


class RefusedError(MdnetError):
    """What was asked for is not to be done, by a rule; the message says which."""

    exit_code = 1


class NotEditableError(MdnetError):
    """A note's text does not allow the edit that was asked for; nothing changed."""

    exit_code = 1


class GitError(MdnetError):
    """git is missing, too old, or says no; nothing of the user's is lost."""

    exit_code = 5


class SyncStoppedError(MdnetError):
    """The sync would do what a person has to confirm first; nothing was done."""

    exit_code = 1
