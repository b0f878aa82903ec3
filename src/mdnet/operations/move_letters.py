"""A letter goes on to its next state: by hand, or by a tick in the digest."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from mdnet.errors import NotEditableError, VaultError
from mdnet.letters.moves import is_allowed, properties
from mdnet.model.answer import Answer
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
    text: str,
    letter: Letter,
    state: str,
    on: date | None,
    today: date,
    ticked: date | None = None,
) -> str:
    """The letter's note with its new state and the day of it; see `moves.properties`.

    Raises:
        NotEditableError: the properties cannot be changed, the day is wrong, the status
            is none that mdnet knows, or the note has something for a day that is none
            and `on` does not replace it.
    """
    # Only a run that moves a letter edits properties: five modules less for the others.
    from mdnet.note.properties import has_value, set_property  # noqa: PLC0415

    _check_status(text, letter.path)
    for key, value in properties(letter, state, on, today, ticked):
        after = set_property(text, key, value)
        is_unasked = isinstance(value, date) and not (on or getattr(letter, key))
        if is_unasked and after != text and has_value(text, key):
            raise NotEditableError(
                f"`{key}` has something that is no date (YYYY-MM-DD): correct it, or "
                "name the day with `mdnet lor set … --on`"
            )
        text = after
    return text


def _check_status(text: str, path: str) -> None:
    from mdnet.note.frontmatter import read  # noqa: PLC0415
    from mdnet.note.record_letters import has_unknown_state  # noqa: PLC0415

    if has_unknown_state(read(text, path)):
        raise NotEditableError("`status` has no state of a letter: correct it first")


def move_letters(network: Network, today: date, read: Callable[[str], str]) -> Moved:
    """The letters whose items were ticked up to `today`, gone on by that.

    Only forward: what the note says already, or is past, stays. `read` gives a note's
    text by its path.
    """
    changes: list[Rewrite] = []
    problems: list[str] = []
    letters = list(network.letters)
    keys = _keys(network) if network.answers and letters else {}
    named = {a.path: a.name for a in network.applications}
    for place, letter in enumerate(letters) if keys else ():
        key = keys.get(letter.writer_path, "")
        application = named.get(letter.application_path, "")
        for state, day in _reached(letter, key, application, network.answers, today):
            try:
                before = read(letter.path)
                after = moved_text(before, letter, state, None, today, day)
            except (NotEditableError, VaultError) as error:
                problems.append(f"{letter.path}: the letter stays as it is: {error}")
                continue
            if after != before:
                changes.append(Rewrite(letter.path, before, after))
            letters[place] = _as(letter, state, day, today)
    return Moved(
        tuple(changes), network._replace(letters=tuple(letters)), tuple(problems)
    )


def _keys(network: Network) -> dict[str, str]:
    """The key of each writer, by the path of their note."""
    wanted = {letter.writer_path for letter in network.letters}
    return {
        person.contact.path: person.contact.key
        for person in network.people
        if person.contact.path in wanted
    }


def _reached(
    letter: Letter,
    writer: str,
    application: str,
    answers: Mapping[str, Answer],
    today: date,
) -> Iterator[tuple[str, date]]:
    """The furthest state that was ticked, and the day; nothing for none further.

    `writer` is the contact's key, `application` its name; empty for nobody, nothing.
    """
    if not (writer and application):
        return
    found = []
    for step, state in STATE_OF_STEP.items():
        answer = answers.get(letter_item_id(step, writer, application))
        done = answer and answer.verdict == "done" and answer.day <= today
        further = rank_of(state) > letter.rank and is_allowed(letter.status, state)
        if answer and done and further:
            found.append((rank_of(state), state, answer.day))
    if found:
        _, state, day = max(found)
        yield state, day


def _as(letter: Letter, state: str, day: date, today: date) -> Letter:
    """The letter as its note then reads."""
    values: dict[str, Any] = dict(properties(letter, state, None, today, day))
    return letter._replace(**values)
