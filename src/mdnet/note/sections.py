"""What the headings above a line say about it: is it the log, is it shut to the log."""

import re
from functools import lru_cache

_WORDS = re.compile(r"\W*+(.*\w)", re.DOTALL)
# In a person's note and in the profile these hold dated lines that are no contact.
_SHUT = {
    "contact": frozenset({"personal", "examples", "updates"}),
    "profile": frozenset({"personal", "goals", "story", "updates"}),
    "agenda": frozenset({"updates", "questions", "goals"}),
}
_PERSONAL = "personal"
NEVER = 7  # deeper than any heading


def heading_key(title: str) -> str:
    """A heading as it is compared: folded, without marks and emoji around it."""
    if title[:1].isalnum() and title[-1:].isalnum():
        return title.casefold()
    words = _WORDS.match(title)
    return words[1].casefold() if words else ""


@lru_cache(maxsize=16)
def _keys(
    kind: str, log_headings: tuple[str, ...]
) -> tuple[frozenset[str], frozenset[str]]:
    """The headings of the log, and those of sections that are shut."""
    log = frozenset(heading_key(title) for title in log_headings)
    return log, _SHUT.get(kind, frozenset()) - log


class Sections:
    """Walks down the headings of one note of the given kind.

    `in_log`: under a log heading; `is_shut`: under one whose dated lines are no
    contact; `is_personal`: under Personal, which never leaves the vault. A section
    lasts to the next heading of its level or a higher one.
    """

    def __init__(self, kind: str, log_headings: tuple[str, ...]) -> None:
        self._log_keys, self._shut_keys = _keys(kind, log_headings)
        self._log_level = self._shut_level = self._personal_level = NEVER
        self.in_log = self.is_shut = self.is_personal = False

    def enter(self, level: int, title: str) -> None:
        """Go on below a heading."""
        if level <= self._log_level:
            self._log_level = NEVER
        if level <= self._shut_level:
            self._shut_level = NEVER
        if level <= self._personal_level:
            self._personal_level = NEVER
        key = heading_key(title)
        if key == _PERSONAL:
            self._personal_level = min(level, self._personal_level)
        if key in self._log_keys:
            self._log_level = min(level, self._log_level)
        elif key in self._shut_keys:
            self._shut_level = min(level, self._shut_level)
        self.is_shut = self._shut_level < NEVER
        self.is_personal = self._personal_level < NEVER
        self.in_log = self._log_level < NEVER and not self.is_shut
