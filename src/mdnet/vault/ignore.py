"""Which paths the walk leaves out, beyond dot-folders and what is no note."""

import re
from collections.abc import Callable, Iterable

Ignore = Callable[[str], bool]


def ignore_rule(globs: Iterable[str]) -> Ignore | None:
    """Whether a vault path is left out, by the globs of `mdnet.toml`'s `ignore`.

    As in a `.gitignore`: without `/` a glob matches a name at any depth, with one the
    path from the vault's root; `*` stays within a name, `**` crosses folders. What is
    in an ignored folder is ignored. `None` when there are no globs.
    """
    patterns = [_pattern(glob) for glob in globs if glob.strip(" /")]
    if not patterns:
        return None
    matches = re.compile("|".join(patterns)).fullmatch
    return lambda path: matches(path) is not None


def _pattern(glob: str) -> str:
    glob = glob.strip().removesuffix("/")
    anywhere = "" if "/" in glob else "(?:.*/)?"
    return anywhere + "".join(
        map(_piece, re.split(r"(\*\*/|\*\*|\*|\?)", glob.lstrip("/")))
    )


def _piece(piece: str) -> str:
    wild = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return wild.get(piece) or re.escape(piece)
