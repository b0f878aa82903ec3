"""What the user answered in the daily note of Thursday 5 March 2026."""

from datetime import date

import pytest

from mdnet.model.settings import Settings
from mdnet.note.parse import parse

DAY = date(2026, 3, 5)
ITEM = "**Send** [[Maria Alvarez]] the paper: promised Fri 20 Nov ^mdnet-3f9a1c02"


def read(text: str, path: str = "Daily/2026-03-05.md"):
    return parse(path, text, Settings())


@pytest.mark.parametrize(
    ("box", "verdict"),
    [("x", "done"), ("X", "done"), ("-", "skipped"), (">", "snoozed")],
)
def test_verdicts(box, verdict):
    (answer,) = read(f"text\n* [{box}] {ITEM}").answers
    assert answer[:4] == ("3f9a1c02", verdict, DAY, "")
    assert (answer.path, answer.line) == ("Daily/2026-03-05.md", 2)


@pytest.mark.parametrize(
    "text",
    [
        f"- [ ] {ITEM}",
        f"- [/] {ITEM}",
        f"- {ITEM}",
        f"> - [x] {ITEM}",
        f"1. [x] {ITEM}",
        f"```\n- [x] {ITEM}\n```",
        f"%%\n- [x] {ITEM}\n%%",
        "- [x] call ^mdnet-3f9a1c0",
        "- [x] call ^mdnet-3f9a1c02a",
        "- [x] call `^mdnet-3f9a1c02`",
    ],
)
def test_no_answer(text):
    assert read(text).answers == ()


def test_answers_stand_in_daily_notes_only():
    for path in ("People/Ann.md", "Agendas/2026-03-05 Ann.md"):
        assert read(f"- [x] {ITEM}", path).answers == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"- [x] {ITEM} she was happy", "she was happy"),
        (f"- [x] {ITEM} a\n  - b\n    - c\n  d", "a; b; c; d"),
        (f"- [x] {ITEM}\n  - [ ] a task\n  - b", "b"),
        (f"- [x] {ITEM} a %%b%% c ✅ 2026-03-07", "a c"),
        ("- [x] **Send** [[Maria Alvarez]] it ✅ 2026-03-07 ^mdnet-3f9a1c02", ""),
        (f"- [-] {ITEM} gone ❌ 2026-03-07", "gone"),
    ],
)  # fmt: skip
def test_words(text, words):
    assert read(text).answers[0].words == words


@pytest.mark.parametrize(
    ("typed", "until", "words"),
    [
        ("", date(2026, 3, 12), ""),
        ("2026-12-01", date(2026, 12, 1), ""),
        ("1 Dec", date(2026, 12, 1), ""),
        ("Dec 1, 2026 she is away", date(2026, 12, 1), "she is away"),
        ("+3d waiting", date(2026, 3, 8), "waiting"),
        ("until fri", date(2026, 3, 6), ""),
        ("till 2w on leave", date(2026, 3, 19), "on leave"),
        ("she is away to 2026-12-01", date(2026, 12, 1), "she is away to 2026-12-01"),
        ("📅 2026-12-01", date(2026, 12, 1), "📅 2026-12-01"),
        ("\n  - back on 2026-12-01", date(2026, 12, 1), "back on 2026-12-01"),
        ("on 2026-02-30", date(2026, 3, 12), "on 2026-02-30"),
        ("later", date(2026, 3, 12), "later"),
    ],
)
def test_until(typed, until, words):
    (answer,) = read(f"- [>] {ITEM} {typed}").answers
    assert (answer.until, answer.words) == (until, words)


def test_until_may_be_typed_right_behind_the_box():
    (answer,) = read(f"- [>] 2w {ITEM}").answers
    assert answer.until == date(2026, 3, 19)


def test_only_a_snooze_has_an_end():
    assert read(f"- [x] {ITEM} 2026-12-01").answers[0].until is None


@pytest.mark.parametrize(
    ("item", "kind", "text"),
    [
        ("**Send** [[A]] it ^mdnet-00000001", "give", "Send [[A]] it"),
        ("**Check in** with [[A]] ^mdnet-00000001", "check-in", "Check in with [[A]]"),
        ("**Nudge once** [[A]] ^mdnet-00000001", "email", "Nudge once [[A]]"),
        ("**Thank** [[A]] ^mdnet-00000001 in person", "thanks", "in person"),
        ("**Call** [[A]] ^mdnet-00000001", "call", "Call [[A]]"),
        ("**Write** [[A]] ^mdnet-00000001", "email", "Write [[A]]"),
        ("**Ask** [[A]] ^mdnet-00000001", "ask", "Ask [[A]]"),
        ("**Introduce** [[A]] ^mdnet-00000001", "intro", "Introduce [[A]]"),
        ("**Wish** [[A]] ^mdnet-00000001", "text", "Wish [[A]]"),
        ("**Meet** [[A]] ^mdnet-00000001", "met", "Meet [[A]]"),
        ("**Review** [[A]]'s draft ^mdnet-00000001", "give", "Review [[A]]'s draft"),
        ("**Send** [[A]] it ^mdnet-00000001 call: she said no", "call", "she said no"),
        ("**Send** [[A]] it ^mdnet-00000001 call:", "call", "Send [[A]] it"),
        ("**Send** [[A]] it ^mdnet-00000001 well: no", "give", "well: no"),
        ("**Send** [[A]] it ^mdnet-00000001 call her back", "give", "call her back"),
    ],
)
def test_a_ticked_item_is_an_entry(item, kind, text):
    (entry,) = read(f"- [x] {item}").entries
    assert (entry.kind, entry.text, entry.links) == (kind, text, ("A",))
    assert (entry.day, entry.answer_of, entry.own) == (DAY, "00000001", False)


