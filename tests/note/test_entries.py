"""What counts as contact, what does not, and what belongs to it."""

from datetime import date

import pytest

from mdnet.model.settings import LogSettings, Settings
from mdnet.note.parse import parse

DAY = date(2026, 3, 5)
USUAL = Settings()


def log(lines: str, settings: Settings = USUAL):
    """The parse of a contact's note with these lines in its log."""
    return parse("People/Maria.md", f"## Log\n{lines}", settings)


def day(lines: str):
    """The parse of the daily note of 5 March 2026 with these lines."""
    return parse("Daily/2026-03-05.md", lines, Settings())


def told(note) -> list[tuple[str, str]]:
    return [(e.kind, e.text) for e in note.entries]


OWN = {
    "one line": ("- 2026-03-05 met: x", [("met", "x")]),
    "other markers": ("* 2026-03-05 x\n+ 2026-03-05 y", [("", "x"), ("", "y")]),
    "a numbered line is none": ("1. 2026-03-05 met: x", []),
    "a paragraph is none": ("2026-03-05 met: x", []),
    "a quote is none": ("> - 2026-03-05 met: x", []),
    "code is none": ("```\n- 2026-03-05 met: x\n```", []),
    "a comment is none": ("%%\n- 2026-03-05 met: x\n%%", []),
    "nested lines": (
        "- 2026-03-05 met: x\n  - y\n    - z\n  w",
        [("met", "x; y; z; w")],
    ),
    "nested lines alone": ("- 2026-03-05 met\n  - y", [("met", "y")]),
    "a line below, not indented": ("- 2026-03-05 met: x\ny", [("met", "x; y")]),
    "a paragraph below": ("- 2026-03-05 met: x\n\n  y\n\nz", [("met", "x; y")]),
    "one blank line": (
        "- 2026-03-05 met: x\n\n- 2026-03-06 y",
        [("met", "x"), ("", "y")],
    ),
    "code below": ("- 2026-03-05 met: x\n  ```\n  y\n  ```", [("met", "x")]),
    "a quote below": ("- 2026-03-05 met: x\n  > y\n  w\n  > - z", [("met", "x; w")]),
    "a task below": (
        "- 2026-03-05 met: x\n  - [ ] y\n    z\n    - w\n  - v",
        [("met", "x; v")],
    ),
    "a dated line below": (
        "- 2026-03-05 email: x\n  - 2026-03-07 reply: y\n    - z",
        [("email", "x"), ("reply", "y; z")],
    ),
    "below a line without a date": ("- 2026\n  - 2026-03-05 met: x", [("met", "x")]),
    "a ticked box": ("- [x] 2026-03-05 met: x", [("met", "x")]),
    "an open box": ("- [ ] 2026-03-05 met: x", []),
    "a ticked task without a date": ("- [x] send it ✅ 2026-03-05", []),
    "a block id": ("- 2026-03-05 met: x ^a1b2", [("met", "x")]),
    "a comment in the line": ("- 2026-03-05 met: x %%y%% z", [("met", "x z")]),
    "code in the line": ("- 2026-03-05 met: `x`", [("met", "`x`")]),
    "a heading of a year": ("### 2026\n- 2026-03-05 met: x", [("met", "x")]),
    "no log any more": ("## Notes\n- 2026-03-05 met: x", []),
    "windows line ends": ("- 2026-03-05 met: x\r\n  y\r\n", [("met", "x; y")]),
    "the day that is none takes its lines along": ("- 2026-02-30 met: x\n  - y", []),
}


@pytest.mark.parametrize(("lines", "expected"), OWN.values(), ids=OWN.keys())
def test_in_a_persons_own_log(lines, expected):
    assert told(log(lines)) == expected


def test_an_entry_has_all_it_says():
    (entry,) = log(
        "- [[2026-03-05]] 14:30 met: [[Tom|Tommy]], ![[E]] #awaiting `#no`\n"
        "  - [[Ann]] #Gave"
    ).entries
    assert entry == (
        DAY, "met", "[[Tom|Tommy]], ![[E]] #awaiting `#no`; [[Ann]] #Gave", 2,
        ("awaiting", "gave"), ("Tom", "Ann"), "14:30", True, "", 0,
    )  # fmt: skip


