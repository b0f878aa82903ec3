"""What must be so before a sync begins: no dead lock, no half-done merge, a branch."""

import re
from pathlib import Path
from typing import NamedTuple

from mdnet.errors import GitError
from mdnet.git.locks import (
    check_nothing_begun,
    clear_dead_locks,
    forget_merge,
    merge_begun,
)
from mdnet.git.place import ensure_block, is_marked
from mdnet.git.repository import Repository
from mdnet.sync.cloud import cloud_problem

# The last match decides: whatever a pulled `.gitattributes` says, bytes stay.
ATTRIBUTES = """\
# mdnet: no file is rewritten, whatever .gitattributes says
* -text -ident -filter !eol !working-tree-encoding
*.md merge=mdnet
"""


class Ready(NamedTuple):
    """The branch, the dead locks that were cleared, and whether a git was killed."""

    branch: str
    cleared: tuple[str, ...]
    killed: bool


def prepared(repository: Repository, root: str) -> Ready:
    """Clear what a killed git left, and see that a sync can begin.

    Raises:
        GitError: something has to be done by hand first; says what.
        LockedError: another git is at work.
    """
    git_dir = repository.git_dir
    problem = cloud_problem(git_dir, root)
    if problem:
        raise GitError(problem)
    ours = is_marked(git_dir, "index")
    cleared = clear_dead_locks(git_dir, root)
    if repository.common != git_dir:
        cleared += clear_dead_locks(repository.common, root)
    check_nothing_begun(git_dir)
    branch = _branch(repository)
    _check_filters(repository, root)
    ensure_block(Path(repository.common, "info", "attributes"), ATTRIBUTES)
    _finish_merge(repository, branch)
    return Ready(branch, cleared, "index.lock" in cleared and not ours)


def _branch(repository: Repository) -> str:
    found = repository.git.run("symbolic-ref", "-q", "HEAD")
    name = found.out.decode("utf-8", "replace").strip()
    if found.code or not name.startswith("refs/heads/"):
        raise GitError(
            "No branch is checked out in this vault, so there is nothing to sync "
            "with. Go back to it with git switch main (or what it is called)."
        )
    return name.removeprefix("refs/heads/")


def _check_filters(repository: Repository, root: str) -> None:
    """Refuse a repository that stores files through a program: bytes would differ."""
    try:
        text = Path(root, ".gitattributes").read_text("utf-8", "replace")
    except OSError:
        return
    for name in re.findall(r"\bfilter=([\w.-]+)", text):
        if f"filter.{name}.clean" in repository.config:
            raise GitError(
                f".gitattributes stores files through the filter {name!r}; mdnet runs "
                "no programs of a repository, and would store them whole. Take the "
                "line out of .gitattributes, or sync this vault with git itself."
            )


def _finish_merge(repository: Repository, branch: str) -> None:
    """Forget a merge in progress with the remote: the sync makes it, and all of it.

    What git had merged in the work tree so far is committed as it is, and meets the
    same lines from the remote; markers are split.
    """
    begun = merge_begun(repository.git_dir)
    if not begun:
        return
    remote = repository.remote(branch)
    known = (
        remote
        and not repository.git.run(
            "merge-base", "--is-ancestor", begun, remote.tracking
        ).code
    )
    if not known:
        raise GitError(
            "A merge is not finished in this vault, and it is not with the remote. "
            "Finish it with git commit, or drop it with git merge --abort; then sync "
            "again."
        )
    forget_merge(repository.git_dir)
