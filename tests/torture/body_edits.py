"""Every kind of edit of a body on many messy notes: no byte outside its span changes.

    python -m tests.torture.body_edits --count 100000 --seed 1

Prints notes, edits, refusals and faults; the exit code is 1 with any fault.
"""

import argparse
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from random import Random

import click

from mdnet.errors import NotEditableError
from mdnet.model.settings import Settings
from mdnet.note.blocks import find, insert_block, replace_block
from mdnet.note.compose import append_entry, cancel, set_box, tick, untick
from mdnet.note.parse import parse
from tests.note.messy_notes import messy_note

DAY = date(2026, 3, 5)
ENTRY = "- 2026-03-05 met: new"
SETTINGS = Settings()


def faults_of(text: str, random: Random, counts: Counter[str]) -> list[str]:
    """What went wrong in one edit of each kind; counts what was done."""
    faults = []
    for edit in (_append, _tasks, _items, _blocks):
        try:
            found = list(edit(text, random))
        except NotEditableError:
            counts["refused"] += 1
            continue
        except Exception as error:  # a crash is a fault like another
            found = [f"{type(error).__name__}: {error}"]
        counts["edits"] += 1
        faults += [f"{edit.__name__}: {fault}\n{text!r}" for fault in found if fault]
    return faults


def _append(text: str, _: Random) -> Iterator[str]:
    once = append_entry(text, "Log", ENTRY)
    yield _inserted(text, once, ENTRY[2:])
    yield _inserted(once, append_entry(once, "Log", ENTRY), ENTRY[2:])


def _tasks(text: str, random: Random) -> Iterator[str]:
    open_ones = [
        task.line
        for task in parse("People/A.md", text, SETTINGS).tasks
        if task.status == " " and not (task.done or task.cancelled or task.recurrence)
    ]
    if not open_ones:
        return
    line = random.choice(open_ones)
    for close in (tick, cancel):
        closed = close(text, line, DAY)
        yield _one_line(text, closed, line)
        yield "" if close(closed, line, DAY) == closed else "twice is not once"
        yield "" if untick(closed, line) == text else "not undone"


def _items(text: str, random: Random) -> Iterator[str]:
    answers = parse("Daily/2026-03-05.md", text, SETTINGS).answers
    for answer in answers[:1]:
        edited = set_box(text, answer.line, random.choice("x->"), "words")
        yield _one_line(text, edited, answer.line)


def _blocks(text: str, _: Random) -> Iterator[str]:
    if find(text, "today").blocks:
        edited = replace_block(text, "today", "new\n")
        again = replace_block(edited, "today", "new\n")
    else:
        edited = again = insert_block(text, "today", "new", "## Network")
        yield _inserted(text, edited, "new")
    yield "" if again == edited else "twice is not once"
    block = find(edited, "today").blocks[0]
    yield "" if edited[block.start : block.end].strip() == "new" else "not written"


def _inserted(before: str, after: str, new: str) -> str:
    """Whether `after` is `before` with one piece of text put in."""
    pairs = enumerate(zip(before, after, strict=False))
    start = next((at for at, (old, now) in pairs if old != now), len(before))
    kept = after.endswith(before[start:])
    piece = after[start : len(after) - len(before[start:])]
    return "" if kept and new.strip() in piece + after[start:] else "bytes changed"


def _one_line(before: str, after: str, line: int) -> str:
    """Whether only that line changed."""
    old, new = before.split("\n"), after.split("\n")
    old.pop(line - 1)
    new.pop(line - 1)
    return "" if old == new else "another line changed"


def report(faults_of: Callable[..., list[str]], count: int, seed: int) -> int:
    """Run `count` notes and print the result; the number of faults."""
    counts: Counter[str] = Counter()
    faults: list[str] = []
    for number in range(count):
        random = Random(f"{seed}-{number}")
        faults += faults_of(messy_note(random).text, random, counts)
    for fault in faults[:10]:
        click.echo(fault)
    click.echo(
        f"seed {seed}: {count} notes, {counts['edits']} edits, "
        f"{counts['refused']} refused, {len(faults)} faults"
    )
    return len(faults)


def main() -> None:
    """Run from the command line."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=100_000)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    raise SystemExit(bool(report(faults_of, chosen.count, chosen.seed)))


if __name__ == "__main__":
    main()
