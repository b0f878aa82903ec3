"""The files of an index: a folder a vault, a database a build, a name that points.

A new database gets a new name, and `current` is then made to name it. A database is
never replaced under its name: SQLite would play the log of the old one into the new
one. Who still has the old one open goes on with it, and finds out at the next command.
"""

import os
import re
import sqlite3

from mdnet.blake import blake2b

POINTER = "current"
# A database that nothing points to is another build under way, or a killed one's.
_ABANDONED_S = 3600
BUSY_S = 15.0


def index_folder(cache: str, root: str) -> str:
    """Where the index of the vault at `root` lies: a readable name and a hash."""
    real = os.path.realpath(root)
    digest = blake2b(os.fsencode(real), digest_size=6).hexdigest()
    stem = re.sub(r"[^A-Za-z0-9]+", "-", os.path.basename(real)).strip("-")[:40]
    return os.path.join(cache, "vaults", f"{stem or 'vault'}-{digest}")


def current(folder: str) -> str | None:
    """The path of the database in use, `None` when there is none."""
    try:
        with open(os.path.join(folder, POINTER), "rb") as pointer:
            name = pointer.read(200).decode("latin-1")
    except OSError:
        return None
    if not _is_database(name):
        return None
    path = os.path.join(folder, name)
    return path if os.path.exists(path) else None


def _is_database(name: str) -> bool:
    """Whether it is `PID-HEX.db`; compiling a pattern for it would cost more."""
    process, _, rest = name.partition("-")
    return (
        rest[8:] == ".db"
        and process.isdecimal()
        and not rest[:8].strip("0123456789abcdef")
    )


def new_database(folder: str) -> str:
    """The path of a new empty file that only the user may read."""
    os.makedirs(folder, mode=0o700, exist_ok=True)
    path = os.path.join(folder, f"{os.getpid()}-{os.urandom(4).hex()}.db")
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    return path


def publish(folder: str, path: str) -> None:
    """Make `path` the database in use, and take the older ones away."""
    old = current(folder)
    draft = path + ".name"
    with open(draft, "w", encoding="ascii") as pointer:
        pointer.write(os.path.basename(path))
    os.replace(draft, os.path.join(folder, POINTER))
    if old and old != path:
        discard(old)
    newest = os.stat(path).st_mtime
    for name in os.listdir(folder):
        other = os.path.join(folder, name)
        if other != path and re.match(r"\d+-[0-9a-f]{8}\.db", name):
            _discard_if_older(other, newest - _ABANDONED_S)


def discard(path: str) -> None:
    """Remove a database with what SQLite keeps beside it, as far as that goes."""
    for end in ("", "-wal", "-shm", "-journal", ".name"):
        try:
            os.unlink(path + end)
        except OSError:
            continue


def _discard_if_older(path: str, moment: float) -> None:
    try:
        if os.stat(path).st_mtime < moment:
            os.unlink(path)
    except OSError:
        return


def connect(path: str) -> sqlite3.Connection:
    """An open connection to a database that must be there."""
    name = path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    return sqlite3.connect(
        f"file:{name}?mode=rw", uri=True, timeout=BUSY_S, isolation_level=None
    )
