"""Stop each writing command at every system call: killed, I/O error, disk full.

    python -m tests.torture.command_syscalls               (Linux, needs strace)
    python -m tests.torture.command_syscalls --every 50 --seed 3      (a share)
    python -m tests.torture.command_syscalls --only today --only log

Each command runs again and again in a copy of a small vault, its index beside it, and
each time another call is harmed. Afterwards every note is, to the byte, as it was
before or as the unharmed command makes it; where a note could not be read, a generated
block may be another (`check` tells of the note). One more command then works, leaves
nothing over, and finds an index that equals the files. No harm shows as a traceback.
"""

import argparse
import os
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from mdnet.__main__ import run
from tests.torture.injections import (
    BUG,
    Point,
    Work,
    chosen,
    harmed,
    is_look,
    points,
    said,
)
from tests.torture.sync_world import quiet_home

DAY = ("--date", "2026-11-22")
COMMANDS = {
    "today": ("today",),
    "cold today": ("today",),
    "done": ("done", "1", "sent it"),
    "snooze": ("snooze", "2", "+3d"),
    "skip": ("skip", "2"),
    "log": ("log", "Kiran Patel", "met: tea", "--promise", "Send it", "--next", "+9d"),
    "add": ("add", "Nell Brody", "--role", "nurse", "--why", "helps at night"),
    "agenda": ("agenda", "Tom Reed"),
    "agenda --due": ("agenda", "--due"),
    "lor --write": ("lor", "--write", "--for", "Cardiology 2028"),
    "lor ask": (
        "lor",
        "ask",
        "Tom Reed",
        "--for",
        "Cardiology 2028",
        "--slot",
        "other",
    ),
    "lor set": ("lor", "set", "Maria Alvarez", "packet_sent"),
    "panel --write": ("panel", "--write"),
    "init": ("init",),
    "index --rebuild": ("index", "--rebuild"),
}
NEXT = ("log", "Anneke Visser", "met: afterwards")
LINE = "- 2026-11-22 met: afterwards"
NEXT_NOTE = "People/Anneke Visser.md"
KEPT = ("Kiran Patel", "Tom Reed", "Maria Alvarez", "Anneke Visser", "Priya Nair",
        "Ruth Abernathy")  # fmt: skip
# Done, the answer is no, settings, the disk; a kill.
CODES = (0, 1, 3, 4, -9)
_ID = re.compile(r"^id: .*$", re.MULTILINE)
_BLOCK = re.compile(r"<!-- mdnet:.*?<!-- /mdnet -->\n*", re.DOTALL)
Files = dict[str, str]


class World(NamedTuple):
    """A command in a folder with a vault and a cache, the notes before and after."""

    top: Path
    start: Path
    words: tuple[str, ...]
    before: Files
    after: Files
    blocks: bool = True

    def fresh(self) -> None:
        shutil.rmtree(self.top, ignore_errors=True)
        shutil.copytree(self.start, self.top)

    def without_blocks(self) -> "World":
        before, after = (
            {path: _BLOCK.sub("", text) for path, text in all_.items()}
            for all_ in (self.before, self.after)
        )
        return self._replace(before=before, after=after, blocks=False)

    def line(self) -> tuple[str, ...]:
        vault = str(self.top / "vault")
        is_init = self.words == ("init",)
        return (*self.words, *([vault] if is_init else ["--vault", vault, *DAY]))

    def work(self) -> int:
        return run(self.line())


def small_vault(top: Path) -> None:
    """A part of the demo's vault, small enough to harm each call of a command."""
    vault = top / "vault"
    assert quietly(("demo", str(vault), *DAY)) == 0
    for note in (*vault.glob("People/*"), *vault.glob("Daily/*"),
                 *vault.glob("Applications/Letter*")):  # fmt: skip
        if not note.stem.endswith((*KEPT, "2026-11-21", "2026-11-22")):
            note.unlink()


def files(vault: Path) -> Files:
    """Every file by path, ids of new people made alike."""
    return {
        str(path.relative_to(vault)): _ID.sub("id: x", path.read_bytes().decode())
        for path in vault.rglob("*")
        if path.is_file()
    }


