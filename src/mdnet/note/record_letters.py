"""Letters, applications and programs from their properties."""

from functools import partial
from typing import Any

from mdnet.model.application import Application, Program
from mdnet.model.finding import Finding
from mdnet.model.letter import DAY_OF_STATE, Letter
from mdnet.model.specialties import specialty_of
from mdnet.model.vocabulary import slug
from mdnet.note import fields
from mdnet.note.field_values import Reading
from mdnet.note.field_words import ANSWER, LETTER_SLOT, LETTER_STATE, TRACK
from mdnet.note.front_values import FrontMatter, Property
from mdnet.note.record_keys import Fields

Findings = tuple[Finding, ...]

_slot = partial(fields.choice, vocabulary=LETTER_SLOT, default="")
_slots = partial(fields.repeatable_choices, vocabulary=LETTER_SLOT)
_state = partial(fields.choice, vocabulary=LETTER_STATE, default="idea")
_answer = partial(fields.choice, vocabulary=ANSWER, default="")
_track = partial(fields.choice, vocabulary=TRACK, default="fellowship")


def letter(path: str, title: str, properties: FrontMatter) -> tuple[Letter, Findings]:
    """One requested letter; without a status it is an idea."""
    take = Fields(path, properties.properties)
    days: dict[str, Any] = {
        key: take.first(key, fields.day, None)
        for key in dict.fromkeys(DAY_OF_STATE.values())
    }
    found = Letter(
        path=path,
        name=title,
        writer=take.first("writer", fields.target, ""),
        application=take.first("application", fields.target, ""),
        slot=take.first("slot", _slot, ""),
        status=take.first("status", _state, "idea"),
        answer=take.first("answer", _answer, ""),
        need_by=take.first("need_by", fields.day, None),
        waived=_only(take, "waived"),
        year=take.first("year", fields.integer, None),
        **days,
    )
    return found, take.findings


def has_unknown_state(properties: FrontMatter) -> bool:
    """Whether `status` has a word that is no state of a letter."""
    found = properties.property("status")
    return found is not None and bool(_state(found).problems)


def _only(take: Fields, field: str) -> bool | None:
    """A checkbox that may be unanswered: `no` is an answer, too."""
    found = take.property(field)
    return take.read(found, fields.answer) if found else None


def application(
    path: str, title: str, properties: FrontMatter
) -> tuple[Application, Findings]:
    """One application; `cycle` and `status` are words as typed, folded."""
    take = Fields(path, properties.properties)
    found = Application(
        path=path,
        name=title,
        track=take.first("track", _track, "fellowship"),
        specialty=take.first("specialty", _specialty, ""),
        season=take.first("season", fields.target, ""),
        letters_required=take.first("letters_required", fields.integer, None),
        letters_max=take.first("letters_max", fields.integer, None),
        slots=take.first("slots", _slots, ()),
        need_by=take.first("need_by", fields.day, None),
        cycle=take.first("cycle", _word, "july"),
        status=take.first("status", _word, ""),
    )
    return found, take.findings


def program(path: str, title: str, properties: FrontMatter) -> tuple[Program, Findings]:
    """One program of the ledger, as far as letters depend on it."""
    take = Fields(path, properties.properties)
    found = Program(
        path=path,
        name=title,
        institution=take.first("institution", fields.plain_text, ""),
        specialty=take.first("specialty", _specialty, ""),
        application=take.first("application", fields.target, ""),
        stage=take.first("stage", _word, ""),
        letters_by=take.first("letters_by", fields.day, None),
        faculty=take.every("faculty", fields.links),
    )
    return found, take.findings


def _word(found: Property) -> Reading[str]:
    value, problems = fields.plain_text(found)
    return Reading(slug(value), problems)


def _specialty(found: Property) -> Reading[str]:
    value, problems = fields.plain_text(found)
    return Reading(specialty_of(value), problems)