def test_it_is_about_the_first_person_and_those_of_the_words():
    (entry,) = read(
        "- [x] **Check in** with [[A]]; [[Agenda|x]] ^mdnet-00000001 with [[B]] #gave"
        "\n  - and [[C]]"
    ).entries
    assert (entry.links, entry.choice) == (("A", "Agenda", "B", "C"), 2)
    assert entry.tags == ("gave",)


def test_its_day_is_the_one_the_tasks_plugin_wrote():
    note = read("- [x] **Call** [[A]] ✅ 2026-03-07 ^mdnet-00000001")
    assert note.entries[0].day == date(2026, 3, 7)
    assert note.answers[0].day == DAY
    wrong = read("- [x] **Call** [[A]] ✅ 2026-02-30 ^mdnet-00000001")
    assert wrong.entries[0].day == DAY


@pytest.mark.parametrize("box", ["-", ">", " "])
def test_what_is_not_done_is_no_entry(box):
    assert read(f"- [{box}] {ITEM}").entries == ()


def test_what_is_about_nobody_is_no_entry():
    note = read("- [x] **Rest** ^mdnet-00000001")
    assert (len(note.answers), note.entries) == (1, ())


@pytest.mark.parametrize(
    ("boxes", "verdict", "line"),
    [
        ("->x", "done", 3),
        ("x>-", "done", 1),
        ("->", "snoozed", 2),
        ("  -", "skipped", 3),
    ],
)
def test_answered_twice_the_strongest_counts(boxes, verdict, line):
    text = "\n".join(f"- [{b}] **Call** [[A]] ^mdnet-00000001" for b in boxes)
    (answer,) = read(text).answers
    assert (answer.verdict, answer.line) == (verdict, line)


def test_answered_twice_all_words_are_kept_once():
    note = read(
        "- [x] **Call** [[A]] ^mdnet-00000001 a #x\n"
        "- [-] **Call** [[A]] ^mdnet-00000001 b [[B]] #y\n"
        "- [x] **Call** [[A]] ^mdnet-00000001 a #x\n"
    )
    (answer,), (entry,) = note.answers, note.entries
    assert answer.words == "a #x; b [[B]] #y"
    assert (entry.links, entry.tags, entry.text) == (
        ("A", "B"),
        ("x", "y"),
        answer.words,
    )


@pytest.mark.parametrize("mark", [" ", ">", "-", "x"])
def test_a_plan_nested_under_an_item_is_no_contact(mark):
    text = (
        f"- [{mark}] **Check in** [[Tom Reed]]: due ^mdnet-3d5214a0\n"
        "\t- call him on Monday\n\t- reply expected next week\n"
    )
    note = parse("Daily/2026-11-22.md", text, Settings())
    kinds = ["check-in"] if mark == "x" else []
    assert [entry.kind for entry in note.entries] == kinds
    words = [answer.words for answer in note.answers]
    assert words == ([] if mark == " " else [
        "call him on Monday; reply expected next week"
    ])  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "until"),
    [
        ("2 weeks", date(2026, 12, 6)),
        ("in 3 days", date(2026, 11, 25)),
        ("mon, she is away", date(2026, 11, 23)),
        ("until 1 Dec.", date(2026, 12, 1)),
    ],
)
def test_a_day_to_put_off_to_may_be_typed_with_more_words(typed, until):
    text = f"- [>] **Check in** [[Tom Reed]]: due ^mdnet-3d5214a0 {typed}\n"
    (answer,) = parse("Daily/2026-11-22.md", text, Settings()).answers
    assert answer.until == until


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("12/1", ["ANS001"]),
        ("2026-13-45", ["ANS001"]),
        ("2026-11-01", ["ANS001"]),
        ("2026-12-01", []),
        ("she is away", []),
        ("", []),
    ],
)
def test_a_day_to_put_off_to_that_cannot_be_read_is_said(typed, codes):
    text = f"- [>] **Check in** [[Tom Reed]]: due ^mdnet-3d5214a0 {typed}\n"
    note = parse("Daily/2026-11-22.md", text, Settings())
    assert [f.code for f in note.findings] == codes
    if codes:
        assert note.answers[0].until == date(2026, 11, 29)
