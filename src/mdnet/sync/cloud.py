"""Whether git's folder lies where a file-sync tool would take it apart."""

from pathlib import Path, PurePath

# Folders that a tool keeps in step, by name; and files that mark such a folder.
_NAMES = (
    "dropbox", "onedrive", "icloud drive", "com~apple~clouddocs", "mobile documents",
    "google drive", "googledrive", "my drive", "nextcloud", "owncloud", "pcloud drive",
    "box sync", "megasync", "cloudstorage",
)  # fmt: skip
_MARKS = (".dropbox", ".dropbox.cache", ".stfolder", ".nextcloudsync.log",
          ".owncloudsync.log", ".sync/ID")  # fmt: skip


def cloud_problem(git_dir: str, root: str) -> str:
    """Why git's folder cannot stay where it is, empty when it can.

    A tool that copies `.git` file by file between devices breaks it: references get
    conflict copies, and half of a push arrives before the other half.
    """
    tool = _tool(git_dir)
    if not tool:
        return ""
    outside = f"~/.local/share/mdnet/{PurePath(root).name}.git"
    return (
        f"git's folder {git_dir} lies in a folder that {tool} keeps in step, and would "
        "be broken there. Move it out, the notes may stay (in the vault): "
        f"mkdir -p ~/.local/share/mdnet && git init --separate-git-dir={outside}"
    )


def _tool(folder: str) -> str:
    """What keeps a folder, or one above it, in step; empty for nothing known."""
    path = Path(folder).absolute()
    for above in (path, *path.parents):
        name = above.name.casefold()
        if any(name == known or name.startswith(f"{known} ") for known in _NAMES):
            return above.name
        for mark in _MARKS:
            if (above / mark).exists() and above != path:
                return f"a tool with {mark} in {above}"
    return ""
