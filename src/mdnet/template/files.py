"""Where the template's files are: in the wheel, or at the root of a checkout."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from mdnet.errors import MdnetError

NAME = "vault-template"


def template_files() -> tuple[tuple[str, bytes], ...]:
    """Each file of the template as path (relative, with `/`) and bytes, by path.

    Raises:
        MdnetError: this installation of mdnet came without its template.
    """
    for root in (files("mdnet") / NAME, Path(__file__).parents[3] / NAME):
        if root.is_dir():
            return tuple(sorted(_below(root, "")))
    raise MdnetError(
        "the vault template is missing from this installation of mdnet; "
        "install it again"
    )


def _below(folder: Traversable, prefix: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for entry in folder.iterdir():
        path = prefix + entry.name
        if entry.is_dir():
            found.extend(_below(entry, f"{path}/"))
        else:
            found.append((path, entry.read_bytes()))
    return found
