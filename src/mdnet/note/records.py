"""From a note's properties to the model's records: contact, profile, rotation, season.

A record takes each field from the first of several keys that has a value, so that a
vault with habits of its own can be adopted as it is; keys are compared without regard
to case, spaces, hyphens, a number at the end (`email_2`) or brackets (`EMAIL[HOME]`).
Every finding is a warning with the value's line and column; codes are in `fields`.
"""

from functools import partial
from typing import cast

from mdnet.model.calendar import Load, Profile, Rotation
from mdnet.model.contact import Contact
from mdnet.model.finding import Finding
from mdnet.note import field_addresses, fields
from mdnet.note.field_values import Reading
from mdnet.note.field_words import CIRCLE, LOAD, MENTOR_SLOT, RELATIONSHIP
from mdnet.note.front_values import FrontMatter, Property
from mdnet.note.record_keys import Fields, field_and_rank
from mdnet.note.record_names import other_names
from mdnet.note.record_season import season

__all__ = ["contact", "note_aliases", "note_tags", "note_type", "profile", "rotation",
           "season"]  # fmt: skip

Findings = tuple[Finding, ...]

_circles = partial(fields.choices, vocabulary=CIRCLE)
_relationships = partial(fields.choices, vocabulary=RELATIONSHIP)
_slots = partial(fields.choices, vocabulary=MENTOR_SLOT)


def contact(path: str, title: str, properties: FrontMatter) -> tuple[Contact, Findings]:
    """The person that a contact note describes; `title` is the file's name."""
    take = Fields(path, properties.properties)
    aliases = take.every("aliases", fields.aliases)
    names = tuple(n for n in other_names(take) if n not in (title, *aliases))
    person = Contact(
        path=path,
        name=title,
        id=take.first("id", fields.text, ""),
        aliases=aliases + names,
        tags=take.every("tags", fields.tags),
        role=take.first("role", fields.role, ""),
        title=take.first("title", fields.plain_text, ""),
        institution=take.first("institution", fields.plain_text, ""),
        circle=take.first("circle", _circles, ()),
        relationship=take.first("relationship", _relationships, ()),
        mentor_slots=take.first("mentor_slots", _slots, ()),
        why=take.first("why", fields.text, ""),
        interests=take.first("interests", fields.texts, ()),
        met=take.first("met", fields.day, None),
        met_at=take.first("met_at", fields.target, ""),
        cadence=take.first("cadence", fields.cadence, None),
        snooze_until=take.first("snooze_until", fields.day, None),
        paused=take.first("paused", fields.checkbox, False),
        email=take.every("email", field_addresses.emails),
        phone=take.every("phone", field_addresses.phones),
        linkedin=take.first("linkedin", fields.text, ""),
        say_it=take.first("say_it", fields.text, ""),
        birthday=take.first("birthday", fields.birthday, None),
    )
    return person, take.findings


def profile(path: str, title: str, properties: FrontMatter) -> tuple[Profile, Findings]:
    """Who keeps the vault; without a `name` the note's title is not taken for one."""
    take = Fields(path, properties.properties)
    person = Profile(
        path=path,
        name=take.first("name", fields.text, "") or _own_name(title),
        pgy=take.first("pgy", fields.integer, None),
        pgy_since=take.first("pgy_since", fields.day, None),
        program=take.first("program", fields.plain_text, ""),
        track=take.first("track", fields.text, ""),
        specialty=take.first("specialty", fields.plain_text, ""),
        interests=take.first("interests", fields.texts, ()),
        academic=take.first("academic", fields.checkbox, False),
        style=take.first("style", fields.text, "").casefold(),
    )
    return person, take.findings


def _own_name(title: str) -> str:
    return "" if title.casefold() in ("me", "profile", "about me") else title


def rotation(
    path: str, title: str, properties: FrontMatter
) -> tuple[Rotation, Findings]:
    """One rotation, named by its note; an end before the start is unknown, and said."""
    take = Fields(path, properties.properties)
    starts = take.first("starts", fields.day, None)
    ends = take.first("ends", fields.day, None)
    if starts and ends and ends < starts:
        take.report("ends", "FLD012", f"the rotation ends before it starts ({starts})")
        ends = None
    return (
        Rotation(
            path=path,
            name=title,
            service=take.first("service", fields.plain_text, ""),
            site=take.first("site", fields.plain_text, ""),
            starts=starts,
            ends=ends,
            load=take.first("load", _load, "normal"),
            people=take.every("people", fields.links),
        ),
        take.findings,
    )


def _load(found: Property) -> Reading[Load]:
    word, problems = fields.choice(found, LOAD, "normal")
    return Reading(cast("Load", word), problems)


def note_type(properties: FrontMatter) -> str:
    """The `type` of a note, folded, without link brackets; empty where it has none."""
    return _only("type", properties).first("type", fields.plain_text, "").casefold()


def note_tags(properties: FrontMatter) -> tuple[str, ...]:
    """The tags among the properties, without `#`, folded."""
    return _only("tags", properties).every("tags", fields.tags)


def note_aliases(properties: FrontMatter) -> tuple[str, ...]:
    """The aliases among the properties."""
    return _only("aliases", properties).every("aliases", fields.aliases)


def _only(field: str, properties: FrontMatter) -> Fields:
    """Fields of one only: all of a note's take eight times as long."""
    found = [p for p in properties.properties if field_and_rank(p.key)[0] == field]
    return Fields("", found)
