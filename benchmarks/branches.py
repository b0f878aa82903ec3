"""`mdnet sync` on a device that was away while a phone and a tablet went on without it.

    python -m benchmarks.branches --notes 10000 --merges 300

The two commit on plain git, each a note or two, and merge each time: three commits a
round. In every fifth round both add to the same note; every tenth of those merges took
one side whole, so that there is something to put right. Printed are the seconds and the
memory of the one sync that looks through all of it, and how many edits it put back.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.vaults import build

MDNET = [sys.executable, "-m", "mdnet"]
Notes = dict[str, bytes]


def history(notes: Notes, merges: int, seed: int) -> Iterator[bytes]:
    """The rounds, as `git fast-import` takes them; `notes` becomes what is left."""
    rng = random.Random(seed)
    paths = sorted(path for path in notes if path.endswith(".md"))
    tip = b"refs/heads/main^0"
    for number in range(merges):
        shared = [rng.choice(paths)] if number % 5 == 0 else []
        sides = []
        for device in ("phone", "tablet"):
            chosen = {*shared, rng.choice(paths)} - ({*sides[0]} - {*shared} if sides else set())  # fmt: skip
            line = f"- 2026-11-20 met: {device} {number}\n".encode()
            sides.append({path: notes[path] + line for path in sorted(chosen)})
        merged = sides[0] | sides[1]
        for path in shared:
            if number % 50:
                merged[path] = sides[0][path] + sides[1][path][len(notes[path]) :]
        mark = 3 * number + 1
        yield commit("phone", mark, tip, sides[0])
        yield commit("tablet", mark + 1, tip, sides[1])
        yield commit("phone", mark + 2, b":%d" % mark, merged, b":%d" % (mark + 1))
        tip = b":%d" % (mark + 2)
        notes |= merged


def commit(
    device: str, mark: int, parent: bytes, files: Notes, other: bytes = b""
) -> bytes:
    who = f"{device} <{device}@example.org> {1_795_000_000 + mark} +0000".encode()
    lines = [b"commit refs/heads/main", b"mark :%d" % mark, b"committer " + who,
             b"data 6", b"backup", b"from " + parent]  # fmt: skip
    lines += [b"merge " + other] if other else []
    for path, data in files.items():
        lines += [b'M 100644 inline "%s"' % path.encode(), b"data %d" % len(data), data]
    return b"\n".join(lines) + b"\n"


def peak(child: subprocess.Popen[bytes]) -> tuple[bytes, int]:
    """What a process prints, and its largest memory in MiB, its gits left out."""
    assert child.stdout
    out = child.stdout.read()
    _, status, used = os.wait4(child.pid, 0)
    assert os.waitstatus_to_exitcode(status) in (0, 1), out
    return out, used.ru_maxrss // 1024


def flattened(folder: Path) -> None:
    """Move all notes of people into one folder, as a vault of mdnet has them."""
    for note in [*folder.glob("*/*.md")]:
        note.rename(folder / note.name)
    for empty in [path for path in folder.iterdir() if path.is_dir()]:
        empty.rmdir()


def away(top: Path, notes: int, merges: int, seed: int, flat: bool) -> Path:
    """A synced device, and a remote that has gone on by these rounds."""
    here, remote = top / "here", top / "remote.git"
    build(here, notes, seed)
    if flat:
        flattened(here / "People")
    words = ("sync", "--setup", str(remote), "--vault", str(here))
    subprocess.run([*MDNET, *words], check=True, stdout=subprocess.DEVNULL)
    texts = {str(p.relative_to(here)): p.read_bytes() for p in here.rglob("*.md")}
    stream = b"".join(history(texts, merges, seed))
    importing = ("git", "-C", str(remote), "fast-import", "--quiet", "--force")
    subprocess.run(importing, input=stream, check=True)
    return here


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--notes", type=int, default=10_000)
    parser.add_argument("--merges", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--flat", action="store_true", help="all people in one folder")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        os.environ |= {"HOME": made, "MDNET_CACHE_DIR": f"{made}/cache",
                       "GIT_CONFIG_NOSYSTEM": "1"}  # fmt: skip
        here = away(
            Path(made), options.notes, options.merges, options.seed, options.flat
        )
        words = ("sync", "--json", "--vault", str(here))
        begin = time.perf_counter()
        out, memory = peak(subprocess.Popen([*MDNET, *words], stdout=subprocess.PIPE))
        took = time.perf_counter() - begin
    undone = json.loads(out)["undone"]
    back = sum(bool(each.get("restored", True)) for each in undone)
    print("| notes | commits | merges | seconds | MiB | edits put back |\n"
          "|---:|---:|---:|---:|---:|---:|\n"
          f"| {options.notes} | {3 * options.merges} | {options.merges} | {took:.2f} | "
          f"{memory} | {back} |")  # fmt: skip


if __name__ == "__main__":
    main()
