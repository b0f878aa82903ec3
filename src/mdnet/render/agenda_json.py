"""Agendas as JSON; see `render.json_values` for the contract."""

from collections.abc import Sequence

from mdnet.agenda.due import CheckIn
from mdnet.agenda.line import AgendaLine
from mdnet.agenda.plan import AgendaPlan
from mdnet.render.json_values import Json, day_value


def agenda_value(plan: AgendaPlan, path: str, changed: Sequence[str]) -> Json:
    """One agenda, whole: also what does not fit into its note.

    `changed` are the notes that were written, `mailto` is empty without an address.
    """
    return {
        "person": plan.person.name,
        "path": path,
        "changed": list(changed),
        "on": day_value(plan.on),
        "since": day_value(plan.since),
        "updates": [_line_value(line) for line in plan.updates],
        "questions": [_line_value(line) for line in plan.questions],
        "goals": [_line_value(line) for line in plan.goals],
        "owed_by_me": [_line_value(line) for line in plan.owed_by_me],
        "owed_to_me": [_line_value(line) for line in plan.owed_to_me],
        "mail": {
            "to": plan.mail.address,
            "subject": plan.mail.subject,
            "body": plan.mail.body,
            "mailto": plan.mail.mailto,
            "send_by": day_value(plan.mail.send_by),
        },
    }


def check_in_value(found: CheckIn) -> Json:
    """One check-in to come; `agenda` is the note that waits for it, or `null`."""
    return {
        "person": found.person.name,
        "path": found.person.contact.path,
        "last": day_value(found.last),
        "due": day_value(found.due),
        "state": found.state,
        "agenda": found.agenda.path if found.agenda else None,
        "status": found.agenda.status if found.agenda else None,
    }


def _line_value(line: AgendaLine) -> Json:
    """One line, and where it comes from."""
    return {
        "date": day_value(line.day),
        "text": line.plain,
        "source": line.source._asdict() if line.source else None,
    }
