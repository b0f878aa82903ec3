"""A day of a daemon in half an hour: editors, git, suspend; memory and descriptors.

    python -m tests.torture.soak --minutes 30 --seed 1

A daemon runs in a process of its own. Editors save in every way, git commits and
checks out, the process is stopped and goes on. Each minute everything rests for a
moment; then the index must be that of a fresh build, and memory and descriptors are
noted. At the end neither may have grown beyond what the first quarter of it needed.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from mdnet.index import index_folder
from mdnet.model.settings import Settings, WatchSettings
from mdnet.workspace import Workspace, vouching
from tests.editors import REAL, WAYS, is_installed
from tests.editors import run as run_program
from tests.torture.differential import NOTE, fresh, rows

ROOT = Path(__file__).parents[2]
PEOPLE = 300
SETTINGS = Settings(watch=WatchSettings(quiet=5))
GIT = (
    "git",
    "-c",
    "user.name=sam",
    "-c",
    "user.email=sam@example.org",
    "-c",
    "gc.auto=0",
)
# What may be had more at the end than in the first quarter.
MORE_MIB = 8.0
MORE_DESCRIPTORS = 2


class Held(NamedTuple):
    """What the daemon holds: resident MiB, open descriptors, threads."""

    mib: float
    descriptors: int
    threads: int


class Day:
    """The vault, its daemon, and what is done to them."""

    def __init__(self, folder: Path, seed: int, people: int) -> None:
        self.root = folder / "vault"
        self.cache = folder / "cache"
        self.scratch = folder / "fresh"
        self.done: Counter[str] = Counter()
        self._chance = random.Random(seed)
        self._programs = [
            w for w, (program, _) in REAL.items() if is_installed(program)
        ]
        (self.root / "People").mkdir(parents=True)
        (self.root / "mdnet.toml").write_text("[watch]\nquiet = 5\n")
        for number in range(people):
            self._path(number).write_text(self._text())
        self._git("init", "-q", "-b", "main")
        self._commit()
        self._people = people
        self.daemon = subprocess.Popen(
            [sys.executable, "-m", "mdnet", "watch", "--vault", str(self.root)],
            env={"PATH": os.environ["PATH"], "HOME": str(folder / "home"),
                 "MDNET_CACHE_DIR": str(self.cache)},
            cwd=ROOT, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self.line = index_folder(str(self.cache), str(self.root))
        until = time.monotonic() + 60
        while not vouching.asked(self.line, b"status\n", 5):
            assert time.monotonic() < until, "the daemon does not start"
            time.sleep(0.1)

    def live(self, seconds: float) -> None:
        """So many seconds of editing."""
        until = time.monotonic() + seconds
        acts = [self.edit] * 20 + [self.program] * 4 + [self.obsidian] * 2
        acts += [self.checkout, self.suspend, self.command, self.come_and_go]
        while time.monotonic() < until:
            act = self._chance.choice(acts)
            act()
            self.done[act.__name__] += 1
            time.sleep(self._chance.random() * 0.3)

    def edit(self) -> None:
        path = self._path(self._chance.randrange(self._people))
        path.with_name(f"{path.name}~").unlink(missing_ok=True)
        self._chance.choice([*WAYS.values()])(path, self._text())

    def program(self) -> None:
        if self._programs:
            _, save = REAL[self._chance.choice(self._programs)]
            save(self._path(self._chance.randrange(self._people)), "One line more.")

    def obsidian(self) -> None:
        """Somebody types: a save every two seconds."""
        path = self._path(self._chance.randrange(self._people))
        for _ in range(3):
            path.write_text(path.read_text() + "\nand on\n")
            time.sleep(2)

    def checkout(self) -> None:
        """Another state of all notes, and back."""
        self._commit()
        self._git("checkout", "-q", "HEAD~1")
        self._git("checkout", "-q", "main")

    def suspend(self) -> None:
        """The daemon is stopped while notes change."""
        self.daemon.send_signal(signal.SIGSTOP)
        for _ in range(5):
            self.edit()
        time.sleep(self._chance.random() * 3)
        self.daemon.send_signal(signal.SIGCONT)

    def command(self) -> None:
        """A command writes."""
        environ = {"MDNET_CACHE_DIR": str(self.cache)}
        with Workspace.open(self.root, SETTINGS, environ) as workspace:
            workspace.network()

    def come_and_go(self) -> None:
        """Notes and folders come and go."""
        folder = self.root / f"Trip {self._chance.randrange(5)}"
        folder.mkdir(exist_ok=True)
        for number in range(10):
            (folder / f"Met {number}x.md").write_text(self._text())
        if self._chance.random() < 0.7:
            folder.rename(self.root / "gone")
            for path in (self.root / "gone").iterdir():
                path.unlink()
            (self.root / "gone").rmdir()

    def held(self) -> Held:
        """What the daemon holds now."""
        proc = Path(f"/proc/{self.daemon.pid}")
        pages = int((proc / "statm").read_text().split()[1])
        return Held(
            round(pages * 4096 / 2**20, 1),
            len([*(proc / "fd").iterdir()]),
            len([*(proc / "task").iterdir()]),
        )

    def differences(self) -> list[str]:
        """The paths for which the daemon's index is not what a fresh one is."""
        time.sleep(1.0)
        answer = vouching.asked(self.line, vouching.QUESTION, 10)
        right = fresh(self.root, self.scratch)
        environ = {"MDNET_CACHE_DIR": str(self.cache)}
        before = vouching.PAYS_FROM, vouching.PATIENCE_S
        vouching.PAYS_FROM, vouching.PATIENCE_S = 0, 10.0
        try:
            with Workspace.open(self.root, SETTINGS, environ) as workspace:
                had, looked = rows(workspace), bool(workspace._walk.notes)
        finally:
            vouching.PAYS_FROM, vouching.PATIENCE_S = before
        if looked or answer == b"no\n":
            return [f"the daemon does not vouch: {answer!r}"]
        return sorted(
            p for p in had.keys() | right.keys() if had.get(p) != right.get(p)
        )

    def end(self) -> int:
        """End the daemon; its exit code."""
        self.daemon.send_signal(signal.SIGCONT)
        self.daemon.send_signal(signal.SIGTERM)
        return self.daemon.wait(30)

    def _path(self, number: int) -> Path:
        return self.root / f"People/Person {number}x.md"

    def _text(self) -> str:
        day, number = self._chance.randint(1, 28), self._chance.randrange(10**9)
        return NOTE.format("nurse", day, number)

    def _git(self, *words: str) -> None:
        run_program(*GIT, *words, cwd=self.root)

    def _commit(self) -> None:
        self._git("add", "-A")
        self._git("commit", "-qm", "a state", "--allow-empty")


