"""Notes that another client merges without mdnet, by the thousand (P12).

    python -m tests.torture.without_driver --histories 2000 --seed 1

A laptop with mdnet and a client with plain git change the same notes; the client puts
them together in its own way: conflict markers committed, union, one side taken whole,
rebased, squashed, by a web host's button, or with a stale copy committed at once or
later. Then the laptop syncs. Every line that was ever pushed must be in its note, or
the sync must have named the note and the line; no marker and no doubled key is left.
"""

import argparse
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

from mdnet.sync.outcome import Undone
from tests.sync.devices import Device, git
from tests.torture.pair import Writing, all_sync, doubled, fresh, missing, unsound
from tests.torture.sync_world import quiet_home

NOTES, ROUNDS_A_VAULT = 10, 5


class Result(NamedTuple):
    """Histories, and their written words by what became of them; the faults.

    `replaced` are values of a property that a client had committed once, and then set
    to its own: whether its copy was stale, nobody can tell. They are in the history.
    """

    histories: int
    kept: int
    flagged: int
    faults: list[str]
    replaced: int = 0


def committed(client: Device, message: str = "vault backup") -> None:
    client.commit_plainly(message)


def fetched(client: Device) -> None:
    committed(client)
    client.git("fetch", "-q", "origin")


def merged_with(*options: str) -> Callable[[Device, Random], None]:
    """A merge by lines, whatever is left of it committed as it stands."""

    def way(client: Device, random: Random) -> None:
        fetched(client)
        client.git(*options, "-m", "merge", "origin/main", code=None)
        committed(client, "merged by hand")

    return way


def union(client: Device, random: Random) -> None:
    attributes = client.root / ".git" / "info" / "attributes"
    attributes.write_text("*.md merge=union\n")
    merged_with("merge", "-q")(client, random)
    attributes.unlink()


def rebased(client: Device, random: Random) -> None:
    fetched(client)
    side = random.choice(("ours", "theirs"))
    client.git("rebase", "-q", "-X", side, "origin/main", code=None)
    client.git("rebase", "--abort", code=None)


def squashed(client: Device, random: Random) -> None:
    """One commit that holds the client's side, made on top of theirs."""
    fetched(client)
    mine = client.git("rev-parse", "HEAD").strip()
    client.git("reset", "-q", "--hard", "origin/main")
    client.git("merge", "-q", "--squash", "-X", "theirs", mine, code=None)
    committed(client, "Merge pull request")


def host_button(client: Device, random: Random) -> None:
    """The client's branch, merged elsewhere; the button takes a side of a conflict."""
    committed(client)
    client.git("push", "-q", "-f", "origin", "main:phone")
    host = client.root.parent / "host"
    git(client.root.parent, "clone", "-q", "remote.git", "host")
    side = random.choice(("ours", "theirs"))
    git(host, "merge", "-q", "-X", side, "-m", "Merge branch", "origin/phone")
    git(host, "push", "-q", "origin", "main")
    shutil.rmtree(host)


def stale_after_merge(client: Device, random: Random) -> None:
    """The merge is right, the files on the disk are from before it, and committed."""
    fetched(client)
    stale = client.notes()
    client.git("merge", "-q", "-X", "ours", "-m", "merge", "origin/main", code=None)
    committed(client)
    written_over(client, stale, random)


def stale_later(client: Device, random: Random) -> None:
    """Theirs has arrived; one more commit, and then the old files with more in them."""
    stale = client.notes()
    client.git("checkout", "-q", ".")
    client.git("clean", "-q", "-f", "-d")
    client.git("pull", "-q", "--ff-only", "origin", "main")
    if random.random() < 0.5:
        client.write("Daily/2026-11-05.md", f"{random.random()}\n")
        committed(client)
    written_over(client, stale, random)


def written_over(client: Device, stale: dict[str, str], random: Random) -> None:
    for path, text in stale.items():
        if path.startswith("People/"):
            client.write(path, text)
    committed(client)


WAYS: dict[str, Callable[[Device, Random], None]] = {
    "markers": merged_with("merge", "-q"),
    "diff3 markers": merged_with("-c", "merge.conflictStyle=diff3", "merge", "-q"),
    "union": union,
    "-X ours": merged_with("merge", "-q", "-X", "ours"),
    "-X theirs": merged_with("merge", "-q", "-X", "theirs"),
    "-s ours": merged_with("merge", "-q", "-s", "ours"),
    "rebase": rebased,
    "squash": squashed,
    "host's button": host_button,
    "stale after a merge": stale_after_merge,
    "stale later": stale_later,
}


