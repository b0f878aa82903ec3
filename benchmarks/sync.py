"""`mdnet sync` beside plain git, in one run: nothing to do, one note, a first sync, and
what a phone committed in a week.

    python -m benchmarks.sync --notes 10000 --runs 7

Two devices and a bare repository in a temporary folder. Plain git does `add -A`,
`commit`, `pull --no-rebase` and `push`; the first sync of plain git is a commit and a
push of all notes, on the second device a clone. The week is 200 commits of a client on
plain git, one or two notes each; both devices have nothing of their own to send.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from benchmarks.vaults import build

MDNET = [sys.executable, "-m", "mdnet"]
ME = ["-c", "user.name=Bench", "-c", "user.email=b@example.org"]


def sh(folder: Path, *words: str) -> None:
    subprocess.run(words, cwd=folder, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL, check=False)  # fmt: skip


def git(folder: Path, *words: str) -> None:
    sh(folder, "git", *ME, *words)


def plain(folder: Path) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "backup")
    git(folder, "pull", "-q", "--no-rebase", "origin", "main")
    git(folder, "push", "-q", "origin", "main")


def mdnet(folder: Path) -> None:
    sh(folder, *MDNET, "sync", "--vault", str(folder))


def seconds(work: Callable[[], None], runs: int, before: Callable[[], None]) -> float:
    found = []
    for _ in range(runs):
        before()
        begin = time.perf_counter()
        work()
        found.append(time.perf_counter() - begin)
    return median(found)


def first(top: Path, notes: Path, how: str) -> tuple[float, float, Path]:
    """Seconds of the first sync of all notes, and of a second device's; the first."""
    git(top, "init", "-q", "--bare", "-b", "main", f"{how}.git")
    here, there = top / how, top / f"{how}-second"
    shutil.copytree(notes, here)
    remote = str(top / f"{how}.git")
    begin = time.perf_counter()
    if how == "mdnet":
        sh(here, *MDNET, "sync", "--setup", remote, "--vault", str(here))
    else:
        git(here, "init", "-q", "-b", "main")
        git(here, "remote", "add", "origin", remote)
        plain(here)
    middle = time.perf_counter()
    if how == "mdnet":
        there.mkdir()
        sh(there, *MDNET, "sync", "--setup", remote, "--vault", str(there))
    else:
        git(top, "clone", "-q", remote, str(there))
    return middle - begin, time.perf_counter() - middle, here


def week(top: Path, there: Path, work: Callable[[Path], None]) -> float:
    """Seconds in which a device takes over a phone's 200 commits."""
    phone = top / f"{there.name}-phone"
    git(top, "clone", "-q", git_url(there), str(phone))
    notes = sorted(phone.rglob("*.md"))[:20]
    work(there)
    for number in range(200):
        for note in (notes[number % 20], notes[number % 3]):
            with note.open("a") as file:
                file.write(f"- 2026-11-20 met: {number}\n")
        git(phone, "commit", "-q", "-a", "-m", "backup")
    git(phone, "push", "-q", "origin", "main")
    begin = time.perf_counter()
    work(there)
    return time.perf_counter() - begin


def git_url(folder: Path) -> str:
    words = ("git", "remote", "get-url", "origin")
    return subprocess.check_output(words, cwd=folder, text=True).strip()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--notes", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        top = Path(made)
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ |= {"HOME": made, "MDNET_CACHE_DIR": f"{made}/cache",
                       "GIT_CONFIG_NOSYSTEM": "1"}  # fmt: skip
        build(top / "notes", options.notes, 1)
        rows = {}
        for how, work in (("plain git", plain), ("mdnet", mdnet)):
            push, clone, here = first(top, top / "notes", how.replace(" ", "-"))
            note = min(here.rglob("*.md"))

            def edit(note: Path = note) -> None:
                with note.open("a") as file:
                    file.write(f"- 2026-11-20 met: {time.perf_counter()}\n")

            idle = seconds(lambda w=work, h=here: w(h), options.runs, lambda: None)
            one = seconds(lambda w=work, h=here: w(h), options.runs, edit)
            rows[how] = (push, clone, idle, one, week(top, here, work))
    print(f"| {options.notes} notes, seconds | first sync | second device | nothing to do "
          "| one note | a phone's week |\n|---|---|---|---|---|---|")  # fmt: skip
    for how, row in rows.items():
        print(f"| {how} | " + " | ".join(f"{value:.2f}" for value in row) + " |")
    ratios = [m / p for m, p in zip(rows["mdnet"], rows["plain git"], strict=True)]
    print("| ratio | " + " | ".join(f"{ratio:.1f}" for ratio in ratios) + " |")


if __name__ == "__main__":
    main()
