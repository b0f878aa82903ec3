"""The small pure parts as tables: schedule, words, stale buffers, markers, ids."""

import pytest

from mdnet.git.state import SyncState, after, parsed, written
from mdnet.merge.markers import without_markers
from mdnet.model.settings import Settings, SyncSettings
from mdnet.sync import stale
from mdnet.sync.brake import is_cut
from mdnet.sync.moves import note_id
from mdnet.sync.schedule import Moments, is_due, next_sync, overdue_line
from mdnet.sync.screen import may_be_broken
from mdnet.sync.stale import Moved, base_of, plausible
from mdnet.sync.words import Edit, summary

S = SyncSettings()
ASK = "(why): mdnet sync --status"


@pytest.mark.parametrize(
    ("moments", "at"),
    [
        (Moments(synced=1000, tried=1000), 1300),
        (Moments(edited=1010, synced=1000, tried=1000), 1040),
        (Moments(edited=1290, synced=1000, tried=1000), 1300),
        (Moments(synced=1000, tried=2000, failures=1), 2300),
        (Moments(synced=1000, tried=2000, failures=2), 2600),
        (Moments(synced=1000, tried=2000, failures=4), 4400),
        (Moments(synced=1000, tried=2000, failures=99), 5600),
        (Moments(), 300),
    ],
)
def test_when_the_next_sync_is_due(moments, at):
    assert next_sync(moments, S) == at
    assert not is_due(at - 1, moments, S) or at - 1 < moments.tried
    assert is_due(at, moments, S)


def test_a_clock_that_went_back_does_not_stop_the_sync():
    assert is_due(500, Moments(synced=1000, tried=1000, failures=3), S)


@pytest.mark.parametrize(
    ("worked", "now", "line"),
    [
        (0, 999_999, ""),
        (1000, 1000 + 86_399, ""),
        (
            1000,
            1000 + 86_400,
            "Sync has not worked for a day (why): mdnet sync --status",
        ),
        (
            1000,
            1000 + 3 * 86_400,
            "Sync has not worked for 3 days (why): mdnet sync --status",
        ),
    ],
)
def test_the_line_under_the_digest(worked, now, line):
    assert overdue_line(worked, now, "why") == line


def test_the_state_counts_failures_and_survives_damage():
    state = after(after(SyncState(10, 10), 20, "off\nline"), 30, "again")
    assert state == SyncState(10, 30, 2, "again")
    assert parsed(written(state)) == state
    assert after(state, 40, "") == SyncState(40, 40)
    assert parsed("\x00rubbish") == SyncState()


FRONT = b"---\ntype: contact\nid: a1\n---\n"


@pytest.mark.parametrize(
    ("edits", "words"),
    [
        ([Edit("People/Ana.md", None, b"x")], "one person: Ana: new"),
        ([Edit("People/Ana.md", b"x", None)], "one person: Ana: gone"),
        (
            [Edit("People/Ana.md", FRONT, FRONT + b"- [ ] Send it\nText\n")],
            "one person: Ana: tasks, text",
        ),
        (
            [Edit("People/Ana.md", FRONT, FRONT.replace(b"a1\n", b"a1\nrole: x\n"))],
            "one person: Ana: role",
        ),
        (
            [Edit("People/Ana.md", b"a\n", b"a\n\n")],
            "one person: Ana: spacing",
        ),
        (
            [
                Edit("People/Ana.md", FRONT, None),
                Edit("Alumni/Ana.md", None, FRONT + b"Text\n"),
            ],
            "one note: Ana: moved from People/Ana.md, text",
        ),
        (
            [Edit(f"People/P{n}.md", b"", b"- 2026-11-01 met: x\n") for n in range(5)]
            + [Edit("a.png", b"1", b"2"), Edit(".obsidian/app.json", b"1", b"2")],
            "5 people: P0 (log), P1 (log), P2 (log) and 2 more; "
            "one setting: app.json: changed; one file: a.png: changed",
        ),
        (
            [Edit(f"Templates/T{n}.md", b"a\n", b"b\n") for n in range(2)],
            "2 templates",
        ),
        (
            [Edit("a.md", b"one\n", None), Edit("b.md", None, b"two\n")],
            "2 notes: a (gone), b (new)",
        ),
        (
            [Edit("a.md", b"---\nkey: 1\n", b"---\nkey: 2\n")],
            "one note: a: text",
        ),
        ([], "nothing"),
    ],
)
def test_what_changed_in_words(edits, words):
    assert summary(edits, Settings()) == words


def test_the_version_that_an_editor_had_is_the_one_it_took_least_from():
    old, new = b"a\nb\n", b"a\nb\ntheirs\n"
    assert base_of([old, new], b"a\nb\ntyped\n") == old
    assert base_of([old, new], b"a\nb\ntheirs\ntyped\n") == new
    assert base_of([], b"x") is None


def test_what_is_remembered_of_the_branch_survives_damage():
    moved = tuple(Moved(f"c{number}", number) for number in range(40))
    assert stale.parsed(stale.written(moved)) == moved[10:]
    assert stale.parsed("\0rubbish\nc1 x\nc2 7\n") == (Moved("c2", 7),)


def test_only_a_save_within_seconds_may_have_had_an_older_version():
    second = 1_000_000_000
    moved = [Moved("one", 0), Moved("two", 100 * second), Moved("three", 200 * second)]
    assert plausible(moved, 210 * second) == ("two", "three")
    assert plausible(moved, 300 * second) == ("three",)
    assert plausible([], 300 * second) == ()


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a\n", None),
        (">>>>>>> a quote, seven deep\n", None),
        ("```\n<<<<<<< HEAD\n```\n", None),
        ("a\n<<<<<<< HEAD\n<<<<<<< HEAD\nb\n=======\n>>>>>>> x\nc\n", "a\nb\nc\n"),
    ],
)
def test_markers_that_lie_within_markers(text, left):
    assert without_markers(text) == left


@pytest.mark.parametrize(
    ("data", "broken"),
    [
        (FRONT + b"text\n", False),
        (b"no front\n", False),
        (b"a\n<<<<<<< HEAD\n", True),
        (b"---\na: 1\nb: 2\na: 3\n---\n", True),
        (b"---\na: 1\n---\n\n---\na: 2\n---\n", True),
        (b"<!-- mdnet:today -->\n<!-- /mdnet -->\n" * 2, True),
        (b"<!-- mdnet:today -->\n", True),
        (b"a\rb\r", True),
        (b"---\na: 1\n>>>>>>> x\n---\n", True),
        (b"---\n? a\n? a\n---\n", True),
        (b"\xef\xbb\xbf \n---\na: 1\n---\n", True),
    ],
)
def test_the_quick_look_passes_by_what_is_whole(data, broken):
    assert may_be_broken(data) is broken


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (FRONT, "a1"),
        (b"\xef\xbb\xbf---\r\nid: 'b 2' # c\r\n---\r\n", "b 2"),
        (b"---\nkid: x\n---\nid: no\n", ""),
        (b"id: no\n", ""),
    ],
)
def test_the_id_of_a_note(data, found):
    assert note_id(data) == found


@pytest.mark.parametrize(
    ("before", "now", "cut"),
    [
        (b"one\ntwo\nthree\n", b"one\ntw", True),
        (b"one\ntwo\nthree\n", b"one\n", True),
        (b"one\ntwo\nthree\n", b"one\ntwo\n", False),
        (b"one\n", b"two\n", False),
        (b"one\n", b"one\n", False),
    ],
)
def test_a_text_that_is_cut_short(before, now, cut):
    assert is_cut(before, now) is cut
