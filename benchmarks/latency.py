"""How soon `mdnet watch` has what was saved, and what it saves the commands.

    python -m benchmarks.latency --sizes 1000 10000 --count 1000

Three tables on vaults of so many people: from a save to the index (the daemon's answer
to who asks right after the save, and by itself); from a tick in today's note to the
closed task in the person's note; and the same command with and without a daemon.
"""

import argparse
import os
import random
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.vaults import build
from mdnet.index import Index, index_folder, version
from mdnet.index.row import digest_of
from mdnet.model.settings import DigestSettings
from mdnet.settings import load_settings
from mdnet.workspace import Workspace, vouching

ROOT = Path(__file__).parent.parent
HEAD = "| people | what | median ms | p95 ms | worst ms | of |\n| ---: | --- | ---: | ---: | ---: | ---: |"


class Watched:
    """A vault with a daemon in a process of its own."""

    def __init__(self, folder: Path, people: int) -> None:
        self.people = people
        self.root = folder / "vault"
        build(self.root, people, 42)
        # So many items that there is always a box to tick; refreshed at once.
        (self.root / "mdnet.toml").write_text(
            "[digest]\nlimit = 40\n[watch]\nquiet = 0\nreconcile = 3600\n"
        )
        self.environ = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder / "home"),
            "MDNET_CACHE_DIR": str(folder / "cache"),
        }
        self.folder = index_folder(self.environ["MDNET_CACHE_DIR"], str(self.root))
        self.settings = load_settings(self.root)
        self._daemon: subprocess.Popen | None = None

    def start(self) -> None:
        """Start the daemon, and wait until it rests."""
        self._daemon = subprocess.Popen(
            [sys.executable, "-m", "mdnet", "watch", "--vault", str(self.root)],
            env=self.environ,
            cwd=ROOT,
            stderr=subprocess.DEVNULL,
        )
        self.rests()

    def rests(self, times: int = 5) -> None:
        """Wait until the daemon answers at once, so many times."""
        quick = 0
        while quick < times:
            begin = time.perf_counter()
            answer = vouching.asked(self.folder, vouching.QUESTION, 120)
            quick = quick + 1 if answer and time.perf_counter() - begin < 0.05 else 0
            time.sleep(0.3)

    def stop(self) -> None:
        """End the daemon."""
        if self._daemon:
            self._daemon.send_signal(signal.SIGTERM)
            self._daemon.wait(60)
        self._daemon = None

    @property
    def memory(self) -> float:
        """The daemon's resident MiB."""
        assert self._daemon
        pages = int(Path(f"/proc/{self._daemon.pid}/statm").read_text().split()[1])
        return pages * 4096 / 2**20


def row(people: int, what: str, seconds: Iterable[float]) -> str:
    """One line of a table."""
    found = sorted(seconds)
    p95 = found[min(len(found) - 1, int(len(found) * 0.95))]
    values = [1000 * v for v in (statistics.median(found), p95, found[-1])]
    shown = " | ".join(f"{value:.1f}" for value in values)
    return f"| {people:,} | {what} | {shown} | {len(found)} |"


def asked_at_once(vault: Watched, count: int, chance: random.Random) -> list[float]:
    """A save, and a command's way to a fresh index right after it."""
    seconds, wrong = [], 0
    for number in range(count):
        path, text = saved(vault, number, chance)
        begin = time.perf_counter()
        with Workspace.open(vault.root, vault.settings, vault.environ) as workspace:
            seconds.append(time.perf_counter() - begin)
            known = workspace._index.asked(lambda index: index.digest(path))  # noqa: B023
            wrong += known != digest_of(text.encode())
    assert wrong == 0, f"{wrong} old answers"
    return seconds


def by_itself(vault: Watched, count: int, chance: random.Random) -> list[float]:
    """A save, until the index has it though nobody asks (50 ms of it is debounce)."""
    seconds = []
    with closing(opened(vault)) as index:
        for number in range(count):
            path, text = saved(vault, number, chance)
            begin, wanted = time.perf_counter(), digest_of(text.encode())
            while index.digest(path) != wanted:
                time.sleep(0.001)
            seconds.append(time.perf_counter() - begin)
    return seconds


def opened(vault: Watched) -> Index:
    """The index as it lies there."""
    found = Index.opened(vault.folder, version(vault.settings))
    assert found
    return found


