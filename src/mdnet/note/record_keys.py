"""Which keys of a front matter hold which field, in mdnet's words and in others'."""

import re
from collections.abc import Callable, Iterable, KeysView
from functools import lru_cache

from mdnet.model.finding import Finding
from mdnet.model.vocabulary import slug
from mdnet.note.field_values import Reading, T, unique
from mdnet.note.front_values import Property

# mdnet's own key first; the others are those of the plugins and templates that people
# have used before, and the words of vCards.
KEYS: dict[str, tuple[str, ...]] = {
    "aliases": ("aliases", "alias", "nickname"),
    "tags": ("tags", "tag"),
    "title": ("title", "job_title", "jobtitle", "position"),
    "institution": (
        "institution", "org", "company", "organization", "organisation", "employer",
        "hospital",
    ),
    "circle": ("circle", "circles"),
    "relationship": ("relationship", "relationships"),
    "mentor_slots": ("mentor_slots", "mentor_slot"),
    "interests": ("interests", "interest"),
    "met": ("met", "first_met", "met_on", "date_met"),
    "met_at": ("met_at", "where_met", "how_met", "met_where"),
    "cadence": ("cadence", "prm_cadence", "contact_frequency"),
    "snooze_until": ("snooze_until", "prm_snooze_until", "snoozed_until"),
    "paused": ("paused", "prm_paused"),
    "email": ("email", "emails", "e_mail", "mail"),
    "phone": ("phone", "phones", "tel", "telephone", "mobile", "cell"),
    "linkedin": ("linkedin", "linkedin_url"),
    "say_it": ("say_it", "pronunciation"),
    "birthday": ("birthday", "bday", "prm_birthday", "birthdate", "date_of_birth"),
    "started": ("started", "started_on", "begun"),
    "ended": ("ended", "ended_on", "finished_on", "published_on"),
    "letters_by": ("letters_by", "letter_deadline", "deadline"),
    "year": ("year", "imported_year", "uploaded_year"),
    "starts": ("starts", "start", "start_date", "begins", "from"),
    "ends": ("ends", "end", "end_date", "until", "to"),
    "people": ("people", "attendings", "fellows", "team"),
    "service": ("service", "rotation"),
    "site": ("site", "location"),
    "pgy": ("pgy", "pl"),
}  # fmt: skip

# Each key's field and its rank there; a key that is not here is a field of its own.
_FIELD_OF = {
    key: (field, rank) for field, keys in KEYS.items() for rank, key in enumerate(keys)
}
_TAIL = re.compile(r"(?:\[[^\]]*\]|_\d+)\Z")


@lru_cache(maxsize=4096)
def folded_key(key: str) -> str:
    """A key as it is compared: `EMAIL[HOME]` and `Email_2` are both `email`."""
    return slug(_TAIL.sub("", key.strip()))


@lru_cache(maxsize=4096)
def field_and_rank(key: str) -> tuple[str, int]:
    """The field that a key holds, and its place among that field's keys."""
    folded = folded_key(key)
    return _FIELD_OF.get(folded) or (folded, 0)


class Fields:
    """The properties of one note by field; collects the findings of what was read."""

    def __init__(self, path: str, properties: Iterable[Property]) -> None:
        self._path = path
        self._findings: list[Finding] = []
        self._by_field: dict[str, list[Property]] = {}
        for each in properties:
            field = field_and_rank(each.key)[0]
            same = self._by_field.get(field)
            if same is None:
                self._by_field[field] = [each]
            else:
                same.append(each)
                same.sort(key=_rank)

    @property
    def fields(self) -> KeysView[str]:
        """The fields that the note has; other keys count as themselves, folded."""
        return self._by_field.keys()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What could not be read, in the order of the note."""
        if not self._findings:
            return ()
        return tuple(sorted(self._findings, key=lambda each: (each.line, each.column)))

    def first(self, field: str, read: Callable[[Property], Reading[T]], empty: T) -> T:
        """The field's value from the first key that has one, else `empty`."""
        for found in self._by_field.get(field, ()):
            value = self.read(found, read)
            if value:
                return value
        return empty

    def every(
        self, field: str, read: Callable[[Property], Reading[tuple[str, ...]]]
    ) -> tuple[str, ...]:
        """The values of all keys of the field together, each once."""
        found = self._by_field.get(field, ())
        if len(found) == 1:
            return self.read(found[0], read)
        return unique(value for each in found for value in self.read(each, read))

    def property(self, field: str) -> Property | None:
        """The first property of the field that is not empty."""
        found = self._by_field.get(field, ())
        return next((each for each in found if each.style != "empty"), None)

    def report(self, field: str, code: str, message: str) -> None:
        """A finding about a field that has a value."""
        found = self.property(field)
        line, column = (found.line, found.column) if found else (0, 0)
        finding = Finding(self._path, line, column, code, "warning", message)
        self._findings.append(finding)

    def read(self, found: Property, read: Callable[[Property], Reading[T]]) -> T:
        """The value of one property; what could not be read becomes a finding."""
        value, problems = read(found)
        for code, line, column, message in problems:
            finding = Finding(self._path, line, column, code, "warning", message)
            self._findings.append(finding)
        return value


def _rank(found: Property) -> int:
    return field_and_rank(found.key)[1]
