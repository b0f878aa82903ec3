"""Stop a sync at every system call that changes the disk: killed, I/O error, full.

    python -m tests.torture.sync_syscalls            (Linux, needs strace; minutes)
    python -m tests.torture.sync_syscalls --every 7  (a share)

Two devices changed the same note, and others; the laptop syncs again and again from
the same start, and each time the n-th call of one kind, in mdnet and in each git that
it runs, is killed or fails. Afterwards every note is old or merged and whole; one more
sync gives all of both, leaves no lock and no merge, and `git fsck` finds nothing.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from itertools import count, product
from pathlib import Path

from mdnet.errors import MdnetError
from tests.sync.devices import ANA, Device, devices
from tests.torture.sync_world import quiet_home

CALLS = ("renameat2", "rename", "write", "fsync", "unlink", "unlinkat", "openat",
         "mkdir", "link", "flock")  # fmt: skip
HARM = ("signal=SIGKILL", "error=EIO", "error=ENOSPC")
PATH = "People/Ana Lopez.md"
HERE, THERE = "- 2026-11-02 call: here\n", "- 2026-11-03 call: there\n"
LAST = 400


def device_at(root: Path) -> Device:
    found = Device.__new__(Device)
    found.root, found.name, found.slips = root, root.name, lambda path, text: ()
    return found


def prepared(top: Path) -> None:
    """A remote, and a laptop with an edit that has to be merged with the remote's."""
    laptop, desktop = devices(top, "laptop", "desktop")
    laptop.write("Old.md", "old\n")
    laptop.sync()
    desktop.sync()
    desktop.append(PATH, THERE)
    desktop.write("New.md", "new\n")
    desktop.delete("Old.md")
    desktop.sync()
    laptop.append(PATH, HERE)
    shutil.rmtree(top / "desktop")


def sync_once(root: str) -> int:
    try:
        device_at(Path(root)).sync()
    except MdnetError as error:
        return error.exit_code
    return 0


def harmed(top: Path, start: Path, harm: str, call: str, number: int) -> int:
    """The exit code of a sync whose call of that number is harmed."""
    shutil.rmtree(top, ignore_errors=True)
    shutil.copytree(start, top, symlinks=True)
    config = top / "laptop" / ".git" / "config"
    config.write_text(config.read_text().replace(str(start), str(top)))
    strace = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}"]
    inject = ["-e", f"inject={call}:{harm}:when={number}"]
    me = [sys.executable, "-m", "tests.torture.sync_syscalls"]
    child = [*me, "--once", str(top / "laptop")]
    done = subprocess.run(
        [*strace, *inject, *child], check=False, capture_output=True, timeout=120
    )
    return done.returncode


def problems(top: Path) -> list[str]:
    """What is wrong afterwards, and after one more sync."""
    laptop = device_at(top / "laptop")
    found = []
    text = laptop.read(PATH) if (laptop.root / PATH).exists() else ""
    if text not in (ANA + HERE, ANA + HERE + THERE):
        found.append(f"{PATH} is neither old nor merged")
    try:
        laptop.sync()
        laptop.sync()
    except MdnetError as error:
        return [*found, f"the next sync fails: {error}"]
    notes = {"New.md": "new\n", PATH: ANA + HERE + THERE}
    if laptop.notes() != notes:
        found.append(f"the notes are {sorted(laptop.notes())}")
    git_dir = laptop.root / ".git"
    found += [str(lock) for lock in git_dir.rglob("*.lock")]
    found += ["MERGE_HEAD"] if (git_dir / "MERGE_HEAD").exists() else []
    if laptop.git("status", "--porcelain"):
        found.append("git status is not clean")
    laptop.git("fsck", "--no-dangling")
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--once")
    parser.add_argument("--every", type=int, default=1)
    options = parser.parse_args()
    if options.once:
        os._exit(sync_once(options.once))
    codes: Counter[str] = Counter()
    bad = []
    with tempfile.TemporaryDirectory() as made:
        quiet_home(Path(made))
        start, top = Path(made) / "start", Path(made) / "top"
        start.mkdir()
        prepared(start)
        for harm, call in product(HARM, CALLS):
            quiet = 0
            for number in count(1, options.every):
                code = harmed(top, start, harm, call, number)
                found = problems(top)
                if found:
                    bad.append((harm, call, number, code, found))
                quiet = quiet + 1 if code == 0 else 0
                codes[harm] += code != 0
                if quiet == 3 or number > LAST:
                    break
    print(f"stopped: {dict(codes)}; problems: {bad}")
    raise SystemExit(bool(bad))


if __name__ == "__main__":
    main()
