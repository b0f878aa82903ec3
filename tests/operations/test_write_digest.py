"""The block in the note: errors, its parts, and what must always hold."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mdnet.digest import SeasonEvent, digest
from mdnet.errors import NotEditableError
from mdnet.model.calendar import Profile
from mdnet.model.settings import DigestSettings, Settings, Weekly
from mdnet.operations.block_around import residue
from mdnet.operations.block_place import CLOSE, OPEN, place
from mdnet.operations.conflicts import Segment, lines_of
from mdnet.operations.digest_text import callout_lines, closing_lines, item_line
from mdnet.operations.write_digest import block_items, write_digest
from mdnet.rules.recognise import is_lone_line
from tests.letters.world import CARDIOLOGY, letter
from tests.letters.world import world as letter_world
from tests.operations.world import (
    JOAN,
    MARIA,
    PRIYA,
    SETTINGS,
    TODAY,
    TOM,
    WORLD,
    today,
)
from tests.rules.people import day, log, network, person, promise

BLOCK = today("").text
OTHER = "<!-- mdnet:agenda -->"
HUNK = f"<<<<<<< HEAD\n{OPEN}\n=======\nx\n>>>>>>> phone\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param(f"a\n{OPEN}\nb\n", 2, id="no end"),
        pytest.param(f"a\n\n{CLOSE}\n", 3, id="no start"),
        pytest.param(f"{CLOSE}\n{OPEN}\n{CLOSE}\n", 1, id="an end above the start"),
        pytest.param(f"{OPEN}\n{CLOSE}\n{OPEN}\n", 3, id="a start below the end"),
        pytest.param(f"{OPEN}\n{OTHER}\n{CLOSE}\n{CLOSE}\n", 1, id="another inside"),
        pytest.param(f"{OPEN}\n{CLOSE}\n{OTHER}\n{CLOSE}\n{CLOSE}\n", 5,
            id="an end below another block"),
        pytest.param(f"{OTHER}\n{OPEN}\n{CLOSE}\n", 1, id="another without an end"),
        pytest.param(f"{OPEN}\n{CLOSE}\n{OTHER}\n", 3, id="another at the end"),
        pytest.param(f"{OPEN}\nb {CLOSE}\n", 1, id="an end with text on its line"),
        pytest.param(f"a\n{HUNK}b\n", 3, id="one side lost its end"),
        pytest.param(f"{OPEN}\n<<<<<<< HEAD\nx\n=======\ny\n{CLOSE}\n>>>>>>> p\n", 1,
            id="one side lost its end below"),
    ],
)  # fmt: skip
def test_a_mark_without_its_partner_stops_everything(text, line):
    with pytest.raises(NotEditableError, match=rf"Daily/2026-11-22\.md:{line}: "):
        today(text)
    with pytest.raises(NotEditableError, match=rf"^line {line}: "):
        place(text, "## Network", "\n")


def test_a_fence_opened_in_the_block_stops_everything():
    found = digest(WORLD, SETTINGS, TODAY)
    text = f"{OPEN}\n- [x] done ^mdnet-0a1b2c3d\n~~~\n{CLOSE}\n"
    with pytest.raises(NotEditableError):
        write_digest(text, found, SETTINGS)


def test_a_block_that_would_break_its_marks_is_not_written():
    odd = digest(WORLD, SETTINGS, TODAY)._replace(notes=(CLOSE,))
    with pytest.raises(NotEditableError, match="between its marks"):
        write_digest(f"{OPEN}\n{CLOSE}\n", odd, SETTINGS)


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        pytest.param("", "b", "b", id="nothing here"),
        pytest.param("a", "", "a", id="nothing there"),
        pytest.param("ab", "ab", "ab", id="the same"),
        pytest.param("abc", "ac", "abc", id="more here"),
        pytest.param("ac", "abc", "abc", id="more there"),
        pytest.param("axc", "ayc", "a<x=y>c", id="different"),
    ],
)
def test_what_both_sides_have_around_the_block(ours, theirs, expected):
    hunk = Segment(1, (), (), (), ("<", "=", ">"))
    assert "".join(residue(hunk, tuple(ours), tuple(theirs))) == expected


def test_nothing_due():
    assert today("", network()).text == (
        "## Network\n<!-- mdnet:today -->\nNothing due today.\n<!-- /mdnet -->\n"
    )


def test_nothing_due_any_more():
    done = [promise("send the growth-chart paper", "x", made="2026-11-20")]
    text = today(BLOCK, network(person("Maria Alvarez", tasks=done))).text
    assert text.splitlines()[2:] == ["Nothing due today.", "<!-- /mdnet -->"]
    assert today(text).text == BLOCK


def test_a_promise_of_someone_unknown_counts_as_edited_and_stays():
    assert "growth-chart paper" in today(BLOCK, network()).text


def test_a_note_without_a_heading_setting():
    plain = Settings(digest=DigestSettings(heading=""))
    text = today("Hi\n", network(), plain).text
    assert [line for line in text.splitlines() if line] == [
        "Hi", "<!-- mdnet:today -->", "Nothing due today.", "<!-- /mdnet -->"
    ]  # fmt: skip
    assert today(text, network(), plain).text == text


def test_the_items_in_a_note():
    text = BLOCK.replace("[ ]", "[x]", 1) + "\n- [>] moved ^mdnet-0a1b2c3d\n"
    found = [(item.id, item.mark, item.touched) for item in block_items(text, SETTINGS)]
    assert found == [
        (MARIA, "x", True),
        (PRIYA, " ", False),
        (TOM, " ", False),
        ("0a1b2c3d", ">", True),
    ]


def test_the_items_in_a_note_without_a_block():
    found = block_items(f"- [x] a ^mdnet-{JOAN} sent\n", SETTINGS)
    assert found[0].is_answered


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("- met [[A]]: x\nNothing due today.\n", id="a bullet above"),
        pytest.param("Nothing due today.\n- met [[A]]: x\n", id="a bullet below"),
        pytest.param("> [!info]- What comes up\n> - 2 Dec: Match Day\n"
            "- met [[A]]: x\n", id="a bullet below the list"),
        pytest.param("This week: 1 of 1 follow-up.\n- met [[A]]: x\n",
            id="a bullet below the week"),
    ],
)  # fmt: skip
def test_nothing_due_stands_apart_from_the_words_of_the_user(text):
    after = today(f"{OPEN}\n{text}{CLOSE}\n", network()).text
    lines = f"{OPEN}\nNothing due today.\n\n- met [[A]]: x\n{CLOSE}\n"
    assert after == lines
    assert today(after, network()).text == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("> - 2 Dec: Match Day\nmine\n", "> - 2 Dec: Match Day "
            "(date extrapolated: check nrmp.org)\n\nmine\n", id="list"),
        pytest.param("This week: 1 of 2 follow-ups, 0 of 1 career chat.\nmine\n",
            "This week: 1 of 2 follow-ups, 0 of 1 career chat.\n\nmine\n", id="week"),
        pytest.param("mine\nThis week: 1 of 2 follow-ups, 0 of 1 career chat.\n",
            f"^mdnet-{TOM}\n\nmine\n\n> [!info]- Later", id="items"),
    ],
)  # fmt: skip
def test_a_blank_line_stands_around_what_mdnet_says(before, after):
    text = today(f"{OPEN}\n{before}{CLOSE}\n").text
    assert after in text
    assert today(text).text == text


def test_words_below_a_line_that_is_gone_do_not_join_the_item():
    small = network(person("Maria Alvarez", tasks=[promise("call", due="2026-11-20")]))
    week = "This week: 1 of 1 follow-up.\n"
    text = today(f"{OPEN}\n{week}mine\n{CLOSE}\n", small).text
    assert text.splitlines()[2:] == ["", "mine", CLOSE]
    assert today(text, small).text == text
    item = f"- [x] yes ^mdnet-{JOAN}"
    text = today(f"{OPEN}\n{week}{item}\n{CLOSE}\n", small).text
    assert text.splitlines()[2:] == [item, CLOSE]


def test_a_full_name_in_the_words_of_a_promise_is_linked_in_place():
    names = ("Ana Lima", "Greta Lind", "Ife Balogun", "Joan Wu")
    tasks = [(n, [promise(f"mail {n}", due="2026-11-20")]) for n in names]
    found = network(*(person(name, tasks=task) for name, task in tasks))
    text = today("", found).text
    assert "- [ ] **Mail** [[Greta Lind]]: due Fri 20 Nov, overdue ^mdnet-" in text
    assert "\n> - mail [[Joan Wu]], due since 20 Nov\n" in text
    assert today(text, found).text == text


def many(count, due):
    tasks = [promise("call", due=due)]
    return network(*(person(f"P{n:02}", tasks=tasks) for n in range(count)))


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param(many(5, "2026-11-20"), ["> [!info]- Later: 2 more",
            "> - [[P03]]: call, due since 20 Nov",
            "> - [[P04]]: call, due since 20 Nov"],
            id="later only"),
        pytest.param(many(7, "2026-11-20"), ["> [!info]- Later: 4 more",
            "> - [[P03]]: call, due since 20 Nov",
            "> - [[P04]]: call, due since 20 Nov",
            '> - and 2 more: mdnet today --all'], id="too many later"),
        pytest.param(many(6, "2026-11-25"), ["> [!info]- What comes up",
            *(f"> - [[P{n:02}]]: call, by Wed" for n in range(5)),
            '> - and 1 more coming up: mdnet today --all'], id="too many coming"),
        pytest.param(many(2, "2026-11-20"), [], id="neither"),
    ],
)  # fmt: skip
def test_the_list_of_what_did_not_fit(found, expected):
    two = SETTINGS.digest._replace(later_lines=2)
    assert callout_lines(digest(found, SETTINGS, TODAY), two, "-") == expected


@pytest.mark.parametrize(
    ("basis", "expected"),
    [
        ("published", "> - 2 Dec: Match Day"),
        ("extrapolated", "> - 2 Dec: Match Day (date extrapolated: check nrmp.org)"),
    ],
)
def test_a_date_that_is_a_guess_says_so(basis, expected):
    event = SeasonEvent(day("2026-12-02"), "Match Day", basis, "nrmp.org", "S.md")
    found = digest(network(), SETTINGS, TODAY)._replace(season=(event,))
    assert callout_lines(found, SETTINGS.digest, "")[1] == expected


@pytest.mark.parametrize(
    ("targets", "expected"),
    [
        pytest.param(Weekly(1, 2, 1), ["This week: 1 of 2 follow-ups, 0 of 1 career "
            "chat."], id="both"),
        pytest.param(Weekly(1, 1, 0), ["This week: 1 of 1 follow-up."], id="one"),
        pytest.param(Weekly(0, 0, 2), ["This week: 0 of 2 career chats."], id="other"),
        pytest.param(Weekly(0, 0, 0), [], id="none"),
    ],
)  # fmt: skip
def test_the_week_in_figures(targets, expected):
    of = person("A", log("2026-11-20", "email"), role="attending")
    found = network(of, profile=Profile("Me.md", pgy=2))
    shown = digest(found, Settings(weekly=targets), TODAY)
    assert closing_lines(shown) == expected


def test_more_than_the_target_is_the_target():
    days = [log(f"2026-11-{n}", "email", "career chat") for n in (17, 18, 20)]
    of = person("A", *days, role="attending")
    found = network(of, profile=Profile("Me.md", pgy=2))
    assert closing_lines(digest(found, SETTINGS, TODAY)) == [
        "This week: 2 of 2 follow-ups, 1 of 1 career chat."
    ]


def test_what_is_held_stands_before_the_week():
    shown = digest(network(), SETTINGS, TODAY)._replace(notes=("SOAP until …",))
    assert closing_lines(shown) == ["SOAP until …"]


def test_a_name_of_two_people_is_linked_by_its_path():
    one = person("Ana Lima", tasks=[promise("call", due="2026-11-20")])
    two = person("Ana Lima")
    two = two._replace(contact=two.contact._replace(path="People/B/Ana Lima.md"))
    shown = digest(network(one, two), SETTINGS, TODAY)
    line = item_line(shown.items[0], shown)
    assert line.startswith("- [ ] **Call** [[People/Ana Lima|Ana Lima]]: due Fri")
    first = write_digest("", shown, SETTINGS)
    assert line in first


USER_LINES = st.sampled_from(
    [
        "- call mom", "A thought.", "> a quote", "> - a line of a list", "1. one",
        "## Tonight", "- [ ] my own task", "    indented", "\ttabbed", "======",
        "- [x] **Send** [[Maria Alvarez]] it ^mdnet-8baa7431 sent by mail",
        "- [-] **Nudge once** [[Priya Nair]]: no ^mdnet-ca1222a4",
        "- [ ] **Call** [[Tom Reed]] instead ^mdnet-3d5214a0",
        "- 08:00 met [[Sam Ortiz]]: clinic", "é ü 漢字", "| a | b |",
    ]
)  # fmt: skip
GENERATED = BLOCK.splitlines()


@st.composite
def notes(draw):
    """A note with the block, in which lines were added, answered and taken out."""
    lines = list(draw(st.lists(USER_LINES, max_size=4)))
    for line in GENERATED:
        is_mark = line in (OPEN, CLOSE)
        if not is_mark and draw(st.integers(0, 9)) == 0:
            continue
        if line.startswith("- [ ]") and draw(st.booleans()):
            line = line.replace("[ ]", draw(st.sampled_from(["[x]", "[-]", "[>]"])))
            line += draw(st.sampled_from(["", " yes", " 2026-12-01"]))
        lines.append(line)
        if draw(st.integers(0, 4)) == 0:
            lines += draw(st.lists(USER_LINES, max_size=2))
    return lines


def mine(lines):
    """The user's lines: not blank, not as mdnet wrote them."""
    generated = {*GENERATED, "Nothing due today."}
    return [line for line in lines if line.strip() and line not in generated]