HEADINGS = {
    "with kind": ("### 2026-03-05 Met\ntext\n\n- a\n- b", [("met", "text; a; b")]),
    "with another word": ("### 2026-03-05 brainstorm\na", [("brainstorm", "a")]),
    "with a title": ("###### 2026-03-05 - Talk at NCE\na", [("talk", "at NCE; a")]),
    "with words": ("## 2026-03-05: a few words", [("", "a few words")]),
    "as a link": ("### [[2026-03-05]]\na", [("", "a")]),
    "two": ("### 2026-03-05\na\n### 2026-03-06\nb", [("", "a"), ("", "b")]),
    "till the next heading": ("### 2026-03-05\na\n#### x\nb", [("", "a")]),
    "a task in it": ("### 2026-03-05\n- [ ] a\n\nb", [("", "b")]),
    "an item, then text": ("### 2026-03-05\n- a\n\nb", [("", "a; b")]),
    "a dated line in it": (
        "### 2026-03-05\n- 2026-03-06 met: a\n\nb",
        [("", "b"), ("met", "a")],
    ),
    "no first level": ("# 2026-03-05\na", []),
    "not in a shut section": ("## Personal\n### 2026-03-05\na", []),
    "no such day": ("### 2026-02-30\na", []),
    "no date": ("### March\na", []),
}


@pytest.mark.parametrize(("lines", "expected"), HEADINGS.values(), ids=HEADINGS.keys())
def test_dated_headings_of_a_contact(lines, expected):
    assert told(parse("People/Maria.md", lines, Settings())) == expected


def test_dated_headings_count_in_contacts_only():
    assert (
        told(parse("Projects/QI.md", "### 2026-03-05 met\n[[Maria]]", Settings())) == []
    )


def test_the_log_headings_are_a_setting():
    settings = Settings(log=LogSettings(("Touches",)))
    text = "# touches\n- 2026-03-05 met: x\n# Log\n- 2026-03-05 met: y"
    assert told(parse("People/Maria.md", text, settings)) == [("met", "x")]


DAILY = {
    "a kind and a link": ("- met [[Maria]]", [("met", "[[Maria]]")]),
    "a synonym, a colon": ("* Lunch: with [[Maria]]", [("coffee", "with [[Maria]]")]),
    "a time": ("- 9:05 call [[Maria]]", [("call", "[[Maria]]")]),
    "no link": ("- met her", []),
    "no kind": ("- rounds with [[Maria]]", []),
    "another word before a colon": ("- rounds: [[Maria]]", []),
    "an embed": ("- met ![[Maria]]", []),
    "a link in code": ("- met `[[Maria]]`", []),
    "a paragraph": ("met [[Maria]]", []),
    "an open box": ("- [ ] call [[Maria]]", []),
    "a cancelled box": ("- [-] call [[Maria]]", []),
    "a ticked box": ("- [x] call [[Maria]] about it", [("call", "[[Maria]] about it")]),
    "a ticked box with a verb": (
        "- [X] Send [[Maria]] it 📅 2026-03-04",
        [("give", "Send [[Maria]] it")],
    ),
    "a ticked box of no kind": ("- [x] [[Maria]] done", [("", "[[Maria]] done")]),
    "a ticked box without a link": ("- [x] call her", []),
    "a ticked box in a quote": ("> - [x] call [[Maria]]", []),
    "links below": (
        "- met at NCE:\n  - [[Maria]]\n  - [[Tom]]",
        [("met", "at NCE:; [[Maria]]; [[Tom]]")],
    ),
    "entries below": (
        "- teaching day\n  - met [[Maria]]\n  - call [[Tom]]",
        [("met", "[[Maria]]"), ("call", "[[Tom]]")],
    ),
    "kinds below": (
        "- met [[Maria]]\n  - call [[Tom]] too",
        [("met", "[[Maria]]; call [[Tom]] too")],
    ),
    "a heading changes nothing": (
        "# Log\n- met [[Maria]]\n## Personal\n- met [[Tom]]",
        [("met", "[[Maria]]"), ("met", "[[Tom]]")],
    ),
    "dated": ("- 2026-03-04 met: [[Maria]]", [("met", "[[Maria]]")]),
    "dated, no link": ("- 2026-03-04 met: her", []),
    "dated by a link only": ("- [[2026-03-04]] met: her", []),
}


@pytest.mark.parametrize(("lines", "expected"), DAILY.values(), ids=DAILY.keys())
def test_in_a_daily_note(lines, expected):
    assert told(day(lines)) == expected


