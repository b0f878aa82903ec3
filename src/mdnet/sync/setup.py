"""Setting up: a repository, its remote, and what keeps plain git harmless in it."""

import getpass
import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from mdnet.errors import GitError
from mdnet.git.create import is_begun, is_made, made_bare, made_repository
from mdnet.git.locks import clear_dead_locks
from mdnet.git.place import git_folder
from mdnet.git.remote import Remote, folder_of, is_folder
from mdnet.git.repository import Repository
from mdnet.model.change import Create, Rewrite
from mdnet.sync.cloud import cloud_problem
from mdnet.sync.prepare import prepared
from mdnet.vault import Vault
from mdnet.vault.refusals import plain_words

BRANCH = "main"
# What no other device needs; a line of the user's own stays as it is.
IGNORED = (
    ".obsidian/workspace*.json", ".obsidian/cache", ".trash/", ".DS_Store",
    "Thumbs.db", "*~", ".*.sw?", ".#*", "*.tmp", "*.vsctmp", ".mdnet-*.tmp",
    "conflict-files-obsidian-git.md",
)  # fmt: skip


class SetUp(NamedTuple):
    """What was done, a line each."""

    report: tuple[str, ...]


def set_up(vault: Vault, environ: Mapping[str, str], url: str, device: str) -> SetUp:
    """Make the vault a repository that syncs with `url`, as far as it is none.

    Safe to repeat. Without `url` an existing remote stays, and without one the vault
    is committed on this device alone.

    Raises:
        GitError: the folder or the address cannot be used; says why.
        VaultError: the disk refuses; call it again.
    """
    with plain_words(vault.root):
        return SetUp(tuple(_set_up(vault, environ, url, device)))


def _set_up(
    vault: Vault, environ: Mapping[str, str], url: str, device: str
) -> list[str]:
    report = []
    there = git_folder(vault.root)
    if there is None or not is_made(there, environ):
        _check_place(vault.root, environ)
        if there:  # begun by a git that was killed, or whose disk was full
            clear_dead_locks(there, vault.root)
        made_repository(vault.root, environ, BRANCH)
        report.append(f"made a git repository in {vault.root}")
    found = Repository.opened(vault.root, environ, asks=True)
    assert found is not None
    with found as repository:
        prepared(repository, vault.root)
        report += _remote(repository, vault.root, url, environ)
        report += _identity(repository, device)
        report += _driver(repository)
        if repository.objects.found("HEAD") or not _has_branches(repository):
            report += ignore(vault)
    return report


def _has_branches(repository: Repository) -> bool:
    """Whether the remote holds a vault already: then its `.gitignore` comes first."""
    return bool(repository.git.run("ls-remote", "--heads", "origin").out.strip())


def _check_place(root: str, environ: Mapping[str, str]) -> None:
    """Refuse to make a repository inside another, or where a tool would break it."""
    problem = cloud_problem(str(Path(root, ".git")), root)
    if problem:
        raise GitError(problem)
    for above in Path(root).absolute().parents:
        if (above / ".git").exists():
            raise GitError(
                f"{root} lies inside the git repository {above}; a vault needs one of "
                "its own. Move it out, or sync it with that repository's git."
            )


def _remote(
    repository: Repository, root: str, url: str, environ: Mapping[str, str]
) -> list[str]:
    there = repository.config.get("remote.origin.url", "")
    if not url:
        return [] if there else ["no remote yet: mdnet sync --setup URL adds one"]
    report = []
    if is_folder(url):
        url = os.path.abspath(Path(folder_of(url)).expanduser())
        report += _bare(url, root, environ)
    if url.startswith(("-", "ext::")) or "\n" in url:
        raise GitError(f"{url!r} is not the address of a repository.")
    if there and there != url:
        shown = Remote("origin", there, "").shown
        raise GitError(
            f"This vault syncs with {shown} already. To change that: git remote "
            f"set-url origin {url}"
        )
    repository.set_config("remote.origin.url", url)
    repository.set_config("remote.origin.fetch", "+refs/heads/*:refs/remotes/origin/*")
    branch = prepared(repository, root).branch
    theirs = _their_branch(repository, branch)
    if theirs != branch and not repository.objects.found("HEAD"):
        repository.git.out("symbolic-ref", "HEAD", f"refs/heads/{theirs}")
        branch = theirs
    repository.set_config(f"branch.{branch}.remote", "origin")
    repository.set_config(f"branch.{branch}.merge", f"refs/heads/{theirs}")
    shown = Remote("origin", url, theirs).shown
    return [*report, f"syncs with {shown}, branch {theirs}"]


