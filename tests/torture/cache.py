"""The cache destroyed at any time: two daemons, eight commands, and damage.

    python -m tests.torture.cache --seconds 600 --seed 1

Eight processes run commands on one vault, two more try to be its daemon, and one
damages or deletes whatever lies in the cache. Meanwhile notes are written. After each
write whoever wrote asks `list` for what was written: no answer may be an old one, no
command may fail, none may say "database is locked".

What SQLite shares between processes by a memory mapping (`-shm`) is damaged and
deleted like the rest, but not cut short: the system ends whoever reads beyond the end
of a mapped file (SIGBUS), and nothing in a program can prevent it.
"""

import argparse
import contextlib
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from functools import partial
from pathlib import Path

COMMANDS = 8
DAEMONS = 2
ROOT = Path(__file__).parents[2]
PEOPLE = 60
# A command that asks the daemon however small the vault is.
ASKING = """
from mdnet.workspace import vouching
vouching.PAYS_FROM = 0
from mdnet.__main__ import main
main()
"""
MESSAGES = ("was damaged", "is built anew", "cannot be used", "does not work")


class Battle:
    """The vault, its cache, and what was seen."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.root = folder / "vault"
        self.cache = folder / "cache"
        self.seen: Counter[str] = Counter()
        self.bad: list[str] = []
        self.ends = threading.Event()
        self._seed = seed
        self.environ = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder / "home"),
            "MDNET_CACHE_DIR": str(self.cache),
        }
        (self.root / "People").mkdir(parents=True)
        (self.root / "mdnet.toml").write_text("[watch]\nreconcile = 5\n")
        for number in range(PEOPLE):
            self.write(number, "start")

    def write(self, number: int, state: str) -> None:
        text = f"---\ntype: contact\nrole: nurse\ninstitution: {state}\n---\n"
        (self.root / f"People/Person {number}x.md").write_text(text)

    def command(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", ASKING, *words, "--vault", str(self.root)],
            env=self.environ, cwd=ROOT, capture_output=True, text=True, check=False,
            timeout=300,
        )  # fmt: skip

    def commands(self, number: int) -> None:
        """Write a note of one's own, ask for it, and for other things."""
        chance = random.Random(f"{self._seed} {number}")
        turn = 0
        while not self.ends.is_set():
            turn += 1
            state = f"state {turn} of {number}"
            self.write(number, state)
            found = self.command("list", "--json")
            self._judge("list", found, (0,))
            if found.returncode == 0 and state not in found.stdout:
                self._wrong(number, state)
            words = chance.choice(
                (["today"], ["check"], ["search", state], ["show", f"Person {number}x"])
            )
            self._judge(words[0], self.command(*words), (0, 1))

    def _wrong(self, number: int, state: str) -> None:
        """An old answer: after a second question it must not be one any more."""
        self.seen["old answers"] += 1
        self.bad.append(f"old answer for Person {number}x: no {state!r}")

    def _judge(self, name: str, found: subprocess.CompletedProcess[str], good) -> None:
        self.seen[f"mdnet {name}"] += 1
        if found.returncode not in good or "Traceback" in found.stderr:
            self.bad.append(f"{name}: exit {found.returncode}: {found.stderr[-300:]}")
        if "database is locked" in found.stdout + found.stderr:
            self.bad.append(f"{name}: database is locked")
        self.seen["said that the index was damaged"] += any(
            message in found.stderr for message in MESSAGES
        )

    def daemon(self, number: int) -> None:
        """Try to be the daemon, for a while, again and again."""
        chance = random.Random(f"{self._seed} daemon {number}")
        while not self.ends.is_set():
            process = subprocess.Popen(
                [sys.executable, "-m", "mdnet", "watch", "--vault", str(self.root)],
                env=self.environ, cwd=ROOT, text=True, stderr=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
            )  # fmt: skip
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(chance.uniform(2, 20))
            if process.poll() is None:
                chance.choice((process.terminate, process.kill))()
            said = process.communicate()[1]
            self.seen[f"mdnet watch, exit {process.returncode}"] += 1
            if "database is locked" in said or "Traceback" in said:
                self.bad.append(f"watch: {said[-300:]}")
            if "a bug in mdnet" in said:
                (line,) = [x for x in said.splitlines() if "a bug in mdnet" in x][:1]
                self.bad.append(f"watch: {line}")
            if process.returncode == 4:
                time.sleep(1)

    def damage(self) -> None:
        """Damage or delete something in the cache, now and then."""
        chance = random.Random(f"{self._seed} damage")
        while not self.ends.wait(chance.uniform(0.1, 1.5)):
            kind = chance.choice(
                (self.garbage, self.garbage, self.zeros, self.cut, self.gone, self.all)
            )
            with contextlib.suppress(OSError, IndexError):
                kind(chance)
                self.seen[f"damage: {kind.__name__}"] += 1

    def garbage(self, chance: random.Random) -> None:
        self._overwrite(chance, chance.randbytes(chance.choice((1, 16, 4096))))

    def zeros(self, chance: random.Random) -> None:
        self._overwrite(chance, bytes(4096))

    def cut(self, chance: random.Random) -> None:
        path = self._file(chance)
        if path.name.endswith("-shm"):
            return
        os.truncate(path, chance.randrange(path.stat().st_size + 1))

    def gone(self, chance: random.Random) -> None:
        self._file(chance).unlink()

    def all(self, chance: random.Random) -> None:
        shutil.rmtree(self.cache)

    def _overwrite(self, chance: random.Random, data: bytes) -> None:
        path = self._file(chance)
        with path.open("r+b") as file:
            file.seek(chance.randrange(path.stat().st_size + 1))
            file.write(data)

    def _file(self, chance: random.Random) -> Path:
        files = sorted(p for p in self.cache.rglob("*") if p.is_file())
        return chance.choice(files)


def run(folder: Path, seconds: float, seed: int, damage: bool = True) -> Battle:
    """Everything at once for so long; what was seen."""
    battle = Battle(folder, seed)
    jobs = [partial(battle.commands, number) for number in range(COMMANDS)]
    jobs += [partial(battle.daemon, number) for number in range(DAEMONS)]
    jobs += [partial(battle.damage)] if damage else []
    threads = [threading.Thread(target=job) for job in jobs]
    for thread in threads:
        thread.start()
    time.sleep(seconds)
    battle.ends.set()
    for thread in threads:
        thread.join()
    last = battle.command("index", "--verify", "--json")
    differences = json.loads(last.stdout)["differences"] if last.stdout else ["none"]
    battle.seen["differences at the end, mended"] += len(differences)
    if battle.command("index", "--verify").returncode:
        battle.bad.append("index --verify finds differences after a rebuild")
    return battle


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seconds", type=float, default=600)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--no-damage", action="store_true")
    chosen = options.parse_args()
    print(f"seed {chosen.seed}")
    with tempfile.TemporaryDirectory() as folder:
        battle = run(Path(folder), chosen.seconds, chosen.seed, not chosen.no_damage)
    for kind, number in sorted(battle.seen.items()):
        print(f"{number:6} {kind}")
    for line in battle.bad[:20]:
        print(line)
    print(f"{len(battle.bad)} failed or wrong")
    raise SystemExit(bool(battle.bad))


if __name__ == "__main__":
    main()
