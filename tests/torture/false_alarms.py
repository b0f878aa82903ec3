"""How often an honest edit on a plain client is shown as another device's loss (P12).

    python -m tests.torture.false_alarms --edits 2000 --seed 1

A client on plain git, whose files are never stale, edits notes that a laptop with mdnet
edits as well; after each of its commits the laptop syncs. By kind of edit: how many,
and for how many the sync said "taken back". Nothing may be changed or put back by it.
"""

import argparse
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.sync.devices import Device
from tests.torture.pair import Writing, fresh
from tests.torture.sync_world import quiet_home

NOTES = 6
EDITS_A_VAULT = 60
Lines = list[str]


def entries(text: str, word: str) -> Lines:
    """The lines of the log in which a device's word stands."""
    lines = text.splitlines(keepends=True)
    return [line for line in lines if line.startswith("- ") and word in line]


def ticked(text: str, line: str) -> str:
    task = line.replace("- ", "- [x] ", 1)
    return text.replace(line, task)


def reworded(text: str, line: str) -> str:
    return text.replace(line, line.rstrip() + ", on the ward\n")


def on_another_day(text: str, line: str) -> str:
    return text.replace(line, line.replace("-11-", "-10-"))


def added_to(text: str, line: str) -> str:
    return text.replace(line, line + "  with the team\n")


def moved_up(text: str, line: str) -> str:
    return text.replace(line, "").replace("## Log\n", f"## Log\n{line}")


def deleted(text: str, line: str) -> str:
    return text.replace(line, "")


WAYS: dict[str, Callable[[str, str], str]] = {
    "ticks it": ticked,
    "corrects its words": reworded,
    "corrects its day": on_another_day,
    "adds to it": added_to,
    "moves it": moved_up,
    "deletes it": deleted,
}
WHOSE = ("its own line", "a line it has had for long", "a line that just came")


def edit(writing: Writing, laptop: Device, client: Device) -> str:
    """One honest edit on the client; the kind, or nothing where there is no such line.

    A line has been there for long if the client has committed since it came.
    """
    random = writing.random
    path = random.choice(sorted(p for p in client.notes() if p.startswith("People/")))
    whose, way = random.choice(WHOSE), random.choice(sorted(WAYS))
    before = set(entries(client.read(path), "laptop"))
    for _ in range(random.randint(0, 3)):
        writing.add(laptop, path)
    laptop.sync()
    client.git("pull", "-q", "--ff-only", "origin", "main")
    text = client.read(path)
    lines = entries(text, "laptop")
    if whose == WHOSE[0]:
        lines = entries(text, "client")
    elif whose == WHOSE[1]:
        lines = [line for line in lines if line in before]
    else:
        lines = [line for line in lines if line not in before]
    if not lines:
        writing.add(client, path)
        return "writes a line"
    client.write(path, WAYS[way](text, random.choice(lines)))
    return f"{way}: {whose}"


def run(folder: Path, edits: int, seed: int) -> tuple[Counter[str], Counter[str], int]:
    """Edits and alarms by kind, and how often a note was not as the client left it."""
    writing = Writing(Random(seed))
    done: Counter[str] = Counter()
    alarms: Counter[str] = Counter()
    changed = 0
    pair: tuple[Device, ...] = ()
    for number in range(edits):
        if number % EDITS_A_VAULT == 0:
            pair = fresh(folder / f"vault{number}", "laptop", "client")
            for note in range(NOTES):
                path = f"People/Person {note}.md"
                pair[0].write(path, writing.note(path))
            pair[0].sync()
            pair[1].git("pull", "-q", "--ff-only", "origin", "main")
        laptop, client = pair
        kind = edit(writing, laptop, client)
        client.commit_plainly()
        client.git("push", "-q", "origin", "main")
        outcome = laptop.sync()
        done[kind] += 1
        alarms[kind] += bool(outcome.undone)
        changed += laptop.notes() != client.notes()
    return done, alarms, changed


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--edits", type=int, default=2_000)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as made:
        quiet_home(Path(made))
        done, alarms, changed = run(Path(made), chosen.edits, chosen.seed)
    for kind, number in sorted(done.items()):
        print(f"{alarms[kind]:6,} alarms of {number:6,}  {kind}")
    print(f"seed {chosen.seed}: {alarms.total():,} alarms of {done.total():,} honest "
          f"edits; {changed} notes changed by them")  # fmt: skip
    raise SystemExit(bool(changed))


if __name__ == "__main__":
    main()
