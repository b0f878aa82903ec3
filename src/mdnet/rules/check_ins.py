"""M8: check-ins with a mentor: when the last was, and the agenda for the next."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from mdnet.history import since
from mdnet.model.agenda import Agenda
from mdnet.model.network import Person
from mdnet.note.agenda_lines import HELD, held_on, was_held
from mdnet.rules.plain import one_line

# An agenda whose day has passed unused still waits so long for its check-in.
WAITS_DAYS = 14


def last_check_in(
    person: Person, agendas: Iterable[Agenda], today: date
) -> date | None:
    """The day of the last check-in up to `today`, `None` for none.

    That is a line of kind `check-in` (a ticked item of the digest is one), or an
    agenda that was held: one held before its day counts as held by `today`.
    """
    path = person.contact.path
    days = [i.day for i in since(person, date.min, today) if i.kind == HELD]
    held = (held_on(a) for a in agendas if a.contact_path == path and was_held(a))
    days += [min(day, today) for day in held if day]
    return max(days, default=None)


def held_ahead(agendas: Iterable[Agenda], today: date) -> frozenset[str]:
    """The people (paths) whose check-in took place before the day of its agenda.

    No line of their history says so until that day: the note does not tell on which
    day they met.
    """
    return frozenset(
        agenda.contact_path
        for agenda in agendas
        if was_held(agenda) and (day := held_on(agenda)) and day > today
    )


def waiting_agenda(
    agendas: Iterable[Agenda], path: str, today: date, last: date | None = None
) -> Agenda | None:
    """The agenda that waits for a person's next check-in, `None` for none.

    Of those not held, and later than the `last` check-in, the next whose day has not
    passed; else the latest of the two weeks before.
    """
    first = today - timedelta(days=WAITS_DAYS)
    first = max(first, last + timedelta(days=1)) if last else first
    found = sorted(
        (agenda.day, agenda.path, agenda)
        for agenda in agendas
        if agenda.contact_path == path
        and agenda.day is not None
        and agenda.day >= first
        and not was_held(agenda)
    )
    ahead = [agenda for day, _, agenda in found if day >= today]
    behind = [agenda for day, _, agenda in found if day < today]
    return ahead[0] if ahead else (behind[-1] if behind else None)


def agenda_links(agendas: Iterable[Agenda], today: date) -> Mapping[str, str]:
    """The link to the agenda that waits, by the path of the person's note."""
    theirs: dict[str, list[Agenda]] = {}
    for agenda in agendas:
        if agenda.contact_path:
            theirs.setdefault(agenda.contact_path, []).append(agenda)
    waiting = ((path, waiting_agenda(of, path, today)) for path, of in theirs.items())
    return {path: agenda_link(agenda) for path, agenda in waiting if agenda}


def agenda_link(agenda: Agenda) -> str:
    """`[[2026-11-29 Tom Reed|agenda]]`, and whether its mail was sent."""
    sent = " (sent)" if agenda.status == "sent" else ""
    return f"[[{one_line(agenda.name)}|agenda]]{sent}"
