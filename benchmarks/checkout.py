"""A git checkout that changes every note, under a running `mdnet watch`.

    python -m benchmarks.checkout --people 10000

Prints how long git takes, and how long after it the daemon's index has every note as it
is; then the index is compared with one that is built anew.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from benchmarks.latency import ROOT, Watched, list_of, opened
from mdnet.index.row import digest_of


def git(root: Path, *words: str) -> None:
    """Run git in the vault."""
    who = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org")
    subprocess.run(["git", *who, *words], cwd=root, check=True, capture_output=True)


def two_branches(vault: Watched) -> int:
    """Every note with another line on the branch `other`; how many that are."""
    git(vault.root, "init", "-q", "-b", "one")
    git(vault.root, "add", "-A")
    git(vault.root, "commit", "-qm", "one")
    git(vault.root, "checkout", "-q", "-b", "other")
    for path in list_of(vault):
        path.write_text(path.read_text() + "- 2026-11-02 met: on the other branch\n")
    git(vault.root, "commit", "-qam", "other")
    git(vault.root, "checkout", "-q", "one")
    return len(list_of(vault))


def unread(vault: Watched, wanted: dict[str, bytes]) -> bool:
    """Whether the index has some notes otherwise; a large change makes a new index."""
    with closing(opened(vault)) as index:
        return any(index.digest(path) != digest for path, digest in wanted.items())


def measure(people: int) -> None:
    """One checkout there and one back."""
    with tempfile.TemporaryDirectory() as folder:
        vault = Watched(Path(folder), people)
        count = two_branches(vault)
        vault.start()
        for branch in ("other", "one"):
            begin = time.perf_counter()
            git(vault.root, "checkout", "-q", branch)
            done = time.perf_counter()
            wanted = {
                str(path.relative_to(vault.root)): digest_of(path.read_bytes())
                for path in list_of(vault)
            }
            while unread(vault, wanted):
                time.sleep(0.05)
            ready = time.perf_counter()
            print(
                f"{count:,} notes, checkout of {branch}: git {done - begin:.2f} s, "
                f"index right {ready - done:.2f} s after it, "
                f"daemon {vault.memory:.0f} MiB",
                flush=True,
            )
        vault.stop()
        words = ["index", "--verify", "--vault", str(vault.root)]
        subprocess.run(
            [sys.executable, "-m", "mdnet", *words],
            env=vault.environ, cwd=ROOT, check=True,
        )  # fmt: skip


def main() -> None:
    """The command line of this module."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=10_000)
    measure(parser.parse_args().people)


if __name__ == "__main__":
    main()
