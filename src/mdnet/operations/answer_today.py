"""An answer from the terminal: the box in today's note, and what it settles."""

from collections.abc import Callable
from datetime import date

from mdnet.model.change import Rewrite
from mdnet.model.network import Network
from mdnet.model.settings import Settings
from mdnet.operations.close_tasks import Closed
from mdnet.operations.take_in import taken_in


def answered_today(
    path: str,
    edited: str,
    network: Network,
    settings: Settings,
    today: date,
    read: Callable[[str], str],
) -> Closed:
    """All that an edit of today's note changes: the note, tasks and letters it settles.

    `edited` is the text of the note at `path` with the answer in it; `read` gives a
    note's text as it is. The digest is left as it is, so that the numbers stay those
    the user saw.
    """
    # The parser is loaded only by those who answer.
    from mdnet.note.parse import parse  # noqa: PLC0415

    new = {answer.id: answer for answer in parse(path, edited, settings).answers}
    found = network._replace(answers={**network.answers, **new})
    closed = taken_in(
        found, settings, today, lambda note: edited if note == path else read(note)
    )
    texts = {path: edited} | {change.path: change.text for change in closed.changes}
    changes = (Rewrite(note, read(note), text) for note, text in texts.items())
    return Closed(tuple(c for c in changes if c.before != c.text), closed.problems)