def _bare(folder: str, root: str, environ: Mapping[str, str]) -> list[str]:
    """Make the folder a bare repository, where there is nothing yet."""
    path = Path(folder)
    if path == Path(root) or Path(root) in path.parents:
        raise GitError(f"{folder} lies in the vault itself; choose a folder outside.")
    if path.is_dir() and any(path.iterdir()):
        if is_made(folder, environ) or not is_begun(folder):
            return []
        clear_dead_locks(folder, folder)
    if not path.parent.is_dir():
        raise GitError(
            f"{path.parent} is not there. Plug the disk or stick in, or make the "
            "folder, and try again."
        )
    made_bare(folder, environ, BRANCH)
    return [f"made a bare repository in {folder}"]


def _their_branch(repository: Repository, ours: str) -> str:
    """The branch of the remote to follow: ours if it has it, else its own first."""
    found = repository.git.run("ls-remote", "--symref", "origin")
    text = found.out.decode("utf-8", "replace")
    if found.code or f"refs/heads/{ours}\n" in text or not text.strip():
        return ours
    head = re.search(r"^ref: refs/heads/(\S+)\tHEAD$", text, re.MULTILINE)
    any_ = re.search(r"\trefs/heads/(\S+)$", text, re.MULTILINE)
    return head[1] if head else any_[1] if any_ else ours


def _identity(repository: Repository, device: str) -> list[str]:
    """A name and address for commits, where git has none."""
    report = []
    if "mdnet.device" not in repository.config:
        repository.set_config("mdnet.device", device)
        report.append(f"this device is called {device}")
    if not repository.config.get("user.name"):
        name = _user() or "mdnet"
        repository.set_config("user.name", name)
        report.append(f"commits are by {name} (git config user.name changes it)")
    if not repository.config.get("user.email"):
        repository.set_config("user.email", f"mdnet@{device}.invalid")
    return report


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


def _driver(repository: Repository) -> list[str]:
    """The merge driver for people who also run plain git; git has the last word."""
    mine = f'"{sys.executable}" -m mdnet reconcile %O %A %B %P'
    last = "git merge-file -L ours -L base -L theirs --marker-size=%L %A %O %B"
    command = f"{mine}; {last}"
    if repository.config.get("merge.mdnet.driver") == command:
        return []
    repository.set_config("merge.mdnet.name", "mdnet: notes merged by what they mean")
    repository.set_config("merge.mdnet.driver", command)
    repository.set_config("merge.mdnet.recursive", "binary")
    return ["plain git merges notes with mdnet, too (merge.mdnet.driver)"]


def ignore(vault: Vault) -> list[str]:
    """Add the lines of `.gitignore` that are missing, and say which."""
    path = ".gitignore"
    text = vault.read(path) if vault.stat(path) and vault.snapshot(path) else ""
    missing = [line for line in IGNORED if line not in text.splitlines()]
    if not missing:
        return []
    more = "\n".join(missing) + "\n"
    if vault.stat(path) is None:
        vault.apply([Create(path, more)])
    elif text:
        end = "" if text.endswith("\n") else "\n"
        vault.apply([Rewrite(path, text, f"{text}{end}\n# mdnet sync\n{more}")])
    return [f".gitignore leaves out {', '.join(missing)}"]
