"""What the work tree holds that the last commit does not.

git says which files look changed; each is read here, whole and at rest. What must not
be committed now (empty, being saved, too large, a patient's details in it) is held
back: the last commit's version stays in the tree, the file stays as it is.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from mdnet.errors import VaultError
from mdnet.git.formats import FILES, Entry, stored
from mdnet.model.finding import Finding
from mdnet.sync.moves import is_note
from mdnet.vault.at_rest import bytes_at_rest
from mdnet.vault.leftovers import is_temporary
from mdnet.vault.place import path_problem

# More than most hosts take.
LARGEST = 90 * 1024 * 1024
Slips = Callable[[str, str], tuple[Finding, ...]]


class Held(NamedTuple):
    """A file whose change was not committed, and why; `code` is a stable word.

    `code` is `empty`, `busy`, `large`, `link`, `name` or `patient`.
    """

    path: str
    code: str
    reason: str


class Look(NamedTuple):
    """The changed files with their bytes (`None`: gone), and those held back.

    `emptied` are notes that had text and are empty now: they are held back, too.
    """

    updates: dict[str, bytes | None]
    held: tuple[Held, ...]
    emptied: tuple[str, ...]


def look(
    root: str,
    paths: Iterable[str],
    head: Mapping[str, Entry],
    algorithm: str = "sha1",
) -> Look:
    """What of these paths really differs from the last commit, whose files are `head`.

    Raises:
        VaultError: a file is there and cannot be read.
    """
    updates: dict[str, bytes | None] = {}
    held: list[Held] = []
    emptied = []
    for path in paths:
        entry = head.get(path)
        if is_temporary(path.rpartition("/")[2]) or (entry and entry.mode not in FILES):
            continue
        found = _read(root, path)
        if isinstance(found, Held):
            held += [found] if entry or found.code not in ("empty", "link") else []
            emptied += [path] if entry and found.code == "empty" else []
        elif found is None:
            updates |= {path: None} if entry else {}
        elif entry is None or stored("blob", found, algorithm).oid != entry.oid:
            updates[path] = found
    return Look(updates, tuple(held), tuple(emptied))


def _read(root: str, path: str) -> bytes | Held | None:
    """A file's bytes, `None` when it is gone, or why it is held back."""
    problem = path_problem(path.rstrip("/"))
    if path.endswith("/"):
        return Held(path, "link", "is a repository of its own, so it is left out")
    if problem:
        return Held(path, "name", f"{problem}: rename it")
    data = _bytes(root, path)
    return data if data is None or isinstance(data, Held) else _judged(path, data)


def _bytes(root: str, path: str) -> bytes | Held | None:
    try:
        data = bytes_at_rest(root, path, LARGEST)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except VaultError as error:
        return Held(path, "link", str(error))
    except OSError as error:
        if error.errno is None or not is_note(path):
            return Held(path, "link", f"cannot be read: {error.strerror}")
        raise VaultError(f"{path} cannot be read: {error.strerror}.") from error
    if data is None:
        return Held(path, "busy", "another program is writing it: the next sync has it")
    return data


def _judged(path: str, data: bytes) -> bytes | Held:
    if len(data) > LARGEST:
        size = LARGEST // 1024 // 1024
        return Held(path, "large", f"is larger than {size} MB, which no host takes")
    if not data and is_note(path):
        return Held(path, "empty", "is empty: its last text is kept until it is saved")
    return data


def without_slips(
    found: Look, before: Callable[[str], bytes | None], slips: Slips
) -> Look:
    """The same without the notes in which a patient's details were written anew.

    A line that was there before is no reason: it has left this device already.
    """
    updates = dict(found.updates)
    held = list(found.held)
    for path, data in found.updates.items():
        if data is None or not is_note(path):
            continue
        problem = _slip(path, data, before(path) or b"", slips)
        if problem:
            del updates[path]
            held.append(problem)
    return found._replace(updates=updates, held=tuple(held))


def _slip(path: str, data: bytes, before: bytes, slips: Slips) -> Held | None:
    text = data.decode("utf-8", "replace")
    known = set(before.decode("utf-8", "replace").splitlines())
    lines = text.splitlines()
    for finding in slips(path, text):
        if finding.severity != "error":
            continue
        line = lines[finding.line - 1] if 1 <= finding.line <= len(lines) else ""
        if line not in known if line else not before:
            reason = f"line {finding.line}: {finding.code} {finding.message}"
            return Held(path, "patient", reason)
    return None
