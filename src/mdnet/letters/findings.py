"""What is wrong with letters and applications; for `mdnet check`.

======  ==================================================================
LTR001  the status lies behind what the note's own days say
LTR002  a day before that of an earlier state
LTR003  a day that has not come yet
LTR004  a letter without a writer or an application of the vault
LTR005  a second letter of one writer for an application
LTR006  more letters than the portal takes
LTR007  an imported letter without the year of its upload
LTR008  requested, and nothing said of waiving
LTR009  needed by another day than its application says
======  ==================================================================
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from mdnet.letters.coverage import Coverage, coverages
from mdnet.model.finding import Finding, Severity
from mdnet.model.letter import DAY_OF_STATE, Letter, rank_of
from mdnet.model.network import Network
from mdnet.model.settings import Settings

# How far a letter is that has this day.
_PROVEN = {key: rank_of(state) for state, key in DAY_OF_STATE.items()}


class _Known(NamedTuple):
    """The paths of what a letter may link."""

    people: frozenset[str]
    applications: frozenset[str]


def letter_findings(
    network: Network, settings: Settings, today: date
) -> tuple[Finding, ...]:
    """LTR001 to LTR009, by path."""
    known = _Known(
        frozenset(person.contact.path for person in network.people),
        frozenset(application.path for application in network.applications),
    )
    found = [
        finding
        for letter in network.letters
        for finding in _of_letter(letter, known, today)
    ]
    for coverage in coverages(network, settings.letters, today):
        found += _of_application(coverage)
    return tuple(sorted(found))


def _of_letter(letter: Letter, known: _Known, today: date) -> Iterator[Finding]:
    yield from _backward(letter)
    yield from _days(letter, today)
    yield from _links(letter, known)
    if letter.status == "imported" and letter.first_year is None:
        text = "an imported letter keeps the year of its upload: set `year`"
        yield _finding(letter, "LTR007", "info", text)
    requested = rank_of("request_sent") <= letter.rank and not letter.is_out
    if requested and letter.waived is None and letter.status != "imported":
        text = "set `waived`: whether you waived the right to see it, yes or no"
        yield _finding(letter, "LTR008", "info", text)


def _backward(letter: Letter) -> Iterator[Finding]:
    """LTR001: say, `asked` with a day of upload."""
    if letter.is_out or letter.status == "imported":
        return
    reached = [(rank, key) for key, rank in _PROVEN.items() if getattr(letter, key)]
    rank, key = max(reached, default=(0, ""))
    if rank > letter.rank and key:
        text = (
            f"the status is {letter.status}, but {key} is {getattr(letter, key)}: set "
            "the status on, or take the day away"
        )
        yield _finding(letter, "LTR001", "warning", text)


def _days(letter: Letter, today: date) -> Iterator[Finding]:
    """LTR002, LTR003: the days in the order of the states, none of them to come."""
    last = ("", date.min)
    for key in dict.fromkeys(DAY_OF_STATE.values()):
        day: date | None = getattr(letter, key)
        if day is None:
            continue
        if day > today:
            text = f"{key} is {day}, which has not come yet: correct the day"
            yield _finding(letter, "LTR003", "warning", text)
        if day < last[1]:
            text = f"{key} is {day}, before {last[0]} ({last[1]}): correct one of them"
            yield _finding(letter, "LTR002", "warning", text)
        last = max(last, (key, day), key=lambda pair: pair[1])


def _links(letter: Letter, known: _Known) -> Iterator[Finding]:
    """LTR004: a writer who is no person, an application that is none."""
    if letter.writer_path not in known.people:
        named = f"“{letter.writer}” is" if letter.writer else "`writer` is"
        text = f'{named} no person of the vault: link one, "[[Name]]"'
        yield _finding(letter, "LTR004", "warning", text)
    if letter.application_path not in known.applications:
        named = (
            f"“{letter.application}” is" if letter.application else "`application` is"
        )
        text = f'{named} no application of the vault: link one, "[[Name]]"'
        yield _finding(letter, "LTR004", "warning", text)


def _of_application(found: Coverage) -> Iterator[Finding]:
    """LTR005, LTR006, LTR009."""
    first: dict[str, Letter] = {}
    alive = [row.letter for row in found.rows if not row.letter.is_out]
    for letter in sorted(alive, key=lambda each: each.path):
        other = first.setdefault(letter.writer_path or letter.path, letter)
        if other is not letter:
            text = f"{other.name} is of the same writer for the same application"
            yield _finding(letter, "LTR005", "warning", text)
    planned = sum(letter.is_promised for letter in alive)
    if planned > found.at_most:
        path, name = found.application.path, found.application.name
        text = f"{name} has {planned} letters, and takes {found.at_most} at most"
        yield Finding(path, 1, 1, "LTR006", "warning", text)
    if found.is_pending:
        yield from _other_days(found)


def _other_days(found: Coverage) -> Iterator[Finding]:
    """LTR009: the day was counted back from a season that has changed since."""
    deadline = found.deadline
    for row in found.rows if deadline else ():
        letter = row.letter
        waits = not letter.is_out and not letter.is_in_hand
        if deadline and waits and letter.need_by and letter.need_by > deadline.need_by:
            text = (
                f"need_by is {letter.need_by}, but {found.application.name} needs it "
                f"by {deadline.need_by} ({deadline.because}): correct the day, or "
                "leave it empty to go by the application"
            )
            yield _finding(letter, "LTR009", "warning", text)


def _finding(letter: Letter, code: str, severity: Severity, text: str) -> Finding:
    return Finding(letter.path, 1, 1, code, severity, text)