def quietly(words: tuple[str, ...]) -> int:
    """Run a command in this process, its output thrown away: its exit code."""
    null, kept = os.open(os.devnull, os.O_WRONLY), (os.dup(1), os.dup(2))
    os.dup2(null, 1)
    os.dup2(null, 2)
    try:
        return run(words)
    finally:
        for number, old in enumerate(kept, 1):
            os.dup2(old, number)
            os.close(old)
        os.close(null)


def problems(world: World, point: Point) -> Iterator[str]:
    """What is wrong afterwards, and after one more command."""
    vault = world.top / "vault"
    if is_look(point) and any(_unknown(world, files(vault), leftovers=True)):
        world = world.without_blocks()
    yield from _unknown(world, files(vault), leftovers=True)
    at = ("--vault", str(vault), *DAY)
    if code := quietly((*NEXT, *at)):
        yield f"the next command gives {code}"
    now = files(vault)
    if now[NEXT_NOTE].count(LINE) != 1:
        yield f"the next line is there {now[NEXT_NOTE].count(LINE)} times"
    yield from _unknown(world, now | {NEXT_NOTE: world.before[NEXT_NOTE]})
    if quietly(("index", "--verify", *at)):
        yield "the index differs from the files"


def _unknown(world: World, now: Files, leftovers: bool = False) -> Iterator[str]:
    """The files that are neither as before nor as the command makes them."""
    known = world.before.keys() | world.after.keys()
    if not world.blocks:
        now = {path: _BLOCK.sub("", text) for path, text in now.items()}
    for path in known:
        if now.get(path) not in (world.before.get(path), world.after.get(path)):
            yield f"{path} is neither old nor new"
    for path in now.keys() - known:
        name = path.rpartition("/")[2]
        if not (leftovers and name.startswith((".", "~"))):
            yield f"{path} is left over"


def tortured(
    world: World, name: str, every: int, seed: int, changes: bool
) -> Iterator[tuple[Point, list[str]]]:
    """Each chosen point of a command, and what was wrong there."""
    tools = world.top.parent / "tools"
    world.fresh()
    work: Work = world.work
    there = points(work, world.top, tools)
    print(f"{name}: {len(there)} points", flush=True)
    for point in chosen(there, every, seed, changes):
        world.fresh()
        code = harmed(work, tools, point)
        told = said(tools)
        found = list(problems(world, point))
        if code not in CODES:
            found.append(f"exit code {code}: {told if code == BUG else ''}")
        yield point, found


def a_world(made: Path, name: str) -> World:
    """The start of a command, once it has been run there to its end."""
    start, top = made / f"start {name}", made / "top"
    words = COMMANDS[name]
    shutil.copytree(made / "start", start)
    if name != "cold today":
        os.environ["MDNET_CACHE_DIR"] = str(start / "cache")
        quietly(("list", "--vault", str(start / "vault"), *DAY))
    os.environ["MDNET_CACHE_DIR"] = str(top / "cache")
    world = World(top, start, words, files(start / "vault"), {})
    world.fresh()
    quietly(("list", "--vault", str(top / "vault"), *DAY))
    assert quietly(world.line()) == 0, name
    return world._replace(after=files(top / "vault"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="of the calls, each n-th")
    parser.add_argument("--seed", type=int, default=0, help="which of them")
    parser.add_argument("--changes", action="store_true", help="no mere looks")
    parser.add_argument("--only", action="append", choices=COMMANDS)
    options = parser.parse_args()
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder)
        quiet_home(made)
        small_vault(made / "start")
        for name in options.only or COMMANDS:
            done: Counter[str] = Counter()
            for point, found in tortured(
                a_world(made, name), name, options.every, options.seed, options.changes
            ):
                done[point.harm] += 1
                wrong += bool(found)
                for line in found:
                    print(f"PROBLEM {name}, {point}: {line}", flush=True)
            print(f"{name}: {sum(done.values())} calls harmed {dict(done)}", flush=True)
    print(f"every {options.every}, seed {options.seed}: problems at {wrong} calls")
    raise SystemExit(bool(wrong))


if __name__ == "__main__":
    main()
