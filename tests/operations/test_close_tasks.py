"""A tick in the digest ticks the task that it stands for."""

from mdnet.errors import VaultError
from mdnet.model.answer import Answer
from mdnet.model.change import Rewrite
from mdnet.note.assemble import assemble
from mdnet.note.parse import parse
from mdnet.operations.close_tasks import Closed, close_tasks, closings
from mdnet.rules import items
from tests.operations.world import SETTINGS, TODAY
from tests.rules.people import day

PATH = "People/Maria Alvarez.md"
NOTE = (
    "---\ntype: contact\n---\n## Log\n"
    "- 2026-11-20 met: rounds\n"
    "\t- [ ] send the growth-chart paper\n"
    "- [ ] call her 📅 2026-11-21\n"
)


def network(text=NOTE, *more):
    notes = [parse(PATH, text, SETTINGS)]
    notes += [parse(path, other, SETTINGS) for path, other in more]
    return assemble(notes)[0]


def ticked(found, *actions, on="2026-11-22"):
    """The network with the items of these actions answered as done."""
    ids = [i.id for i in items(found, SETTINGS, TODAY) if i.action in actions]
    answers = {one: Answer(one, "done", day(on)) for one in ids}
    return found._replace(answers=answers)


def test_the_task_is_ticked_with_the_day_of_the_answer():
    found = ticked(network(), "Send", on="2026-11-21")
    after = NOTE.replace("[ ] send the growth-chart paper",
                         "[x] send the growth-chart paper ✅ 2026-11-21")  # fmt: skip
    closed = close_tasks(found, SETTINGS, TODAY, lambda path: NOTE)
    assert closed == Closed((Rewrite(PATH, NOTE, after),))


def test_two_tasks_of_a_note_are_one_change():
    closed = close_tasks(ticked(network(), "Send", "Call"), SETTINGS, TODAY,
                         lambda path: NOTE)  # fmt: skip
    assert [change.text.count("[x]") for change in closed.changes] == [2]


def test_a_task_that_moved_is_found_by_its_words():
    moved = NOTE.replace("## Log", "My own words.\n\n## Log")
    closed = close_tasks(ticked(network(), "Call"), SETTINGS, TODAY, lambda path: moved)
    assert closed.changes[0].text == moved.replace(
        "- [ ] call her 📅 2026-11-21", "- [x] call her 📅 2026-11-21 ✅ 2026-11-22"
    )


def test_of_equal_tasks_the_one_where_it_was_is_ticked():
    twice = NOTE + "- [ ] call her 📅 2026-11-21\n"
    closed = close_tasks(ticked(network(), "Call"), SETTINGS, TODAY, lambda path: twice)
    assert closed.changes[0].text.splitlines()[6] == (
        "- [x] call her 📅 2026-11-21 ✅ 2026-11-22"
    )


def test_a_task_that_is_gone_is_left_alone():
    closed = close_tasks(
        ticked(network(), "Call"), SETTINGS, TODAY, lambda path: "## Log\n"
    )
    assert closed == Closed(())


def test_a_note_that_cannot_be_written_is_a_sentence():
    def read(path):
        raise VaultError("the disk is gone")

    closed = close_tasks(ticked(network(), "Call"), SETTINGS, TODAY, read)
    assert closed == Closed(
        (), (f"{PATH}: the promise stays open there: the disk is gone",)
    )


def test_a_task_that_cannot_be_ticked_is_a_sentence():
    text = NOTE + "- [ ] write to her 🔁 every full moon 📅 2026-11-21\n"
    closed = close_tasks(ticked(network(text), "Write"), SETTINGS, TODAY,
                         lambda path: text)  # fmt: skip
    assert closed.changes == ()
    assert "every full moon" in closed.problems[0]


def test_what_is_not_answered_is_not_ticked():
    assert closings(network(), TODAY) == ()


def test_a_tick_of_tomorrow_does_not_count_today():
    assert closings(ticked(network(), "Call", on="2026-11-23"), TODAY) == ()


def test_a_promise_to_two_people_is_ticked_once_with_the_first_answer():
    other = ("People/Sam Ortiz.md", "---\ntype: contact\n---\n")
    meeting = (
        "Daily/2026-11-20.md",
        "- [ ] send [[Maria Alvarez]] and [[Sam Ortiz]] the rota 📅 2026-11-21\n",
    )
    found = network("---\ntype: contact\n---\n", other, meeting)
    days = {"Sam Ortiz": "2026-11-21", "Maria Alvarez": "2026-11-22"}
    answers = {
        item.id: Answer(item.id, "done", day(days[item.person_name]))
        for item in items(found, SETTINGS, TODAY)
    }
    shown = [
        (closing.task.path, closing.day)
        for closing in closings(found._replace(answers=answers), TODAY)
    ]
    assert shown == [("Daily/2026-11-20.md", day("2026-11-21"))]


def test_a_closed_task_is_not_closed_again():
    found = ticked(network(), "Call")
    done = network(NOTE.replace("[ ] call her", "[x] call her"))
    assert closings(done._replace(answers=found.answers), TODAY) == ()


def test_a_recurring_task_without_a_date_is_ticked_once():
    text = "---\ntype: contact\n---\n- [ ] send an update 🔁 every week\n"
    (first,) = close_tasks(
        ticked(network(text), "Send"), SETTINGS, TODAY, lambda path: text
    ).changes
    answers = ticked(network(text), "Send").answers
    again = network(first.text)._replace(answers=answers)
    assert close_tasks(again, SETTINGS, TODAY, lambda path: first.text) == Closed(())
