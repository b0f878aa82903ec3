"""An agenda over any text: nothing of it is lost, and mdnet reads what was meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mdnet.agenda.line import AgendaLine
from mdnet.errors import NotEditableError
from mdnet.model.agenda import Agenda
from mdnet.note.parse import parse
from mdnet.operations.agenda_block import Bullet, block_lines, bullet_line
from mdnet.operations.agenda_text import new_note
from mdnet.operations.write_agenda import agenda_path, rewrite_agenda
from tests.agenda.world import ME, SETTINGS, TODAY, TOM, network, network_of, plan

PATH = "Agendas/2026-11-27 Tom Reed.md"
PLAN = plan(network(People__Tom_Reed=TOM, Me=ME), path=PATH)
ODD = st.text(st.sampled_from("a[]x #^~`-*>%<!&|(){}\\\"'\n\r\t:é📅2026")) | st.text()


@given(ODD, ODD, ODD, ODD)
def test_whatever_the_vault_says_a_new_note_is_whole(goal, update, question, name):
    tom = TOM + f"\n## Q\n\n- [ ] {question} #question\n- [ ] {update}\n"
    me = ME.replace("name: Leila", f"name: {name} Leila")
    me = me.replace("Find a", goal).replace("Poster", update)
    found = plan(network(People__Tom_Reed=tom, Me=me), path=PATH)
    text = new_note(found)
    note = parse(PATH, text, SETTINGS)
    assert isinstance(note.record, Agenda)
    assert (note.record.contact, note.record.day) == ("Tom Reed", found.on)
    assert [point.text for point in note.record.section("Notes")] == [
        "Met [[Tom Reed]]"
    ]
    assert note.tasks == ()
    assert note.entries == ()
    assert [f for f in note.findings if f.severity == "error"] == []
    assert rewrite_agenda(found, PATH, text) == ()


@given(st.lists(ODD, max_size=6))
def test_the_users_lines_stay_and_twice_is_once(mine):
    lines = new_note(PLAN).split("\n")
    for number, text in enumerate(mine):
        lines.insert(len(lines) - 1 - number * 4, text)
    before = "\n".join(lines)
    try:
        after = written(before)
    except NotEditableError:
        return
    left = iter(after.split("\n"))
    kept = [line for text in mine for line in text.split("\n")]
    assert all(line in after.split("\n") for line in kept)
    assert all(any(line == other for other in left) for line in _users(before))
    assert written(after) == after


def _users(text: str) -> list[str]:
    return [line for line in text.split("\n") if "^ag-" not in line and line]


def written(text: str) -> str:
    changes = rewrite_agenda(PLAN, PATH, text)
    return getattr(changes[0], "text", "") if changes else text


BULLETS = [Bullet(f"0000000{n}", f"line {n}") for n in range(1, 4)]


def lines_of(*texts: str) -> list[str]:
    return [f"{text}\n" for text in texts]


ONE, TWO, THREE = (bullet_line("updates", bullet) for bullet in BULLETS)


def block(*lines: str, elsewhere: frozenset[str] = frozenset()) -> list[str]:
    found = block_lines("updates", lines_of(*lines), BULLETS, elsewhere, "\n")
    return [line.removesuffix("\n") for line in found]


def test_new_lines_come_first_where_there_was_none_of_ours():
    assert block() == [ONE, TWO, THREE]
    assert block("- mine") == [ONE, TWO, THREE, "- mine"]


def test_they_take_the_places_of_untouched_ones():
    assert block(THREE, "- mine", ONE) == [ONE, "- mine", TWO, THREE]
    old = bullet_line("updates", Bullet("99999999", "gone"))
    assert block(old, "- mine", old) == [ONE, "- mine", TWO, THREE]


def test_what_is_elsewhere_is_not_said_again():
    assert block(elsewhere=frozenset({"00000002"})) == [ONE, THREE]


def test_a_line_of_another_block_is_the_users():
    other = bullet_line("goals", BULLETS[0])
    assert block(other) == [TWO, THREE, other]


def test_a_name_that_is_taken_gets_a_number():
    taken = {"Agendas/2026-11-22 A-B.md", "Agendas/2026-11-22 (2) A-B.md"}
    assert agenda_path("A/B", TODAY, "Agendas", taken.__contains__) == (
        "Agendas/2026-11-22 (3) A-B.md"
    )
    long = agenda_path("x" * 300, TODAY, "", lambda path: "(" not in path)
    assert long.startswith("2026-11-22 (2) xxx")
    assert agenda_path("A", TODAY, "", lambda _: False) == "2026-11-22 A.md"


def test_more_updates_than_a_phone_shows():
    many = "".join(f"- 2026-10-{day:02} news {day}\n" for day in range(1, 12))
    text = new_note(plan(network(People__Tom_Reed=TOM, Me=ME + many)))
    assert "- 11 Oct: news 11 ([[Me]]) ^ag-" in text
    assert "- 4 Oct: news 4 ([[Me]]) ^ag-" in text
    assert "news 3 " not in text.split("## Updates")[1]
    assert "- and 4 more since 18 Aug ^ag-" in text


def test_a_namesake_is_linked_by_path():
    notes = {"People/Tom Reed.md": TOM, "Other/Tom Reed.md": TOM}
    found = network_of(notes)
    text = new_note(plan(found))
    assert 'contact: "[[Other/Tom Reed|Tom Reed]]"\n' in text
    assert "- [ ] Met [[Other/Tom Reed|Tom Reed]]\n" in text


def test_words_that_would_break_the_marks_are_not_written():
    bad = PLAN._replace(goals=(AgendaLine("a <!-- b", "00000000"),))
    with pytest.raises(NotEditableError, match=r"Agendas.*mdnet:goals cannot be"):
        rewrite_agenda(bad, PATH, new_note(PLAN))
