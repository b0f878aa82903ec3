"""Random earlier states, had again to the byte; automatic changes taken back (P13).

    python -m tests.torture.restored --states 1000 --seed 1

Two devices write, move and delete notes of all kinds of bytes, and sync. After every
sync the bytes of every note are kept aside with the commit. Then any note of any commit
is asked for: `mdnet undo --note NOTE --to COMMIT` must give the same bytes. And after
each merge, sometimes, `mdnet undo`: the notes that it made of both are as they were.
"""

import argparse
import hashlib
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

from mdnet.sync.options import Options
from mdnet.sync.undo import automatic_changes, bring_back, undo
from tests.sync.devices import Device, git
from tests.torture.merge_notes import edited, note, text_of
from tests.torture.pair import fresh
from tests.torture.sync_world import quiet_home

ROUNDS, NOTES = 40, 12
States = dict[tuple[str, str], str]


def written(random: Random, device: Device) -> None:
    """Edit some notes, as editors and people do; make, move or delete one."""
    notes = [path for path in device.notes() if path.endswith(".md")]
    for path in random.sample(notes, min(3, len(notes))):
        text = (device.root / path).read_bytes().decode("utf-8", "replace")
        lines = edited(random, text.splitlines(), rough=True)
        data = text_of(random, lines, True).encode("utf-8", "replace")
        device.write(
            path, (data or b"x") + random.choice((b"", b"\xff\0", b"\xef\xbb"))
        )
    what = random.random()
    if what < 0.5 or len(notes) < NOTES:
        fresh_text = text_of(random, note(random), True).encode("utf-8", "replace")
        device.write(f"People/Person {random.randrange(10**6)}.md", fresh_text or b"x")
    elif what < 0.7:
        path = random.choice(notes)
        device.move(path, f"Alumni/{Path(path).name}")
    elif what < 0.9:
        device.delete(random.choice(notes))


def state(device: Device, states: States) -> None:
    """Remember all notes of the device's last commit."""
    head = device.git("rev-parse", "HEAD").strip()
    for path in device.root.rglob("*.md"):
        name = str(path.relative_to(device.root))
        states[head, name] = digest(path)


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def taken_back(device: Device, other: Device) -> list[str] | None:
    """Merge, and undo that: what is not as it was before; `None` for no merge."""
    device.sync(offline=True, yes_delete=True)
    head = device.git("rev-parse", "HEAD").strip()
    before = {path: digest(path) for path in device.root.rglob("*.md")}
    other.sync(yes_delete=True)
    device.sync(yes_delete=True)
    with device.syncer() as syncer:
        checkout = syncer.checkout
        checkout.branch = "main"
        changes = automatic_changes(checkout.store, checkout.head)
    found = [each for each in changes if head in each.commit.parents]
    if [each.kind for each in found] != ["merge"]:
        return None
    with device.syncer() as syncer:
        _, paths = undo(syncer, found[0].commit.oid)
    notes = {path: device.root / path for path in paths if path.endswith(".md")}
    return [
        f"{path} is not as it was before the merge"
        for path, file in notes.items()
        if (digest(file) if file.exists() else None) != before.get(file)
    ]


def restored(device: Device, path: str, commit: str, wanted: str) -> Iterator[str]:
    """Have a note as it was in a commit: what is wrong with it."""
    with device.syncer() as syncer, syncer.held(Options(yes_delete=True)):
        bring_back(syncer.checkout, path, commit)
    if digest(device.root / path) != wanted:
        yield f"{path} is not what it was in {commit[:8]}"
    if device.git("status", "--porcelain"):
        yield f"git status is not clean after {path} of {commit[:8]}"


def run(folder: Path, count: int, seed: int) -> tuple[int, int, list[str]]:
    """How many states were asked for, how many undone, and the faults."""
    random = Random(seed)
    pair = fresh(folder / "vault", "left", "right")
    states: States = {}
    faults: list[str] = []
    undone = 0
    for _ in range(ROUNDS):
        for device in random.sample(pair, 2):
            written(random, device)
            if random.random() < 0.7:
                device.sync(yes_delete=True)
                state(device, states)
        if random.random() < 0.3:
            found = taken_back(*pair)
            undone += found is not None
            faults += found or []
    for device in (*pair, pair[0]):
        device.sync(yes_delete=True)
    reached = set(git(pair[0].root, "rev-list", "HEAD").split())
    known = sorted(key for key in states if key[0] in reached)
    for commit, path in random.choices(known, k=count):
        faults += restored(pair[0], path, commit, states[commit, path])
    git(pair[0].root, "fsck", "--no-dangling")
    return len(known), undone, faults


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--states", type=int, default=1_000)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as made:
        quiet_home(Path(made))
        known, undone, faults = run(Path(made), chosen.states, chosen.seed)
    for fault in faults[:20]:
        print(fault)
    print(f"seed {chosen.seed}: {chosen.states} of {known} states of notes had again, "
          f"{undone} merges taken back; {len(faults)} faults")  # fmt: skip
    raise SystemExit(bool(faults))


if __name__ == "__main__":
    main()