def text_of(lines, newline="\n"):
    return "".join(line + newline for line in lines)


@settings(max_examples=40, deadline=None)
@given(notes(), st.sampled_from(["\n", "\r\n"]))
def test_no_line_of_the_users_is_lost_and_twice_is_once(lines, newline):
    before = text_of(lines, newline)
    after = today(before).text
    kept = [line.rstrip("\r\n") for line in lines_of(after)]
    assert [line for line in mine(lines) if line not in kept] == []
    assert (kept.count(OPEN), kept.count(CLOSE)) == (1, 1)
    assert today(after).text == after


def conflict(ours, theirs):
    """What git leaves of two notes added apart: their common ends, one hunk between."""
    start = 0
    while start < min(len(ours), len(theirs)) and ours[start] == theirs[start]:
        start += 1
    end = 0
    while (
        end < min(len(ours), len(theirs)) - start
        and ours[len(ours) - 1 - end] == theirs[len(theirs) - 1 - end]
    ):
        end += 1
    if start == len(ours) == len(theirs):
        return ours
    mine, yours = ours[start : len(ours) - end], theirs[start : len(theirs) - end]
    hunk = ["<<<<<<< HEAD", *mine, "=======", *yours, ">>>>>>> phone"]
    return [*ours[:start], *hunk, *ours[len(ours) - end :]]


