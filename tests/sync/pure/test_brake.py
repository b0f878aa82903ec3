"""When a sync stops and asks, as a table."""

import pytest

from mdnet.git.formats import stored
from mdnet.model.settings import SyncSettings
from mdnet.sync.brake import Losses, brake, brake_theirs, gone_notes
from mdnet.sync.moves import note_id
from tests.sync.pure.memory import ANA, TOM, Memory

NOTES = tuple(f"P{n:02}.md" for n in range(20))


@pytest.mark.parametrize(
    ("losses", "words"),
    [
        (Losses(), ""),
        (Losses(gone=NOTES[:2], total=20), ""),
        (Losses(gone=NOTES[:2], total=2), "The vault is empty: all 2 notes are gone"),
        (Losses(emptied=NOTES[:1], total=1), "The vault is empty: all 1 notes"),
        (Losses(gone=NOTES[:1], total=99, killed=True), "P00.md is missing."),
        (Losses(gone=NOTES[:2], total=99, killed=True), "P00.md, P01.md are missing."),
        (Losses(total=99, killed=True), ""),
        (Losses(gone=NOTES[:10], total=99), ""),
        (
            Losses(gone=NOTES[:6], emptied=NOTES[6:11], total=99),
            "11 of 99 notes are gone or empty: P00.md, P01.md, P02.md, P03.md, P04.md "
            "and 6 more.",
        ),
        (Losses(gone=NOTES[:3], total=12), "3 of 12 notes are gone or empty"),
        (Losses(cut=NOTES[:3], total=12), "3 of 12 notes are cut short: P00.md"),
        (Losses(old=NOTES[:3], total=12), "3 of 12 notes are what they were earlier"),
    ],
)
def test_why_nothing_may_be_committed(losses, words):
    said = brake(losses, SyncSettings())
    assert words in said
    assert bool(said) is bool(words)


@pytest.mark.parametrize(
    ("gone", "total", "words"),
    [
        ((), 20, ""),
        (NOTES[:2], 20, ""),
        (NOTES[:11], 99, "Another device deleted 11 of 99 notes: P00.md"),
        (NOTES[:2], 2, "Another device deleted 2 of 2 notes: P00.md, P01.md."),
        (NOTES[:1], 1, ""),
    ],
)
def test_what_others_deleted_that_is_asked_about(gone, total, words):
    said = brake_theirs(gone, total, SyncSettings())
    assert words in said
    assert bool(said) is bool(words)


@pytest.mark.parametrize(
    ("updates", "gone"),
    [
        ({"a.md": None}, ("a.md",)),
        ({"a.md": None, "new.md": ANA}, ()),
        ({"a.md": None, "new.md": ANA + "edited\n"}, ()),
        ({"a.md": None, "new.md": "another\n"}, ("a.md",)),
        ({"b.md": None, "new.md": "plain\n"}, ()),
        ({"a.png": None}, ()),
        ({"unknown.md": None}, ()),
        ({"b.md": ANA}, ()),
    ],
)
def test_a_note_that_moved_is_not_gone(updates, gone):
    memory = Memory()
    files = memory.files({"a.md": ANA, "b.md": "plain\n", "c.md": TOM})
    data = {path: None if t is None else t.encode() for path, t in updates.items()}
    found = gone_notes(
        files, data, lambda d: stored("blob", d).oid, note_id, memory.read
    )
    assert found == gone
