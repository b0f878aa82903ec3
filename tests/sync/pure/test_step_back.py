"""Which commits put an older version back over another device's edit, as a table."""

import pytest

from mdnet.git.formats import FILE, Entry
from mdnet.sync.step_back import Version, is_asked_for, note_lines, step_back

ANA = "---\ncadence: monthly\n---\n# Ana\n\n"
LOG = "- 2026-11-02 call: the abstract\n"


def entry(text: str | None) -> Entry | None:
    """An entry whose id is its text."""
    return None if text is None else Entry(FILE, text)


def lines_of(oid: str) -> tuple[str, ...]:
    return note_lines(oid.encode())


def judged(now, *history, device="phone"):
    """What a commit took back; `history` is device and text, oldest first."""
    texts = [None, *(text for _, text in history)]
    versions = [
        Version(who, entry(text), (entry(before),))
        for (who, text), before in zip(history, texts, strict=False)
    ]
    own = [entry(text) for who, text in history if who == device]
    last = own[-1] if own else None
    return step_back(entry(now), versions[::-1], last, device, lines_of)


@pytest.mark.parametrize(
    ("now", "history", "gone", "back"),
    [
        (ANA, [("phone", ANA), ("laptop", ANA + LOG)], [LOG], []),
        (ANA + "new\n", [("phone", ANA), ("laptop", ANA + LOG)], [LOG], []),
        (
            ANA,
            [("phone", ANA), ("laptop", ANA.replace("monthly", "weekly"))],
            ["cadence: weekly\n"],
            ["cadence: monthly\n"],
        ),
        (
            ANA,
            [("laptop", ANA), ("laptop", ANA + LOG), ("desktop", ANA + LOG + "z\n")],
            [LOG, "z\n"],
            [],
        ),
        (ANA + LOG, [("phone", ANA + LOG), ("laptop", ANA)], [], [LOG]),
        (None, [("laptop", ANA), ("desktop", ANA + LOG)], None, []),
        (
            ANA.replace("monthly", "yearly"),
            [("phone", ANA), ("laptop", ANA.replace("monthly", "weekly"))],
            ["cadence: weekly\n"],
            [],
        ),
        (
            ANA + "typed\n" + LOG,
            [("phone", ANA), ("laptop", ANA + LOG + "a\n")],
            ["a\n"],
            [],
        ),
        (
            ANA + "c\n",
            [("laptop", ANA), ("laptop", ANA + "a\nb\nc\n")],
            ["a\n", "b\n"],
            [],
        ),
    ],
    ids=[
        "exactly", "with more", "a property", "two edits", "a deletion", "the note",
        "a property, to a third value", "a line that came since", "nearer to the old",
    ],
)  # fmt: skip
def test_what_was_taken_back(now, history, gone, back):
    found = judged(now, *history)
    assert found is not None
    if gone is not None:
        assert found.gone == tuple(line.strip() for line in gone)
    assert found.back == tuple(line.strip() for line in back)
    assert found.version == entry(history[-1][1])
    assert "phone" not in found.devices


@pytest.mark.parametrize(
    ("now", "history"),
    [
        (ANA + LOG + "new\n", [("laptop", ANA), ("laptop", ANA + LOG)]),
        (ANA, [("laptop", ANA), ("phone", ANA + LOG)]),
        (
            ANA + LOG.replace("the abstract", "the abstract, again"),
            [("laptop", ANA), ("laptop", ANA + LOG)],
        ),
        (
            ANA + "- [x] Send it ✅ 2026-11-03\n",
            [("laptop", ANA), ("laptop", ANA + "- [ ] Send it\n")],
        ),
        (
            ANA + LOG + "p\n",
            [("laptop", ANA + LOG + "a\n"), ("phone", ANA + LOG + "a\np\n")],
        ),
        (None, [("laptop", ANA), ("phone", ANA + LOG)]),
        (ANA, [("laptop", ANA), ("laptop", None)]),
        (ANA, []),
    ],
    ids=[
        "added to",
        "its own line deleted",
        "corrected",
        "ticked",
        "a line deleted that it had before",
        "a note deleted that it had",
        "made again",
        "new",
    ],
)
def test_what_is_an_edit_like_another(now, history):
    assert judged(now, *history) is None


def test_a_line_on_the_same_day_is_not_taken_for_the_one_that_is_gone():
    now = ANA + "- 2026-11-02 email: thanked her for the visit\n"
    found = judged(now, ("laptop", ANA), ("laptop", ANA + LOG))
    assert found is not None
    assert found.gone == (LOG.strip(),)


def test_a_line_that_a_merge_brought_belongs_to_who_wrote_it():
    """The laptop merged the phone's line; the phone deletes it again."""
    mine, both = ANA + "mine\n", ANA + LOG + "mine\n"
    versions = [
        Version("laptop", entry(both), (entry(ANA + LOG), entry(mine))),
        Version("laptop", entry(ANA + LOG), (entry(ANA),)),
        Version("phone", entry(mine), (entry(ANA),)),
        Version("laptop", entry(ANA), (None,)),
    ]
    last = entry(mine)
    assert step_back(entry(ANA + LOG), versions, last, "phone", lines_of) is None
    found = step_back(entry(mine), versions, last, "phone", lines_of)
    assert found is not None
    assert found.gone == (LOG.strip(),)


def test_a_line_that_nobody_is_known_to_have_written_counts_for_nobody():
    """The history was cut off before it."""
    versions = [
        Version("laptop", entry(ANA + LOG), (entry(ANA + LOG + "x\n"),)),
        Version("laptop", entry(ANA), (entry(ANA),)),
    ]
    assert step_back(entry(ANA), versions, None, "phone", lines_of) is None


def test_many_lines_are_compared_in_their_turn():
    """Each with each would take minutes."""
    brought = "".join(f"- line {n} of the laptop\n" for n in range(300))
    typed = brought.replace("laptop", "laptop, and more")
    assert judged(ANA + typed, ("laptop", ANA), ("laptop", ANA + brought)) is None


@pytest.mark.parametrize(
    ("now", "stands"),
    [
        (ANA, True),
        (ANA + "later\n", True),
        (ANA + LOG, False),
        (None, False),
    ],
)
def test_whether_it_is_still_so(now, stands):
    found = judged(ANA, ("laptop", ANA), ("laptop", ANA + LOG))
    assert found is not None
    assert found.stands(None if now is None else now.encode()) is stands


def test_a_note_that_went_is_still_gone():
    found = judged(None, ("laptop", ANA))
    assert found is not None
    assert found.stands(None)
    assert not found.stands(ANA.encode())


@pytest.mark.parametrize(
    ("message", "asked"),
    [
        (f'Revert "x"\n\nThis reverts commit {"0123abcd" * 5}.', True),
        ("vault backup", False),
        ("Say that this reverts commit nothing", False),
    ],
)
def test_a_revert_says_so(message, asked):
    assert is_asked_for(message) is asked
