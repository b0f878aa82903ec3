"""The dates of an application season: every property that is a day, with its basis."""

import re

from mdnet.model.calendar import Season, SeasonDate
from mdnet.model.finding import Finding
from mdnet.model.vocabulary import slug
from mdnet.note import fields
from mdnet.note.field_dates import day_of
from mdnet.note.field_values import Reading
from mdnet.note.field_words import BASIS
from mdnet.note.front_values import FrontMatter, Property
from mdnet.note.record_keys import Fields

# Dates of the note itself, which many vaults keep.
_NOT_SEASON = frozenset({"created", "updated", "modified", "date"})
_LOOKS_LIKE_DAY = re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b")


def season(
    path: str, title: str, properties: FrontMatter
) -> tuple[Season, tuple[Finding, ...]]:
    """The season's dates in the note's order.

    The basis of `match_day` is `match_day_basis`, else the note's `basis`, else `user`.
    """
    take = Fields(path, properties.properties)
    common = take.first("basis", _basis, "user")
    dates: list[SeasonDate] = []
    for each in properties.properties:
        key = slug(each.key)
        if key in _NOT_SEASON or not _is_day(each):
            continue
        day = take.read(each, fields.day)
        if day is not None:
            dates.append(
                SeasonDate(key, day, take.first(f"{key}_basis", _basis, common))
            )
    portal = take.first("portal", fields.plain_text, "")
    at_most = take.first("letters_max", fields.integer, None)
    return Season(path, title, tuple(dates), portal, at_most), take.findings


def _basis(found: Property) -> Reading[str]:
    return fields.choice(found, BASIS, "user")


def _is_day(found: Property) -> bool:
    """Whether a property is a day, or meant to be one."""
    text = found.raw if isinstance(found.raw, str) else ""
    return bool(_LOOKS_LIKE_DAY.match(text)) or not isinstance(day_of(text), str)