@settings(max_examples=40, deadline=None)
@given(notes(), notes())
def test_a_conflict_of_two_devices_loses_nothing(ours, theirs):
    after = today(text_of(conflict(ours, theirs))).text
    kept = after.splitlines()
    wanted = {*mine(ours), *mine(theirs)}
    assert [line for line in sorted(wanted) if line not in kept] == []
    assert (kept.count(OPEN), kept.count(CLOSE)) == (1, 1)
    assert today(after).text == after


def union(ours, theirs):
    """The same two notes as git's union merge leaves them: both sides, no markers."""
    left = conflict(ours, theirs)
    return [line for line in left if line[:7] not in ("<<<<<<<", "=======", ">>>>>>>")]


@settings(max_examples=40, deadline=None)
@given(notes(), notes())
def test_a_union_of_two_devices_loses_nothing(ours, theirs):
    after = today(text_of(union(ours, theirs))).text
    kept = after.splitlines()
    assert [line for line in mine([*ours, *theirs]) if line not in kept] == []
    assert (kept.count(OPEN), kept.count(CLOSE)) == (1, 1)
    assert today(after).text == after


@settings(max_examples=40, deadline=None)
@given(notes(), notes())
def test_two_blocks_in_a_note_become_one(first, second):
    after = today(text_of([*first, "", *second])).text
    kept = after.splitlines()
    assert [line for line in mine([*first, *second]) if line not in kept] == []
    assert (kept.count(OPEN), kept.count(CLOSE)) == (1, 1)
    assert today(after).text == after


@pytest.mark.parametrize(
    ("status", "line"),
    [
        (
            "agreed",
            "Letters for [[Cardiology]]: 1 of 1 agreed, next step: packet by 12 May "
            "(date extrapolated: check aamc.org).",
        ),
        ("outcome_told", "Letters for [[Cardiology]]: 1 of 1 agreed."),
    ],
)
def test_applications_have_a_line_and_it_is_known_as_mdnets(status, line):
    found = letter_world(
        person("Maria"),
        applications=(CARDIOLOGY._replace(slots=("pd",)),),
        letters=[letter("Maria", status, "pd")],
    )
    told = digest(found, SETTINGS, day("2026-11-22"))
    assert closing_lines(told) == [line]
    assert is_lone_line(line)
    before = write_digest("", told, SETTINGS)
    assert write_digest(before, told, SETTINGS) == before


def test_an_application_a_long_way_off_has_no_line():
    told = digest(letter_world(), SETTINGS, day("2026-06-01"))
    assert told.letters == ()
