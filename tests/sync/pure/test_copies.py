"""Copies beside their notes: which are merged, and what stays."""

import pytest

from mdnet.sync.copies import merged_copies
from tests.sync.pure.memory import ANA, Memory

OURS = "a (mdnet kept 20261120-080000).md"
SYNCTHING = "a.sync-conflict-20261120-080000-ABCDEFG.md"
MORE = "- 2026-11-02 call: in the copy\n"


@pytest.mark.parametrize(
    ("files", "every", "updates"),
    [
        ({"a.md": ANA, OURS: ANA + MORE}, False, {"a.md": ANA + MORE, OURS: None}),
        ({"a.md": ANA, OURS: ANA}, False, {"a.md": ANA, OURS: None}),
        ({"a.md": ANA, SYNCTHING: ANA + MORE}, False, {}),
        (
            {"a.md": ANA, SYNCTHING: ANA + MORE},
            True,
            {"a.md": ANA + MORE, SYNCTHING: None},
        ),
        (
            {"a.md": ANA, SYNCTHING: ANA + MORE, OURS: ANA},
            False,
            {"a.md": ANA, OURS: None},
        ),
        ({OURS: ANA}, False, {"a.md": ANA, OURS: None}),
        ({"a.md": ANA}, True, {}),
        ({"a.md": b"\0one", OURS: b"\0two"}, False, {}),
        (
            {"a.md": ANA, "a 2.md": ANA + MORE, "b 2.md": "b\n", "b.md": "b\n"},
            True,
            {"a.md": ANA + MORE, "a 2.md": None, "b.md": "b\n", "b 2.md": None},
        ),
    ],
    ids=[
        "ours", "ours, the same", "a tool's", "a tool's, asked for", "ours of both",
        "its note is gone", "none", "what cannot be one", "told by their texts",
    ],
)  # fmt: skip
def test_what_takes_copies_over(files, every, updates):
    memory = Memory()
    found = merged_copies(memory.files(files), memory.rules, every)
    texts = {p: None if d is None else d.decode() for p, d in found.updates.items()}
    assert texts == updates


def test_what_cannot_be_one_is_told():
    memory = Memory()
    files = memory.files({"a.md": b"\0one", OURS: b"\0two"})
    (note,) = merged_copies(files, memory.rules, False).notes
    assert note.path == OURS
    assert [decision.kind for decision in note.decisions] == ["copy"]