def test_several_people_on_a_line():
    (entry,) = day("- met [[Maria]], [[Tom]] and [[Maria]]").entries
    assert (entry.links, entry.own, entry.day) == (("Maria", "Tom"), False, DAY)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- [x] call [[Maria]] ✅ 2026-03-07", date(2026, 3, 7)),
        ("- [x] call [[Maria]] 📅 2026-03-07", DAY),
        ("- [x] call [[Maria]] ✅ 2026-02-30", DAY),
        ("- [x] 2026-03-01 call: [[Maria]] ✅ 2026-03-07", date(2026, 3, 1)),
    ],
)
def test_the_day_of_a_ticked_box(line, expected):
    assert day(line).entries[0].day == expected


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("2026-01-02 Meeting with Tom.md", "- met [[Tom]]", [("met", "[[Tom]]")]),
        ("Agendas/2026-01-02 Tom.md", "## Notes\n- ask [[Tom]]", [("ask", "[[Tom]]")]),
        ("Agendas/2026-01-02 Tom.md", "## Questions\n- ask [[Tom]]", []),
        ("Agendas/2026-01-02 Tom.md", "## Updates\n- [x] ask [[Tom]]", []),
        ("Projects/QI.md", "- met [[Tom]]", []),
        ("Projects/QI.md", "- 2026-01-02 met: [[Tom]]", [("met", "[[Tom]]")]),
        ("Projects/QI.md", "- [x] 2026-01-02 met: [[Tom]]", [("met", "[[Tom]]")]),
        ("Projects/QI.md", "- [x] [[Tom]]", []),
        (
            "x.md",
            "- 2026-01-02 [[Tom]]\n  - 2026-01-03 reply: ok",
            [("", "[[Tom]]"), ("reply", "ok")],
        ),
        (
            "Me.md",
            "---\ntype: profile\n---\n## Updates\n- 2026-01-02 paper: [[Tom]]",
            [],
        ),
        (
            "People/Ann.md",
            "## Notes\n- 2026-01-02 intro: [[Tom]]",
            [("intro", "[[Tom]]")],
        ),
        ("People/Ann.md", "## Examples\n- 2026-01-02 met: [[Tom]]", []),
        ("Templates/x.md", "- 2026-01-02 met: [[Tom]]", []),
    ],
)
def test_in_other_notes(path, text, expected):
    assert told(parse(path, text, Settings())) == expected


def test_a_dated_line_below_another_is_about_the_same_people():
    note = parse(
        "x.md", "- 2026-01-02 [[Tom]]\n  - y\n  - 2026-01-03 reply: ok", Settings()
    )
    assert [entry.links for entry in note.entries] == [("Tom",), ("Tom",)]


TASKS = {
    "in a person's note": ("People/Ann.md", "- [ ] x", [((), None)]),
    "below an entry": (
        "People/Ann.md",
        "## Log\n- 2026-03-05 met [[Tom]]\n  - [ ] x",
        [((), DAY)],
    ),
    "below a task": (
        "People/Ann.md",
        "## Log\n- 2026-03-05 met\n  - [ ] x\n    - [x] y",
        [((), DAY), ((), DAY)],
    ),
    "below a heading": ("People/Ann.md", "### 2026-03-05\n- [ ] x", [((), DAY)]),
    "below a day that is none": (
        "People/Ann.md",
        "## Log\n- 2026-02-30 met\n  - [ ] x",
        [((), None)],
    ),
    "in a quote": ("People/Ann.md", "> - [ ] x", [((), None)]),
    "in code": ("People/Ann.md", "```\n- [ ] x\n```", []),
    "elsewhere, about nobody": ("Projects/QI.md", "- [ ] x", []),
    "elsewhere": ("Projects/QI.md", "- [ ] x [[Tom]]", [(("Tom",), None)]),
    "below an entry elsewhere": (
        "Daily/2026-03-05.md",
        "- met [[Tom]], [[Ann]]\n  - [ ] x",
        [(("Tom", "Ann"), DAY)],
    ),
    "below an entry's line": (
        "Daily/2026-03-05.md",
        "- met [[Tom]]\n  - [ ] x [[Ann]]",
        [(("Ann",), DAY)],
    ),
    "below no entry": ("Daily/2026-03-05.md", "- clinic\n  - [ ] x", []),
    "below an item of the digest": (
        "Daily/2026-03-05.md",
        "- [x] **Call** [[Tom]], see [[A]] ^mdnet-01234567\n  - [ ] x",
        [(("Tom",), DAY)],
    ),
    "an item of the digest": (
        "Daily/2026-03-05.md",
        "- [ ] **Call** [[Tom]] ^mdnet-01234567",
        [],
    ),
    "such an item elsewhere": (
        "People/Ann.md",
        "- [ ] **Call** [[Tom]] ^mdnet-01234567",
        [],
    ),
    "nearly such an item": ("People/Ann.md", "- [ ] x ^mdnet-0123456", [((), None)]),
}


