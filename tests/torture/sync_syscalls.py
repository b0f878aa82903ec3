"""Stop a sync at every system call: killed, I/O error, disk full.

    python -m tests.torture.sync_syscalls            (Linux, needs strace; an hour)
    python -m tests.torture.sync_syscalls --every 7 --seed 2   (a share)
    python -m tests.torture.sync_syscalls --only undo

Each of the worlds begins again and again from the same start, and each time another
call in mdnet, or in one of the gits that it runs, is killed or fails. Afterwards every
note is old or new and whole; one more sync gives all of both devices, leaves no lock
and no merge, and `git fsck` finds nothing. No harm shows as a traceback.
"""

import argparse
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from mdnet.errors import MdnetError
from mdnet.model.settings import Settings
from mdnet.sync.now import syncer_of
from mdnet.sync.setup import set_up
from mdnet.sync.undo import undo
from mdnet.vault import Vault
from tests.sync.devices import ANA, Device, devices
from tests.torture.injections import BUG, chosen, harmed, points, said
from tests.torture.sync_world import quiet_home

PATH = "People/Ana Lopez.md"
HERE, THERE = "- 2026-11-02 call: here\n", "- 2026-11-03 call: there\n"
LAPTOP, REMOTE = "laptop", "remote.git"
# Done, the disk, git; a kill.
CODES = (0, 4, 5, -9)
Notes = dict[str, str]


class World(NamedTuple):
    """A start, what is done there, and what the notes may be one more sync later."""

    prepare: Callable[[Path], None]
    work: Callable[[Device], object]
    ends: tuple[Notes, ...]


def device_at(root: Path) -> Device:
    found = Device.__new__(Device)
    found.root, found.name, found.slips = root, root.name, lambda path, text: ()
    return found


def diverged(top: Path) -> None:
    """A remote, and a laptop with an edit that has to be merged with the remote's."""
    laptop, desktop = devices(top, LAPTOP, "desktop")
    laptop.write("Old.md", "old\n")
    laptop.sync()
    desktop.sync()
    desktop.append(PATH, THERE)
    desktop.write("New.md", "new\n")
    desktop.delete("Old.md")
    desktop.sync()
    laptop.append(PATH, HERE)
    shutil.rmtree(top / "desktop")


def merged(top: Path) -> None:
    """The same, merged: the last automatic change is that merge."""
    diverged(top)
    device_at(top / LAPTOP).sync()


def broken(top: Path) -> None:
    """A desktop on plain git has pushed a merge with its markers in the note."""
    laptop, desktop = devices(top, LAPTOP, "desktop")
    laptop.append(PATH, HERE)
    laptop.sync()
    desktop.append(PATH, THERE)
    desktop.commit_plainly()
    desktop.git("pull", "-q", "--no-rebase", "origin", "main", code=None)
    desktop.commit_plainly()
    desktop.git("push", "-q", "origin", "main")
    shutil.rmtree(top / "desktop")


def fresh(top: Path) -> None:
    """A vault that has never been synced, and an empty remote."""
    devices(top, LAPTOP)
    shutil.rmtree(top / LAPTOP / ".git")
    shutil.rmtree(top / REMOTE)
    device_at(top).git("init", "-q", "--bare", "-b", "main", str(top / REMOTE))


def second(top: Path) -> None:
    """A remote with notes, and an empty folder on another device."""
    diverged(top)
    shutil.rmtree(top / LAPTOP)
    (top / LAPTOP).mkdir()


def do_set_up(laptop: Device) -> None:
    remote = str(laptop.root.parent / REMOTE)
    caller = laptop.caller
    set_up(Vault(laptop.root), caller.environ, remote, caller.host)
    laptop.sync()


def do_undo(laptop: Device) -> None:
    with syncer_of(Vault(laptop.root), Settings(), laptop.caller) as syncer:
        undo(syncer, "")


BOTH = {"New.md": "new\n", PATH: ANA + HERE + THERE}
WORLDS = {
    "merge": World(diverged, Device.sync, (BOTH,)),
    "repair": World(broken, Device.sync, ({PATH: ANA + HERE + THERE},)),
    "undo": World(merged, do_undo, (BOTH,)),
    "first device": World(fresh, do_set_up, ({PATH: ANA},)),
    "second device": World(
        second, do_set_up, ({PATH: ANA + THERE, "New.md": "new\n"},)
    ),
}


