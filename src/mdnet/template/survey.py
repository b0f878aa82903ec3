"""What is in a folder before `mdnet init`: read only, nothing is changed."""

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from mdnet.errors import VaultError

CONFIG = ".obsidian"
SETTINGS = (
    "mdnet.toml",
    ".gitignore",
    f"{CONFIG}/types.json",
    f"{CONFIG}/appearance.json",
    f"{CONFIG}/core-plugins.json",
    f"{CONFIG}/daily-notes.json",
    f"{CONFIG}/templates.json",
)
SAMPLE_A_FOLDER = 25
SAMPLE = 2000


class Existing(NamedTuple):
    """What is there: all paths, and the texts that the plan looks at.

    `texts` holds Obsidian's settings, `mdnet.toml` and a sample of the notes of each
    folder; a file that is not UTF-8 is in `paths` only.
    """

    paths: frozenset[str] = frozenset()
    texts: Mapping[str, str] = {}

    @property
    def is_vault(self) -> bool:
        """Whether somebody keeps notes here already."""
        return any(
            path.startswith(f"{CONFIG}/") or path.endswith(".md") for path in self.paths
        )


def survey(root: Path) -> Existing:
    """What `root` holds; empty for a folder that does not exist yet.

    Raises:
        VaultError: the folder cannot be read, or it is a file.
    """
    if not root.exists():
        return Existing()
    if not root.is_dir():
        raise VaultError(f"{root} is a file; a vault is a folder")
    try:
        paths = frozenset(_walk(root, ""))
    except OSError as error:
        raise VaultError(f"cannot read {root}: {error.strerror}") from error
    texts = {path: _text(root / path) for path in _wanted(paths)}
    return Existing(paths, {path: t for path, t in texts.items() if t is not None})


def _walk(root: Path, prefix: str) -> Iterator[str]:
    with os.scandir(root / prefix) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            path = prefix + entry.name
            if not entry.is_dir(follow_symlinks=False):
                yield path
            elif not entry.name.startswith(".") or path == CONFIG:
                yield from _walk(root, f"{path}/")


def _wanted(paths: frozenset[str]) -> list[str]:
    taken: Counter[str] = Counter()
    notes = []
    for path in sorted(path for path in paths if path.endswith(".md")):
        folder = path.rpartition("/")[0]
        taken[folder] += 1
        if taken[folder] <= SAMPLE_A_FOLDER:
            notes.append(path)
    return [path for path in SETTINGS if path in paths] + notes[:SAMPLE]


def _text(file: Path) -> str | None:
    try:
        return file.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
