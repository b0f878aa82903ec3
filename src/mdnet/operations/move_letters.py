"""A letter goes on to its next state: by hand, or by a tick in the digest."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, NamedTuple

from mdnet.errors import NotEditableError, VaultError
from mdnet.letters.moves import is_allowed, properties
from mdnet.model.change import Rewrite
from mdnet.model.letter import Letter, rank_of
from mdnet.model.network import Network
from mdnet.rules.letters import letter_item_id

# What a tick of an item makes of the letter; "hear" and reminders change nothing.
STATE_OF_STEP = {
    "ask": "asked",
    "packet": "packet_sent",
    "request": "request_sent",
    "thank": "thanked",
    "tell": "outcome_told",
}


class Moved(NamedTuple):
    """The letters' notes rewritten, and the network as it then is.

    `problems` are sentences about notes that do not allow it.
    """

    changes: tuple[Rewrite, ...]
    network: Network
    problems: tuple[str, ...] = ()


def moved_text(
    text: str, letter: Letter, state: str, on: date | None, today: date
) -> str:
    """The letter's note with its new state and the day of it.

    Raises:
        NotEditableError: the properties cannot be changed, or the day is wrong.
    """
    # Only a run that moves a letter edits properties: five modules less for the others.
    from mdnet.note.properties import set_property  # noqa: PLC0415

    for key, value in properties(letter, state, on, today):
        text = set_property(text, key, value)
    return text


def move_letters(network: Network, today: date, read: Callable[[str], str]) -> Moved:
    """The letters whose items were ticked up to `today`, gone on by that.

    Only forward: what the note says already, or is past, stays. `read` gives a note's
    text by its path.
    """
    changes: list[Rewrite] = []
    problems: list[str] = []
    letters = list(network.letters)
    for place, letter in enumerate(letters) if network.answers else ():
        for state, day in _reached(letter, network, today):
            try:
                before = read(letter.path)
                after = moved_text(before, letter, state, day, today)
            except (NotEditableError, VaultError) as error:
                problems.append(f"{letter.path}: the letter stays as it is: {error}")
                continue
            if after != before:
                changes.append(Rewrite(letter.path, before, after))
            letters[place] = _as(letter, state, day, today)
    return Moved(
        tuple(changes), network._replace(letters=tuple(letters)), tuple(problems)
    )


def _reached(
    letter: Letter, network: Network, today: date
) -> Iterator[tuple[str, date]]:
    """The furthest state that was ticked, and the day; nothing for none further."""
    writer = network.person_at(letter.writer_path)
    named = {a.path: a.name for a in network.applications}
    application = named.get(letter.application_path)
    if writer is None or application is None:
        return
    found = []
    for step, state in STATE_OF_STEP.items():
        key = letter_item_id(step, writer.contact.key, application)
        answer = network.answers.get(key)
        done = answer and answer.verdict == "done" and answer.day <= today
        further = rank_of(state) > letter.rank and is_allowed(letter.status, state)
        if answer and done and further:
            found.append((rank_of(state), state, answer.day))
    if found:
        _, state, day = max(found)
        yield state, day


def _as(letter: Letter, state: str, day: date, today: date) -> Letter:
    """The letter as its note then reads."""
    values: dict[str, Any] = dict(properties(letter, state, day, today))
    return letter._replace(**values)
