"""What to bring up about letters when one meets a possible writer."""

from collections.abc import Iterator, Sequence
from datetime import date

from mdnet.history import contact_days
from mdnet.letters.coverage import Coverage, LetterRow, coverages
from mdnet.letters.gates import lacking
from mdnet.letters.readiness import Writer, writers
from mdnet.model.dates import short_day
from mdnet.model.network import Network, Person
from mdnet.model.settings import Settings

_SAID = {
    "hear": "The letter for {name}: have they decided?",
    "packet": "The packet for the letter for {name}: what would help most?",
    "request": "The letter for {name}: the request comes by e-mail from the portal",
    "remind": "The letter for {name}: is anything missing?",
    "wait": "The letter for {name}: is anything missing?",
    "thank": "Thanks for the letter for {name}",
    "tell": "How it turned out: {name}",
}
TALK_AHEAD = 42


def to_bring_up(
    person: Person, network: Network, settings: Settings, today: date
) -> tuple[str, ...]:
    """A sentence for each thing that the timeline says is to be talked about soon.

    The ask itself, for a writer who is ready for an open slot, from six weeks before
    it is to be asked, but not where it is too early by rule L1; and what their own
    letters need within six weeks.
    """
    found = coverages(network, settings.letters, today)
    pending = [c for c in found if c.is_open]
    own = [(c, row) for c in pending for row in c.rows
           if row.letter.writer_path == person.contact.path]  # fmt: skip
    if own:
        lacks = lacking(contact_days(person, today), settings.readiness)
        return tuple(
            text
            for c, row in own
            if not (lacks and row.step.kind == "ask")
            for text in _of_letter(c, row, today)
        )
    of_person = network._replace(people=(person,))
    judged = writers(of_person, found, settings, today)
    return tuple(_to_ask(judged, pending, today))


def _of_letter(found: Coverage, row: LetterRow, today: date) -> Iterator[str]:
    due = row.step.due
    if due is not None and (due - today).days > TALK_AHEAD:
        return
    name = found.application.name
    if row.step.kind == "ask":
        yield from _ask(found, today)
    elif row.step.kind in _SAID:
        yield _SAID[row.step.kind].format(name=name)


def _to_ask(
    judged: Sequence[Writer], pending: Sequence[Coverage], today: date
) -> Iterator[str]:
    for writer in judged:
        about = [c for c in pending if c.application.name == writer.application]
        if about and writer.slot in about[0].missing and writer.status == "ready":
            yield from _ask(about[0], today)


def _ask(found: Coverage, today: date) -> Iterator[str]:
    deadline = found.deadline
    if deadline is None or (deadline.ask_by - today).days > TALK_AHEAD:
        return
    guessed = f" (date extrapolated: check {deadline.check})" if deadline.check else ""
    yield (
        "Whether they would feel comfortable writing a strong letter for "
        f"{found.application.name}, ask by {short_day(deadline.ask_by, today)}{guessed}"
    )
