"""Random operations on a watched vault: afterwards the index equals a fresh build.

    python -m tests.torture.differential --operations 1000000 --seed 1

A daemon in this process sees a vault of some 200 notes being created, edited in every
editor's way, renamed, moved, deleted, emptied, touched back in time and changed by the
hundred; meanwhile the system's queue overflows, threads die, clocks jump, the vault
goes away and comes back. After each round and one reconcile interval the index is
compared with one that is built anew, row by row.
"""

import argparse
import os
import random
import shutil
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from mdnet.model.settings import Settings
from mdnet.workspace import Workspace
from mdnet.workspace import refresh as refreshing
from tests.daemon.played import Played
from tests.editors import WAYS

PER_ROUND = 1_000
EVERY = 10_000
NOTES = (100, 300)
RECONCILE_S = 1
FOLDERS = ("People", "People/Near", "Archive", "Daily", "Deep/er/still")
NOTE = "---\ntype: contact\nrole: {}\n---\n\n## Log\n\n- 2026-11-{:02d} met: state {}\n"

Rows = dict[str, list[object]]


class Vandal:
    """Does what is done to notes, at random; `done` counts it by kind."""

    def __init__(self, root: Path, chance: random.Random) -> None:
        self.root = root
        self.done: Counter[str] = Counter()
        self._chance = chance
        self._made = 0
        self._common: list[Callable[[], None]] = [
            self.create, self.edit, self.edit, self.edit, self.edit, self.rename,
            self.move, self.delete, self.empty, self.mode, self.touch_back, self.copy,
        ]  # fmt: skip
        self._rare = [self.rename_folder, self.new_folder, self.bulk, self.link]

    def operate(self) -> None:
        """One operation."""
        kinds = self._rare if self._chance.random() < 0.01 else self._common
        operation = self._chance.choice(kinds)
        operation()
        self.done[operation.__name__] += 1

    def create(self) -> None:
        self._made += 1
        path = self.root / self._chance.choice(FOLDERS) / f"Note {self._made}x.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(self._text())

    def edit(self) -> None:
        for path in self._some():
            path.with_name(f"{path.name}~").unlink(missing_ok=True)
            path.with_name(f".#{path.name}").unlink(missing_ok=True)
            self._chance.choice([*WAYS.values()])(path, self._text())

    def rename(self) -> None:
        for path in self._some():
            self._made += 1
            path.rename(path.with_name(f"Renamed {self._made}x.md"))

    def move(self) -> None:
        for path in self._some():
            folder = self.root / self._chance.choice(FOLDERS)
            folder.mkdir(parents=True, exist_ok=True)
            path.rename(folder / path.name)

    def delete(self) -> None:
        notes = self._notes()
        fewer = max(len(notes) - NOTES[1], int(len(notes) > NOTES[0]))
        for path in self._chance.sample(notes, fewer):
            path.unlink()

    def empty(self) -> None:
        for path in self._some():
            path.write_text("")

    def mode(self) -> None:
        for path in self._some():
            path.chmod(self._chance.choice((0o600, 0o644, 0o664)))

    def touch_back(self) -> None:
        """The same size, other bytes, and the times of before."""
        for path in self._some():
            seen, text = path.stat(), path.read_text()
            path.write_text(text.replace("met", "sum") if "met" in text else text)
            os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns - 10**10))

    def copy(self) -> None:
        """What a sync tool leaves: a conflict copy."""
        originals = [path for path in self._some() if "conflict" not in path.name]
        for path in originals:
            name = f"{path.stem}.sync-conflict-20261128-101112-ABCDEFG.md"
            shutil.copy(path, path.with_name(name))

    def rename_folder(self) -> None:
        for name in ("Archive", "Attic"):
            if (self.root / name).is_dir():
                other = self.root / ("Attic" if name == "Archive" else "Archive")
                if not other.exists():
                    (self.root / name).rename(other)
                    return

    def new_folder(self) -> None:
        self._made += 1
        folder = self.root / f"New {self._made}"
        folder.mkdir()
        (folder / f"In new {self._made}x.md").write_text(self._text())
        if self._chance.random() < 0.7:
            shutil.rmtree(folder)

    def bulk(self) -> None:
        """As git checkout does."""
        for path in self._notes():
            path.unlink()
            path.write_text(self._text())

    def link(self) -> None:
        """A second name for a note, inside, and gone again."""
        for path in self._some():
            other = path.with_name("second name.md")
            other.unlink(missing_ok=True)
            os.link(path, other)
            other.write_text(self._text())
            other.unlink()

    def _some(self) -> list[Path]:
        notes = self._notes()
        return [self._chance.choice(notes)] if notes else []

    def _notes(self) -> list[Path]:
        found = []
        for folder, _, names in os.walk(self.root):
            found += [Path(folder, name) for name in names if name.endswith(".md")]
        return sorted(found)

    def _text(self) -> str:
        day = self._chance.randint(1, 28)
        return NOTE.format("nurse", day, self._chance.randrange(10**9))