def run(
    folder: Path, minutes: float, seed: int, people: int = PEOPLE, say=print
) -> list[str]:
    """What was wrong, in words; `say` is told each minute."""
    day, bad = Day(folder, seed, people), []
    notes: list[Held] = []
    rounds = max(1, round(minutes))
    for number in range(1, rounds + 1):
        day.live(60 * minutes / rounds - 2)
        wrong = day.differences()
        notes.append(day.held())
        say(f"minute {number}: {notes[-1]}, {len(wrong)} differences {wrong[:3]}")
        bad += [f"minute {number}: {path}" for path in wrong]
    warm = notes[: max(1, len(notes) // 4)]
    if notes[-1].mib > max(held.mib for held in warm) + MORE_MIB:
        bad.append(f"memory grew: {[held.mib for held in notes]}")
    if notes[-1].descriptors > max(h.descriptors for h in warm) + MORE_DESCRIPTORS:
        bad.append(f"descriptors grew: {[held.descriptors for held in notes]}")
    code = day.end()
    if code:
        bad.append(f"exit {code}")
    say(", ".join(f"{number} {act}" for act, number in sorted(day.done.items())))
    return bad


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--minutes", type=float, default=30)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--people", type=int, default=PEOPLE)
    chosen = options.parse_args()
    print(f"seed {chosen.seed}")
    with tempfile.TemporaryDirectory() as folder:
        bad = run(Path(folder), chosen.minutes, chosen.seed, chosen.people)
    for line in bad[:20]:
        print(line)
    print(f"{len(bad)} wrong")
    raise SystemExit(bool(bad))


if __name__ == "__main__":
    main()
