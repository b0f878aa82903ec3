"""Where a vault path leads: never out of the vault, never into git's own folder."""

import os
import unicodedata
from typing import NamedTuple

from mdnet.errors import VaultError
from mdnet.note.filenames import UNSEEN


class Place(NamedTuple):
    """The folder (vault path, empty for the root) and the name in it."""

    folder: str
    name: str


def place_of(root: str, path: str) -> Place:
    """The place of a vault path; a link to a file inside is followed to its file.

    Raises:
        VaultError: the path, or the link, leads out of the vault.
    """
    check_path(path)
    full = os.path.join(root, path)
    if os.path.islink(full):
        path = _link_target(root, path, full)
    folder, _, name = path.rpartition("/")
    return Place(folder, name)


def check_path(path: str) -> None:
    """Refuse what is no path of a note in the vault, on any system."""
    problem = path_problem(path)
    if problem:
        raise VaultError(f"{path!r} {problem}, so it is not written.")


def path_problem(path: str) -> str:
    """Why a path is none of a file in the vault, empty when it is one."""
    names = path.split("/")
    if "\\" in path or ":" in names[0][1:2] or UNSEEN.search(path):
        return "holds a character that cannot be in a note's name"
    if any(name in ("", ".", "..") for name in names):
        return "is not a path inside the vault"
    if any(_is_git(name) for name in names):
        return "lies in git's own folder"
    return ""


def _is_git(name: str) -> bool:
    """`.git` as some file system may read it: case, trailing dots, hidden marks."""
    plain = "".join(c for c in name if unicodedata.category(c) != "Cf")
    return plain.rstrip(". ").casefold() in (".git", "git~1")


def _link_target(root: str, path: str, full: str) -> str:
    base = os.path.realpath(root)
    target = os.path.realpath(full)
    if not target.startswith(base + os.sep):
        raise VaultError(f"{path} is a link out of the vault, so it is not written.")
    inside = target[len(base) + 1 :].replace(os.sep, "/")
    check_path(inside)
    return inside
