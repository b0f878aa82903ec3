"""Loose objects packed now and then, as git itself does after a person's commits.

A sync leaves four small files in git's folder, which take a disk block each: a year of
them is hundreds of megabytes for a vault of a few. No call of a sync lets git tidy up,
for it might begin in the middle; so it is asked to once all is done.
"""

import os
from pathlib import Path

from mdnet.git.locks import git_works_in
from mdnet.git.repository import Repository

# git's own default, and the folder of 256 that it counts.
LOOSE, COUNTED = 6700, "17"


def tidy(repository: Repository) -> bool:
    """Let git pack what is loose, if there is much; whether it was asked to.

    Not while another git is at work here. That it fails is no error: everything is
    there, and the next sync asks again.
    """
    limit = repository.config.get("gc.auto", "")
    most = int(limit) if limit.isdigit() else LOOSE
    if not most or _loose(repository.common) <= most:
        return False
    repository.objects.close()
    if git_works_in(repository.git_dir, repository.git.root):
        return False
    repository.git.run("-c", "gc.autoDetach=false", "gc", "--auto", "--quiet")
    return True


def _loose(folder: str) -> int:
    """About how many loose objects there are."""
    try:
        return len(os.listdir(Path(folder, "objects", COUNTED))) * 256
    except OSError:
        return 0
