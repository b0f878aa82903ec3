"""A check-in that was held before its day gets the day of the tick, once."""

from collections.abc import Callable
from datetime import date

from mdnet.errors import NotEditableError, VaultError
from mdnet.model.agenda import Agenda
from mdnet.model.change import Rewrite
from mdnet.model.network import Network
from mdnet.model.settings import Settings
from mdnet.note.agenda_lines import held_on, is_met_box, was_held
from mdnet.note.compose import tick, untick
from mdnet.operations.close_tasks import Closed


def date_check_ins(
    network: Network, settings: Settings, today: date, read: Callable[[str], str]
) -> Closed:
    """The changes that write `✅` and today behind the box "Met" of such agendas.

    What is new is told from that day on; without it, nothing says when one met, and
    news from before the agenda's day would count as told. An agenda without the box
    stays as it is.
    """
    changes: list[Rewrite] = []
    problems: list[str] = []
    for agenda in network.agendas:
        day = held_on(agenda) if was_held(agenda) else None
        if day is None or day <= today:
            continue
        try:
            before = read(agenda.path)
            after = _dated(agenda.path, before, settings, today)
        except (NotEditableError, VaultError) as error:
            problems.append(f"{agenda.path}: the day you met is not written: {error}")
            continue
        changes += [Rewrite(agenda.path, before, after)] if after != before else []
    return Closed(tuple(changes), tuple(problems))


def _dated(path: str, text: str, settings: Settings, today: date) -> str:
    # The parser is loaded only when there is a check-in to date.
    from mdnet.note.parse import parse  # noqa: PLC0415

    agenda = parse(path, text, settings).record
    if not isinstance(agenda, Agenda) or not was_held(agenda):
        return text
    boxes = [p for p in agenda.section("Notes") if p.box and is_met_box(p.text)]
    if not boxes:
        return text
    line = boxes[0].line
    return tick(untick(text, line), line, today)