@pytest.mark.parametrize(("path", "text", "expected"), TASKS.values(), ids=TASKS.keys())
def test_tasks_their_people_and_days(path, text, expected):
    note = parse(path, text, Settings())
    assert [(task.links, task.made) for task in note.tasks] == expected


FINDINGS = {
    "no such day in the log": (
        "People/Ann.md",
        "## Log\n- 2026-02-30 met",
        ["LOG001 2:3"],
    ),
    "no such day in a heading": ("People/Ann.md", "### 2026-02-30", ["LOG001 1:5"]),
    "no such day with a link": ("x.md", "- 2026-02-30 met: [[Ann]]", ["LOG001 1:3"]),
    "no such day of anybody": ("x.md", "- 2026-02-30 met", []),
    "an unclear date": ("People/Ann.md", "## Log\n- 3/5/2026 met", ["LOG002 2:3"]),
    "an undated line": ("People/Ann.md", "## Log\n- met: x", ["LOG003 2:3"]),
    "any undated line": ("People/Ann.md", "## Log\n- x", []),
    "an undated line below an entry": (
        "People/Ann.md",
        "## Log\n- 2026-03-05\n  - met: x",
        [],
    ),
    "an undated line elsewhere": ("People/Ann.md", "- met: x", []),
    "dated lines outside the log": (
        "People/Ann.md",
        "- 2026-03-05 a\n- 2026-03-06 b",
        ["LOG004 1:3"],
    ),
    "no list item": (
        "People/Ann.md",
        "## Log\na\n2026-03-05 met\n\n1. 2026-03-05 met",
        ["LOG005 3:1"],
    ),
    "a paragraph of an entry": (
        "People/Ann.md",
        "## Log\n- 2026-03-05 met\n  2026-03-06 x",
        [],
    ),
    "paragraphs elsewhere": ("People/Ann.md", "2026-03-05 met", []),
    "a task's day": ("People/Ann.md", "- [ ] a 📅 2026-02-30", ["TSK001 1:9"]),
    "the day of a task about nobody": ("x.md", "- [ ] a 📅 2026-02-30", []),
    "a conflict": ("x.md", "a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> x", ["CFL001 2:1"]),
    "half a conflict": ("x.md", "a\n>>>>>>> x", ["CFL001 2:1"]),
    "a conflict in code": ("x.md", "```\n<<<<<<< HEAD\n```", []),
    "a conflict's mark in a line": ("x.md", "a <<<<<<< b", []),
    "an open fence": ("x.md", "a\n```\nb", ["BODY001 2:1"]),
    "an open comment": ("x.md", "%%\nb", ["BODY001 1:1"]),
    "a mark alone": ("x.md", "a\n<!-- mdnet:today -->", ["BLK001 2:1"]),
    "a block twice": (
        "x.md",
        "<!-- mdnet:a -->\n<!-- /mdnet -->\n" * 2,
        ["BLK002 3:1"],
    ),
    "in the order of the file": (
        "People/Ann.md",
        "---\nmet: x\n---\n## Log\n- 2026-02-30\n%%",
        ["FLD001", "LOG001 5:3", "BODY001 6:1"],
    ),
}


@pytest.mark.parametrize(
    ("path", "text", "expected"), FINDINGS.values(), ids=FINDINGS.keys()
)
def test_findings(path, text, expected):
    found = parse(path, text, Settings()).findings
    assert len(found) == len(expected)
    for finding, start in zip(found, expected, strict=True):
        code, place = finding.code, f"{finding.line}:{finding.column}"
        assert start in (f"{code} {place}", "FLD001")
        assert finding.path == path


def test_dated_lines_outside_the_log_are_counted():
    one, two = (
        parse("People/Ann.md", "- 2026-03-05 a\n" * n, Settings()).findings[0].message
        for n in (1, 2)
    )
    assert one.startswith("A dated line outside")
    assert two.startswith("2 dated lines outside")


def test_dated_lines_that_are_no_list_items_are_counted():
    one, two = (
        parse("People/Ann.md", "## Log\n" + "2026-03-05 a\n" * n, Settings()).findings[
            0
        ]
        for n in (1, 2)
    )
    assert one.message.startswith("A dated line of the log")
    assert two.message.startswith("2 dated lines of the log")
