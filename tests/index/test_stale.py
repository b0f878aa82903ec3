"""Which notes are read again."""

import pytest

from mdnet.index import Known, Stale, signature, stale

S = 1_000_000_000
# Written at 100 s, read at 200 s.
KNOWN = Known(5, 100 * S, 7, 100 * S, 200 * S)
SEEN = ("a.md", 5, 100 * S, 7, 100 * S)


@pytest.mark.parametrize(
    ("known", "seen", "expected"),
    [
        ({}, [], Stale((), (), ())),
        ({"a.md": KNOWN}, [SEEN], Stale((), (), ())),
        ({}, [SEEN], Stale(("a.md",), (), ())),
        ({"a.md": KNOWN}, [], Stale((), ("a.md",), ())),
        ({"b.md": KNOWN}, [SEEN], Stale(("a.md",), ("b.md",), ())),
        ({"a.md": KNOWN._replace(size=6)}, [SEEN], Stale(("a.md",), (), ())),
        ({"a.md": KNOWN._replace(mtime_ns=S)}, [SEEN], Stale(("a.md",), (), ())),
        ({"a.md": KNOWN._replace(inode=8)}, [SEEN], Stale(("a.md",), (), ())),
        ({"a.md": KNOWN._replace(ctime_ns=S)}, [SEEN], Stale(("a.md",), (), ())),
        ({"a.md": KNOWN._replace(read_ns=101 * S)}, [SEEN], Stale((), (), ("a.md",))),
        ({"a.md": KNOWN._replace(read_ns=102 * S)}, [SEEN], Stale((), (), ())),
        ({"a.md": KNOWN._replace(read_ns=301 * S)}, [SEEN], Stale((), (), ("a.md",))),
    ],
    ids=[
        "nothing",
        "the same",
        "new",
        "gone",
        "renamed",
        "other size",
        "other mtime",
        "other inode",
        "other ctime",
        "read within two seconds of the write",
        "read two seconds after the write",
        "read in the future: the clock was put back",
    ],
)
def test_stale(known, seen, expected: Stale):
    assert stale(known, seen, now_ns=300 * S) == expected


def test_paths_come_sorted():
    seen = [(name, *SEEN[1:]) for name in ("c.md", "a.md", "b.md")]
    fresh = KNOWN._replace(read_ns=100 * S)
    assert stale({}, seen, 300 * S).changed == ("a.md", "b.md", "c.md")
    known = {name: fresh for name, *_ in seen}
    assert stale(known, seen, 300 * S).doubtful == ("a.md", "b.md", "c.md")
    assert stale(known, [], 300 * S).gone == ("a.md", "b.md", "c.md")


def test_a_time_in_the_future_is_always_doubtful():
    ahead = Known(5, 900 * S, 7, 100 * S, 200 * S)
    seen = ("a.md", 5, 900 * S, 7, 100 * S)
    assert stale({"a.md": ahead}, [seen], 300 * S).doubtful == ("a.md",)


def test_one_signature_for_one_state_of_the_vault():
    assert signature([SEEN]) == signature([("a" + ".md", 5, 100 * S, 7, 100 * S)])
    assert signature([SEEN]) != signature([("a.md", 6, 100 * S, 7, 100 * S)])
    assert signature([SEEN]) != signature([])
    assert signature([SEEN], ["link.md"]) != signature([SEEN])