class Start(NamedTuple):
    """A world made once, to be copied; the work is done in `top`."""

    world: World
    made: Path
    top: Path

    def again(self) -> None:
        shutil.rmtree(self.top, ignore_errors=True)
        shutil.copytree(self.made, self.top, symlinks=True)
        config = self.top / LAPTOP / ".git" / "config"
        if config.exists():
            text = config.read_text().replace(str(self.made), str(self.top))
            config.write_text(text)

    def work(self) -> int:
        try:
            self.world.work(device_at(self.top / LAPTOP))
        except MdnetError as error:
            print(error)
            return error.exit_code
        return 0

    def ends(self) -> tuple[Notes, ...]:
        """What the notes may be afterwards: also what the unharmed work makes them."""
        self.again()
        assert self.work() == 0
        laptop = device_at(self.top / LAPTOP)
        laptop.sync()
        return (*self.world.ends, _notes(laptop))


def _notes(laptop: Device) -> Notes:
    return {path: text for path, text in laptop.notes().items() if path != ".gitignore"}


def problems(start: Start, ends: tuple[Notes, ...], old: Notes) -> Iterator[str]:
    """What is wrong afterwards, and after one more sync."""
    laptop = device_at(start.top / LAPTOP)
    known = [*ends, old]
    for path, text in _notes(laptop).items():
        name = path.rpartition("/")[2]
        if not name.startswith(".") and text not in [each.get(path) for each in known]:
            yield f"{path} is neither old nor new: {text!r}"
    try:
        if (
            not (laptop.root / ".git" / "HEAD").exists()
            or start.world.work is do_set_up
        ):
            do_set_up(laptop)
        laptop.sync()
        laptop.sync()
    except MdnetError as error:
        yield f"the next sync fails: {error}"
        return
    yield from _left(laptop, ends)


def _left(laptop: Device, ends: tuple[Notes, ...]) -> Iterator[str]:
    if _notes(laptop) not in ends:
        yield f"the notes are {_notes(laptop)}"
    git_dir = laptop.root / ".git"
    yield from (str(lock) for lock in git_dir.rglob("*.lock"))
    if (git_dir / "MERGE_HEAD").exists():
        yield "MERGE_HEAD"
    if said_ := laptop.git("status", "--porcelain"):
        yield f"git status says {said_}"
    laptop.git("fsck", "--no-dangling")
    laptop.git("--git-dir", str(laptop.root.parent / REMOTE), "fsck", "--no-dangling")


def tortured(
    made: Path, name: str, every: int, seed: int, changes: bool
) -> tuple[int, Counter[str]]:
    """At how many calls something was wrong, and how many of each harm were tried."""
    start = Start(WORLDS[name], made / f"start {name}", made / "top")
    start.made.mkdir()
    start.world.prepare(start.made)
    ends = start.ends()
    old = _notes(device_at(start.made / LAPTOP))
    start.again()
    there = points(start.work, start.top, made / "tools")
    print(f"{name}: {len(there)} points", flush=True)
    wrong, done = 0, Counter[str]()
    for point in chosen(there, every, seed, changes):
        start.again()
        code = harmed(start.work, made / "tools", point)
        told = said(made / "tools")
        found = list(problems(start, ends, old))
        if code not in CODES:
            found.append(f"exit code {code}: {told if code == BUG else ''}")
        done[point.harm] += 1
        wrong += bool(found)
        for line in found:
            print(f"PROBLEM {name}, {point}: {line}", flush=True)
    return wrong, done


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="of the calls, each n-th")
    parser.add_argument("--seed", type=int, default=0, help="which of them")
    parser.add_argument("--changes", action="store_true", help="no mere looks")
    parser.add_argument("--only", action="append", choices=WORLDS)
    options = parser.parse_args()
    all_wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        quiet_home(Path(folder))
        for name in options.only or WORLDS:
            wrong, done = tortured(
                Path(folder), name, options.every, options.seed, options.changes
            )
            all_wrong += wrong
            print(f"{name}: {sum(done.values())} calls harmed {dict(done)}", flush=True)
    print(f"every {options.every}, seed {options.seed}: problems at {all_wrong} calls")
    raise SystemExit(bool(all_wrong))


if __name__ == "__main__":
    main()
