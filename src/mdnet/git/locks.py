"""The lock of a sync, and the locks that a killed git left behind.

A git that is killed leaves its `*.lock` files, and every later git stops at them. They
are cleared under the lock of the sync, once no git works in this repository any more.
On Linux `/proc` tells that; elsewhere a lock has to be ten minutes old.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mdnet.errors import GitError, LockedError
from mdnet.git.place import OWN

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

WAIT = 10.0
OLD = 600.0
_ONE = ("index.lock", "HEAD.lock", "config.lock", "shallow.lock", "packed-refs.lock")
_MARKS = {
    "rebase-merge": "a rebase", "rebase-apply": "a rebase",
    "CHERRY_PICK_HEAD": "a cherry-pick", "REVERT_HEAD": "a revert",
}  # fmt: skip


@contextmanager
def sync_lock(git_dir: str, wait: float = WAIT) -> Iterator[None]:
    """Hold the lock of the sync of this repository.

    Raises:
        LockedError: another sync holds it and does not finish in time.
    """
    folder = Path(git_dir, OWN)
    folder.mkdir(exist_ok=True)
    descriptor = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        until = time.monotonic() + wait
        while not _taken(descriptor):
            if time.monotonic() >= until:
                raise LockedError(
                    "Another mdnet is syncing this vault and did not finish within "
                    f"{wait:.0f} seconds. Try again in a moment."
                )
            time.sleep(0.05)
        yield
    finally:
        os.close(descriptor)


def _taken(descriptor: int) -> bool:
    if fcntl is None:
        return _taken_on_windows(descriptor)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _taken_on_windows(descriptor: int) -> bool:
    import msvcrt  # noqa: PLC0415 - only there on Windows

    try:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    except OSError:
        return False
    return True


def clear_dead_locks(git_dir: str, root: str, wait: float = WAIT) -> tuple[str, ...]:
    """Remove the locks that a killed git left; their names.

    Raises:
        LockedError: a git is at work in this repository and does not finish in time.
    """
    until = time.monotonic() + wait
    while locks := _locks(git_dir):
        if all(_is_dead(lock, git_dir, root) for lock in locks):
            for lock in locks:
                lock.unlink(missing_ok=True)
            return tuple(str(lock.relative_to(git_dir)) for lock in locks)
        if time.monotonic() >= until:
            raise LockedError(
                f"Another git is at work in {root}, or one left {locks[0]} behind. "
                "Wait for it; if no git is running, delete that file, and try again."
            )
        time.sleep(0.05)
    return ()


def _locks(git_dir: str) -> list[Path]:
    folder = Path(git_dir)
    locks = [folder / name for name in _ONE if (folder / name).exists()]
    return locks + sorted((folder / "refs").rglob("*.lock"))


def _is_dead(lock: Path, git_dir: str, root: str) -> bool:
    """Whether the git that made the lock is gone; a lock that went by itself is."""
    try:
        age = time.time() - lock.stat().st_mtime
    except FileNotFoundError:
        return True
    working = git_works_in(git_dir, root)
    return age > OLD if working is None else not working


def git_works_in(git_dir: str, root: str) -> bool | None:
    """Whether a git runs in the vault or its repository; `None` if nobody can tell."""
    try:
        processes = [name for name in os.listdir("/proc") if name.isdigit()]
    except OSError:
        return None
    places = tuple(os.path.realpath(place) for place in (git_dir, root))
    return any(_is_git_in(f"/proc/{number}", places) for number in processes)


def _is_git_in(process: str, places: tuple[str, ...]) -> bool:
    try:
        if not Path(process, "comm").read_text(encoding="utf-8").startswith("git"):
            return False
        if Path(process, "stat").read_text().rpartition(")")[2].split()[0] == "Z":
            return False
        where = os.readlink(f"{process}/cwd")
    except (OSError, UnicodeDecodeError):
        return False
    return any(where == place or where.startswith(place + "/") for place in places)


def check_nothing_begun(git_dir: str) -> None:
    """Raise `GitError` when a rebase or the like is in the middle of its work."""
    for name, what in _MARKS.items():
        if Path(git_dir, name).exists():
            verb = what.split()[-1]
            raise GitError(
                f"{what} is not finished in this repository. Finish it with "
                f"git {verb} --continue, or drop it with git {verb} --abort; then "
                "sync again."
            )


def merge_begun(git_dir: str) -> str:
    """The commit that a merge in progress is about, empty when there is none."""
    try:
        text = Path(git_dir, "MERGE_HEAD").read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return ""
    return text.split()[0] if text.split() else ""


def forget_merge(git_dir: str) -> None:
    """Take away what says that a merge is in progress; no note is touched."""
    for name in ("MERGE_HEAD", "MERGE_MODE", "MERGE_MSG", "AUTO_MERGE"):
        Path(git_dir, name).unlink(missing_ok=True)
