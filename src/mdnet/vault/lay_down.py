"""Laying a vault down: the folders and files that `mdnet init` and `demo` plan."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from mdnet.errors import VaultError
from mdnet.model.change import Change
from mdnet.vault import Vault


def lay_down(root: Path, folders: Iterable[str], changes: Sequence[Change]) -> None:
    """Make `root` with these empty folders, and make the changes in it.

    Raises:
        VaultError: the disk refuses; says what and where.
    """
    try:
        root.mkdir(parents=True, exist_ok=True)
        for folder in folders:
            os.makedirs(root / folder, exist_ok=True)
    except OSError as error:
        raise VaultError(f"cannot make {root}: {error.strerror}") from error
    Vault(root).apply(changes)
