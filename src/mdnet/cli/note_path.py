"""The note that a name on the command line means: a path, or a person."""

from mdnet.cli.context import open_session
from mdnet.cli.people import path_of


def note_path(name: str, vault: str | None) -> str:
    """The vault path of a note.

    Raises:
        UsageError: it is no path of a note, and nobody or several people's name.
    """
    if name.endswith(".md") or "/" in name:
        return name
    return path_of(open_session(vault, None), name)
