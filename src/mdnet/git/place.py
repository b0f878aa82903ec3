"""Where a vault's repository is, and mdnet's own files in it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mdnet.errors import GitError

OWN = "mdnet"


def git_folder(root: str) -> str | None:
    """The git folder of the repository whose work tree is `root`; `None` for none.

    Raises:
        GitError: `.git` is a file that leads nowhere.
    """
    path = Path(root, ".git")
    if path.is_dir():
        return str(path)
    if not path.is_file():
        return None
    text = path.read_text(encoding="utf-8", errors="surrogateescape").strip()
    target = Path(root, text.removeprefix("gitdir:").strip())
    if not text.startswith("gitdir:") or not target.is_dir():
        raise GitError(
            f"{path} says that git's folder is {target}, and there is none. If it was "
            f"moved, correct the file; if it is gone, delete {path} and set sync up "
            "again: mdnet sync --setup URL"
        )
    return str(target.resolve())


def common_folder(git_dir: str) -> str:
    """Where references and objects lie: elsewhere for a linked work tree."""
    try:
        text = Path(git_dir, "commondir").read_text(encoding="utf-8").strip()
    except OSError:
        return git_dir
    return str(Path(git_dir, text).resolve())


def read_own(git_dir: str, name: str) -> str:
    """The text of a file of ours in git's folder, empty when there is none."""
    try:
        return Path(git_dir, OWN, name).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def write_own(git_dir: str, name: str, text: str) -> None:
    """Write a file of ours in git's folder, whole or not at all.

    After a power cut it may be empty: what it says can be done without.
    """
    folder = Path(git_dir, OWN)
    folder.mkdir(exist_ok=True)
    write_whole(folder / name, text, settle=False)


def file_clock(git_dir: str) -> int:
    """What the clock of the files says, in nanoseconds: that of a file touched now."""
    mark = Path(git_dir, OWN, "clock")
    mark.parent.mkdir(exist_ok=True)
    mark.write_bytes(b"")
    return mark.stat().st_mtime_ns


def remove_own(git_dir: str, name: str) -> None:
    """Remove a file of ours from git's folder."""
    Path(git_dir, OWN, name).unlink(missing_ok=True)


@contextmanager
def marked(git_dir: str, name: str) -> Iterator[None]:
    """Leave an empty file of ours there while something is done."""
    mark = Path(git_dir, OWN, name)
    mark.parent.mkdir(exist_ok=True)
    mark.touch()
    yield
    mark.unlink(missing_ok=True)


def is_marked(git_dir: str, name: str) -> bool:
    """Whether something of ours was begun and not finished."""
    return Path(git_dir, OWN, name).exists()


def ensure_block(path: Path, block: str) -> None:
    """Let a file of git's end with our lines: there the last match decides."""
    try:
        text = path.read_text(encoding="utf-8", errors="surrogateescape")
    except FileNotFoundError:
        text = ""
    if text.endswith(block):
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    text = text.replace(block, "")
    text += "\n" if text and not text.endswith("\n") else ""
    write_whole(path, text + block)


def write_whole(path: Path, text: str, settle: bool = True) -> None:
    """Write a file beside its place and rename it there, once it is on the disk."""
    temporary = path.with_name(f".{path.name}-{os.getpid()}.tmp")
    with temporary.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        if settle:
            os.fsync(file.fileno())
    temporary.rename(path)
