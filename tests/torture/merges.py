"""Merges of notes by the thousand, each held against all laws.

    python -m tests.torture.merges --count 100000 --seed 1

Prints how many there were and every fault with its notes; the exit code is 1 with any.
"""

import argparse
import time
from random import Random

import click

from tests.torture.merge_laws import faults
from tests.torture.merge_notes import edited, note, text_of


def three(random: Random) -> tuple[str, str, str]:
    """A base and what two devices made of it; no base in one of eight."""
    rough = random.random() < 0.3
    start = note(random)
    sides = [text_of(random, edited(random, start, rough), rough) for _ in range(2)]
    base = "" if random.random() < 0.125 else text_of(random, start)
    return base, sides[0], sides[1]


def faults_of(seed: str) -> list[str]:
    """The faults of one merge."""
    texts = three(Random(seed))
    try:
        found = list(faults(*texts))
    except Exception as error:  # a crash is a fault like another
        found = [f"{type(error).__name__}: {error}"]
    return [f"{fault}\n  seed {seed}" for fault in found]


def report(count: int, seed: int) -> str:
    """The first faults, and a line that says how many there were."""
    started = time.perf_counter()
    found: list[str] = []
    for number in range(count):
        found += faults_of(f"{seed}-{number}")
    rate = count / (time.perf_counter() - started)
    summary = f"seed {seed}: {count} merges, {rate:.0f}/s, {len(found)} faults"
    return "\n".join((*found[:20], summary))


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=100_000)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    outcome = report(chosen.count, chosen.seed)
    click.echo(outcome)
    raise SystemExit(not outcome.endswith(" 0 faults"))
