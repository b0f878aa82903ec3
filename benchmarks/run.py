"""mdnet beside what people use today: whole processes, one run, medians and ratios.

    python -m benchmarks.run --sizes 1000 10000 --runs 7 --write

Builds the vaults, runs mdnet and the peers that pip can install (each in a virtual
environment of its own, made on first use below `--work`), and prints a Markdown table.
`--write` puts it into benchmarks/RESULTS.md. Ratios say more than seconds: the baseline of
`today` is `python -c "import click, sqlite3"`, that of a cold index is a bare loop of
python-frontmatter over the same notes. The ratio of processor time is the steadier one on a
busy machine; the one of wall time is what a user feels. `--no-peers` leaves the peers out,
`--years` adds the growth of one person's daily notes.
"""

import argparse
import os
import platform
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks import vaults

ROOT = Path(__file__).parent.parent
BARE = "import click, sqlite3"
MDNET = [sys.executable, "-m", "mdnet"]
LOOP = """
import sys
from pathlib import Path
import frontmatter
for path in Path(sys.argv[1]).rglob("*.md"):
    frontmatter.load(str(path))
"""
# What nothing that looks at every note can go below, in Python.
WALK = """
import os, sys
folders = [sys.argv[1]]
while folders:
    with os.scandir(folders.pop()) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                folders.append(entry.path)
            else:
                entry.stat(follow_symlinks=False)
os._exit(0)
"""

# What is run, how, and what comes before each run, untimed.
Command = tuple[str, list[str], Callable[[], None]]


class Timing(NamedTuple):
    """What a command cost: median and worst seconds, least processor time, peak MiB."""

    seconds: float
    worst: float
    cpu: float
    memory: float


def timed(
    command: Sequence[str],
    runs: int,
    before: Callable[[], None] = lambda: None,
    env: dict[str, str] | None = None,
) -> Timing:
    """Run a command so many times, `before` each time untimed."""
    return timed_in_turn([(command, before)], runs, env)[0]


def timed_in_turn(
    commands: Sequence[tuple[Sequence[str], Callable[[], None]]],
    runs: int,
    env: dict[str, str] | None = None,
) -> list[Timing]:
    """The same of several, one run of each after the other: all meet the same machine.

    What else runs on it for a while slows all of them, so that their ratios hold.
    """
    found: list[list[tuple[float, float, float]]] = [[] for _ in commands]
    for _ in range(runs):
        for costs, (command, before) in zip(found, commands, strict=True):
            before()
            costs.append(_cost(command, env))
    return [
        Timing(median(seconds), max(seconds), min(cpu), max(memory))
        for seconds, cpu, memory in (zip(*costs, strict=True) for costs in found)
    ]


def _cost(
    command: Sequence[str], env: dict[str, str] | None
) -> tuple[float, float, float]:
    """Seconds, processor seconds and peak MiB of one run."""
    begin = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"{command} failed with {process.returncode}")
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def _nothing() -> None:
    """What comes before a run that needs nothing."""


