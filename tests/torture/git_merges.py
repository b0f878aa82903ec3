"""Merges by the thousand with real git, in every case that git has a name for (P4).

    python -m tests.torture.git_merges --merges 10000 --seed 1

Two devices change the same files apart, one case each, some in histories that cross;
then they sync. Afterwards both have the same, every line that was written is there,
what was deleted is gone, no marker, lock or merge is left and `git fsck` finds nothing.
"""

import argparse
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

from mdnet.sync.exchange import merged
from mdnet.sync.options import Options
from mdnet.sync.outcome import Outcome
from tests.sync.devices import Device, git
from tests.torture.merge_markers import by_git
from tests.torture.pair import Writing, all_sync, doubled, fresh, missing, unsound
from tests.torture.sync_world import quiet_home

CASES_A_ROUND, ROUNDS_A_VAULT = 30, 6
PICTURE = b"\x89PNG\0"


class Case(NamedTuple):
    """One file, changed on two devices: words that must be there, and that must not."""

    there: set[str]
    gone: frozenset[str] = frozenset()


Play = Callable[[Writing, str, Device, Device], Case]


def edited_on_both(writing: Writing, path: str, one: Device, other: Device) -> Case:
    return Case({writing.add(one, path), writing.add(other, path)})


def one_property(writing: Writing, path: str, one: Device, other: Device) -> Case:
    words = {writing.token(device): device for device in (one, other)}
    for word, device in words.items():
        device.edit(path, "role: attending", f"role: {word}")
    return Case(set(words))


def deleted_and_edited(writing: Writing, path: str, one: Device, other: Device) -> Case:
    word = writing.add(other, path)
    one.delete(path)
    return Case({word})


def deleted(writing: Writing, path: str, one: Device, other: Device) -> Case:
    (name,) = [line for line in one.read(path).splitlines() if line.startswith("id:")]
    one.delete(path)
    return Case(set(), frozenset({name}))


def moved_and_edited(writing: Writing, path: str, one: Device, other: Device) -> Case:
    one.move(path, path.replace("People/", "Alumni/"))
    return Case({writing.add(other, path)})


def moved_and_edited_on_both(
    writing: Writing, path: str, one: Device, other: Device
) -> Case:
    target = path.replace(".md", " Diaz.md")
    one.move(path, target)
    return Case({writing.add(one, target), writing.add(other, path)})


def moved_to_two_names(writing: Writing, path: str, one: Device, other: Device) -> Case:
    words = set()
    for device in (one, other):
        target = path.replace(".md", f" {device.name}.md")
        device.move(path, target)
        words.add(writing.add(device, target))
    return Case(words)


def moved_to_one_name(writing: Writing, path: str, one: Device, other: Device) -> Case:
    target = path.replace("People/", "Mentors/")
    for device in (one, other):
        device.move(path, target)
    return Case({writing.add(device, target) for device in (one, other)})


def moved_and_deleted(writing: Writing, path: str, one: Device, other: Device) -> Case:
    (name,) = [line for line in one.read(path).splitlines() if line.startswith("id:")]
    one.move(path, path.replace("People/", "Alumni/"))
    other.delete(path)
    return Case({name})


def made_on_both(writing: Writing, path: str, one: Device, other: Device) -> Case:
    words = set()
    for device in (one, other):
        line, word = writing.line(device)
        device.write(path.replace("People/", "Daily/"), f"# Day\n\n{line}")
        words.add(word)
    return Case(words)


def two_of_one_name(writing: Writing, path: str, one: Device, other: Device) -> Case:
    words = set()
    target = path.replace(".md", " Ortiz.md")
    for device in (one, other):
        device.write(target, writing.note("Sam Ortiz"))
        words.add(writing.add(device, target))
    return Case(words)


def names_in_two_cases(writing: Writing, path: str, one: Device, other: Device) -> Case:
    words = set()
    for device, name in ((one, "Kim"), (other, "kIM")):
        target = path.replace(".md", f" {name}.md")
        device.write(target, writing.note(name))
        words.add(writing.add(device, target))
    return Case(words)


def case_of_a_name(writing: Writing, path: str, one: Device, other: Device) -> Case:
    one.move(path, path.replace("Person", "PERSON"))
    return Case({writing.add(other, path)})


def folder_moved(writing: Writing, path: str, one: Device, other: Device) -> Case:
    """The folder goes elsewhere on one device; on the other it gets a new note."""
    inner = path.replace("People/", "Inner/").replace(".md", "")
    other.write(f"{inner}/new.md", writing.note("New"))
    word = writing.add(other, f"{inner}/new.md")
    one.move(path, f"{inner}/moved.md")
    return Case({word, writing.add(other, path)})


def file_and_folder(writing: Writing, path: str, one: Device, other: Device) -> Case:
    words = [writing.token(device) for device in (one, other)]
    plan = path.replace("People/", "Plans ").removesuffix(".md")
    one.write(plan, words[0] + "\n")
    other.write(f"{plan}/One.md", words[1] + "\n")
    return Case(set(words))