def edits(writing: Writing, device: Device, path: str) -> Iterator[tuple[str, str]]:
    """Change a note as somebody does: the words that tell it, each with the path."""
    random = writing.random
    for _ in range(random.randint(0, 2)):
        yield writing.add(device, path), path
    if random.random() < 0.3:
        word = writing.token(device)
        device.edit(path, "role: attending", f"role: {word}")
        yield word, path
    if random.random() < 0.2:
        word = writing.token(device)
        device.append(path, f"\n{word} in prose\n")
        yield word, path


def pushed(device: Device, since: str) -> str:
    """What the commits of the remote changed."""
    git(device.root, "fetch", "-q", "origin")
    return git(device.root, "log", "-p", "-m", "--format=", f"{since}..origin/main")


def values_replaced(silent: set[str], known: dict[str, str], said: str) -> set[str]:
    """Of the words those that were a note's role, where the client set another."""
    roles = {word: path for word, path in known.items() if f"+role: {word}" in said}
    return {
        word
        for word in silent & roles.keys()
        if any(path == roles[word] and w != word for w, path in roles.items())
    }


def played(writing: Writing, pair: tuple[Device, ...], number: int) -> Result:
    """One round: so many notes, put together in one way."""
    laptop, client = pair
    random = writing.random
    way = random.choice(list(WAYS))
    paths = [f"People/Person {number} {n}.md" for n in range(NOTES)]
    for path in paths:
        laptop.write(path, writing.note(path))
    laptop.sync()
    client.git("pull", "-q", "--ff-only", "origin", "main")
    since = laptop.git("rev-parse", "HEAD").strip()
    words = {w: p for path in paths for w, p in edits(writing, laptop, path)}
    laptop.sync()
    words |= {w: p for path in paths for w, p in edits(writing, client, path)}
    if not way.startswith("stale"):
        for path in random.sample(paths, random.randint(0, 2)):
            client.move(path, path.replace("People/", "Alumni/"))
    WAYS[way](client, random)
    client.git("push", "-q", "origin", "main", code=None)
    said = pushed(laptop, since)
    known = {word: path for word, path in words.items() if word in said}
    twice, outcome = doubled(client), laptop.sync(yes_delete=True)
    gone = missing(set(known), laptop)
    silent = {word for word in gone if not is_told(word, known[word], outcome.undone)}
    replaced = values_replaced(silent, known, said) if way == "stale later" else set()
    silent -= replaced
    faults = [f"{way}: {known[word]}: {word} is gone, silently" for word in silent]
    client.git("fetch", "-q", "origin")
    client.git("reset", "-q", "--hard", "origin/main")
    faults += [f"{way}: two notes of {name}" for name in doubled(laptop) - twice]
    faults += [f"{way}: {what}" for what in (*all_sync(laptop), *unsound(*pair))]
    kept, told = len(known) - len(gone), len(gone) - len(silent) - len(replaced)
    faults = [f"round {number}: {what}" for what in faults]
    return Result(NOTES, kept, told, faults, len(replaced))


def is_told(word: str, path: str, undone: tuple[Undone, ...]) -> bool:
    """Whether the sync named the note, wherever it is now, and the line."""
    return any(
        word in line
        for each in undone
        if Path(each.path).name == Path(path).name
        for line in each.lines
    )


def run(folder: Path, histories: int, seed: int) -> Result:
    writing = Writing(Random(seed))
    total = Result(0, 0, 0, [])
    pair: tuple[Device, ...] = ()
    number = 0
    while total.histories < histories:
        if number % ROUNDS_A_VAULT == 0:
            pair = fresh(folder / f"vault{number}", "laptop", "client")
            (pair[1].root / ".git" / "info" / "attributes").unlink()
        found = played(writing, pair, number)
        total = Result(
            total.histories + found.histories,
            total.kept + found.kept,
            total.flagged + found.flagged,
            total.faults + found.faults,
            total.replaced + found.replaced,
        )
        number += 1
    return total


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--histories", type=int, default=2_000)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as made:
        quiet_home(Path(made))
        found = run(Path(made), chosen.histories, chosen.seed)
    for fault in found.faults[:20]:
        print(fault)
    kinds = Counter(fault.split(": ")[1] for fault in found.faults)
    print(f"seed {chosen.seed}: {found.histories} histories without the driver in "
          f"{len(WAYS)} ways: {found.kept} edits kept, {found.flagged} shown, "
          f"{found.replaced} values replaced; "
          f"{len(found.faults)} faults {dict(kinds)}")  # fmt: skip
    raise SystemExit(bool(found.faults))


if __name__ == "__main__":
    main()
