"""Saves of other programs that have no place any more: kept where a person sees."""

import os
import time
from typing import NamedTuple

from mdnet.vault.at_rest import content_at_rest
from mdnet.vault.exchange import move_to_free
from mdnet.vault.folder import Folder, folder_of
from mdnet.vault.leftovers import after_hash, is_spare, is_temporary, text_hash
from mdnet.vault.place import Place

KEPT = " (mdnet kept "


def keep(folder: Folder, old: str, place: Place) -> str | None:
    """Give a displaced file a name that a person sees: its path; empty ones go."""
    if not content_at_rest(folder, old, b""):
        folder.remove(old)
        return None
    stem, _, suffix = place.name.rpartition(".")
    saved = time.localtime(folder.stat(old).st_mtime)
    moment = time.strftime("%Y%m%d-%H%M%S", saved)
    for number in range(1, 1000):
        more = f" {number}" if number > 1 else ""
        name = f"{stem or suffix} (mdnet kept {moment}{more}).{suffix}"
        try:
            move_to_free(folder, old, folder, name)
        except FileExistsError:
            continue
        return f"{place.folder}/{name}".lstrip("/")
    return None


def cleaned(root: str, path: str) -> str | None:
    """Take away what a killed mdnet left, or keep it visibly: the path of the copy."""
    folder_path, _, name = path.rpartition("/")
    try:
        with folder_of(root, folder_path) as folder:
            data = content_at_rest(folder, name, b"")
            if data is not None and not is_spare(name, data):
                note = _note_with(folder, after_hash(name)) or "Saved text.md"
                return keep(folder, name, Place(folder_path, note))
            if data is not None:
                folder.remove(name)
    except FileNotFoundError:
        return None
    return None


class Displaced(NamedTuple):
    """A save that a killed mdnet left aside: its path, the note's, and its bytes.

    `note` is empty where no note holds what was to take its place.
    """

    path: str
    note: str
    data: bytes


def displaced(root: str, path: str) -> Displaced | None:
    """What a leftover holds that is nowhere else; one without such is removed."""
    folder_path, _, name = path.rpartition("/")
    try:
        with folder_of(root, folder_path) as folder:
            data = content_at_rest(folder, name, b"")
            if data is None or (data and not is_spare(name, data)):
                note = _note_with(folder, after_hash(name))
                note = f"{folder_path}/{note}".lstrip("/") if note else ""
                return Displaced(path, note, data or folder.read(name))
            folder.remove(name)
    except FileNotFoundError:
        return None
    return None


def removed(root: str, path: str) -> None:
    """Remove a leftover whose content is safe in its note."""
    folder_path, _, name = path.rpartition("/")
    with folder_of(root, folder_path) as folder:
        folder.remove(name)


class Left(NamedTuple):
    """Temporary files of ours, by path, and whether there are visible copies."""

    temporary: tuple[str, ...]
    has_copies: bool


def left_behind(root: str) -> Left:
    """What mdnet left in the vault, wherever it lies."""
    found = []
    has_copies = False
    for folder, inner, names in os.walk(root):
        inner[:] = [name for name in inner if name != ".git"]
        for name in names:
            has_copies = has_copies or KEPT in name
            if is_temporary(name):
                path = os.path.relpath(os.path.join(folder, name), root)
                found.append(path.replace(os.sep, "/"))
    return Left(tuple(found), has_copies)


def _note_with(folder: Folder, digest: str) -> str:
    """The note of this folder whose bytes have that hash, empty for none."""
    for name in sorted(folder.names()):
        if name.endswith(".md") and not name.startswith("."):
            try:
                if text_hash(folder.read(name)) == digest:
                    return name
            except OSError:
                continue
    return ""