def saved(vault: Watched, number: int, chance: random.Random) -> tuple[str, str]:
    """Save a note with another line; its path and text."""
    paths = list_of(vault)
    path = chance.choice(paths)
    text = re.sub(r"\nsave \d+\n\Z", "\n", path.read_text()) + f"save {number}\n"
    if number % 2:
        new = path.with_name(".new")
        new.write_text(text)
        new.replace(path)
    else:
        path.write_text(text)
    return str(path.relative_to(vault.root)), text


_paths: dict[Path, list[Path]] = {}


def list_of(vault: Watched) -> list[Path]:
    """The people's notes."""
    if vault.root not in _paths:
        _paths[vault.root] = sorted(vault.root.glob("People/*/*.md"))
    return _paths[vault.root]


def ticks(vault: Watched, count: int, chance: random.Random) -> list[float]:
    """A tick in today's note, until the person's note has its task closed.

    Both notes are put back after it.
    """
    day = datetime.now(UTC).astimezone()
    hour = int(DigestSettings().day_starts[:2])
    note = vault.root / f"Daily/{(day - timedelta(hours=hour)):%Y-%m-%d}.md"
    seconds = []
    for number in range(count):
        text = note.read_text()
        found = list(
            re.finditer(r"^- \[ \] \*\*Send\*\* \[\[(.+?)\]\] (.+?): ", text, re.M)
        )
        if not found:
            break
        match = chance.choice(found)
        name, what = match[1], match[2]
        (person,) = vault.root.glob(f"People/*/{name}.md")
        place, untouched = match.start() + 3, person.read_text()
        begin = time.perf_counter()
        note.write_text(text[:place] + "x" + text[place + 1 :])
        while f"- [x] Send {what}" not in person.read_text():
            time.sleep(0.002)
            if time.perf_counter() - begin > 60:
                raise SystemExit(f"tick {number} is not taken in")
        seconds.append(time.perf_counter() - begin)
        vault.rests(2)
        person.write_text(untouched)
        note.write_text(text)
        vault.rests(2)
    return seconds


def commands(vault: Watched, runs: int) -> list[tuple[str, list[float]]]:
    """Whole commands, with the daemon and without."""
    found: list[tuple[str, list[float]]] = []
    words = [sys.executable, "-m", "mdnet", "today", "--vault", str(vault.root)]
    for name in ("with the daemon", "without"):
        if name == "without":
            vault.stop()
            time.sleep(2.5)
            timed(words, vault.environ)
        found.append(
            (
                f"mdnet today, nothing changed, {name}",
                [timed(words, vault.environ) for _ in range(runs)],
            )
        )
    return found


def opening(vault: Watched, runs: int, pays_from: int) -> list[float]:
    """A command's way to a fresh index, asked for or looked up."""
    seconds = []
    vouching.PAYS_FROM = pays_from
    for _ in range(runs):
        begin = time.perf_counter()
        Workspace.open(vault.root, vault.settings, vault.environ).close()
        seconds.append(time.perf_counter() - begin)
    return seconds


def timed(words: list[str], environ: dict[str, str]) -> float:
    begin = time.perf_counter()
    subprocess.run(words, env=environ, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begin


def measure(
    people: int, count: int, tick_count: int, say: Callable[[str], None]
) -> None:
    """All of it on one vault."""
    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        vault = Watched(Path(folder), people)
        vault.start()
        vouching.PATIENCE_S = 10.0
        say(
            row(people, "opened, nothing changed, daemon asked", opening(vault, 200, 0))
        )
        say(
            row(
                people,
                "opened, nothing changed, vault looked at",
                opening(vault, 200, 10**9),
            )
        )
        vouching.PAYS_FROM = 0
        say(
            row(
                people,
                "saved, then opened at once",
                asked_at_once(vault, count, chance),
            )
        )
        vault.rests()
        say(
            row(
                people,
                "saved → in the index by itself",
                by_itself(vault, count, chance),
            )
        )
        vault.rests()
        found = ticks(vault, tick_count, chance)
        if found:
            say(row(people, "ticked → task closed", found))
        vault.rests()
        say(f"| {people:,} | daemon's memory: {vault.memory:.0f} MiB | | | | |")
        for what, seconds in commands(vault, 15):
            say(row(people, what, seconds))
        vault.stop()


def main() -> None:
    """The command line of this module."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--ticks", type=int, default=100)
    options = parser.parse_args()
    print(HEAD)
    for people in options.sizes:
        measure(
            people, options.count, options.ticks, lambda line: print(line, flush=True)
        )


if __name__ == "__main__":
    main()
