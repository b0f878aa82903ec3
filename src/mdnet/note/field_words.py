"""The vocabulary's words as people type them: case, spaces and hyphens do not count."""

from collections.abc import Mapping
from typing import NamedTuple

from mdnet.model import agenda
from mdnet.model.letter import SLOTS, STATES
from mdnet.model.vocabulary import CIRCLES, MENTOR_SLOTS, RELATIONSHIPS, slug


class Vocabulary(NamedTuple):
    """The words of one field, and what else people write for them, as slugs."""

    name: str
    words: tuple[str, ...]
    synonyms: Mapping[str, str]

    def word_of(self, text: str) -> str | None:
        """The field's word for what was typed, `None` where it is not one."""
        word = slug(text)
        return word if word in self.words else self.synonyms.get(word)

    def complaint(self, text: str) -> str:
        """What to say of a word that the field does not have."""
        return f"`{text}` is no {self.name}: write one of {', '.join(self.words)}"


CIRCLE = Vocabulary(
    "circle",
    CIRCLES,
    {
        "1": "inner", "2": "mentorship", "3": "institutional", "4": "national",
        "circle_1": "inner", "circle_2": "mentorship",
        "circle_3": "institutional", "circle_4": "national",
        "inner_circle": "inner", "core": "inner", "close": "inner",
        "mentor": "mentorship", "mentors": "mentorship", "mentoring": "mentorship",
        "institution": "institutional", "hospital": "institutional",
        "local": "institutional", "nation": "national", "external": "national",
    },
)  # fmt: skip
RELATIONSHIP = Vocabulary(
    "relationship",
    RELATIONSHIPS,
    {
        "adviser": "advisor", "faculty_advisor": "advisor", "colleague": "peer",
        "peers": "peer", "mentors": "mentor", "sponsors": "sponsor",
        "possible_mentor": "potential_mentor", "mentor_candidate": "potential_mentor",
        "potential_sponsor": "sponsor_candidate",
        "possible_sponsor": "sponsor_candidate", "advisee": "mentee",
        "alum": "alumnus", "alumna": "alumnus", "alumni": "alumnus",
    },
)  # fmt: skip
MENTOR_SLOT = Vocabulary(
    "mentor slot",
    MENTOR_SLOTS,
    {
        "research": "research_qi", "qi": "research_qi", "research/qi": "research_qi",
        "scholarly": "research_qi", "career": "career_advisor",
        "career_adviser": "career_advisor", "advisor": "career_advisor",
        "general": "general_pediatrics", "gen_peds": "general_pediatrics",
        "primary_care": "general_pediatrics", "clinic": "clinical",
    },
)  # fmt: skip
LOAD = Vocabulary(
    "load",
    ("light", "normal", "heavy"),
    {
        "easy": "light", "low": "light", "medium": "normal", "moderate": "normal",
        "hard": "heavy", "busy": "heavy", "high": "heavy", "intense": "heavy",
    },
)  # fmt: skip
BASIS = Vocabulary(
    "basis",
    ("published", "extrapolated", "user"),
    {"official": "published", "estimated": "extrapolated", "guess": "extrapolated",
     "guessed": "extrapolated", "own": "user", "me": "user"},
)  # fmt: skip
LETTER_SLOT = Vocabulary(
    "letter slot",
    SLOTS,
    {
        "program_director": "pd", "director": "pd", "residency_pd": "pd",
        "specialty": "subspecialty", "subspecialist": "subspecialty",
        "clinical": "subspecialty", "research_qi": "research", "qi": "research",
        "scholarly": "research", "research_or_other": "research", "any": "other",
        "faculty": "other", "general": "other",
    },
)  # fmt: skip
LETTER_STATE = Vocabulary(
    "letter status",
    STATES,
    {
        "planned": "idea", "yes_strong": "agreed_strong", "strong": "agreed_strong",
        "yes": "agreed", "maybe": "hesitant", "no": "declined", "packet": "packet_sent",
        "requested": "request_sent", "request": "request_sent", "sent": "request_sent",
        "received": "uploaded", "upload": "uploaded", "told": "outcome_told",
        "import": "imported", "cancelled": "void", "deleted": "void",
        "withdrawn": "void",
    },
)  # fmt: skip
ANSWER = Vocabulary(
    "answer",
    ("yes_strong", "yes", "hesitant", "declined"),
    {"strong": "yes_strong", "agreed_strong": "yes_strong", "agreed": "yes",
     "maybe": "hesitant", "no": "declined"},
)  # fmt: skip
TRACK = Vocabulary(
    "track",
    ("fellowship", "residency", "soap_reapply", "transfer", "job"),
    {"soap": "soap_reapply", "reapply": "soap_reapply", "fellow": "fellowship",
     "position": "job", "work": "job"},
)  # fmt: skip
AGENDA_STATE = Vocabulary(
    "agenda status",
    agenda.STATES,
    {"planned": "draft", "open": "draft", "mailed": "sent", "done": "held",
     "met": "held", "closed": "held"},
)  # fmt: skip

_CHECKED = {
    **dict.fromkeys(("true", "yes", "y", "on", "x", "1"), True),
    **dict.fromkeys(("false", "no", "n", "off", "0"), False),
}


def checkbox_of(text: str) -> bool | str:
    """Whether a checkbox is ticked, or else what is wrong with the text."""
    found = _CHECKED.get(text.casefold())
    return f"`{text}` is neither true nor false" if found is None else found
