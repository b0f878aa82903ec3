"""What an event of the file system says about the vault. Pure.

An event is a hint to look, never news: a note's vault path, `EVERYTHING`, the settings,
or nothing at all.
"""

from mdnet.vault.listing import SUFFIX, TEMPORARY

EVERYTHING = ""
SETTINGS = "mdnet.toml"
# Obsidian's settings that mdnet reads: folder and template of daily notes.
_OBSIDIAN = (".obsidian/daily-notes.json", ".obsidian/templates.json")


def hint_of(path: str, is_folder: bool) -> str | None:
    """What an event at a vault path asks for; `None` when it is of no concern.

    `path` is relative to the root and has `/`; empty is the root itself. What lies in
    a dot-folder, an editor's temporary file or anything that is no note is not listed
    and so concerns nobody, but the settings.
    """
    if path == SETTINGS or path in _OBSIDIAN:
        return SETTINGS
    if path.startswith(".") or "/." in path:
        return None
    if is_folder:
        return EVERYTHING
    name = path.rpartition("/")[2]
    if not name.endswith(SUFFIX) or name.startswith(TEMPORARY):
        return None
    return path
