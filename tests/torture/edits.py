"""Every kind of property edit on many messy notes: no byte outside its entry changes.

    python -m tests.torture.edits --count 100000 --seed 1

Says which bytes may change from the parts that the note was made of, not from mdnet's
own spans. Prints notes, edits, refusals and faults; the exit code is 1 with any fault.
"""

import argparse
from random import Random
from typing import NamedTuple

import click

from mdnet.errors import NotEditableError
from mdnet.note.frontmatter import read
from mdnet.note.properties import (
    append_to_list,
    delete_property,
    remove_from_list,
    set_property,
)
from mdnet.note.property_style import PropertyValue
from tests.note.messy_notes import KEYS, ODD_VALUES, MessyNote, messy_note

VALUES: tuple[PropertyValue, ...] = (
    None, True, 7, "plain", "a: b", ["one", "two: 2"], [],
)  # fmt: skip


class Result(NamedTuple):
    """What happened to one note: refusals by kind of edit, faults with the note."""

    refused: int
    faults: tuple[str, ...]


def faults_of(random: Random) -> Result:
    """One messy note, and one edit of each kind on it."""
    note = messy_note(random)
    faults = []
    refused = 0
    for kind in ("set", "odd", "append", "remove", "delete"):
        own = random.choice([entry.key for entry in note.properties] or ["new"])
        key = random.choice((own, own, own, "new", random.choice(KEYS)))
        try:
            fault = _edit(note, kind, key, random)
        except NotEditableError:
            refused += 1
            continue
        except Exception as error:  # a crash is a fault like another
            fault = f"{type(error).__name__}: {error}"
        if fault:
            faults.append(f"{kind} {key!r}: {fault}\n{note.text!r}")
    return Result(refused, tuple(faults))


def _edit(note: MessyNote, kind: str, key: str, random: Random) -> str:
    text = note.text
    if kind in ("set", "odd"):
        value = random.choice(VALUES if kind == "set" else ODD_VALUES)
        after = set_property(text, key, value)
        return _outside(note, key, after) or _twice(
            after, set_property(after, key, value)
        )
    if kind == "delete":
        after = delete_property(text, key)
        return _deleted(note, key, after) or _twice(after, delete_property(after, key))
    item = random.choice([value for value in ODD_VALUES if value])
    members = next((e.members for e in note.properties if e.key == key), None)
    if kind == "remove" and members:
        item = random.choice(members)
    edit = append_to_list if kind == "append" else remove_from_list
    after = edit(text, key, item)
    return _outside(note, key, after) or _twice(after, edit(after, key, item))


def _outside(note: MessyNote, key: str, after: str) -> str:
    if not note.opening and after != note.text:
        whole = after.startswith(note.bom + "---") and after.endswith(note.body)
        return "" if whole else "bytes of the body changed"
    before, behind = note.around(key)
    kept = after.startswith(before) and after.endswith(behind)
    return (
        "" if kept and len(after) >= len(before + behind) else "bytes outside changed"
    )


def _deleted(note: MessyNote, key: str, after: str) -> str:
    if key not in [entry.key for entry in note.properties]:
        return "" if after == note.text else "changed without the property"
    bare = note.bom + note.body
    fault = "" if after == bare and bare else _outside(note, key, after)
    return fault or ("still there" if read(after, "").property(key) else "")


def _twice(once: str, twice: str) -> str:
    return "" if once == twice else f"the second time changes it again: {twice!r}"


def report(count: int, seed: int) -> str:
    """The first faults, and a line that says how many there were."""
    refused = 0
    faults: list[str] = []
    for number in range(count):
        result = faults_of(Random(f"{seed}-{number}"))
        refused += result.refused
        faults += result.faults
    summary = (
        f"seed {seed}: {count} notes, {count * 5} edits, {refused} refused, "
        "bytes outside the span changed, second edits that changed more, crashes: "
        f"{len(faults)} faults"
    )
    return "\n".join((*faults[:10], summary))


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=100_000)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    outcome = report(chosen.count, chosen.seed)
    click.echo(outcome)
    raise SystemExit(not outcome.endswith(" 0 faults"))