class Fate:
    """What happens to a daemon meanwhile."""

    def __init__(self, played: Played, chance: random.Random) -> None:
        self._played = played
        self._chance = chance
        self.kinds: list[Callable[[], None]] = [
            self.overflow, self.dead_emitter, self.dead_reader, self.clock, self.away,
            self.deaf, self.deaf, self.nothing, self.nothing, self.nothing,
        ]  # fmt: skip

    def overflow(self) -> None:
        """The system's queue is not emptied and overflows."""
        for emitter in self._emitters():
            with emitter._inotify._lock:
                limit = int(Path("/proc/sys/fs/inotify/max_queued_events").read_text())
                scratch = self._played.root / "scratch.md"
                for _ in range(limit // 3):
                    scratch.write_text("x")
                    scratch.unlink()

    def dead_emitter(self) -> None:
        for emitter in self._emitters():
            emitter.queue_events = _fails

    def dead_reader(self) -> None:
        for emitter in self._emitters():
            emitter._inotify_fd.read_events = _fails

    def clock(self) -> None:
        self._played.ahead += timedelta(hours=self._chance.choice((-3, 5, 30)))

    def away(self) -> None:
        """The vault is gone for a moment, with what is done to it."""
        root = self._played.root
        root.rename(root.with_name("away"))
        self._played.steps(0.02)
        root.with_name("away").rename(root)

    def deaf(self) -> None:
        """Events are lost without a word, until the next look at everything."""
        watcher = self._played.daemon.watching._watcher
        if watcher:
            watcher._queue.clear()

    def nothing(self) -> None:
        return

    def _emitters(self) -> list[Any]:
        """watchdog's, with insides that it does not show."""
        watcher = self._played.daemon.watching._watcher
        return [*watcher._observer.emitters] if watcher else []


def _fails(*_: object) -> None:
    raise KeyError("on purpose")


def rows(workspace: Workspace) -> Rows:
    """What an index says of each note."""
    raw = workspace._index.asked(lambda index: list(index.raw()))
    return {path: said for path, *said in raw}


def fresh(root: Path, cache: Path) -> Rows:
    """The same of an index that is built anew."""
    shutil.rmtree(cache, ignore_errors=True)
    environ = {"MDNET_CACHE_DIR": str(cache)}
    with Workspace.open(root, Settings(), environ) as workspace:
        return rows(workspace)


@contextmanager
def impatient() -> Iterator[None]:
    """What takes ten seconds takes one, and threads may die without a word."""
    before, hook = refreshing.EMPTY_NS, threading.excepthook
    refreshing.EMPTY_NS = 10**9
    threading.excepthook = lambda arguments: None
    try:
        yield
    finally:
        refreshing.EMPTY_NS, threading.excepthook = before, hook


def difference(played: Played, scratch: Path) -> list[str]:
    """The paths for which the index is not what a fresh one is, after an interval."""
    until = time.monotonic() + RECONCILE_S + 4
    while True:
        played.steps(0.2)
        had, right = rows(played.workspace), fresh(played.root, scratch)
        wrong = sorted(
            p for p in had.keys() | right.keys() if had.get(p) != right.get(p)
        )
        if not wrong or time.monotonic() > until:
            return wrong


def run(
    folder: Path, operations: int, seed: int, say=print
) -> tuple[int, Counter[str]]:
    """How many rounds ended with a difference, and what was done."""
    chance = random.Random(seed)
    root = folder / "vault"
    root.mkdir()
    (root / "mdnet.toml").write_text(f"[watch]\nreconcile = {RECONCILE_S}\n")
    vandal = Vandal(root, chance)
    for _ in range(150):
        vandal.create()
    bad, total = 0, 0
    with impatient(), closing(Played(root, folder / "cache")) as played:
        fate = Fate(played, chance)
        while total < operations:
            size = min(PER_ROUND, operations - total)
            happens = one_round(played, vandal, fate, size, chance)
            total += size
            wrong = difference(played, folder / "fresh")
            bad += bool(wrong)
            if wrong:
                say(f"after {total} operations ({happens}): {wrong[:5]}")
            if total % EVERY == 0:
                say(f"{total:,} operations, {bad} rounds with a difference")
    return bad, vandal.done


def one_round(
    played: Played, vandal: Vandal, fate: Fate, size: int, chance: random.Random
) -> str:
    """So many operations, and one stroke of fate among them; its name."""
    happens = chance.choice(fate.kinds)
    at = chance.randrange(size)
    for number in range(size):
        vandal.operate()
        if number == at:
            happens()
            vandal.done[f"- {happens.__name__}"] += 1
        if chance.random() < 0.2:
            played.daemon.step(0)
    return happens.__name__


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--operations", type=int, default=1_000_000)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    print(f"seed {chosen.seed}")
    begin = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        bad, done = run(Path(folder), chosen.operations, chosen.seed)
    for kind, number in sorted(done.items()):
        print(f"{number:9,} {kind.replace('_', ' ')}")
    rounds = -(-chosen.operations // PER_ROUND)
    print(f"{chosen.operations:,} operations in {time.monotonic() - begin:.0f} s: "
          f"{bad} of {rounds} rounds with a difference")  # fmt: skip
    raise SystemExit(bool(bad))


if __name__ == "__main__":
    main()
