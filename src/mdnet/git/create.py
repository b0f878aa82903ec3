"""New repositories: a vault's own, and a bare one in a folder or on a stick."""

import os
from collections.abc import Mapping

from mdnet.errors import GitError
from mdnet.git.run import check_version, clean_environment, failure, run

_BEGUN = {"HEAD", "config", "config.lock", "HEAD.lock", "refs", "objects"}


def made_repository(root: str, environ: Mapping[str, str], branch: str) -> None:
    """Make `root` the work tree of a new repository."""
    words = ["init", "-q", f"--initial-branch={branch}", root]
    _init(os.path.dirname(root), environ, words)


def made_bare(folder: str, environ: Mapping[str, str], branch: str) -> None:
    """Make a bare repository that devices push to, the folder included."""
    words = ["init", "-q", "--bare", f"--initial-branch={branch}", folder]
    _init(os.path.dirname(folder), environ, words)


def is_made(git_dir: str, environ: Mapping[str, str]) -> bool:
    """Whether git takes a folder for a repository: not if making it was interrupted."""
    words = ["git", f"--git-dir={git_dir}", "rev-parse", "--git-dir"]
    return run(words, git_dir, clean_environment(environ, asks=False)).code == 0


def is_begun(folder: str) -> bool:
    """Whether all that a folder holds is what git begins a bare repository with."""
    return set(os.listdir(folder)) <= _BEGUN


def _init(folder: str, environ: Mapping[str, str], words: list[str]) -> None:
    clean = clean_environment(environ, asks=False)
    check_version(run(["git", "version"], folder, clean))
    template = ["-c", "init.templateDir=", "-c", f"core.hooksPath={os.devnull}"]
    found = run(["git", *template, *words], folder, clean)
    if found.code:
        raise GitError(failure(["init"], found))
