"""Saves of other programs that have no place any more: kept where a person sees."""

import time

from mdnet.vault.at_rest import content_at_rest
from mdnet.vault.exchange import move_to_free
from mdnet.vault.folder import Folder, folder_of
from mdnet.vault.leftovers import after_hash, is_spare, text_hash
from mdnet.vault.place import Place


def keep(folder: Folder, old: str, place: Place) -> str | None:
    """Give a displaced file a name that a person sees: its path; empty ones go."""
    if not content_at_rest(folder, old, b""):
        folder.remove(old)
        return None
    stem = place.name.removesuffix(".md")
    saved = time.localtime(folder.stat(old).st_mtime)
    moment = time.strftime("%Y%m%d-%H%M%S", saved)
    for number in range(1, 1000):
        more = f" {number}" if number > 1 else ""
        name = f"{stem} (mdnet kept {moment}{more}).md"
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
                note = _note_with(folder, after_hash(name))
                return keep(folder, name, Place(folder_path, note))
            if data is not None:
                folder.remove(name)
    except FileNotFoundError:
        return None
    return None


def _note_with(folder: Folder, digest: str) -> str:
    """The note of this folder whose bytes have that hash, else a name that tells."""
    for name in sorted(folder.names()):
        if name.endswith(".md") and not name.startswith("."):
            try:
                if text_hash(folder.read(name)) == digest:
                    return name
            except OSError:
                continue
    return "Saved text.md"
