"""People made from one template, merged by the thousand: never one in another (P6).

    python -m tests.torture.twins --merges 1000 --seed 1
    python -m tests.torture.twins --merges 40 --seed 1 --control    # git's own renames

One device deletes, renames and makes people; the other writes about each of them.
Every line must be in a note with the id of the person whom it is about. With
`--control` plain `git merge` does the same and must mix some up.
"""

import argparse
import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

from tests.sync.devices import Device, git
from tests.torture.pair import Writing, all_sync, doubled, fresh, unsound
from tests.torture.sync_world import quiet_home

PEOPLE = 20
TEMPLATE = "".join(f"\n## Section {n}\n\nfrom the template\n" for n in range(9))
_ID = re.compile(r"^id: (\w+)", re.MULTILINE)


def person(writing: Writing, with_id: bool) -> tuple[str, str]:
    """A new person's note and their id, which stands in the text in any case."""
    text = writing.note("Person") + TEMPLATE
    (name,) = _ID.findall(text)
    return (text if with_id else text.replace("id: ", "about: ")), name


def people(device: Device) -> list[str]:
    return [path for path in device.notes() if path.startswith("People/")]


def turned_over(writing: Writing, device: Device, with_id: bool) -> None:
    """Some go, some get another name, and new ones come from the same template."""
    for path in people(device):
        what = writing.random.random()
        if what < 0.4:
            device.delete(path)
        elif what < 0.55:
            device.move(path, path.replace(".md", " Diaz.md"))
        elif what < 0.6 and with_id:  # else it is an edit like another
            device.write(path, person(writing, with_id)[0])
        if what < 0.5:
            text, name = person(writing, with_id)
            device.write(f"People/New {name}.md", text)


def written_about(writing: Writing, device: Device) -> dict[str, str]:
    """A line about each person: the word that tells it, and the person's id."""
    found = {}
    for path in people(device):
        (name,) = re.findall(r"^(?:id|about): (\w+)", device.read(path), re.MULTILINE)
        found[writing.add(device, path)] = name
    return found


def mixed_up(device: Device, about: dict[str, str]) -> Iterator[str]:
    """Lines that are in the note of somebody else, or nowhere."""
    notes = device.notes()
    for word, name in about.items():
        where = {path: text for path, text in notes.items() if f" {word}\n" in text}
        if not where:
            yield f"missing: {word} about {name}"
        for path, text in where.items():
            if f": {name}\n" not in text:
                yield f"mixed up: {word} about {name} is in {path}"


def merged_by_git(one: Device, other: Device) -> None:
    """What a person without mdnet does, with git's own look for renames."""
    for device in (one, other):
        (device.root / ".git" / "info" / "attributes").unlink(missing_ok=True)
        device.commit_plainly()
    one.git("fetch", "-q", str(other.root), "main:refs/heads/other")
    one.git("merge", "-q", "--no-edit", "other", code=None)


def run(folder: Path, merges: int, seed: int, control: bool) -> tuple[int, list[str]]:
    """How many lines were merged, and the faults."""
    writing = Writing(Random(seed))
    faults: list[str] = []
    done = number = 0
    while done < merges:
        one, other = fresh(folder / f"vault{number}", "left", "right")
        with_id = number % 3 != 2
        for n in range(PEOPLE):
            one.write(f"People/Person {n}.md", person(writing, with_id)[0])
        faults += all_sync(one, other)
        turned_over(writing, one, with_id)
        about = written_about(writing, other)
        if control:
            merged_by_git(one, other)
        else:
            faults += all_sync(*writing.random.sample((one, other), 2))
            faults += unsound(one, other)
            faults += [f"doubled: {name}" for name in doubled(one)]
            git(one.root, "fsck", "--no-dangling")
        faults += [f"{what} (round {number})" for what in mixed_up(one, about)]
        done += len(about)
        number += 1
    return done, faults


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--merges", type=int, default=1_000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--control", action="store_true")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as made:
        quiet_home(Path(made))
        done, faults = run(Path(made), chosen.merges, chosen.seed, chosen.control)
    for fault in faults[:20]:
        print(fault)
    kinds = Counter(fault.partition(":")[0] for fault in faults)
    how = "git merge" if chosen.control else "mdnet sync"
    print(f"{how} seed {chosen.seed}: {done} notes from one template merged; "
          f"{len(faults)} faults {dict(kinds)}")  # fmt: skip
    raise SystemExit(bool(faults) is not chosen.control)


if __name__ == "__main__":
    main()
