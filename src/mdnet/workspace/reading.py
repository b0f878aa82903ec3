"""From a note on the disk to its row in the index; here and in worker processes."""

import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from mdnet.errors import VaultError
from mdnet.index import Row, skipped_row
from mdnet.index.rows import row_of
from mdnet.model.note import Note
from mdnet.model.settings import Settings
from mdnet.vault import problem_of
from mdnet.vault.reading import snapshot
from mdnet.workspace.looking import now_ns, uncollected

Progress = Callable[[int, int], None]
# Below this a second process takes longer to start than it saves.
PARALLEL_FROM = 2_000
CHUNK = 100


class Task(NamedTuple):
    """What is to be read: the vault, its settings, and paths that do not count."""

    root: str
    settings: Settings
    skipped: frozenset[str] = frozenset()


def row_at(task: Task, path: str) -> Row | None:
    """The row of the note at `path`; `None` while missing, empty or being written."""
    read_ns = now_ns()
    try:
        found = snapshot(task.root, path)
    except VaultError as error:
        return _unread(task, path, str(error), read_ns)
    if found is None:
        return None
    if path in task.skipped:
        return skipped_row(found.stat, read_ns, found.data)
    note = _note(path, found.data, task.settings)
    return row_of(note, found.stat, read_ns, found.data)


def _note(path: str, data: bytes, settings: Settings) -> Note:
    # The parser and YAML are loaded only when there is something to read.
    from mdnet.note.parse import parse, unreadable  # noqa: PLC0415

    problem = problem_of(data)
    if problem:
        return unreadable(path, "FILE001", problem, settings)
    try:
        return parse(path, data.decode(), settings)
    except Exception as error:
        # One note must never take the others with it; `check` shows it.
        kind = type(error).__name__
        why = f"stopped the parser ({kind}); report it."
        return unreadable(path, "FILE005", why, settings)


def _unread(task: Task, path: str, problem: str, read_ns: int) -> Row | None:
    """The row of a note that the disk does not give: known by its name."""
    from mdnet.note.parse import unreadable  # noqa: PLC0415

    try:
        seen = os.stat(os.path.join(task.root, path))
    except OSError:
        return None
    stat = (path, seen.st_size, seen.st_mtime_ns, seen.st_ino, seen.st_ctime_ns)
    return row_of(
        unreadable(path, "FILE004", problem, task.settings), stat, read_ns, b""
    )


def rows_at(task: Task, paths: Sequence[str], progress: Progress) -> Iterator[Row]:
    """The rows of many notes, in no order, by two processes when that pays."""
    chunks = [paths[i : i + CHUNK] for i in range(0, len(paths), CHUNK)]
    many = len(paths) >= PARALLEL_FROM and (os.cpu_count() or 1) > 1
    done = 0
    for number, rows in _parallel(task, chunks) if many else _serial(task, chunks):
        yield from rows
        done += number
        progress(done, len(paths))


def _serial(
    task: Task, chunks: Iterable[Sequence[str]]
) -> Iterator[tuple[int, list[Row]]]:
    for chunk in chunks:
        yield len(chunk), _chunk(task, chunk)


def _chunk(task: Task, paths: Sequence[str]) -> list[Row]:
    with uncollected():
        return [row for path in paths if (row := row_at(task, path))]


def _parallel(
    task: Task, chunks: Sequence[Sequence[str]]
) -> Iterator[tuple[int, list[Row]]]:
    """The same by worker processes; what they fail to do is done here."""
    # 25 ms that only a large build pays back.
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415
    from multiprocessing import get_context  # noqa: PLC0415

    done = 0
    try:
        with ProcessPoolExecutor(2, get_context(_method())) as pool:
            # Few at a time: rows that wait for the database cost memory.
            waiting = deque(pool.submit(_chunk, task, c) for c in chunks[:6])
            while waiting:
                rows = waiting.popleft().result()
                following = done + 6
                if following < len(chunks):
                    waiting.append(pool.submit(_chunk, task, chunks[following]))
                yield len(chunks[done]), rows
                done += 1
    except (OSError, BrokenProcessPool):
        yield from _serial(task, chunks[done:])


def _method() -> str:
    """Forking is quick, but not safe beside threads, nor everywhere."""
    import threading  # noqa: PLC0415 - as above

    alone = sys.platform == "linux" and threading.active_count() == 1
    return "fork" if alone else "spawn"
