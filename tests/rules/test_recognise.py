"""Untouched generated lines are told from edited ones, for every wording there is."""

import pytest

from mdnet.rules import items
from mdnet.rules.known import promise_stems
from mdnet.rules.recognise import (
    callout_fold,
    is_item_text,
    is_later_text,
    is_lone_line,
)
from mdnet.rules.wording import PROMISE_WHYS, WORDINGS, filled
from tests.rules.people import SETTINGS, day, network, person, promise

VALUES = {
    "day": "18 Aug 2025", "weekday": "Fri 20 Nov", "days": "1 day",
    "business": "8 business days", "n": "3", "kind": "thank-you",
    "cadence": "every 3 months", "note": "[[NICU]]", "when": "by 2 Dec",
    "opens": "3 Dec", "slot": "research", "step": "packet by 12 May",
    "lack": "0 of 60 days between the first and the last",
    "guess": " (date extrapolated: check aamc.org)",
    "agenda": "[[2026-11-29 Maria Alvarez|agenda]] (sent)",
}  # fmt: skip
NOTHING: frozenset[str] = frozenset()


def text_of(template):
    names = [part.split("}")[0] for part in template.split("{")[1:]]
    return filled(template, *(VALUES[name] for name in names))


@pytest.mark.parametrize("words", WORDINGS)
def test_every_wording_is_recognised(words):
    start = f"**{words.action}** {words.before}[[Maria Alvarez]]{words.after}"
    line = f"{start}: {text_of(words.why)}"
    assert is_item_text(line, NOTHING)
    assert is_later_text(f"[[Maria Alvarez]]: {text_of(words.later)}", NOTHING)
    assert not is_item_text(f"{line}!", NOTHING)
    assert not is_item_text(f"Do: {line}", NOTHING)


MARIA = network(
    person(
        "Maria Alvarez",
        tasks=[
            promise("send the growth-chart paper", due="2026-11-20"),
            promise("old thing", "x"),
        ],
    ),
    person("Sam Ortiz", tasks=[promise("call")]),
)
STEMS = promise_stems(MARIA, "- [ ] **Send** [[maria alvarez]] …")


@pytest.mark.parametrize(
    ("text", "untouched"),
    [
        ("**Send** [[Maria Alvarez]] the growth-chart paper: due today", True),
        ("**Send** [[People/Maria Alvarez|Maria Alvarez]] the growth-chart paper: "
            "due Fri 20 Nov, overdue", True),
        ("**Keep** your promise to [[Maria Alvarez]]: old thing: no date yet", True),
        ("**Send** [[Maria Alvarez]] the growth-chart book: due today", False),
        ("**Send** [[Maria Alvarez]] the growth-chart paper: due soon", False),
        ("**Send** [[Maria Alvarez]] the growth-chart paper", False),
        ("**Call** [[Sam Ortiz]]: no date yet", False),
    ],
)  # fmt: skip
def test_a_promise_is_recognised_by_its_words(text, untouched):
    assert is_item_text(text, STEMS) is untouched


@pytest.mark.parametrize("why", PROMISE_WHYS)
def test_every_ending_of_a_promise_is_recognised(why):
    stem = "**Send** [[Maria Alvarez]] the growth-chart paper"
    assert is_item_text(f"{stem}: {text_of(why)}", STEMS)


@pytest.mark.parametrize(
    ("text", "untouched"),
    [
        ("[[Maria Alvarez]]: send the growth-chart paper, by Tue", True),
        ("[[Maria Alvarez]]: send the growth-chart paper, by noon", False),
        ("[[Priya Nair]]: no answer to your mail of 23 Nov, one nudge from 3 Dec",
            True),
        ("and 17 more: mdnet today --all", True),
        ("and 3 more coming up: mdnet today --all", True),
        ("2 Dec: Match Day", True),
        ("2 Dec: Match Day (date extrapolated: check nrmp.org)", True),
        ("2 Dec: buy a tie!", False),
    ],
)  # fmt: skip
def test_the_list_of_what_did_not_fit(text, untouched):
    assert is_later_text(text, STEMS) is untouched


@pytest.mark.parametrize(
    ("line", "untouched"),
    [
        ("Nothing due today.", True),
        ("This week: 1 of 2 follow-ups, 0 of 1 career chat.", True),
        ("This week: 1 of 1 follow-up.", True),
        ("This week: 0 of 2 career chats.", True),
        ("This week: 1 of 2 follow-ups, 0 of 1 career chat. Good!", False),
        ("SOAP until 18 Mar: 2 items to residency programs held (NRMP rule)", True),
        ("SOAP until 18 Mar (date extrapolated: check nrmp.org): 1 item to residency "
            "programs held (NRMP rule)", True),
    ],
)  # fmt: skip
def test_lines_that_stand_for_no_person(line, untouched):
    assert is_lone_line(line) is untouched


@pytest.mark.parametrize(
    ("line", "fold"),
    [
        ("> [!info]- Later: 4 more, and what comes up", "-"),
        ("> [!info]+ Later: 4 more", "+"),
        ("> [!info] What comes up", ""),
        ("> [!info]- My own", None),
    ],
)
def test_the_heading_of_the_list(line, fold):
    assert callout_fold(line) == fold


def test_no_link_no_promises():
    assert promise_stems(MARIA, "plain words") == NOTHING


def test_what_the_rules_say_today_is_recognised():
    for item in items(MARIA, SETTINGS, day("2026-11-22")):
        start = f"**{item.action}** {item.before}[[{item.person_name}]]{item.after}"
        stems = promise_stems(MARIA, start)
        assert is_item_text(f"{start}: {item.why}", stems)
        assert is_later_text(f"[[{item.person_name}]]: {item.later}", stems)
