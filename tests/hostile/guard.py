"""What the promise says of any note, held for one note at a time.

A note is read, put together with others and judged. It may take a second of this
machine's processor and 200 MB of memory, and nothing may be raised.
"""

import resource
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from mdnet.digest import digest
from mdnet.model.note import Note
from mdnet.model.settings import Settings
from mdnet.note.assemble import assemble
from mdnet.note.parse import parse, unreadable
from mdnet.vault import problem_of

SECONDS = 1.0
MEGABYTES = 200
TODAY = date(2026, 11, 22)
SETTINGS = Settings()
OTHERS = {
    "People/Maria Alvarez.md": (
        "---\ntype: contact\nrole: attending\nrelationship: mentor\n---\n## Log\n"
        "- 2026-01-05 met: coffee\n- [ ] Send her the paper ➕ 2026-11-01\n"
    ),
    "People/Tom Reed.md": "---\ntype: contact\ncadence: 30d\nmet: 2026-01-01\n---\n",
    "Me.md": "---\ntype: profile\npgy: 2\npgy_since: 2026-07-01\n---\n",
    "Daily/2026-11-20.md": "- met [[Tom Reed]]: rounds\n",
}


class TooSlowError(BaseException):
    """The second is over; no `except Exception` on the way may swallow it."""


def note_of(path: str, data: bytes) -> Note:
    """The note as the workspace reads it, but with nothing caught."""
    problem = problem_of(data)
    if problem:
        return unreadable(path, "FILE001", problem, SETTINGS)
    return parse(path, data.decode(), SETTINGS)


def others() -> tuple[Note, ...]:
    """Four notes in good order, which must go on to count."""
    return tuple(parse(path, text, SETTINGS) for path, text in OTHERS.items())


def judged(note: Note, beside: tuple[Note, ...]) -> None:
    """Put the note together with the others, and ask what is due.

    Raises:
        AssertionError: one of the others does not count any more.
    """
    network, _ = assemble((*(n for n in beside if n.path != note.path), note))
    found = digest(network, SETTINGS, TODAY)
    paths = {person.contact.path for person in network.people}
    people = {p for p in OTHERS if p.startswith("People/")} - {note.path}
    assert people <= paths, f"lost {people - paths}"
    due = {i.person_path for i in (*found.items, *found.later, *found.coming)}
    promised = "People/Maria Alvarez.md"
    assert promised in due or note.path == promised or note.entries or note.answers


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise `TooSlowError` when the block has used so much of the processor."""

    def over(*_: Any) -> None:
        raise TooSlowError(f"more than {seconds} s")

    start = time.process_time()
    before = signal.signal(signal.SIGPROF, over)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
        if time.process_time() - start > seconds:
            over()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def limit_memory(megabytes: int = MEGABYTES) -> None:
    """End this process with a MemoryError above so much."""
    size = megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_DATA, (size, size))


def fault_of(
    path: str, data: bytes, beside: tuple[Note, ...] = (), seconds: float = SECONDS
) -> str:
    """What is wrong with mdnet, seen by this note; empty when nothing is.

    With notes `beside` it the whole network is judged as well.
    """
    try:
        with time_limit(seconds):
            note = note_of(path, data)
            if beside:
                judged(note, beside)
    except TooSlowError:
        return "too slow"
    except MemoryError:
        return "too much memory"
    except Exception as error:  # any is a fault: that is the promise
        return f"{type(error).__name__}: {error}"[:200]
    return _findings_fault(note, data)


def _findings_fault(note: Note, data: bytes) -> str:
    lines = data.count(b"\n") + 1
    for finding in note.findings:
        if not 0 <= finding.line <= lines:
            return f"a finding on line {finding.line} of {lines}: {finding.code}"
        if finding.code == "FM099":
            return f"without a cause: {finding.message}"
        if not finding.line and finding.code != "FILE001":
            return f"without a line: {finding.code}"
    return ""
