"""Interests compared: `cards` and `Cardiology` are the same one."""

from collections.abc import Iterable

from mdnet.model.calendar import Profile
from mdnet.model.contact import Contact
from mdnet.model.specialties import specialty_of
from mdnet.rules.plain import folded

GENERAL = "general_pediatrics"


def interest_key(word: str) -> str:
    """What an interest is compared by: the specialty it names, else its words."""
    return specialty_of(folded(word))


def my_interests(profile: Profile | None) -> tuple[str, ...]:
    """The resident's specialty and interests in their own words, each once."""
    if profile is None:
        return ()
    found: dict[str, str] = {}
    for word in (profile.specialty, *profile.interests):
        if interest_key(word):
            found.setdefault(interest_key(word), word)
    return tuple(found.values())


def shared(contact: Contact, mine: Iterable[str]) -> tuple[str, ...]:
    """Those of the resident's interests that the person has too."""
    theirs = {interest_key(word) for word in contact.interests}
    return tuple(word for word in mine if interest_key(word) in theirs)


def is_generalist(contact: Contact) -> bool:
    """M2: whether the person stands for general pediatrics.

    By the slot `general_pediatrics`, an interest that means it, or the role.
    """
    if GENERAL in contact.mentor_slots:
        return True
    if contact.role in ("continuity_preceptor", "community_pediatrician"):
        return True
    return any(interest_key(word) == GENERAL for word in contact.interests)