class Bench:
    """One machine's run over all sizes; rows collect in `rows`."""

    def __init__(self, work: Path, runs: int, peers: bool) -> None:
        self.work, self.runs, self.peers = work, runs, peers
        self.rows: list[tuple[str, ...]] = []
        self.env = os.environ | {"MDNET_CACHE_DIR": str(work / "cache")}
        # Without compiled modules every start would compile them: no user has that.
        self.env.pop("PYTHONDONTWRITEBYTECODE", None)

    def measure(self, size: int) -> None:
        """All rows of one size."""
        vault = self.work / f"vault-{size}"
        if not vault.exists():
            vaults.build(vault, size, 42)
        cold = self.measure_index(size, vault)
        warm = self.measure_today(size, vault)
        if self.peers:
            self.measure_todoman(size, warm, cold)
            self.measure_khard(size, warm)
            self.measure_obsidiantools(size, vault, cold)

    def measure_index(self, size: int, vault: Path) -> Timing:
        """A cold index beside a loop that only reads the same notes."""

        def drop_cache() -> None:
            shutil.rmtree(self.work / "cache", ignore_errors=True)

        runs = 3 if size <= 10_000 else 1
        read = [sys.executable, "-c", LOOP, str(vault)]
        index = [*MDNET, "index", *_options(vault)]
        both = [(read, _nothing), (index, drop_cache)]
        loop, cold = timed_in_turn(both, runs, self.env)
        self.add(size, "loop of frontmatter.load", loop, loop)
        self.add(size, "mdnet index, cold, full text", cold, loop)
        return cold

    def measure_today(self, size: int, vault: Path) -> Timing:
        """`today` with nothing changed, worked out anew in four ways, and the others."""
        runs = max(3, self.runs // 2) if size <= 10_000 else 1
        today = [*MDNET, "today", *_options(vault)]
        timed(today, 1, env=self.env)
        time.sleep(2.5)  # until the times of the note alone prove that it is the same
        timed(today, 2, env=self.env)
        walk = [sys.executable, "-c", WALK, str(vault)]
        started = [sys.executable, "-c", BARE]
        three = [(command, _nothing) for command in (started, walk, today)]
        bare, seen, warm = timed_in_turn(three, 3 * self.runs, self.env)
        dry = [*today, "--dry-run"]
        note = vault / "Daily" / f"{vaults.TODAY.replace(day=1)}.md"
        self.add(size, "`import click, sqlite3`", bare, bare)
        self.add(size, "bare walk, `os.scandir` and `lstat`", seen, bare)
        self.add(size, "mdnet today, nothing changed", warm, bare)
        for what, command, before in (
            ("today, worked out anew", dry, lambda: None),
            ("today, after a changed note", dry, lambda: touched(note)),
            ("today, of another week or year", dry, lambda: other_year(vault)),
            ("today, from everybody", dry, self.forget),
            *self.others(vault, note),
        ):
            found = timed(command, runs, before, self.env)
            self.add(size, f"mdnet {what}", found, bare)
        return warm

    def others(self, vault: Path, note: Path) -> list[Command]:
        """Commands about one person or a few, dry where they write."""
        options, ana = _options(vault), vaults.name(0)
        log = [*MDNET, "log", ana, "met: about the chart", "--dry-run", *options]
        show = [*MDNET, "show", ana, *options]
        overdue, nurses = (
            [*MDNET, "list", query, *options] for query in ("is:overdue", "role:nurse")
        )
        return [
            ("log", log, lambda: None),
            ("log, after a changed note", log, lambda: touched(note)),
            ("show", show, lambda: None),
            ("show, after a changed note", show, lambda: touched(note)),
            ("list is:overdue", overdue, lambda: None),
            ("list role:nurse", nurses, lambda: None),
        ]

    def forget(self) -> None:
        """Make every index put its people together anew, as after a rename."""
        for path in (self.work / "cache").rglob("*.db"):
            with closing(sqlite3.connect(path)) as database, database:
                database.execute("REPLACE INTO meta VALUES ('people', '')")

    def measure_years(self, years: int) -> None:
        """So many years of daily notes about one person."""
        vault = self.work / f"years-{years}"
        if not vault.exists():
            vaults.build_years(vault, years, 42)
        options = _options(vault)
        bare = timed([sys.executable, "-c", BARE], self.runs, env=self.env)
        size = f"1, {years} years"
        cold = timed([*MDNET, "index", *options, "--rebuild"], 1, env=self.env)
        dry = [*MDNET, "today", *options, "--dry-run"]
        timed(dry, 1, env=self.env)
        self.add(size, "mdnet index --rebuild", cold, bare)
        self.add(
            size, "mdnet today, worked out anew", timed(dry, 3, env=self.env), bare
        )
        show = [*MDNET, "show", "Ana", *options]
        self.add(size, "mdnet show Ana", timed(show, 3, env=self.env), bare)

    def measure_todoman(self, size: int, warm: Timing, cold: Timing) -> None:
        """todoman: the same number of VTODOs, cold and warm cache."""
        place = self.work / f"todos-{size}"
        if not place.exists():
            vaults.build_todos(place, size, 42)
        cache = self.work / "todoman-cache.sqlite3"
        config = self.work / "todoman.py"
        config.write_text(
            f"path = {str(place / '*')!r}\ncache_path = {str(cache)!r}\n"
            "date_format = '%Y-%m-%d'\ntime_format = '%H:%M'\ndefault_list = 'list'\n"
        )
        todo = [self.installed("todoman", "todo"), "--config", str(config), "list"]
        cold_peer = timed(todo, 1, lambda: cache.unlink(missing_ok=True))
        warm_peer = timed([*todo, "--due", "48"], max(3, self.runs // 2))
        self.add(size, "todoman list, cold cache", cold_peer, cold, "mdnet index")
        self.add(size, "todoman list --due 48, warm", warm_peer, warm, "mdnet today")

    def measure_khard(self, size: int, warm: Timing) -> None:
        """khard: the same people as vCards; it reads them all each time."""
        place = self.work / f"cards-{size}"
        if not place.exists():
            vaults.build_cards(place, size, 42)
        config = self.work / f"khard-{size}.conf"
        config.write_text(f"[addressbooks]\n[[all]]\npath = {place}\n")
        khard = [self.installed("khard", "khard"), "-c", str(config), "list"]
        self.add(size, "khard list", timed(khard, 1), warm, "mdnet today")

    def measure_obsidiantools(self, size: int, vault: Path, cold: Timing) -> None:
        """obsidiantools: gathers the same vault; only for the small one (minutes)."""
        if size > 1000:
            return
        script = (
            "import sys, obsidiantools.api as o\n"
            "from pathlib import Path\n"
            "o.Vault(Path(sys.argv[1])).connect().gather()\n"
        )
        python = self.installed("obsidiantools", "python")
        peer = timed([python, "-c", script, str(vault)], 1)
        self.add(size, "obsidiantools connect, gather", peer, cold, "mdnet index")

    def installed(self, package: str, program: str) -> str:
        """A program of a peer, in the peer's own virtual environment."""
        place = self.work / f"venv-{package}"
        if not place.exists():
            subprocess.run([sys.executable, "-m", "venv", place], check=True)
            subprocess.run([place / "bin/pip", "-q", "install", package], check=True)
        return str(place / "bin" / program)

    def add(
        self,
        size: int | str,
        what: str,
        timing: Timing,
        base: Timing,
        of: str = "",
    ) -> None:
        """One row; the ratio is to `base`, named by `of`."""
        ratio = f"{timing.seconds / base.seconds:.2f}" + (f" × {of}" if of else "")
        people = size if isinstance(size, str) else f"{size:,}"
        row = (
            people, what, f"{timing.seconds:.3f}", f"{timing.worst:.3f}", ratio,
            f"{timing.cpu:.3f}", f"{timing.cpu / base.cpu:.2f}", f"{timing.memory:.0f}",
        )  # fmt: skip
        self.rows.append(row)
        sys.stderr.write("  ".join(row) + "\n")


def _options(vault: Path) -> list[str]:
    return ["--vault", str(vault), "--date", str(vaults.TODAY)]


def touched(note: Path) -> None:
    """Add a line to a note, or take it away."""
    text, line = note.read_text(), "- call: about the chart [[Ana Abara 0]]\n"
    note.write_text(text.removesuffix(line) if text.endswith(line) else text + line)


def other_year(vault: Path) -> None:
    """Another year of training: the order of the week is judged anew, as on a Monday."""
    note = vault / "Me.md"
    text = note.read_text()
    here, there = ("2", "3") if "pgy: 2" in text else ("3", "2")
    note.write_text(text.replace(f"pgy: {here}", f"pgy: {there}"))


def table(rows: Sequence[Sequence[str]]) -> str:
    """The rows as a Markdown table."""
    head = (
        "people", "what", "median s", "worst s", "ratio", "cpu s", "cpu ratio",
        "peak MiB",
    )  # fmt: skip
    lines = [head, ("---:", "---", *["---:"] * 6), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def main() -> None:
    """The command line of this module."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=[1000, 10_000])
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--work", type=Path, default=Path("/tmp/mdnet-benchmarks"))
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("--years", type=int, nargs="*", default=[])
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    bench = Bench(options.work, options.runs, not options.no_peers)
    for size in options.sizes:
        bench.measure(size)
    for years in options.years:
        bench.measure_years(years)
    text = (
        f"Python {platform.python_version()}, {os.cpu_count()} cores, "
        f"{platform.system()}; seeds fixed, warm page cache.\n\n{table(bench.rows)}\n"
    )
    sys.stdout.write(text)
    if options.write:
        write(f"python -m benchmarks.run {' '.join(sys.argv[1:])}", text)


def write(command: str, text: str) -> None:
    """Put a table into RESULTS.md, below the command that printed it."""
    path = ROOT / "benchmarks" / "RESULTS.md"
    head, *sections = path.read_text().split("\n## ") if path.exists() else [""]
    kept = [part for part in sections if not part.startswith(f"`{command}`\n")]
    new = f"`{command}`\n\n{text.rstrip()}\n"
    path.write_text("\n## ".join([head or "# Results\n", *kept, new]))


if __name__ == "__main__":
    main()
