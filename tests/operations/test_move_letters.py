"""A letter goes on by a tick in the digest."""

import pytest

from mdnet.errors import VaultError
from mdnet.model.answer import Answer, Verdict
from mdnet.model.network import Network
from mdnet.model.settings import Settings
from mdnet.model.task import Task
from mdnet.operations.move_letters import move_letters, moved_text
from mdnet.operations.take_in import taken_in
from mdnet.rules.letters import letter_item_id
from mdnet.rules.promises import occurrences
from tests.letters.world import day, letter, person, world

TODAY = day("2027-06-30")
NOTE = "---\ntype: letter\nstatus: {}\nasked_on:\nthanked_on:\n---\nMine.\n"


def answered(
    network: Network, step: str, verdict: Verdict = "done", on: str = "2027-06-29"
) -> Network:
    key = letter_item_id(step, "Helen", "Cardiology")
    return network._replace(
        answers={**network.answers, key: Answer(key, verdict, day(on))}
    )


def there(status: str) -> Network:
    return world(person("Helen"), letters=[letter("Helen", status, "pd")])


@pytest.mark.parametrize(
    ("status", "step", "after"),
    [
        ("idea", "ask", "status: asked\nasked_on: 2027-06-29\nthanked_on:\n"),
        (
            "agreed",
            "packet",
            "status: packet_sent\nasked_on:\nthanked_on:\npacket_on: 2027-06-29\n",
        ),
        (
            "packet_sent",
            "request",
            "status: request_sent\nasked_on:\nthanked_on:\nrequested_on: 2027-06-29\n",
        ),
        ("uploaded", "thank", "status: thanked\nasked_on:\nthanked_on: 2027-06-29\n"),
        (
            "thanked",
            "tell",
            "status: outcome_told\nasked_on:\nthanked_on:\n"
            "outcome_told_on: 2027-06-29\n",
        ),
    ],
)
def test_a_tick_moves_the_letter_on(status, step, after):
    found = move_letters(
        answered(there(status), step), TODAY, lambda _: NOTE.format(status)
    )
    (change,) = found.changes
    assert change.path == "Letter Helen, Cardiology.md"
    assert change.text == f"---\ntype: letter\n{after}---\nMine.\n"
    assert found.network.letters[0].status in after
    assert found.problems == ()


@pytest.mark.parametrize(
    "network",
    [
        there("idea"),
        answered(there("idea"), "ask", "skipped"),
        answered(there("idea"), "ask", on="2027-07-01"),
        answered(there("asked"), "ask"),
        answered(there("uploaded"), "ask"),
        answered(there("declined"), "packet"),
        answered(world(letters=[letter("Helen", "idea")]), "ask"),
        answered(
            world(person("Helen"), letters=[letter("Helen")], applications=()), "ask"
        ),
    ],
)
def test_what_is_past_or_not_done_stays(network):
    found = move_letters(network, TODAY, lambda _: NOTE)
    assert (found.changes, found.problems) == ((), ())
    assert found.network == network


def test_two_ticks_take_it_to_the_further_state():
    network = answered(answered(there("idea"), "ask", on="2027-06-20"), "packet")
    found = move_letters(network, TODAY, lambda _: NOTE.format("idea"))
    assert found.network.letters[0].status == "packet_sent"


def test_a_tick_does_not_take_the_day_that_the_note_has():
    helens = letter("Helen", "idea", "pd", asked_on="2027-06-01")
    network = answered(world(person("Helen"), letters=[helens]), "ask")
    text = NOTE.format("idea").replace("asked_on:", "asked_on: 2027-06-01")
    (change,) = move_letters(network, TODAY, lambda _: text).changes
    assert "status: asked\nasked_on: 2027-06-01\n" in change.text


@pytest.mark.parametrize("written", ["31/12/2026", "[2026-10-05]", "soon"])
def test_a_day_that_cannot_be_read_is_not_written_over(written):
    text = NOTE.format("idea").replace("asked_on:", f"Asked_on: {written}")
    found = move_letters(answered(there("idea"), "ask"), TODAY, lambda _: text)
    assert found.changes == ()
    (problem,) = found.problems
    assert "`asked_on` has something that is no date (YYYY-MM-DD)" in problem
    helens = there("idea").letters[0]
    on = day("2027-06-02")
    assert "Asked_on: 2027-06-02\n" in moved_text(text, helens, "asked", on, TODAY)


def test_a_note_that_says_so_already_is_left_alone():
    text = NOTE.replace("{}", "asked").replace("asked_on:", "asked_on: 2027-06-29")
    found = move_letters(answered(there("idea"), "ask"), TODAY, lambda _: text)
    assert (found.changes, found.problems) == ((), ())


def test_a_note_that_cannot_be_changed_is_a_problem_and_stops_nothing():
    def read(path: str) -> str:
        raise VaultError("gone")

    found = move_letters(answered(there("idea"), "ask"), TODAY, read)
    assert found.problems == (
        "Letter Helen, Cardiology.md: the letter stays as it is: gone",
    )
    assert found.network.letters[0].status == "idea"


def test_promises_and_letters_are_taken_in_together():
    """Both may stand in one note: one change, from what it was to what it will be."""
    path, text = (
        "Letter Helen, Cardiology.md",
        NOTE.format("idea") + "\n- [ ] send [[Helen]] it\n",
    )
    task = Task(path, 9, " ", "send [[Helen]] it", links=("Helen",))
    network = answered(there("idea"), "ask")
    helen = network.people[0]._replace(tasks=(task,))
    (_, occurrence) = next(occurrences(helen))
    key = occurrence.item_id("Helen")
    answers = {**network.answers, key: Answer(key, "done", day("2027-06-29"))}
    network = network._replace(people=(helen,), answers=answers)
    found = taken_in(network, Settings(), TODAY, lambda _: text)
    (change,) = found.changes
    assert change.before == text
    assert "status: asked\nasked_on: 2027-06-29\n" in change.text
    assert "- [x] send [[Helen]] it ✅ 2027-06-29\n" in change.text
    assert found.network.letters[0].status == "asked"
