"""Letters as JSON: a contract, keys are only ever added."""

from mdnet.letters.ask import Ask
from mdnet.letters.coverage import Coverage, LetterRow
from mdnet.letters.draft import Draft
from mdnet.letters.readiness import Writer
from mdnet.letters.report import Letters
from mdnet.letters.timeline import check_of
from mdnet.model.calendar import SeasonDate
from mdnet.render.json_values import Json, day_value
from mdnet.rules.wording import UNDATED_STEPS

STEP_NAMES = {**UNDATED_STEPS, "ask": "ask", "remind": "remind"}


def letters_value(found: Letters) -> Json:
    """The answer of `mdnet lor --json`."""
    return {
        "applications": [application_value(c) for c in found.applications],
        "writers": [writer_value(writer) for writer in found.writers],
    }


def application_value(found: Coverage) -> Json:
    """One application: `basis` and `check` tell how sure its dates are."""
    deadline = found.deadline
    return {
        "name": found.application.name,
        "path": found.application.path,
        "track": found.application.track,
        "need_by": day_value(deadline.need_by) if deadline else None,
        "ask_by": day_value(deadline.ask_by) if deadline else None,
        "basis": deadline.basis if deadline else None,
        "required": len(found.required),
        "max": found.at_most,
        "filled": found.filled,
        "status": found.status,
        "slots": {slot: list(names) for slot, names in found.slots.items()},
        "missing": list(found.missing),
        "letters": [letter_value(row) for row in found.rows],
        "because": deadline.because if deadline else None,
        "check": deadline.check or None if deadline else None,
        "portal": found.portal,
        "dates": [_season_day(day) for day in found.dates],
    }


def _season_day(found: SeasonDate) -> Json:
    return {
        "key": found.key,
        "date": day_value(found.day),
        "basis": found.basis,
        "check": check_of(found) or None,
    }


def letter_value(row: LetterRow) -> Json:
    """One letter; `next` is what comes next, `due` its day, `null` for no day."""
    letter = row.letter
    packet = letter.packet
    return {
        "writer": row.writer,
        "slot": letter.slot,
        "status": letter.status,
        "next": STEP_NAMES.get(row.step.kind),
        "due": day_value(row.step.due),
        "need_by": day_value(row.need_by),
        "late": row.is_late,
        "waived": letter.waived,
        "year": letter.first_year,
        "packet": {"done": sum(p.is_done for p in packet), "of": len(packet)},
        "path": letter.path,
    }


def of_application(row: LetterRow) -> Json:
    """One letter, seen from its writer."""
    return {"application": row.letter.application} | letter_value(row)


def writer_value(writer: Writer) -> Json:
    """One possible writer; the points of `parts` add up to `score`."""
    return {
        "person": writer.person.name,
        "score": writer.score,
        "status": writer.status,
        "gates": [gate._asdict() for gate in writer.gates],
        "parts": [
            {
                "part": part.name,
                "points": part.points,
                "max": part.most,
                "evidence": [found._asdict() for found in part.evidence],
            }
            for part in writer.parts
        ],
        "next": [found._asdict() for found in writer.next],
        "application": writer.application or None,
        "slot": writer.slot,
        "path": writer.person.contact.path,
    }


def ask_value(found: Ask, mail: Draft, path: str) -> Json:
    """The answer of `mdnet lor ask --json`, but for what was written."""
    return {
        "person": found.person.name,
        "application": found.coverage.application.name,
        "slot": found.slot,
        "path": path,
        "need_by": day_value(found.need_by),
        "warnings": [gate.text for gate in found.warnings],
        "subject": mail.subject,
        "body": mail.body,
        "blanks": list(mail.blanks),
    }