def pictures(writing: Writing, path: str, one: Device, other: Device) -> Case:
    words = [writing.token(device) for device in (one, other)]
    for device, word in zip((one, other), words, strict=True):
        device.write(path.replace(".md", ".png"), PICTURE + word.encode())
    return Case(set(words))


def line_ends(writing: Writing, path: str, one: Device, other: Device) -> Case:
    one.write(path, one.read(path).replace("\n", "\r\n"))
    return Case({writing.add(other, path)})


def ticked_and_written(writing: Writing, path: str, one: Device, other: Device) -> Case:
    word = writing.token(one)
    for device, box in ((one, "x"), (other, " ")):
        text = device.read(path)
        device.write(path, f"{text}\n- [{box}] send the paper\n")
    one.append(path, f"\n{word}\n")
    return Case({word, writing.add(other, path)})


def markers_in_markers(writing: Writing, path: str, one: Device, other: Device) -> Case:
    """A device has what two merges by lines left, and the other one writes on."""
    start = one.read(path)
    words = [writing.token(one) for _ in range(3)]
    texts = [
        start.replace("role: attending", f"role: {word}") + f"- {word}\n"
        for word in words
    ]
    style = writing.random.choice(("merge", "diff3"))
    left = by_git(start, texts[0], texts[1], style)
    one.write(path, by_git(start, left, texts[2], style))
    return Case({*words, writing.add(other, path)})


CASES: tuple[Play, ...] = (
    edited_on_both, one_property, deleted_and_edited, deleted, moved_and_edited,
    moved_and_edited_on_both, moved_to_two_names, moved_to_one_name, moved_and_deleted,
    made_on_both, two_of_one_name, names_in_two_cases, case_of_a_name, folder_moved,
    file_and_folder, pictures, line_ends, ticked_and_written,
    markers_in_markers,
)  # fmt: skip


def crossed(one: Device, other: Device) -> None:
    """Each merges the other's commit at the same moment: two merges, crossing."""
    for device in (one, other):
        device.sync(offline=True, yes_delete=True)
    heads = [device.git("rev-parse", "HEAD").strip() for device in (one, other)]
    for here, there, head in zip((one, other), (other, one), heads[::-1], strict=True):
        here.git("fetch", "-q", str(there.root), f"{head}:refs/remotes/crossed/main")
        with here.syncer() as syncer, syncer.held(Options(yes_delete=True)):
            options = Options(yes_delete=True)
            merged(syncer.checkout, Outcome(), head, options)


def played(writing: Writing, pair: tuple[Device, ...], number: int) -> Iterator[str]:
    """One round: so many files, a case each; what is wrong afterwards."""
    random = writing.random
    paths = [f"People/Person {number} {n}.md" for n in range(CASES_A_ROUND)]
    for path in paths:
        pair[0].write(path, writing.note(path))
    yield from all_sync(*pair)
    plays = {path: random.choice(CASES) for path in paths}
    found = {
        path: play(writing, path, *random.sample(pair, 2))
        for path, play in plays.items()
    }
    if random.random() < 0.25:
        crossed(*pair)
        path = f"People/Person {number} {CASES_A_ROUND}.md"
        pair[0].write(path, writing.note(path))
    yield from all_sync(*random.sample(pair, 2))
    yield from unsound(*pair)
    yield from (f"doubled: {name}" for name in doubled(pair[0]))
    for path, case in found.items():
        name = plays[path].__name__
        for word in missing(case.there, pair[0]):
            yield f"{name}: {path}: {word} is missing"
        for word in case.gone - missing(set(case.gone), pair[0]):
            yield f"{name}: {path}: {word} is back"


def run(folder: Path, merges: int, seed: int) -> tuple[int, list[str]]:
    """How many files were merged, and the faults."""
    writing = Writing(Random(seed))
    faults: list[str] = []
    done = number = 0
    pair: tuple[Device, ...] = ()
    while done < merges:
        if number % ROUNDS_A_VAULT == 0:
            pair = fresh(folder / f"vault{number}", "left", "right")
        faults += [f"round {number}: {f}" for f in played(writing, pair, number)]
        if number % ROUNDS_A_VAULT == ROUNDS_A_VAULT - 1:
            git(pair[0].root, "fsck", "--no-dangling")
        done += CASES_A_ROUND
        number += 1
    return done, faults


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--merges", type=int, default=10_000)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as made:
        quiet_home(Path(made))
        done, faults = run(Path(made), chosen.merges, chosen.seed)
    for fault in faults[:20]:
        print(fault)
    kinds = Counter(fault.split(": ")[1] for fault in faults)
    print(f"seed {chosen.seed}: {done} merges with git in {len(CASES)} cases and "
          f"crossing histories; {len(faults)} faults {dict(kinds)}")  # fmt: skip
    raise SystemExit(bool(faults))


if __name__ == "__main__":
    main()
