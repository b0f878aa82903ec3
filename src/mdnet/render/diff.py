"""Changes as a unified diff: what `--dry-run` prints."""

from collections.abc import Sequence
from difflib import unified_diff

from mdnet.model.change import Change, Create, Delete, Move, Rewrite


def diff_text(changes: Sequence[Change]) -> str:
    """A unified diff of all changes; a line that says so when there are none."""
    if not changes:
        return "Nothing would change."
    return "\n".join(_diff(change) for change in changes)


def _diff(change: Change) -> str:
    match change:
        case Create(path, text):
            return _unified("/dev/null", path, "", text)
        case Rewrite(path, before, text):
            return _unified(path, path, before, text)
        case Move(path, _, target):
            return f"rename {path}\n    to {target}"
        case Delete(path, before):
            return _unified(path, "/dev/null", before, "")


def _unified(old: str, new: str, before: str, after: str) -> str:
    lines = unified_diff(before.splitlines(), after.splitlines(), old, new, lineterm="")
    return "\n".join(lines)
