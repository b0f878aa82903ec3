"""Kill a writing mdnet at random moments: every note is whole, nothing is left over.

    python -m tests.torture.kills --count 10000 --seed 1

Each round forks a process that creates, rewrites, moves and deletes notes as fast as it
can, and kills it. Every note begins with the hash of the rest, so a half-written one
would show. Every tenth round one more write runs to its end, and then no temporary file
and no copy may be left.
"""

import argparse
import os
import random
import signal
import tempfile
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from mdnet.errors import ChangedOnDiskError
from mdnet.model.change import Change, Create, Delete, Move, Rewrite
from mdnet.vault import Vault

NAMES = [f"People/Person {number}.md" for number in range(6)]


class Result(NamedTuple):
    """Kills, those that hit a write under way, broken notes, files left over."""

    kills: int
    hits: int
    broken: int
    left: int


def text_of(random_: random.Random) -> str:
    body = "".join(
        f"- 2026-11-{random_.randrange(1, 29):02} met: {random_.random()}\n"
        for _ in range(random_.choice((1, 20, 400, 4000)))
    )
    return f"{sha256(body.encode()).hexdigest()}\n{body}"


def is_whole(data: bytes) -> bool:
    head, _, body = data.partition(b"\n")
    return head.decode() == sha256(body).hexdigest()


def a_change(vault: Vault, random_: random.Random) -> Change:
    path = random_.choice(NAMES)
    if not (Path(vault.root) / path).exists():
        return Create(path, text_of(random_))
    before = vault.read(path)
    kind = random_.randrange(10)
    if kind == 0:
        return Delete(path, before)
    free = [n for n in NAMES if not (Path(vault.root) / n).exists()]
    if kind == 1 and free:
        return Move(path, before, free[0])
    return Rewrite(path, before, text_of(random_))


def write_for_ever(root: Path, seed: int) -> None:
    random_ = random.Random(seed)
    while True:
        vault = Vault(root)
        vault.walk()
        vault.apply([a_change(vault, random_)])


def killed(root: Path, seed: int, delay: float) -> None:
    child = os.fork()
    if child == 0:
        try:
            write_for_ever(root, seed)
        except BaseException as error:
            (root.parent / "failed").write_text(repr(error))
        os._exit(1)
    time.sleep(delay)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def notes(root: Path) -> Iterator[Path]:
    return root.rglob("*.md")


def run(root: Path, count: int, seed: int) -> Result:
    random_ = random.Random(seed)
    (root / "People").mkdir(parents=True)
    hits = broken = left = 0
    for number in range(count):
        killed(root, random_.randrange(1 << 30), random_.uniform(0, 0.02))
        broken += sum(not is_whole(path.read_bytes()) for path in notes(root))
        hits += any(root.rglob(".mdnet-*"))
        if number % 10 == 9 or number == count - 1:
            vault = Vault(root)
            vault.walk()
            try:
                vault.apply([Create("Other.md", text_of(random_))])
            except ChangedOnDiskError:
                vault.apply([Delete("Other.md", vault.read("Other.md"))])
            left += sum(1 for _ in root.rglob(".mdnet-*"))
            left += sum("(mdnet kept" in path.name for path in notes(root))
    failed = root.parent / "failed"
    if failed.exists():
        raise AssertionError(f"a writer failed: {failed.read_text()}")
    return Result(count, hits, broken, left)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=10_000)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        result = run(Path(folder) / "vault", chosen.count, chosen.seed)
    print(f"seed {chosen.seed}: {result}")
    raise SystemExit(bool(result.broken or result.left))


if __name__ == "__main__":
    main()
