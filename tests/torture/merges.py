"""Merges of notes by the thousand, each held against all laws.

    python -m tests.torture.merges --count 100000 --seed 1

For each number: one merge of three notes with every law; every third time a merge by
plain git that is repaired; every fifth time two to five devices that sync pairwise;
every tenth time merges of notes in which an earlier one has left its markers.
Prints how many there were, how many settle at once, and every kind of fault with its
seed; the exit code is 1 with any.
"""

import argparse
import time
from collections import Counter
from collections.abc import Iterator
from random import Random

import click

from tests.torture.merge_histories import broken, left_by_git, unlike
from tests.torture.merge_laws import faults, is_sound, settles
from tests.torture.merge_markers import marked
from tests.torture.merge_notes import edited, note, text_of


def three(random: Random) -> tuple[str, str, str]:
    """A base and what two devices made of it; no base in one of eight."""
    rough = random.random() < 0.3
    start = note(random)
    sides = [text_of(random, edited(random, start, rough), rough) for _ in range(2)]
    base = "" if random.random() < 0.125 else text_of(random, start)
    return base, sides[0], sides[1]


def _several(random: Random) -> Iterator[str]:
    start = note(random)
    texts = [
        text_of(random, edited(random, start)) for _ in range(random.randint(2, 5))
    ]
    return unlike(random, text_of(random, start), texts)


def faults_of(seed: str, number: int) -> list[str]:
    """The faults of one merge, and of what else comes with this number."""
    random = Random(seed)
    texts = three(random)
    try:
        found = list(faults(*texts))
        if number % 3 == 0:
            found += broken(random, *texts)
        if number % 5 == 0:
            found += _several(random)
        if number % 10 == 0:
            found += marked(random, left_by_git)
    except Exception as error:  # a crash is a fault like another
        found = [f"{type(error).__name__}: {error}"]
    return found


def report(count: int, seed: int) -> str:
    """The first faults of each kind, and a line that says how many there were."""
    started = time.perf_counter()
    shown: list[str] = []
    kinds: Counter[str] = Counter()
    settled = sound = 0
    for number in range(count):
        for fault in faults_of(f"{seed}-{number}", number):
            kind = fault.partition(": ")[0]
            kinds[kind] += 1
            if kinds[kind] <= 3:
                shown.append(f"{fault}\n  seed {seed}-{number}")
        if number % 10 == 0:
            texts = three(Random(f"{seed}-{number}"))
            if is_sound(*texts):
                sound += 1
                settled += settles(*texts)
    rate = count / (time.perf_counter() - started)
    summary = (
        f"seed {seed}: {count} merges, {count // 3} repairs, {count // 5} histories, "
        f"{count // 10} with markers merged again, {rate:.0f}/s; merged again on the "
        f"old base {settled} of {sound} stay as they are; {kinds.total()} faults"
    )
    return "\n".join((*shown, summary))


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=100_000)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    outcome = report(chosen.count, chosen.seed)
    click.echo(outcome)
    raise SystemExit(not outcome.endswith(" 0 faults"))
